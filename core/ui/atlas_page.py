"""The Atlas page: the embedding space of a library as a map to look around in.

Layer: core.ui (may import core.retrieval, core.view). The map is drawn with the library or when a
visitor asks for it, never by opening the page.
"""

from typing import TYPE_CHECKING, Final

import streamlit as st

from core.retrieval.atlas import Atlas
from core.retrieval.atlas_library import expected_seconds, stage
from core.ui import atlas_chart, atlas_selection, atlas_shelf, choice, resources, state
from core.ui.messages import problems_told
from core.ui.resources import Opening
from core.view.markup import escape

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

POLL_SECONDS: Final = 1.0
_CSS: Final = """
.st-key-draw button { min-height: 3.4rem; padding: 0 1.8rem; border-radius: .9rem; }
.st-key-draw button p { font-size: 1.15rem; font-weight: 600; }
.st-key-atlas-chosen .ml-figure img { max-height: 9rem; }
.st-key-atlas-chosen [data-testid="stPageLink-NavLink"] { padding: .1rem 0; }
.st-key-atlas-chosen [data-testid="stPageLink-NavLink"] p { font-size: .95rem; line-height: 1.25;
  overflow-wrap: anywhere; white-space: normal; }
"""


def show() -> None:
    """Draw the page: the map where there is one, else the way to it."""
    st.html(f"<style>{_CSS}</style>")
    library = choice.library()
    st.html(f"<h1>Atlas: {escape(resources.library_title(library))}</h1>")
    with problems_told():
        engine = resources.wait_for_engine(library)
        if not len(engine.library):
            st.html('<div class="ml-empty">This library holds no molecule to map.</div>')
            return
        under_way = atlas_shelf.drawing(engine)
        if under_way is not None and not under_way.wait(0.0):
            _wait(under_way)
            return
        with problems_told():
            if (atlas := atlas_shelf.ready(engine)) is not None:
                _map(engine, atlas)
                return
        _offer(engine)


def _map(engine: "RetrievalEngine", atlas: Atlas) -> None:
    view = atlas_chart.controls(engine, atlas)
    left, right = st.columns([8, 4], gap="medium")
    with left:
        seen = atlas_chart.chart(engine, atlas, view)
        look = (view.colour, view.texts, view.asked.query if view.asked else "", state.theme())
        rows = atlas_selection.remembered(atlas_chart.chart_key(engine), look, seen)
    with right:
        groups = atlas_chart.grouping_of(atlas, view)
        atlas_selection.panel(engine, rows or atlas_selection.group(atlas, groups), view.cosines)


def _offer(engine: "RetrievalEngine") -> None:
    """Say that there is no map yet, and offer to draw it."""
    count = len(engine.library)
    st.html(
        '<div class="ml-empty">There is no map of this library by this model yet. '
        f"On a map each of its {count:,} molecules is a point, and molecules that the model holds "
        "alike lie together. It is drawn once and kept.</div>"
    )
    with st.container(horizontal=True, horizontal_alignment="center"):
        st.button(
            f"Draw the map (about {_told(expected_seconds(count))})",
            key="draw",
            type="primary",
            on_click=atlas_shelf.draw,
            args=(engine,),
        )


def _told(seconds: int) -> str:
    return f"{max(10, round(seconds, -1))} seconds" if seconds < 100 else f"{seconds // 60 + 1} min"


def _wait(opening: Opening[Atlas]) -> None:
    """Show how far the drawing is, and that nobody need wait here."""

    @st.fragment(run_every=POLL_SECONDS)
    def progress() -> None:
        if opening.wait(0.0):
            st.rerun()
        done, _ = opening.progress
        st.progress(min(done, 100) / 100, text=f"{stage(done)} …")

    progress()
    st.html(
        '<p class="ml-quiet">You may leave this page: the drawing goes on, and the map is here '
        "when you come back.</p>"
    )
    choice.link("app.py", "Search meanwhile", icon=":material/search:")
