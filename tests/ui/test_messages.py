"""A problem is one sentence; what failed inside is logged and never shown."""

import logging

import pytest
from streamlit.testing.v1 import AppTest


def _script(kind: str) -> None:
    import streamlit as st

    from core.errors import MoleculeError, QueryError
    from core.ui.messages import problems_told

    with problems_told():
        if kind == "core":
            raise QueryError("the query <b>x</b> *y* is empty")
        if kind == "molecule":
            raise MoleculeError("unclosed ring", caret="C1CC\n ^")
        if kind == "inside":
            raise RuntimeError("secret path /etc")
        if kind == "stop":
            st.stop()
    st.text("after")


def _run(kind: str) -> AppTest:
    return AppTest.from_function(_script, kwargs={"kind": kind}).run()


def test_a_refused_query_is_told_and_the_page_goes_on() -> None:
    app = _run("core")
    assert app.error[0].value.replace("\\", "") == "The query <b>x</b> *y* is empty."
    assert "\\<b\\>" in app.error[0].value
    assert app.text[0].value == "after"
    assert not app.exception


def test_a_broken_structure_shows_where_reading_stopped() -> None:
    app = _run("molecule")
    assert app.error[0].value == "Unclosed ring\\."
    assert app.code[0].value == "C1CC\n ^"


def test_what_failed_inside_is_logged_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="core.ui.messages"):
        app = _run("inside")
    assert len(app.error) == 1
    assert "secret" not in app.error[0].value
    assert not app.exception
    assert "secret path" in caplog.text


def test_streamlit_itself_is_not_caught() -> None:
    app = _run("stop")
    assert not app.error
    assert not app.text


def test_a_block_without_problems_is_untouched() -> None:
    app = _run("none")
    assert not app.error
    assert app.text[0].value == "after"
