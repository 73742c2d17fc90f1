"""What is drawn goes into the input; what is no structure starts an empty drawing."""

import pytest
from streamlit.testing.v1 import AppTest

from core.ui.sketcher import _known


def _script() -> None:
    import streamlit as st

    from core.ui import sketcher

    sketcher.take_over("box")
    st.text_input("box", key="box")
    sketcher.draw_button("box")


def test_the_drawing_replaces_the_text() -> None:
    app = AppTest.from_function(_script)
    app.run()
    app.text_input(key="box").set_value("aspirin").run()
    app.session_state["drawn-box"] = "CCO"
    app.run()
    assert app.text_input(key="box").value == "CCO"
    assert "drawn-box" not in app.session_state


@pytest.mark.parametrize(
    ("text", "known"), [("CCO", "CCO"), ("aspirin", ""), ("C1=CC=", ""), ("", "")]
)
def test_the_editor_begins_with_a_structure_or_empty(text: str, known: str) -> None:
    assert _known(text) == known
