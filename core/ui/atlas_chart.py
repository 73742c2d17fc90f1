"""The chart of the Atlas page: the choices above it, the map, and files to take home.

Layer: core.ui (may import core.retrieval, core.view).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from core.retrieval.atlas import Atlas
from core.ui import choice, resources, state
from core.ui.atlas_sheet import options
from core.ui.downloads import Download, buttons
from core.view.atlas import Classes, Sheet
from core.view.atlas_look import CLASSES, OTHERS, SIGNS, other_colour
from core.view.export import file_stem
from core.view.markup import escape

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

COLOUR: Final = "colour"
TEXTS: Final = "texts"
BESIDE: Final = "beside"
HEIGHT: Final = 720
NARROW_HEIGHT: Final = 560
"""Pixels of the only map, and of one of two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the visitor wants to see."""

    query: str
    colour: str
    texts: bool
    beside: str
    """Name of the model whose map stands beside, "" for none."""

    @property
    def parameters(self) -> dict[str, str]:
        """Query parameters that bring them back."""
        return {
            state.QUERY: self.query,
            COLOUR: self.colour,
            TEXTS: "true" if self.texts else "false",
            BESIDE: self.beside,
        }


def controls(atlas: Atlas) -> Wishes:
    """Show the query box and the choices above the map, and return what was chosen."""
    choice.follow_link(state.QUERY)
    colours = options(atlas)
    mine = resources.checkpoint_folder().name
    others = [name for name in resources.checkpoints() if name != mine]
    for key, known in ((COLOUR, colours), (BESIDE, [None, *others])):
        if st.session_state.get(key, known[0]) not in known:
            del st.session_state[key]
    columns = iter(st.columns([5, 4, 4, 3], gap="small", vertical_alignment="bottom"))
    with next(columns):
        query = st.text_input(
            "A query to find on the map",
            key=state.QUERY,
            bind="query-params",
            type="search",
            icon=":material/search:",
            placeholder="Description, name, SMILES",
            persist_state="session",
        )
    with next(columns):
        colour = st.selectbox("Colour by", colours, key=COLOUR, bind="query-params")
    with next(columns):
        beside = st.selectbox(
            "Beside it, the map by",
            others,
            index=None,
            placeholder="no other model",
            key=BESIDE,
            bind="query-params",
            help="The same molecules as another model lays them out, in the same colours",
        )
    with next(columns):
        texts = st.toggle(
            "Show texts",
            key=TEXTS,
            bind="query-params",
            disabled=not len(atlas.text_rows),
            help="Put descriptions on the map, each joined with its molecule by a line",
        )
    return Wishes(
        query=(query or "").strip(),
        colour=colour or colours[0],
        texts=bool(texts),
        beside=beside or "",
    )


def chart_key(engine: "RetrievalEngine") -> str:
    """Return the key of the chart, whose state holds the selection: one a library and model."""
    return key_for(engine, engine.encoder.fingerprint)


def key_for(engine: "RetrievalEngine", fingerprint: str) -> str:
    """Return the key of the chart of an engine's library by other weights."""
    return f"atlas-map-{engine.library.content_hash[:12]}-{fingerprint[:12]}"


def chart(sheet: Sheet, *, key: str, narrow: bool = False) -> None:
    """Draw a map; its state keeps what is selected on it. One of two has no legend of its own."""
    from core.view.atlas_figure import atlas_figure  # Plotly

    st.plotly_chart(
        atlas_figure(
            sheet,
            theme=state.theme(),
            height=NARROW_HEIGHT if narrow else HEIGHT,
            legend=not narrow,
        ),
        theme=None,
        key=key,
        on_select="rerun",
        selection_mode=("points", "box", "lasso"),
        config={
            "displaylogo": False,
            "displayModeBar": True,
            "scrollZoom": True,
            "modeBarButtonsToRemove": ["autoScale2d", "toImage"],
        },
        alt=f"Map of {len(sheet.points.rows):,} molecules, coloured by {sheet.colouring.title}; "
        "the groups can also be chosen from the list beside it",
    )


def legend(sheet: Sheet) -> None:
    """Show one legend for two maps; a scale stands on each."""
    by = sheet.colouring
    if not isinstance(by, Classes):
        return
    colours = CLASSES[state.theme()]
    named = [*zip(by.names, colours, SIGNS, strict=False)]
    if (by.labels < 0).any():
        named.append((OTHERS, other_colour(state.theme()), SIGNS[0]))
    keys = (
        f'<span><i style="color:{colour}">{sign}</i> {escape(name)}</span>'
        for name, colour, sign in named
    )
    st.html(f'<div class="ml-keys">{"".join(keys)}</div>')


def downloads(engine: "RetrievalEngine", sheet: Sheet) -> None:
    """Offer the map as files, made when they are asked for."""
    title = f"Atlas of {engine.library.name}, coloured by {sheet.colouring.title}"

    def html() -> str:
        from core.view.atlas_figure import atlas_html

        return atlas_html(sheet, title=title)

    def svg() -> str:
        from core.view.atlas_picture import atlas_svg

        return atlas_svg(sheet)

    def png() -> bytes:
        from core.view.atlas_picture import atlas_png

        return atlas_png(sheet)

    stem = file_stem(f"atlas {engine.library.name} {sheet.colouring.title}")
    buttons(
        [
            Download("PNG", "png", png, "Save the whole map as a picture"),
            Download("SVG", "svg", svg, "Save the whole map as a drawing for print"),
            Download("HTML", "html", html, "Save the map as one file that zooms, offline"),
        ],
        stem=stem,
        key="atlas",
    )
