"""The focus is asked for once, in the run after a callback."""

from streamlit.testing.v1 import AppTest


def _script() -> None:
    import streamlit as st

    from core.ui import focus

    st.button("move", key="move", on_click=focus.go_to, args=("down-1", "up-1"))
    focus.settle()


def test_the_focus_moves_once_and_only_when_asked() -> None:
    app = AppTest.from_function(_script).run()
    assert not app.get("bidi_component")
    app.button(key="move").click().run()
    (asked,) = app.get("bidi_component")
    assert "down-1" in str(asked.proto)
    assert "up-1" in str(asked.proto)
    app.run()
    assert not app.get("bidi_component")
