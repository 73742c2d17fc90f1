"""What the tests of the notebook share: both databases, and entries to put into them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from core.notebook.entries import Pin, pin_from
from core.notebook.place import URL_VARIABLE, database_url
from core.notebook.store import NotebookStore
from tests.notebook.postgres import Cluster, cluster

EVIL = '</script><img src=x onerror="window.pwned=1"> =1+1 **b** [a](javascript:alert(1)) $x$ \''
"""A name that would do harm in HTML, Markdown, a formula cell and a Python literal."""


def make_pin(title: str = "a penicillin", **values: object) -> Pin:
    """Return a pinned search with two hits."""
    hits = [
        {"name": "aspirin", "smiles": "CC(=O)Oc1ccccc1C(=O)O", "score": 0.8125},
        {"name": "ethanol", "smiles": "CCO", "score": -0.25},
    ]
    plain = {
        "kind": "search",
        "title": title,
        "note": "see the ring",
        "parameters": {"q": "a penicillin"},
        "library": "starter",
        "fingerprint": "0123456789abcdef",
        "snapshot": {"molecules": hits},
    }
    return pin_from(plain | values)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server for the whole session."""
    with cluster() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> URL:
    """Address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        monkeypatch.setenv(URL_VARIABLE, f"sqlite:///{tmp_path}/new folder/notebook.sqlite")
    else:
        monkeypatch.setenv(URL_VARIABLE, request.getfixturevalue("postgres").database())
    return database_url()


@pytest.fixture
def store(url: URL) -> NotebookStore:
    """A store in an empty database."""
    return NotebookStore(url)
