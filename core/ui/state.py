"""What a visitor has chosen: every choice lives in the address, so that any view can be shared.

Layer: core.ui. Widgets bound to the address (``bind="query-params"``) keep ``q``, ``k`` and
``page``; ``library`` and ``why`` (the molecule whose explanation is open) are written here.
"""

from typing import Final

import streamlit as st

from core.view.palette import Theme

QUERY: Final = "q"
LIBRARY: Final = "library"
PAGE_SIZE: Final = "k"
PAGE: Final = "page"
WHY: Final = "why"

PAGE_SIZES: Final = (12, 24, 48)


def theme() -> Theme:
    """Return the theme of the visitor's page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def ask(query: str) -> None:
    """Search for ``query`` from the first page on; a callback."""
    st.session_state[QUERY] = query
    first_page()


def first_page() -> None:
    """Go back to the best hits and close the explanation; a callback of every new choice."""
    st.session_state[PAGE] = 1
    close_why()


def library_chosen() -> None:
    """Note the library in the address and begin at the best hits; a callback."""
    st.query_params[LIBRARY] = st.session_state[LIBRARY]
    first_page()


def open_why(identifier: str) -> None:
    """Open the explanation of one molecule; a callback."""
    st.query_params[WHY] = identifier


def close_why() -> None:
    """Close the explanation; a callback."""
    if WHY in st.query_params:
        del st.query_params[WHY]


def asked_why() -> str:
    """Return the identifier of the molecule to explain, "" for none."""
    return st.query_params.get(WHY, "")
