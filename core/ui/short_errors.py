"""Errors of short queries over the built-in library: what should not be there, what should.

Layer: core.ui (may import core.evaluation, core.retrieval, core.view).
"""

import functools
import threading
from typing import TYPE_CHECKING, Final

import streamlit as st

from core.evaluation.short_queries import KINDS
from core.ui import choice, resources, state
from core.ui.cards import picture
from core.ui.paged import choose_kind, show_page
from core.view.markup import escape

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine
    from core.retrieval.short_answers import ShortMiss

SETS: Final = {
    "Short queries, development": "development",
    "Short queries, test": "test",
}
"""Split of each half of the set, by its name for people."""
PAGE: Final = 8
_CSS: Final = """
.ml-half { align-items: stretch; }
.ml-half figure { width: calc(50% - .35rem); }
.ml-half img { height: 3.6rem; max-width: 7rem; }
.ml-half figcaption { font-size: .95rem; min-width: 0; }
"""
_LOCK: Final = threading.Lock()


def show(split: str) -> None:
    """Draw the errors of one half of the set."""
    st.html(f"<style>{_CSS}</style>")
    engine = resources.wait_for_engine("starter")
    misses, asked = _misses(engine.encoder.fingerprint, split, engine)
    told = {kind: f"{kind} ({about})" for kind, about in KINDS.items()}
    chosen = choose_kind(misses, "What is asked for", key="asked", told=told)
    st.html(
        f'<p class="ml-said">{len(misses):,} of {asked:,} queries have a wrong molecule among '
        "their first hits <span>· as a search of the built-in library orders them; the worst "
        "first</span></p>"
    )
    draw = functools.partial(_miss, engine)
    show_page(chosen, draw, size=PAGE, pages="short-errors", card="card-short")


@st.cache_resource(max_entries=4, show_spinner="Asking the queries of this set …")
def _misses(
    key: str, split: str, _engine: "RetrievalEngine"
) -> tuple[tuple["ShortMiss", ...], int]:
    from core.retrieval.short_answers import short_misses

    with _LOCK:
        return short_misses(_engine, split)


def _miss(engine: "RetrievalEngine", miss: "ShortMiss") -> None:
    names = engine.library.names
    st.html(
        f'<p class="ml-said">{escape(miss.query)} <span>· {miss.kind} · {miss.found} of the first '
        f"{miss.depth} are right, {miss.right:,} in the library</span></p>"
    )
    for column, label, drawn in zip(
        st.columns(2, gap="large"),
        ("Wrong among them", "Right, but further down"),
        (
            [(row, names[row]) for row in miss.wrong],
            [(row, f"{names[row]}, rank {rank:,}") for rank, row in miss.behind],
        ),
        strict=True,
    ):
        with column:
            figures = "".join(_figure(engine.library.smiles[row], told) for row, told in drawn)
            shown = figures or '<p class="ml-quiet">none</p>'
            st.html(f'<p class="ml-label">{label}</p><div class="ml-read ml-half">{shown}</div>')
    choice.link("app.py", "Search", icon=":material/search:", q=miss.query)


def _figure(smiles: str, told: str) -> str:
    source = picture(smiles, f"Structure of {told}", state.theme(), 200, 130)
    return (
        f'<figure><img alt="Structure of {escape(told)}" src="{source}">'
        f"<figcaption>{escape(told)}</figcaption></figure>"
    )
