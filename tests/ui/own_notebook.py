"""A notebook of a test's own, filled before the page is opened."""

from pathlib import Path

import pytest

from core.data.storage import HOME_VARIABLE
from core.notebook.entries import Entry, Pin
from core.notebook.place import URL_VARIABLE, database_url
from core.notebook.store import NotebookStore

AWAY = "postgresql://ada:s3cret@127.0.0.1:9/notes"
"""Address of a database that nobody runs: port 9 is reserved to discard what it gets."""


def own_store(monkeypatch: pytest.MonkeyPatch, folder: Path) -> NotebookStore:
    """Return the store that the app uses for the rest of the test."""
    monkeypatch.setenv(HOME_VARIABLE, str(folder / "home"))
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    return NotebookStore(database_url())


def fill(store: NotebookStore, *pins: Pin) -> tuple[Entry, ...]:
    """Append entries to the only notebook."""
    return store.add(store.notebooks()[0].id, pins)


def titles(store: NotebookStore) -> list[str]:
    """Return the titles of the first notebook in order."""
    return [entry.title for entry in store.entries(store.notebooks()[0].id)]
