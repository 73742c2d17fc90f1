"""Entries one a screen, in large type, for a talk: arrow keys turn the leaves, Escape leaves.

Layer: core.ui (may import core.notebook, core.view). The address holds ``present=1`` and
``entry``, the number of the leaf, so that a talk can begin from a link.
"""

from string import Template
from typing import Final

import streamlit as st

from core.notebook.entries import KINDS, Entry, bounded
from core.ui.notebook_card import drawing
from core.ui.state import theme
from core.view.markup import escape
from core.view.notebook_html import body_html, note_html
from core.view.palette import PALETTES

PRESENT: Final = "present"
LEAF: Final = "entry"
SHOWN: Final = 6
"""Drawings on one screen."""
FEW: Final = 4
"""Fewer drawings than these stand in one row."""
LONG_TITLE: Final = 90
LONG_NOTE: Final = 240
"""Characters beyond which the type is set smaller."""
_CSS: Final = Template("""
[data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stExpandSidebarButton"],
[data-testid="stSidebarCollapsedControl"] { display: none; }
[data-testid="stMainBlockContainer"] { max-width: none; padding: 2.5vh 4vw; }
.ml-leaf { min-height: 84vh; display: flex; flex-direction: column; gap: 1.6vh; color: $ink; }
.ml-leaf .ml-kind { color: $quiet; font-size: clamp(1.1rem, 1.5vw, 1.7rem); margin: 0; }
.ml-leaf h1 { font-size: clamp(2.1rem, 3.4vw, 4.2rem); line-height: 1.12; padding: 0; margin: 0;
  overflow-wrap: anywhere; }
.ml-leaf.ml-wordy h1 { font-size: clamp(1.7rem, 2.3vw, 2.8rem); }
.ml-leaf .ml-note { font-size: clamp(1.4rem, 2vw, 2.5rem); line-height: 1.35; margin: 0;
  white-space: pre-line; overflow-wrap: anywhere; }
.ml-leaf.ml-wordy .ml-note { font-size: clamp(1.25rem, 1.6vw, 1.9rem); }
.ml-stage { flex: 1; display: grid; gap: 1.5vh 2vw; align-content: center; }
.ml-stage .ml-strip { display: grid; gap: 1.5vh 1.5vw;
  grid-template-columns: repeat($columns, minmax(0, 1fr)); }
.ml-stage figure { margin: 0; text-align: center; min-width: 0; }
.ml-stage figure img { width: 100%; height: ${height}vh; object-fit: contain; }
.ml-stage figcaption { font-size: clamp(1.15rem, 1.5vw, 1.9rem); line-height: 1.25; color: $ink;
  overflow-wrap: anywhere; }
.ml-stage figcaption b { color: $quiet; margin-right: .6rem; }
.ml-stage figcaption span { color: $quiet; margin-left: .7rem; }
.ml-stage .ml-quote { border-left: .3rem solid $line; margin: 0; padding-left: 1.2rem;
  font-size: clamp(1.25rem, 1.7vw, 2.1rem); line-height: 1.4; white-space: pre-line;
  overflow-wrap: anywhere; }
.ml-stage.ml-both { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 4vw; }
.ml-both .ml-strip { grid-column: 1; grid-row: 1 / span 2; align-content: center; }
.ml-both .ml-quote { grid-column: 2; align-self: end; }
.ml-both .ml-links { grid-column: 2; align-self: start; }
.ml-both .ml-quote:last-child { align-self: center; }
.ml-stage .ml-map img { width: 100%; max-height: 68vh; object-fit: contain; }
.ml-both .ml-map { grid-column: 1; grid-row: 1 / span 2; align-self: center; }
.ml-both .ml-map ~ .ml-strip { grid-column: 2; grid-row: auto; }
.ml-both .ml-map ~ .ml-quote { align-self: center; }
.ml-stage .ml-links { margin: 0; padding-left: 1.4rem; }
.ml-stage .ml-links li { font-size: clamp(1.15rem, 1.5vw, 1.8rem); line-height: 1.4; margin: 0;
  overflow-wrap: anywhere; }
@media (max-width: 800px) {
  .ml-stage.ml-both, .ml-stage .ml-strip { grid-template-columns: minmax(0, 1fr); }
  .ml-both .ml-map, .ml-both .ml-map ~ .ml-strip,
  .ml-both .ml-strip, .ml-both .ml-quote, .ml-both .ml-links { grid-column: 1; grid-row: auto; }
}
.ml-count { font-size: 1.4rem; color: $quiet; margin: 0; font-variant-numeric: tabular-nums; }
""")


def asked() -> bool:
    """Whether the address asks for the presentation."""
    return st.query_params.get(PRESENT) == "1"


def begin() -> None:
    """Begin with the first entry; a callback."""
    st.query_params[PRESENT] = "1"
    st.query_params[LEAF] = "1"


def leave() -> None:
    """Go back to the list; a callback."""
    for name in (PRESENT, LEAF):
        st.query_params.pop(name, None)


def show(entries: tuple[Entry, ...]) -> None:
    """Show the entry that the address names, and the ways to its neighbours."""
    place = _asked_leaf(len(entries))
    st.html(f"<style>{_style(entries[place - 1])}</style>")
    st.html(_leaf(entries[place - 1]))
    _controls(place, len(entries))


def _asked_leaf(count: int) -> int:
    return bounded(st.query_params.get(LEAF, ""), otherwise=1, most=count)


def _turn(leaf: int) -> None:
    st.query_params[LEAF] = str(leaf)


def _controls(place: int, count: int) -> None:
    with st.container(
        key="controls", horizontal=True, horizontal_alignment="center", vertical_alignment="center"
    ):
        st.button(
            "Previous",
            key="leaf-previous",
            icon=":material/arrow_back:",
            shortcut="Left",
            disabled=place == 1,
            on_click=_turn,
            args=(place - 1,),
        )
        st.html(f'<p class="ml-count">{place} / {count}</p>', width="content")
        st.button(
            "Next",
            key="leaf-next",
            icon=":material/arrow_forward:",
            shortcut="Right",
            type="primary",
            disabled=place == count,
            on_click=_turn,
            args=(place + 1,),
        )
        st.button(
            "Leave",
            key="leaf-leave",
            icon=":material/close:",
            shortcut="Esc",
            type="tertiary",
            on_click=leave,
        )


def _leaf(entry: Entry) -> str:
    wordy = " ml-wordy" if len(entry.title) > LONG_TITLE or len(entry.note) > LONG_NOTE else ""
    both = " ml-both" if _side_by_side(entry) else ""
    return (
        f'<section class="ml-leaf{wordy}"><p class="ml-kind">{KINDS[entry.kind]}</p>'
        f"<h1>{escape(entry.title)}</h1>{note_html(entry.note)}"
        f'<div class="ml-stage{both}">{body_html(entry, drawing, most=SHOWN)}</div></section>'
    )


def _side_by_side(entry: Entry) -> bool:
    """Whether words stand beside the drawing instead of above and below it."""
    shown = entry.snapshot
    if shown.map is not None:
        return bool(shown.text or shown.molecules)
    return len(shown.molecules) == 1 and bool(shown.text or shown.links)


def _style(entry: Entry) -> str:
    """Return the style sheet; the fewer drawings, the larger they are."""
    count = min(len(entry.snapshot.molecules), SHOWN) or 1
    columns = count if count < FEW else -(-count // 2)
    rows = -(-count // columns)
    low = rows > 1 or entry.snapshot.map is not None  # beside a map there is less room
    palette = PALETTES[theme()]
    return _CSS.substitute(
        columns=columns,
        height=21 if low else 46,
        ink=palette.ink,
        quiet=palette.quiet,
        line=palette.line,
    )
