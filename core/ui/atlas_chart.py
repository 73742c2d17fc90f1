"""The chart of the Atlas page: what colours it, a query on it, texts, and files to take home.

Layer: core.ui (may import core.retrieval, core.view).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.errors import CoreError
from core.retrieval.atlas import Atlas, Grouping
from core.retrieval.atlas_layout import SEED, place
from core.retrieval.properties import PROPERTIES
from core.ui import atlas_shelf, resources, state
from core.ui.atlas_selection import chosen_rows
from core.ui.messages import show_problem
from core.view.atlas import Asked, Classes, Colouring, Pairs, Points, Values
from core.view.export import file_stem
from core.view.wording import score

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

COLOUR: Final = "colour"
TEXTS: Final = "texts"
SIMILARITY: Final = "Similarity to the query"
GROUPING_TITLES: Final = {"group": "Group on the map", "class": "Class", "split": "Data split"}
PROPERTY_TITLES: Final = tuple(title for title, _ in PROPERTIES.values())
HITS: Final = 10
MOST_PAIRS: Final = 300
"""Texts drawn with their lines: more would hide the map."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """What the visitor wants to see."""

    colour: str
    texts: bool
    asked: Asked | None = None
    cosines: NDArray[np.float32] | None = None
    """(N,) similarity of each molecule to the query."""


def controls(engine: "RetrievalEngine", atlas: Atlas) -> View:
    """Show the query box and the choices above the map, and return what was chosen."""
    options = _options(atlas)
    if st.session_state.get(COLOUR, options[0]) not in options:
        del st.session_state[COLOUR]
    query_column, colour_column, texts_column = st.columns(
        [5, 4, 3], gap="small", vertical_alignment="bottom"
    )
    with query_column:
        query = st.text_input(
            "A query to find on the map",
            key=state.QUERY,
            bind="query-params",
            type="search",
            icon=":material/search:",
            placeholder="Description, name, SMILES",
            persist_state="session",
        )
    with colour_column:
        colour = st.selectbox("Colour by", options, key=COLOUR, bind="query-params")
    with texts_column:
        texts = st.toggle(
            "Show texts",
            key=TEXTS,
            bind="query-params",
            disabled=not len(atlas.text_rows),
            help="Put descriptions on the map, each joined with its molecule by a line",
        )
    asked, cosines = _ask(engine, atlas, (query or "").strip())
    return View(
        colour=colour or options[0],
        texts=bool(texts) and len(atlas.text_rows) > 0,
        asked=asked,
        cosines=cosines,
    )


def chart_key(engine: "RetrievalEngine") -> str:
    """Return the key of the chart, whose state holds the selection: one a library."""
    return f"atlas-map-{engine.library.content_hash[:12]}"


def chart(engine: "RetrievalEngine", atlas: Atlas, view: View) -> list[int]:
    """Draw the map and what must be said about it; return the rows chosen on it."""
    from core.view.atlas_figure import atlas_figure  # Plotly

    points, colouring = points_of(engine, atlas), colouring_of(atlas, view)
    pairs = pairs_of(engine, atlas) if view.texts else None
    event: Any = st.plotly_chart(
        atlas_figure(points, colouring, asked=view.asked, pairs=pairs, theme=state.theme()),
        theme=None,
        key=chart_key(engine),
        on_select="rerun",
        selection_mode=("points", "box", "lasso"),
        config={
            "displaylogo": False,
            "displayModeBar": True,
            "scrollZoom": True,
            "modeBarButtonsToRemove": ["autoScale2d", "toImage"],
        },
        alt=f"Map of {len(points.rows):,} molecules, coloured by {colouring.title}; "
        "the groups can also be chosen from the list beside it",
    )
    for note in notes(atlas, view):
        st.html(f'<p class="ml-quiet">{note}</p>')
    _downloads(engine, points, colouring, view.asked, pairs)
    return chosen_rows(event, len(engine.library))


def _options(atlas: Atlas) -> list[str]:
    groupings = [title for name, title in GROUPING_TITLES.items() if name in atlas.groupings]
    return [*groupings, SIMILARITY, *PROPERTY_TITLES]


def _ask(
    engine: "RetrievalEngine", atlas: Atlas, query: str
) -> tuple[Asked | None, NDArray[np.float32] | None]:
    """Place a query; a refused one is told, and the map stays."""
    if not query:
        return None, None
    key = resources.engine_key(engine)
    try:
        hits = resources.search(key, query, HITS, 0, engine).hits
        cosines, where = _placed(atlas_shelf.key_of(engine), query, engine, atlas)
    except CoreError as error:
        show_problem(error)
        return None, None
    found = [resources.row_of(key, hit.id, engine) for hit in hits]
    rows = tuple(row for row in found if row is not None)
    names = tuple(engine.library.names[row] for row in rows)
    where_hits = atlas.points[list(rows)]
    return Asked(query=query, place=where, hits=where_hits, rows=rows, names=names), cosines


@st.cache_data(max_entries=8, show_spinner=False)
def _placed(
    key: str, query: str, _engine: "RetrievalEngine", _atlas: Atlas
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the cosine of each molecule with a query (N,), and the query's place (2,)."""
    vector = _engine.vector(query)
    vectors = _engine.index.vectors
    return vectors @ vector, place(vector[None], vectors, _atlas.points)[0]


def points_of(engine: "RetrievalEngine", atlas: Atlas) -> Points:
    """Return the molecules that are drawn."""
    names = engine.library.names
    return Points(
        places=atlas.points[atlas.shown],
        rows=atlas.shown,
        names=tuple(names[row] for row in atlas.shown.tolist()),
    )


def colouring_of(atlas: Atlas, view: View) -> Colouring:
    """Return what the chosen colouring says of each molecule that is drawn."""
    if view.colour == SIMILARITY and view.cosines is not None:
        return Values(title=SIMILARITY, values=view.cosines[atlas.shown])
    if view.colour in PROPERTY_TITLES:
        column = PROPERTY_TITLES.index(view.colour)
        unit = list(PROPERTIES.values())[column][1]
        return Values(title=view.colour, values=atlas.numbers[:, column], unit=unit)
    if view.colour != SIMILARITY:
        grouping = grouping_of(atlas, view)
        return Classes(title=view.colour, labels=grouping.labels, names=grouping.names)
    nothing = np.full(len(atlas.shown), -1, np.int16)
    return Classes(title="nothing", labels=nothing, names=())


def grouping_of(atlas: Atlas, view: View) -> Grouping:
    """Return the division that colours the map; where a number does, the groups on the map."""
    for name, grouping in atlas.groupings.items():
        if GROUPING_TITLES[name] == view.colour:
            return grouping
    return atlas.groupings["group"]


def pairs_of(engine: "RetrievalEngine", atlas: Atlas) -> Pairs:
    """Return a seeded sample of the texts on the map with their molecules."""
    count = len(atlas.text_rows)
    chosen = np.random.default_rng(SEED).permutation(count)[:MOST_PAIRS]
    rows = atlas.text_rows[chosen]
    names = engine.library.names
    return Pairs(
        texts=atlas.text_points[chosen],
        molecules=atlas.points[rows],
        rows=rows,
        names=tuple(names[row] for row in rows.tolist()),
    )


def notes(atlas: Atlas, view: View) -> list[str]:
    """Say what the map means, and what of the library is on it."""
    said = [
        "Near points are alike to the model; the axes, and how far apart islands lie, mean "
        "nothing. Click a point, or draw a line around several; the wheel zooms."
    ]
    drawn, total = len(atlas.shown), len(atlas.points)
    if drawn < total:
        said.append(
            f"{_short_count(drawn)} of {_short_count(total)} molecules are shown: a random sample, "
            "the same each time. Hits of a query are always shown."
        )
    if view.colour == SIMILARITY and view.cosines is None:
        said.append("Ask something in the box above, and the colours show what is similar to it.")
    if view.texts:
        shown, known = min(MOST_PAIRS, len(atlas.text_rows)), len(atlas.text_rows)
        said.append(
            f"Each line joins a text (open diamond) with its own molecule; {shown:,} pairs are "
            "drawn. Texts and molecules were laid out together, so a long line is a text that the "
            "model places among other molecules. The gap between the two as cosine similarity: "
            f"over {known:,} pairs, a text has {score(atlas.pair_cosine)} with its own molecule "
            f"and {score(atlas.other_cosine)} with the molecules of other texts, on average."
        )
    return said


def _short_count(count: int) -> str:
    if count < 10_000:
        return f"{count:,}"
    return f"{count / 1e6:.1f}M" if count >= 1_000_000 else f"{round(count / 1000)}k"


def _downloads(
    engine: "RetrievalEngine",
    points: Points,
    colouring: Colouring,
    asked: Asked | None,
    pairs: Pairs | None,
) -> None:
    def html() -> str:
        from core.view.atlas_figure import atlas_html

        title = f"Atlas of {engine.library.name}, coloured by {colouring.title}"
        return atlas_html(points, colouring, asked=asked, pairs=pairs, title=title)

    def svg() -> str:
        from core.view.atlas_picture import atlas_svg

        return atlas_svg(points, colouring, asked=asked, pairs=pairs)

    def png() -> bytes:
        from core.view.atlas_picture import atlas_png

        return atlas_png(points, colouring, asked=asked, pairs=pairs)

    stem = file_stem(f"atlas {engine.library.name} {colouring.title}")
    files: tuple[tuple[str, Callable[[], str | bytes], str, str], ...] = (
        ("PNG", png, "image/png", "Save the whole map as a picture"),
        ("SVG", svg, "image/svg+xml", "Save the whole map as a drawing for print"),
        ("HTML", html, "text/html", "Save the map as one file that zooms and tells names, offline"),
    )
    with st.container(horizontal=True, gap="xsmall"):
        for label, make, mime, about in files:
            st.download_button(
                label,
                make,
                file_name=f"{stem}.{label.lower()}",
                mime=mime,
                key=f"atlas-{label.lower()}",
                on_click="ignore",
                icon=":material/download:",
                help=about,
            )
