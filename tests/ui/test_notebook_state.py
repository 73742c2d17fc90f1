"""What callbacks say is shown once; the chosen notebook is one that exists."""

from streamlit.testing.v1 import AppTest

from core.notebook.store import Notebook
from core.ui.notebook_state import choice

BOOKS = tuple(Notebook(id=name, name=name, count=0) for name in "abc")


def _script() -> None:
    import streamlit as st

    from core.notebook.entries import NotebookError
    from core.ui import notebook_state

    def fail() -> None:
        raise NotebookError("the *disk* is full")

    st.button("say", on_click=notebook_state.say, args=("<b>two</b> *entries*",))
    st.button("fail", on_click=notebook_state.attempt, args=(fail,))
    st.button("choose", on_click=notebook_state.choose, args=("b",))
    notebook_state.tell()


def test_what_was_said_and_what_failed_is_told_once() -> None:
    app = AppTest.from_function(_script).run()
    app.button[0].click().run()
    assert app.info[0].value.replace("\\", "") == "<b>two</b> *entries*"
    assert "\\<b\\>" in app.info[0].value
    app.button[1].click().run()
    assert app.error[0].value.replace("\\", "") == "The *disk* is full."
    assert not app.info
    app.run()
    assert not app.error


def test_the_choice_is_in_the_address() -> None:
    app = AppTest.from_function(_script).run()
    app.button[2].click().run()
    assert app.query_params["notebook"] == "b"
    assert app.session_state["notebook"] == "b"


def test_a_notebook_that_is_gone_gives_way_to_the_first() -> None:
    assert choice(BOOKS).id == "a"
