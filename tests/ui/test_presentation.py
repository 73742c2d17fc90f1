"""The presentation: one entry a screen, forward and back, from any link."""

import re
from pathlib import Path

import pytest

from core.notebook.store import NotebookStore
from tests.notebook.conftest import EVIL, make_pin
from tests.ui.conftest import Start, html_of
from tests.ui.own_notebook import fill, own_store

PAGE = "pages/notebook.py"


@pytest.fixture
def store(environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> NotebookStore:
    return own_store(monkeypatch, tmp_path)


def _leaf(page: str) -> tuple[str, str]:
    title = re.search(r'<section class="ml-leaf.*?<h1>(.*?)</h1>', page)
    count = re.search(r'ml-count">(.*?)</p>', page)
    assert title
    assert count
    return title[1], count[1]


def test_leaves_turn_forward_and_back_and_end(store: NotebookStore, start: Start) -> None:
    fill(store, *map(make_pin, "abc"))
    app = start(PAGE)
    app.button(key="present").click().run()
    assert (app.query_params["present"], app.query_params["entry"]) == ("1", "1")
    assert _leaf(html_of(app)) == ("a", "1 / 3")
    assert app.button(key="leaf-previous").disabled
    app.button(key="leaf-next").click().run()
    app.button(key="leaf-next").click().run()
    assert _leaf(html_of(app)) == ("c", "3 / 3")
    assert app.button(key="leaf-next").disabled
    app.button(key="leaf-previous").click().run()
    assert _leaf(html_of(app)) == ("b", "2 / 3")
    app.button(key="leaf-leave").click().run()
    assert "present" not in app.query_params
    assert 'class="ml-entry">a<' in html_of(app)


@pytest.mark.parametrize(
    ("asked", "count"),
    [("2", "2 / 2"), ("99", "2 / 2"), ("0", "1 / 2"), ("²", "1 / 2"), ("9" * 5_000, "1 / 2")],
)
def test_a_link_names_the_leaf(store: NotebookStore, start: Start, asked: str, count: str) -> None:
    fill(store, *map(make_pin, "ab"))
    assert _leaf(html_of(start(PAGE, present="1", entry=asked)))[1] == count


def test_hostile_texts_are_shown_as_written(store: NotebookStore, start: Start) -> None:
    snapshot = {"molecules": [{"name": EVIL, "smiles": "CCO"}], "text": EVIL, "links": [EVIL]}
    fill(store, make_pin(EVIL, note=EVIL, snapshot=snapshot))
    page = html_of(start(PAGE, present="1"))
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "ml-both" in page


def test_an_empty_notebook_has_nothing_to_present(store: NotebookStore, start: Start) -> None:
    assert "Nothing is pinned yet" in html_of(start(PAGE, present="1"))


def test_long_texts_are_set_smaller(store: NotebookStore, start: Start) -> None:
    fill(store, make_pin("a", note="word " * 100))
    assert "ml-wordy" in html_of(start(PAGE, present="1"))
