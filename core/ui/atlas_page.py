"""The Atlas page: the embedding space of a library as a map to look around in.

Layer: core.ui (may import core.retrieval, core.view). The map is drawn with the library or when a
visitor asks for it, never by opening the page.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from core.retrieval.atlas import Atlas
from core.retrieval.atlas_library import expected_seconds, stage
from core.ui import (
    atlas_chart,
    atlas_choice,
    atlas_pin,
    atlas_selection,
    atlas_sheet,
    atlas_shelf,
    choice,
    resources,
    state,
)
from core.ui.atlas_chart import Wishes
from core.ui.atlas_choice import Choice
from core.ui.index_state import weights_of
from core.ui.messages import problems_told
from core.ui.resources import Opening
from core.view.markup import escape

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

POLL_SECONDS: Final = 1.0
_CSS: Final = """
[class*="st-key-draw-"] button { min-height: 3.4rem; padding: 0 1.8rem; border-radius: .9rem; }
[class*="st-key-draw-"] button p { font-size: 1.15rem; font-weight: 600; }
.st-key-atlas-chosen .ml-figure img { max-height: 9rem; }
.st-key-atlas-chosen [data-testid="stPageLink-NavLink"] { padding: .1rem 0; }
.st-key-atlas-chosen [data-testid="stPageLink-NavLink"] p { font-size: .95rem; line-height: 1.25;
  overflow-wrap: anywhere; white-space: normal; }
.ml-keys { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; font-size: 1rem; }
.ml-keys i { font-style: normal; font-size: 1.15rem; margin-right: .25rem; }
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
        if (atlas := _atlas(engine, resources.checkpoint_folder())) is not None:
            _map(engine, atlas)


def _atlas(engine: "RetrievalEngine", folder: Path) -> Atlas | None:
    """Return the map of an engine's library; where there is none yet, show the way to it."""
    under_way = atlas_shelf.drawing(engine)
    if under_way is not None and not under_way.wait(0.0):
        _wait(under_way)
        return None
    with problems_told():
        if (atlas := atlas_shelf.ready(engine, folder)) is not None:
            return atlas
    _offer(engine, folder.name)
    return None


def _map(engine: "RetrievalEngine", atlas: Atlas) -> None:
    """Draw the map, another model's beside it if wanted, and what is chosen on them."""
    wishes = atlas_chart.controls(atlas)
    key = atlas_chart.chart_key(engine)
    other = resources.checkpoints()[wishes.beside] if wishes.beside else None
    look = (wishes.colour, wishes.texts, wishes.query, other is None, state.theme())
    looks = {key: look}
    if other is not None:
        looks[atlas_chart.key_for(engine, weights_of(other))] = look
    chosen = atlas_choice.choice(engine, looks)
    left, right = st.columns([8, 4] if other is None else 2, gap="medium")
    with left:
        if other is not None:
            _headline(resources.checkpoint_folder().name, "the model in use")
        view = _view(engine, atlas, wishes)
        sheet = atlas_sheet.sheet_of(engine, atlas, view, marked=chosen.marked(key))
        atlas_chart.chart(sheet, key=key, narrow=other is not None)
        _notes(atlas_sheet.notes(atlas, view))
        with st.container(horizontal=True, gap="xsmall"):
            atlas_chart.downloads(engine, sheet)
            marked = atlas_sheet.sheet_of(engine, atlas, view, marked=chosen.rows)
            atlas_pin.button(engine, wishes, marked, chosen)
    with right:
        if other is None:
            _chosen(engine, atlas, wishes.colour, chosen, view)
        else:
            with problems_told():
                _beside(other, atlas, wishes, chosen)
    if other is not None:
        atlas_chart.legend(sheet)
        _chosen(engine, atlas, wishes.colour, chosen, view)


def _beside(folder: Path, atlas: Atlas, wishes: Wishes, chosen: Choice) -> None:
    """Draw the map of the same library by another model, in the colours of the first."""
    _headline(folder.name, "for comparison")
    engine = resources.wait_for_engine(choice.library(), folder)
    found = _atlas(engine, folder)
    if found is None:
        return
    like = replace(found, groupings=atlas.groupings, numbers=atlas.numbers)
    view = _view(engine, like, wishes)
    key = atlas_chart.chart_key(engine)
    sheet = atlas_sheet.sheet_of(engine, like, view, marked=chosen.marked(key))
    atlas_chart.chart(sheet, key=key, narrow=True)
    said = [
        "Colours mean the same on both maps; what is chosen on one is ringed on the other. Hits "
        "and similarities are each model's own."
    ]
    _notes([*said, atlas_sheet.gap(found)] if view.texts else said)


def _view(engine: "RetrievalEngine", atlas: Atlas, wishes: Wishes) -> atlas_sheet.View:
    return atlas_sheet.view_of(
        engine, atlas, colour=wishes.colour, texts=wishes.texts, query=wishes.query
    )


def _headline(model: str, about: str) -> None:
    st.html(f'<h2 class="ml-head">{escape(model)} <span class="ml-quiet">{about}</span></h2>')


def _notes(said: list[str]) -> None:
    for note in said:
        st.html(f'<p class="ml-quiet">{note}</p>')


def _chosen(
    engine: "RetrievalEngine",
    atlas: Atlas,
    colour: str,
    chosen: Choice,
    view: atlas_sheet.View,
) -> None:
    if chosen.rows:
        atlas_selection.panel(engine, chosen.rows, view.cosines)
    else:
        atlas_selection.group_box(atlas, atlas_sheet.grouping_of(atlas, colour))


def _offer(engine: "RetrievalEngine", model: str) -> None:
    """Say that there is no map yet, and offer to draw it."""
    count = len(engine.library)
    st.html(
        f'<div class="ml-empty">There is no map of this library by {escape(model)} yet. '
        f"On a map each of its {count:,} molecules is a point, and molecules that the model holds "
        "alike lie together. It is drawn once and kept.</div>"
    )
    with st.container(horizontal=True, horizontal_alignment="center"):
        st.button(
            f"Draw the map (about {_told(expected_seconds(count))})",
            key=f"draw-{model}",
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
