"""A card: edited in place, opened where it came from, asked again."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.notebook.entries import KINDS, Snapshot
from core.notebook.place import URL_VARIABLE
from core.notebook.store import NotebookStore
from core.ui.notebook_card import ICONS, PAGES
from core.ui.page import PAGES as LISTED
from tests.notebook.conftest import make_pin
from tests.ui.conftest import Start, html_of
from tests.ui.own_notebook import AWAY, fill, own_store

PAGE = "pages/notebook.py"
QUERY = "a beta-lactam antibiotic that derives from hexadecanoic acid"


@pytest.fixture
def store(environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> NotebookStore:
    return own_store(monkeypatch, tmp_path)


def _only(store: NotebookStore) -> object:
    return store.entries(store.notebooks()[0].id)[0]


def _edit(app: AppTest, identifier: str, title: str, note: str) -> AppTest:
    app.button(key=f"edit-{identifier}").click().run()
    app.text_input(key=f"title-{identifier}").set_value(title)
    app.text_area(key=f"note-{identifier}").set_value(note)
    return app


def test_every_kind_has_its_page_and_sign() -> None:
    assert set(PAGES) == set(ICONS) == set(KINDS)
    assert set(PAGES.values()) <= {path for path, _, _ in LISTED}


def test_title_and_note_are_edited_in_place(store: NotebookStore, start: Start) -> None:
    (entry,) = fill(store, make_pin("old", note="before"))
    app = start(PAGE)
    _edit(app, entry.id, "new", "line one\nline <b>two")
    app.button(key=f"save-{entry.id}").click().run()
    page = html_of(app)
    assert 'class="ml-entry">new<' in page
    assert '<p class="ml-note">line one\nline &lt;b&gt;two</p>' in page
    assert not app.text_area
    assert _only(store).note == "line one\nline <b>two"


def test_cancel_leaves_everything(store: NotebookStore, start: Start) -> None:
    (entry,) = fill(store, make_pin("old", note="before"))
    app = _edit(start(PAGE), entry.id, "new", "after")
    app.button(key=f"cancel-{entry.id}").click().run()
    assert not app.text_area
    assert (_only(store).title, _only(store).note) == ("old", "before")


def test_what_someone_else_wrote_meanwhile_is_shown(store: NotebookStore, start: Start) -> None:
    (entry,) = fill(store, make_pin("old"))
    app = _edit(start(PAGE), entry.id, "mine", "my note")
    store.reword(entry.id, title="theirs", note="their note", seen=1)
    app.button(key=f"save-{entry.id}").click().run()
    assert "theirs" in app.info[0].value
    assert "their note" in app.info[0].value
    assert _only(store).note == "my note"


def test_a_database_that_is_away_keeps_what_was_typed(
    store: NotebookStore, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    (entry,) = fill(store, make_pin("old"))
    app = _edit(start(PAGE), entry.id, "new", "a long thought")
    monkeypatch.setenv(URL_VARIABLE, AWAY)
    app.button(key=f"save-{entry.id}").click().run()
    assert "cannot be reached" in app.error[0].value
    assert app.text_area(key=f"note-{entry.id}").value == "a long thought"
    monkeypatch.delenv(URL_VARIABLE)
    app.button(key=f"save-{entry.id}").click().run()
    assert not app.error
    assert _only(store).note == "a long thought"


def test_open_goes_back_to_the_search_also_after_another_one(
    store: NotebookStore, start: Start
) -> None:
    (entry,) = fill(store, make_pin(QUERY, parameters={"q": QUERY, "k": "24", "page": "2"}))
    app = start(q="a sugar")
    app.switch_page(PAGE).run()
    app.button(key=f"open-{entry.id}").click().run()
    assert not app.exception
    assert app.text_input(key="q").value == QUERY
    assert app.sidebar.selectbox(key="k").value == 24
    assert 'class="ml-rank">25<' in html_of(app)


def test_the_same_search_again_is_the_same(store: NotebookStore, start: Start) -> None:
    (entry,) = fill(store, make_pin(QUERY, parameters={"q": QUERY}, fingerprint=""))
    app = start(PAGE)
    app.button(key=f"again-button-{entry.id}").click().run()
    assert "Since it was pinned: 2 new, 2 gone." in html_of(app)
    app.button(key=f"keep-{entry.id}").click().run()
    kept = _only(store)
    assert len(kept.snapshot.molecules) == 2
    assert kept.snapshot.molecules[0].name != "aspirin"
    assert len(kept.fingerprint) > 10
    app.button(key=f"again-button-{entry.id}").click().run()
    assert "The same molecules in the same order." in html_of(app)
    assert f"keep-{entry.id}" not in {button.key for button in app.button}
    app.button(key=f"close-{entry.id}").click().run()
    assert "The same molecules" not in html_of(app)


def test_another_checkpoint_and_moved_hits_are_told(store: NotebookStore, start: Start) -> None:
    (entry,) = fill(store, make_pin(QUERY, parameters={"q": QUERY}))
    app = start(PAGE)
    app.button(key=f"again-button-{entry.id}").click().run()
    assert "pinned with another checkpoint" in html_of(app)
    app.button(key=f"keep-{entry.id}").click().run()
    first, second = _only(store).snapshot.molecules
    swapped = Snapshot(molecules=(second, first))
    store.refresh(entry.id, snapshot=swapped, fingerprint="")
    app.button(key=f"again-button-{entry.id}").click().run()
    assert "rank 2 → 1" in html_of(app)


def test_a_library_that_is_not_here_is_told(store: NotebookStore, start: Start) -> None:
    (entry,) = fill(store, make_pin(library="chebi20"))
    app = start(PAGE)
    app.button(key=f"again-button-{entry.id}").click().run()
    assert len(app.error) == 1
    assert "chebi20" in app.error[0].value
    assert not app.exception
