"""Choices live in the address, and a new choice begins at the best hits."""

import pytest
from streamlit.testing.v1 import AppTest


def _script() -> None:
    import streamlit as st

    from core.ui import state

    st.pagination(5, key=state.PAGE, bind="query-params")
    st.text_input("q", key=state.QUERY, bind="query-params")
    st.button("ask", key="ask", on_click=state.ask, args=("a thiol",))
    st.button("open", key="open", on_click=state.open_why, args=("x-1",))
    st.button("close", key="close", on_click=state.close_why)
    st.text(f"{state.asked_why()}|{st.session_state[state.PAGE]}|{state.theme()}")


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(_script)


def test_asking_goes_back_to_the_first_page_and_closes_the_explanation(app: AppTest) -> None:
    app.query_params["page"] = "3"
    app.query_params["why"] = "x-9"
    app.run()
    assert app.text[0].value.startswith("x-9|3|")
    app.button(key="ask").click().run()
    assert app.text[0].value.startswith("|1|")
    assert app.text_input[0].value == "a thiol"
    assert "why" not in app.query_params


def test_an_explanation_is_part_of_the_address(app: AppTest) -> None:
    app.run()
    app.button(key="open").click().run()
    assert app.query_params["why"] == "x-1"
    app.button(key="close").click().run()
    assert "why" not in app.query_params
    app.button(key="close").click().run()  # closing what is closed is no problem
    assert not app.exception


def test_an_unknown_theme_is_light(app: AppTest) -> None:
    assert app.run().text[0].value.endswith("|light")
