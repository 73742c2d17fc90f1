"""The queries of this visit, to go back to.

Layer: core.ui (may import core.view).
"""

from typing import Final

import streamlit as st

from core.ui import state
from core.view.markup import escape_markdown

MOST: Final = 20
_STATE: Final = "history"
_SHOWN: Final = 70


def note(query: str) -> None:
    """Remember a query, the newest first, each once."""
    asked = query.strip()
    if asked:
        st.session_state[_STATE] = tuple(dict.fromkeys((asked, *queries())))[:MOST]


def queries() -> tuple[str, ...]:
    """Return what was asked, the newest first."""
    return st.session_state.get(_STATE, ())


def button() -> None:
    """Offer the earlier queries."""
    earlier = queries()[1:]
    if not earlier:
        return
    with st.popover("Earlier", icon=":material/history:", help="Queries of this visit"):
        for number, query in enumerate(earlier):
            short = query if len(query) <= _SHOWN else query[: _SHOWN - 1] + "…"
            st.button(
                escape_markdown(short),
                key=f"earlier-{number}",
                type="tertiary",
                on_click=state.ask,
                args=(query,),
            )
