"""Renaming and deleting a library: asked about once, in a dialog.

Layer: core.ui (may import core.errors, core.library).
"""

import contextlib
from typing import Final

import streamlit as st

from core.errors import CoreError
from core.library.store import OwnLibrary, delete_own, own_libraries, rename_own
from core.ui import resources
from core.ui.desk import desk
from core.ui.index_state import remove_all
from core.ui.messages import problems_told
from core.view.markup import escape

_ASKED: Final = "library-dialog"


def ask_button(label: str, about: OwnLibrary, *, icon: str) -> None:
    """Offer to rename or to delete a library, which a dialog then asks about."""
    st.button(
        label,
        key=f"{label.lower()}-{about.name}",
        icon=icon,
        on_click=_ask,
        args=(label, about.name),
    )


def _ask(what: str, name: str) -> None:
    """Open a dialog in this run and all further ones; a callback."""
    st.session_state[_ASKED] = (what, name)


def _answered() -> None:
    """Close the dialog; a callback too."""
    st.session_state.pop(_ASKED, None)


def show() -> None:
    """Show the dialog that was asked for, if its library is still there."""
    what, name = st.session_state.get(_ASKED, ("", ""))
    about = next((one for one in own_libraries() if one.name == name), None)
    if about is None:
        _answered()
    elif what == "Rename":
        _rename(about)
    else:
        _delete(about)


@st.dialog("Rename the library", on_dismiss=_answered)
def _rename(about: OwnLibrary) -> None:
    title = st.text_input("New title", value=about.title, key=f"new-title-{about.name}")
    if st.button("Rename", key="rename-now", type="primary"):
        with problems_told():
            rename_own(about.name, title)
            _answered()
            st.rerun()


@st.dialog("Delete the library?", on_dismiss=_answered)
def _delete(about: OwnLibrary) -> None:
    st.html(
        f'<p class="ml-said"><b>{escape(about.title)}</b> with {about.molecules:,} molecules and '
        "its index will be gone for good. The file it came from stays where it is.</p>"
    )
    with st.container(horizontal=True), problems_told():
        if st.button("Delete it", key="delete-now", type="primary"):
            delete(about)
            _answered()
            st.rerun()
        if st.button("Keep it", key="delete-not"):
            _answered()
            st.rerun()


def delete(about: OwnLibrary) -> None:
    """Remove a library and all that was computed from it.

    Raises:
        LibraryError: it is gone already, or cannot be deleted.
    """
    desk().release(about.name)
    with contextlib.suppress(CoreError):  # a damaged library was never open
        resources.forget(about.name)
    delete_own(about.name)
    remove_all(about)
    resources.libraries.clear()
