"""Tiles: each hands its values on, and none lets a name become markup."""

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import html_of


def _script() -> None:
    import streamlit as st

    from core.ui import examples
    from core.ui.examples import Example

    def take(first: str, second: str) -> None:
        st.session_state["taken"] = first + second

    shown = [
        Example("one *alcohol*", "CCO", ("a", "b"), "Name"),
        Example("an acid", "CC(=O)O", ("c", "d")),
    ]
    examples.grid(shown, take)
    evil = "<script>alert(1)</script>"
    examples.tile("far", evil, "CO", take, ("e", "f"), note=evil, alt=evil)


def test_a_tile_hands_its_values_on() -> None:
    app = AppTest.from_function(_script).run()
    assert not app.exception
    app.button(key="example-1").click().run()
    assert app.session_state["taken"] == "cd"
    app.button(key="example-far").click().run()
    assert app.session_state["taken"] == "ef"


def test_text_is_shown_as_written() -> None:
    app = AppTest.from_function(_script).run()
    assert app.button(key="example-0").label == r"one \*alcohol\*"
    page = html_of(app)
    assert '<p class="ml-label">Name</p>' in page
    assert page.count("ml-label") == 2  # nothing is told of the second
    assert "<script" not in page
    assert 'alt="&lt;script' in page
