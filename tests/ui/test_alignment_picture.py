"""The component gives back what was chosen, as plain numbers."""

import pytest
from streamlit.testing.v1 import AppTest


def _script() -> None:
    import streamlit as st

    from core.ui.alignment_picture import alignment_picture

    st.text(sorted(alignment_picture({"word": 0}, key="picture").items()))


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({}, "[]"),
        ({"chosen": {"word": 2}}, "[('word', 2)]"),
        ({"chosen": {"word": 2.0, "motif": 1}}, "[('motif', 1), ('word', 2)]"),
        ({"chosen": None}, "[]"),
    ],
)
def test_what_is_chosen_comes_back(state: dict[str, object], told: str) -> None:
    app = AppTest.from_function(_script)
    app.session_state["picture"] = state
    app.run()
    assert not app.exception
    assert app.text[0].value == told
