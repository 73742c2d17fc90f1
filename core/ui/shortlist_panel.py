"""The shortlist in the sidebar: what is kept, and what can be done with it.

Layer: core.ui (may import core.results, core.view).
"""

from typing import Final

import streamlit as st

from core.errors import CoreError
from core.library.library import Library, open_library
from core.results import Hit
from core.ui import choice, downloads, shortlist, state
from core.ui.cards import picture
from core.view.markup import escape, escape_markdown

_STEM: Final = "motiflens-shortlist"


@st.cache_resource(max_entries=8, show_spinner=False)
def _library(name: str) -> tuple[Library, dict[str, int]]:
    """Return a library, and the row of each identifier."""
    library = open_library(name)
    return library, {identifier: row for row, identifier in enumerate(library.ids)}


def kept_hits() -> tuple[tuple[shortlist.Entry, Hit], ...]:
    """Return the kept molecules that can be found, oldest first; they have no score."""
    found = []
    for entry in shortlist.entries():
        try:
            library, rows = _library(entry.library)
            row = rows[entry.id]
        except (CoreError, KeyError):  # a link may name what is not here
            continue
        hit = Hit(
            rank=len(found) + 1,
            id=entry.id,
            name=library.names[row],
            smiles=library.smiles[row],
            score=float("nan"),
        )
        found.append((entry, hit))
    return tuple(found)


def panel() -> None:
    """Show the shortlist, closed; nothing where nothing is kept."""
    kept = shortlist.entries()
    if not kept:
        return
    with st.popover(f"Shortlist ({len(kept)})", icon=":material/bookmarks:", width="stretch"):
        found = kept_hits()
        hits = [hit for _, hit in found]
        with st.container(height=420 if len(hits) > 4 else "content", border=False):
            for entry, hit in found:
                _row(hit, entry)
        if lost := len(kept) - len(hits):
            st.caption(f"{lost} of them are in a library that is not here.")
        with st.container(horizontal=True, gap="xsmall"):
            files = downloads.of_hits(hits, query="shortlist", library="")
            downloads.buttons(files, stem=_STEM, key="shortlist")
        if len(hits) >= 2:
            choice.link(
                "pages/compare.py",
                "Compare the first two",
                icon=":material/compare_arrows:",
                a=hits[0].smiles,
                b=hits[1].smiles,
            )
        st.button("Empty the shortlist", icon=":material/delete:", on_click=shortlist.clear)


def _row(hit: Hit, entry: shortlist.Entry) -> None:
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        source = picture(hit.smiles, f"Structure of {hit.name}", state.theme(), 110, 76)
        st.html(
            f'<img width="110" height="76" alt="Structure of {escape(hit.name)}" src="{source}">'
        )
        choice.link(
            "pages/molecule.py", escape_markdown(hit.name), icon=":material/science:",
            mol=hit.smiles,
        )  # fmt: skip
        st.button(
            "",
            key=f"drop-{entry.library}-{entry.id}",
            icon=":material/close:",
            type="tertiary",
            on_click=shortlist.drop,
            args=(entry,),
            help=f"Take {escape_markdown(hit.name)} off",
        )
