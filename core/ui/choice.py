"""One molecule chosen on several pages: typed, drawn, or named by a link.

Layer: core.ui (may import core.errors). The choice is one value of the session and of the
address, so that a molecule goes along from page to page.
"""

from typing import Final

import streamlit as st

from core.ui import resources, shortlist, sketcher, state
from core.ui.messages import problems_told

MOLECULE: Final = "mol"
IDENTIFIER: Final = "id"
_LINKED: Final = "go-"
"""Begins the name of a value that a link has for an input."""


def library() -> str:
    """Return the name of the library that is searched."""
    return st.session_state.get(state.LIBRARY) or "starter"


def carried() -> dict[str, str]:
    """Return what every page keeps in its address: library, model and shortlist."""
    kept = shortlist.parameters()
    for name in (state.LIBRARY, resources.MODEL):
        chosen = st.session_state.get(name) or st.query_params.get(name, "")
        if chosen:
            kept[name] = str(chosen)
    return kept


def follow_link(*keys: str) -> None:
    """Let a link overrule what earlier pages left in inputs; called before they are shown.

    An input keeps its value from page to page, and Streamlit takes the parameters of inputs off
    an address when it changes the page. So ``link`` names values for inputs in its own way, and
    here they become the inputs' own.

    Args:
        keys: Inputs that are bound to the address under the same name.
    """
    for key in keys:
        linked = st.query_params.get(_LINKED + key)
        if linked is not None:
            del st.query_params[_LINKED + key]
            st.session_state[key] = st.query_params[key] = linked


def take_from_link() -> None:
    """Let a link name a molecule of the library by ``id``; called before the input is shown."""
    follow_link(MOLECULE)
    sketcher.take_over(MOLECULE)
    identifier = st.query_params.pop(IDENTIFIER, "") if IDENTIFIER in st.query_params else ""
    if not identifier:
        return
    with problems_told():
        engine = resources.wait_for_engine(library())
        row = resources.row_of(resources.engine_key(engine), identifier, engine)
        if row is None:
            st.warning("The molecule this link names is not in this library.")
        else:
            st.session_state[MOLECULE] = st.query_params[MOLECULE] = engine.library.smiles[row]


def molecule_input() -> str:
    """Show the box of the molecule and the way to draw it; return what it holds."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        molecule = st.text_input(
            "Molecule",
            key=MOLECULE,
            bind="query-params",
            placeholder="Name, SMILES or InChI",
            persist_state="session",
        )
        sketcher.draw_button(MOLECULE)
    return molecule or ""


def link(page: str, label: str, *, icon: str, **parameters: str) -> None:
    """Link to another page with what pages carry along, and values for its inputs."""
    values = {_LINKED + key: value for key, value in parameters.items()}
    st.page_link(page, label=label, icon=icon, query_params={**carried(), **values})
