"""Files out and in, and several notebooks."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.notebook.store import NotebookStore
from core.view.notebook_html import notebook_html
from core.view.notebook_ipynb import notebook_ipynb
from tests.notebook.conftest import EVIL, make_pin
from tests.ui.conftest import Start, html_of
from tests.ui.own_notebook import fill, own_store, titles

PAGE = "pages/notebook.py"


@pytest.fixture
def store(environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> NotebookStore:
    return own_store(monkeypatch, tmp_path)


def _upload(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.file_uploader[0].upload(name, data).run()


@pytest.mark.parametrize("kind", ["html", "ipynb"])
def test_a_saved_notebook_is_appended(store: NotebookStore, start: Start, kind: str) -> None:
    entries = fill(store, make_pin("a"), make_pin(EVIL))
    data = (notebook_html if kind == "html" else notebook_ipynb)("My notes", entries)
    app = _upload(start(PAGE), f"n.{kind}", data)
    assert "2 entries of “My notes”" in app.info[0].value
    assert titles(store) == ["a", EVIL, "a", EVIL]
    app.run()
    assert titles(store) == ["a", EVIL, "a", EVIL]  # once
    assert not app.info


@pytest.mark.parametrize("data", [b"", b"<p>a page", b'{"cells": [', b"\xff\x00"])
def test_a_file_that_is_none_of_ours_is_one_sentence(
    store: NotebookStore, start: Start, data: bytes
) -> None:
    fill(store, make_pin("a"))
    app = _upload(start(PAGE), "x.html", data)
    assert len(app.error) == 1
    assert "x\\.html" in app.error[0].value
    assert titles(store) == ["a"]
    assert not app.exception


def test_both_files_are_offered(store: NotebookStore, start: Start) -> None:
    fill(store, make_pin("a"))
    keys = {button.key for button in start(PAGE).get("download_button")}
    assert {"save-html", "save-ipynb"} <= keys


def test_notebooks_are_made_renamed_chosen_and_deleted(store: NotebookStore, start: Start) -> None:
    fill(store, make_pin("a"))
    app = start(PAGE)
    app.text_input(key="notebook-name").set_value(EVIL[:60])
    app.button(key="notebook-new").click().run()
    assert "Nothing is pinned yet" in html_of(app)
    assert app.text_input(key="notebook-name").value == ""
    other = next(book for book in store.notebooks() if book.name == EVIL[:60])
    assert app.query_params["notebook"] == other.id
    app.text_input(key="notebook-name").set_value("Steroids")
    app.button(key="notebook-rename").click().run()
    assert "<h1>Steroids</h1>" in html_of(app)
    box = app.selectbox(key=f"notebook-choice-{other.id}")
    assert box.options == ["Notebook", "Steroids"]
    first = next(book.id for book in store.notebooks() if book.name == "Notebook")
    box.set_value(first).run()
    assert "<h1>Notebook</h1>" in html_of(app)
    assert app.button(key="notebook-discard").disabled  # it has an entry: to be confirmed
    app.checkbox(key=f"notebook-sure-{first}").check().run()
    app.button(key="notebook-discard").click().run()
    assert [book.name for book in store.notebooks()] == ["Steroids"]
    assert "<h1>Steroids</h1>" in html_of(app)


def test_a_name_that_is_taken_is_told_and_kept(store: NotebookStore, start: Start) -> None:
    app = start(PAGE)
    app.text_input(key="notebook-name").set_value("Notebook")
    app.button(key="notebook-new").click().run()
    assert "is taken" in app.error[0].value
    assert app.text_input(key="notebook-name").value == "Notebook"


def test_a_link_names_a_notebook(store: NotebookStore, start: Start) -> None:
    other = store.create("Zeolites")
    assert "<h1>Zeolites</h1>" in html_of(start(PAGE, notebook=other))
    assert "<h1>Notebook</h1>" in html_of(start(PAGE, notebook="<b>"))
