"""The Notebook page: empty, with entries, reordered, deleted and undone, without its database."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.notebook.place import URL_VARIABLE
from core.notebook.store import NotebookStore
from tests.notebook.conftest import EVIL, make_pin
from tests.ui.conftest import Start, html_of
from tests.ui.own_notebook import AWAY, fill, own_store, titles

PAGE = "pages/notebook.py"


@pytest.fixture
def store(environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> NotebookStore:
    return own_store(monkeypatch, tmp_path)


def _shown(app: AppTest) -> list[str]:
    return re.findall(r'class="ml-entry">(.*?)</h2>', html_of(app))


def test_an_empty_notebook_says_how_to_fill_it(store: NotebookStore, start: Start) -> None:
    app = start(PAGE)
    assert "Nothing is pinned yet" in html_of(app)
    assert "<h1>Notebook</h1>" in html_of(app)
    assert app.button(key="present").disabled
    assert not app.error


def test_entries_are_shown_in_order_with_note_and_drawings(
    store: NotebookStore, start: Start
) -> None:
    fill(store, make_pin("first", note="one\ntwo"), make_pin("second", kind="molecule"))
    page = html_of(start(PAGE))
    assert re.findall(r'class="ml-entry">(.*?)</h2>', page) == ["first", "second"]
    assert "2 entries" in page
    assert '<p class="ml-note">one\ntwo</p>' in page
    assert page.count('alt="Structure of aspirin"') == 2
    assert "library starter" in page


def test_hostile_texts_are_shown_as_written(store: NotebookStore, start: Start) -> None:
    molecules = [{"name": EVIL, "smiles": "CCO"}, {"name": "x", "smiles": "CC("}]
    snapshot = {"molecules": molecules, "text": EVIL, "links": [EVIL]}
    fill(store, make_pin(EVIL, note=EVIL, library=EVIL, snapshot=snapshot))
    store.rename(store.notebooks()[0].id, EVIL[:70])
    app = start(PAGE)
    page = html_of(app)
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "<code>CC(</code>" in page
    assert not app.error


def test_entries_move_up_and_down(store: NotebookStore, start: Start) -> None:
    entries = fill(store, *map(make_pin, "abc"))
    app = start(PAGE)
    assert app.button(key=f"up-{entries[0].id}").disabled
    assert app.button(key=f"down-{entries[2].id}").disabled
    app.button(key=f"down-{entries[0].id}").click().run()
    assert _shown(app) == ["b", "a", "c"]
    app.button(key=f"up-{entries[2].id}").click().run()
    assert _shown(app) == titles(store) == ["b", "c", "a"]


def test_a_deleted_entry_can_be_put_back(store: NotebookStore, start: Start) -> None:
    entries = fill(store, *map(make_pin, "abc"))
    app = start(PAGE)
    app.button(key=f"delete-{entries[1].id}").click().run()
    assert _shown(app) == ["a", "c"]
    assert "“b” is deleted" in html_of(app)
    app.button(key="undo").click().run()
    assert _shown(app) == titles(store) == ["a", "b", "c"]
    assert "is deleted" not in html_of(app)


def test_the_last_of_all_can_be_put_back_too(store: NotebookStore, start: Start) -> None:
    (entry,) = fill(store, make_pin("only"))
    app = start(PAGE)
    app.button(key=f"delete-{entry.id}").click().run()
    assert "Nothing is pinned yet" not in html_of(app)
    app.button(key="undo").click().run()
    assert _shown(app) == ["only"]


def test_what_someone_else_deleted_is_told(store: NotebookStore, start: Start) -> None:
    entries = fill(store, *map(make_pin, "ab"))
    app = start(PAGE)
    store.remove(entries[0].id)
    app.button(key=f"down-{entries[0].id}").click().run()
    assert "someone has deleted it" in app.error[0].value
    assert _shown(app) == ["b"]
    app.run()
    assert not app.error


def test_a_database_that_is_away_is_one_sentence_and_comes_back(
    store: NotebookStore, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, make_pin("kept"))
    monkeypatch.setenv(URL_VARIABLE, AWAY)
    app = start(PAGE)
    assert len(app.error) == 1
    told = app.error[0].value.replace("\\", "")
    assert "postgresql://ada:***@127.0.0.1:9/notes cannot be reached" in told
    assert "s3cret" not in told
    monkeypatch.delenv(URL_VARIABLE)
    app.button(key="notebook-retry").click().run()
    assert not app.error
    assert _shown(app) == ["kept"]


def test_a_database_that_goes_away_leaves_what_was_seen(
    store: NotebookStore, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    (entry,) = fill(store, make_pin("kept"))
    app = start(PAGE)
    monkeypatch.setenv(URL_VARIABLE, AWAY)
    app.button(key=f"delete-{entry.id}").click().run()
    assert _shown(app) == ["kept"]
    assert "cannot be reached" in app.error[0].value
    monkeypatch.delenv(URL_VARIABLE)
    app.run()
    assert not app.error
    assert titles(store) == ["kept"]


def test_an_address_that_is_none_is_told(
    store: NotebookStore, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, "mysql://db/notes")
    app = start(PAGE)
    assert "PostgreSQL can be used" in app.error[0].value
    assert not app.exception
