"""Earlier queries are one click away."""

from streamlit.testing.v1 import AppTest

from core.ui.history import MOST


def _script() -> None:
    import streamlit as st

    from core.ui import history, state

    history.note(st.text_input("q", key=state.QUERY))
    history.button()
    st.text("|".join(history.queries()))


def test_queries_are_remembered_once_the_newest_first() -> None:
    app = AppTest.from_function(_script).run()
    for query in ("a", "b", " ", "a", "c*"):
        app.text_input(key="q").set_value(query).run()
    assert app.text[0].value == "c*|a|b"
    app.button(key="earlier-1").click().run()
    assert app.text_input(key="q").value == "b"
    assert app.text[0].value == "b|c*|a"


def test_only_so_many_are_remembered() -> None:
    app = AppTest.from_function(_script).run()
    for number in range(MOST + 3):
        app.text_input(key="q").set_value(f"q{number}").run()
    assert len(app.text[0].value.split("|")) == MOST
