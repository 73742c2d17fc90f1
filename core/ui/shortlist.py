"""Molecules a visitor keeps at hand: they survive pages, queries, and a reload of the address.

Layer: core.ui (may import core.results, core.view). An entry is a library and an identifier; the
address holds all of them as ``keep=starter:12,chebi20:9``, each part percent-encoded.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

import streamlit as st

PARAMETER: Final = "keep"
MOST: Final = 60
"""Entries kept: an address of 2,000 characters passes everywhere, and no more."""
_STATE: Final = "shortlist"


class Entry(NamedTuple):
    """A kept molecule."""

    library: str
    id: str


def entries() -> tuple[Entry, ...]:
    """Return what is kept, oldest first."""
    if _STATE not in st.session_state:
        st.session_state[_STATE] = _read(st.query_params.get(PARAMETER, ""))
    return st.session_state[_STATE]


def keep(library: str, identifiers: Iterable[str]) -> None:
    """Add molecules, each once; a callback. Beyond ``MOST`` the oldest go."""
    added = (Entry(library, identifier) for identifier in identifiers)
    _write(tuple(dict.fromkeys((*entries(), *added)))[-MOST:])


def drop(entry: Entry) -> None:
    """Take one molecule off; a callback."""
    _write(tuple(other for other in entries() if other != entry))


def toggle(library: str, identifier: str) -> None:
    """Keep a molecule, or drop it where it is kept; a callback."""
    entry = Entry(library, identifier)
    if entry in entries():
        drop(entry)
    else:
        keep(library, [identifier])


def clear() -> None:
    """Take all off; a callback."""
    _write(())


def parameters() -> dict[str, str]:
    """Return what the address of another page needs, to show the same shortlist."""
    kept = entries()
    return {PARAMETER: _told(kept)} if kept else {}


def sync() -> None:
    """Let the address of this page hold the shortlist; called once a run."""
    wanted = parameters().get(PARAMETER)
    if wanted is None:
        st.query_params.pop(PARAMETER, None)
    elif st.query_params.get(PARAMETER) != wanted:
        st.query_params[PARAMETER] = wanted


def _write(kept: tuple[Entry, ...]) -> None:
    st.session_state[_STATE] = kept


def _told(kept: Iterable[Entry]) -> str:
    return ",".join(f"{quote(e.library, safe='')}:{quote(e.id, safe='')}" for e in kept)


def _read(told: str) -> tuple[Entry, ...]:
    parts = (part.partition(":") for part in told.split(","))
    found = (Entry(unquote(library), unquote(name)) for library, _, name in parts if name)
    return tuple(dict.fromkeys(found))[:MOST]
