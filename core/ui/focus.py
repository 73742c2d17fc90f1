"""Where the keyboard goes on after the page is drawn anew.

Layer: core.ui. The focus is lost where the control that had it moves, goes, or can no longer be
used; a callback names the one that takes it.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

import streamlit as st

_WANTED: Final = "focus-wanted"
_TURN: Final = "focus-turn"
_SCRIPT: Final = """
export default function mount({ data }) {
  const inside = (key) => `.st-key-${CSS.escape(key)}`;
  const find = (key) => document.querySelector(
    `${inside(key)} :is(button, input, textarea):not(:disabled)`);
  // What is being typed somewhere else is not interrupted.
  if (document.activeElement?.matches("input, textarea")) return;
  // A control may be replaced or disabled while the page is still being drawn, so for a while the
  // focus is given again: to whoever has none, or has stayed where the page was left. Who has gone
  // elsewhere by themselves is not called back.
  const left = document.activeElement ?? document.body;
  let frames = 45, given = false;
  const give = () => {
    const active = document.activeElement ?? document.body;
    const ours = active === document.body || data.keys.some((key) => active.closest(inside(key)));
    if (!ours && (given || active !== left)) return;
    const control = data.keys.map(find).find(Boolean);
    if (control && active !== control) {
      control.focus();
      control.scrollIntoView({ block: "nearest" });
    }
    given ||= Boolean(control);
    if (frames--) requestAnimationFrame(give);
  };
  requestAnimationFrame(() => requestAnimationFrame(give));
}
"""


def go_to(*keys: str) -> None:
    """Let the first of these controls that can be used have the focus; for callbacks.

    Args:
        keys: Keys of widgets, in order of preference.
    """
    st.session_state[_WANTED] = list(keys)


def settle() -> None:
    """Give the focus where a callback asked for that; the last call of a page."""
    keys = st.session_state.pop(_WANTED, None)
    if keys:
        # The script runs again only for other data, and the same control may be wanted twice.
        turn = st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        _component()(data={"keys": keys, "turn": turn}, key="focus")


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("motiflens_focus", html="<span hidden></span>", js=_SCRIPT)
