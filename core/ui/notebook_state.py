"""The notebook as the pages see it: which one is chosen, what was seen last, what went wrong.

Layer: core.ui (may import core.notebook). What callbacks have to say is kept until the page is
drawn again. While the database is away, the page goes on with what it saw last.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import streamlit as st
from sqlalchemy import URL

from core.errors import CoreError
from core.notebook.entries import Entry, NotebookError
from core.notebook.place import database_url
from core.notebook.store import Notebook, NotebookStore, Removed
from core.ui import focus
from core.ui.messages import show_problem
from core.view.markup import escape_markdown

NOTEBOOK: Final = "notebook"
"""Query parameter and session key: identifier of the chosen notebook."""
UNDO: Final = "undo"
"""Key of the button that puts an entry back."""
_TOLD: Final = "notebook-told"
_SEEN: Final = "notebook-seen"
_REMOVED: Final = "notebook-removed"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A notebook as it was read."""

    notebooks: tuple[Notebook, ...]
    chosen: Notebook
    entries: tuple[Entry, ...]


def store() -> NotebookStore:
    """Return the store of the database that the environment names.

    Raises:
        NotebookError: the environment names none that can be used.
    """
    url = database_url()
    return _store(url.render_as_string(hide_password=False), url)


@st.cache_resource(max_entries=4, show_spinner=False)
def _store(key: str, _url: URL) -> NotebookStore:
    return NotebookStore(_url)


def read() -> Seen | None:
    """Read the chosen notebook; where that fails say why and return what was seen last, if any."""
    try:
        kept = store()
        notebooks = kept.notebooks()
        chosen = choice(notebooks)
        seen = Seen(notebooks=notebooks, chosen=chosen, entries=kept.entries(chosen.id))
    except NotebookError as error:
        show_problem(error)
        return st.session_state.get(_SEEN)
    st.session_state[_SEEN] = seen
    return seen


def choice(notebooks: Sequence[Notebook]) -> Notebook:
    """Return the notebook that the session or the address names, else the first."""
    for asked in (st.session_state.get(NOTEBOOK), st.query_params.get(NOTEBOOK)):
        for notebook in notebooks:
            if notebook.id == asked:
                return notebook
    return notebooks[0]


def choose(identifier: str) -> None:
    """Make a notebook the chosen one, also in the address."""
    st.session_state[NOTEBOOK] = identifier
    st.query_params[NOTEBOOK] = identifier


def attempt(action: Callable[[], T]) -> T | None:
    """Do something to the notebook; what stands against it is told when the page is drawn."""
    try:
        return action()
    except CoreError as error:
        st.session_state.setdefault(_TOLD, []).append(error)
        return None


def say(text: str) -> None:
    """Tell something when the page is drawn; plain text."""
    st.session_state.setdefault(_TOLD, []).append(text)


def tell() -> None:
    """Show what the callbacks had to say, once."""
    for told in st.session_state.pop(_TOLD, ()):
        if isinstance(told, CoreError):
            show_problem(told)
        else:
            st.info(escape_markdown(told), icon=":material/info:")


def removed(notebook: str) -> Removed | None:
    """Return the entry of a notebook that was taken out last and can be put back."""
    last = st.session_state.get(_REMOVED)
    return last if last is not None and last.notebook == notebook else None


def remove(identifier: str) -> None:
    """Take an entry out; a callback."""
    taken = attempt(lambda: store().remove(identifier))
    if taken is not None:
        st.session_state[_REMOVED] = taken
        focus.go_to(UNDO)


def undo() -> None:
    """Put the entry back that was taken out last; a callback."""
    last = st.session_state.get(_REMOVED)
    if last is not None and attempt(lambda: (store().restore(last), True)):
        st.session_state[_REMOVED] = None
        focus.go_to(f"delete-{last.entry.id}")


def move(identifier: str, steps: int) -> None:
    """Move an entry; a callback. The focus goes along with it."""
    attempt(lambda: store().move(identifier, steps))
    ways = (f"up-{identifier}", f"down-{identifier}")
    focus.go_to(*(ways if steps < 0 else reversed(ways)))
