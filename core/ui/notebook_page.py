"""The Notebook page: pinned views in order, with notes; files of them; and the presentation.

Layer: core.ui (may import core.notebook, core.view).
"""

from string import Template
from typing import Final

import streamlit as st

from core.notebook.store import Removed
from core.ui import focus, notebook_state, presentation
from core.ui.messages import problems_told
from core.ui.notebook_card import entry_card
from core.ui.notebook_files import add_menu, notebooks_menu, save_menu
from core.ui.notebook_state import Seen
from core.ui.state import theme
from core.view.markup import escape
from core.view.palette import PALETTES

_CSS: Final = Template("""
h1 { overflow-wrap: anywhere; }
.ml-kind { margin: 0; color: $quiet; font-size: 1rem; }
.ml-kind b { color: $ink; }
h2.ml-entry { font-size: 1.75rem; line-height: 1.25; padding: 0; margin: .1rem 0 .4rem;
  overflow-wrap: anywhere; }
.ml-note { font-size: 1.2rem; line-height: 1.55; white-space: pre-line; max-width: 52rem;
  margin: 0 0 .6rem; color: $ink; overflow-wrap: anywhere; }
.ml-quote { border-left: .25rem solid $line; margin: .2rem 0 1rem; padding: .1rem 0 .1rem 1rem;
  font-size: 1.1rem; line-height: 1.55; white-space: pre-line; max-width: 60rem; color: $ink;
  overflow-wrap: anywhere; }
.ml-strip { display: grid; gap: 1rem 1.2rem; margin: .2rem 0 .6rem;
  grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); }
.ml-strip figure { margin: 0; text-align: center; min-width: 0; }
.ml-strip figure img { width: 100%; max-height: 14rem; object-fit: contain; }
.ml-strip figcaption { line-height: 1.35; font-size: 1.05rem; color: $ink;
  overflow-wrap: anywhere; }
.ml-strip figcaption b { color: $quiet; margin-right: .5rem; }
.ml-strip figcaption span { color: $quiet; display: block; font-variant-numeric: tabular-nums; }
.ml-small { grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); }
.ml-small figure img { max-height: 9rem; }
.ml-map img { width: 100%; max-width: 62rem; height: auto; margin: .2rem 0 .8rem; }
.ml-links { color: $ink; margin: .2rem 0 .8rem; padding-left: 1.2rem; }
.ml-links li { font-size: 1.05rem; line-height: 1.5; overflow-wrap: anywhere; }
[class*="st-key-again-"]:not([class*="st-key-again-button"]) { border: 1px dashed $line;
  border-radius: .8rem; padding: 1rem 1.2rem; }
.st-key-notebook-undo { border: 1px dashed $line; border-radius: .8rem; padding: .5rem 1rem; }
""")


def show() -> None:
    """Draw the page, or one entry of it where the address asks for the presentation."""
    with problems_told():
        seen = notebook_state.read()
        if seen is None:
            st.html("<h1>Notebook</h1>")
            st.button("Try again", key="notebook-retry", icon=":material/refresh:")
        elif presentation.asked() and seen.entries:
            presentation.show(seen.entries)
        else:
            _list(seen)
            focus.settle()


def _list(seen: Seen) -> None:
    palette = PALETTES[theme()]
    style = _CSS.substitute(ink=palette.ink, quiet=palette.quiet, line=palette.line)
    st.html(f"<style>{style}</style>")
    _head(seen)
    notebook_state.tell()
    removed = notebook_state.removed(seen.chosen.id)
    count = len(seen.entries)
    if not count and removed is None:
        st.html(
            '<div class="ml-empty">Nothing is pinned yet. Press <b>Pin</b> beside a search, a '
            "molecule, an alignment, a map or a comparison: it is kept here with your note.</div>"
        )
    for place, entry in enumerate(seen.entries, start=1):
        if removed is not None and removed.place == place - 1:
            _undo(removed)
        entry_card(entry, place, count)
    if removed is not None and removed.place >= count:
        _undo(removed)


def _head(seen: Seen) -> None:
    count = len(seen.entries)
    counted = {0: "No entry", 1: "1 entry"}.get(count, f"{count:,} entries")
    st.html(f'<h1>{escape(seen.chosen.name)}</h1><p class="ml-quiet">{counted}</p>')
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.button(
            "Present",
            key="present",
            icon=":material/slideshow:",
            type="primary",
            disabled=not count,
            on_click=presentation.begin,
            help="One entry a screen; the arrow keys turn the leaves, Escape leaves",
        )
        save_menu(seen)
        add_menu(seen)
        notebooks_menu(seen)


def _undo(removed: Removed) -> None:
    with st.container(
        key="notebook-undo", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.html(f'<p class="ml-said">“{escape(removed.entry.title)}” is deleted.</p>')
        st.button(
            "Undo", key=notebook_state.UNDO, icon=":material/undo:", on_click=notebook_state.undo
        )
