"""What the tests of the app share: a small checkpoint, a cache of their own, no data folder."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
SECONDS = 300
"""Most a run may take; the first one embeds the built-in library."""


def app_settings(checkpoint: Path, cache: Path) -> dict[str, str]:
    """Return the environment variables of an app that needs nothing but the repository."""
    return {
        "MOTIFLENS_CHECKPOINT": str(checkpoint),
        "MOTIFLENS_CACHE": str(cache),
        "MOTIFLENS_HOME": str(cache / "home"),
        "MOTIFLENS_DATA": "",
        "MOTIFLENS_DATABASE_URL": "",
    }


@pytest.fixture(scope="session")
def settings(tiny_checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings of one app for all tests of a session, so that the library is embedded once.

    A cache that the environment names is used: a second session then embeds nothing.
    """
    named = os.environ.get("MOTIFLENS_CACHE")
    cache = Path(named) if named else tmp_path_factory.getbasetemp() / "motiflens-cache"
    return app_settings(tiny_checkpoint, cache)


@pytest.fixture
def environment(settings: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run a test under these settings, without what earlier tests left in Streamlit's caches."""
    for key, value in settings.items():
        if value:
            monkeypatch.setenv(key, value)
        else:
            monkeypatch.delenv(key, raising=False)
    st.cache_data.clear()
    yield
    st.cache_data.clear()


@pytest.fixture
def own_checkpoint(
    environment: None, tiny_checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A checkpoint of the test's own, which the app uses."""
    folder = tmp_path / "own"
    shutil.copytree(tiny_checkpoint, folder)
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(folder))
    return folder


Start = Callable[..., AppTest]


@pytest.fixture
def start(environment: None) -> Start:
    """Start a page as a fresh visitor who opens an address with the given parameters."""

    def run(script: str = "app.py", /, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
        if script != "app.py":
            app.switch_page(script)
        for key, value in parameters.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return run


def html_of(app: AppTest) -> str:
    """Return all HTML blocks of the page as one text, the style sheet left out."""
    blocks = (block.proto.body for block in app.get("html"))
    return "\n".join(body for body in blocks if not body.startswith("<style>"))
