"""What a map on the Atlas page shows: points, colours, a query, texts, and what must be said.

Layer: core.ui (may import core.retrieval, core.view).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.errors import CoreError
from core.retrieval.atlas import Atlas, Grouping
from core.retrieval.atlas_layout import SEED, place
from core.retrieval.properties import PROPERTIES
from core.ui import atlas_shelf, resources
from core.ui.messages import show_problem
from core.view.atlas import Asked, Classes, Colouring, Pairs, Points, Sheet, Values
from core.view.wording import score

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

SIMILARITY: Final = "Similarity to the query"
GROUPING_TITLES: Final = {"group": "Group on the map", "class": "Class", "split": "Data split"}
PROPERTY_TITLES: Final = tuple(title for title, _ in PROPERTIES.values())
HITS: Final = 10
MOST_PAIRS: Final = 300
"""Texts drawn with their lines: more would hide the map."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """What one map is to show."""

    colour: str
    texts: bool
    asked: Asked | None = None
    cosines: NDArray[np.float32] | None = None
    """(N,) similarity of each molecule to the query."""


def options(atlas: Atlas) -> list[str]:
    """Return what can colour a map, the usual first."""
    groupings = [title for name, title in GROUPING_TITLES.items() if name in atlas.groupings]
    return [*groupings, SIMILARITY, *PROPERTY_TITLES]


def view_of(
    engine: "RetrievalEngine", atlas: Atlas, *, colour: str, texts: bool, query: str
) -> View:
    """Place a query; a refused one is told, and the map stays."""
    plain = View(colour=colour, texts=texts and len(atlas.text_rows) > 0)
    if not query:
        return plain
    key = resources.engine_key(engine)
    try:
        hits = resources.search(key, query, HITS, 0, engine).hits
        cosines, where = _placed(atlas_shelf.key_of(engine), query, engine, atlas)
    except CoreError as error:
        show_problem(error)
        return plain
    found = [resources.row_of(key, hit.id, engine) for hit in hits]
    rows = tuple(row for row in found if row is not None)
    names = tuple(engine.library.names[row] for row in rows)
    where_hits = atlas.points[list(rows)]
    asked = Asked(query=query, place=where, hits=where_hits, rows=rows, names=names)
    return View(colour=colour, texts=plain.texts, asked=asked, cosines=cosines)


@st.cache_data(max_entries=8, show_spinner=False)
def _placed(
    key: str, query: str, _engine: "RetrievalEngine", _atlas: Atlas
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the cosine of each molecule with a query (N,), and the query's place (2,)."""
    vector = _engine.vector(query)
    vectors = _engine.index.vectors
    return vectors @ vector, place(vector[None], vectors, _atlas.points)[0]


def sheet_of(
    engine: "RetrievalEngine", atlas: Atlas, view: View, *, marked: tuple[int, ...] = ()
) -> Sheet:
    """Return all that a map shows; ``marked`` are rows that were chosen elsewhere."""
    return Sheet(
        points=points_of(engine, atlas),
        colouring=colouring_of(atlas, view),
        asked=view.asked,
        pairs=pairs_of(engine, atlas) if view.texts else None,
        marked=atlas.points[list(marked)] if marked else None,
    )


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
        grouping = grouping_of(atlas, view.colour)
        return Classes(title=view.colour, labels=grouping.labels, names=grouping.names)
    nothing = np.full(len(atlas.shown), -1, np.int16)
    return Classes(title="nothing", labels=nothing, names=())


def grouping_of(atlas: Atlas, colour: str) -> Grouping:
    """Return the division that colours the map; where a number does, the groups on the map."""
    for name, grouping in atlas.groupings.items():
        if GROUPING_TITLES[name] == colour:
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
        shown = min(MOST_PAIRS, len(atlas.text_rows))
        said.append(
            f"Each line joins a text (open diamond) with its own molecule; {shown:,} pairs are "
            "drawn. Texts and molecules were laid out together, so a long line is a text that the "
            f"model places among other molecules. {gap(atlas)}"
        )
    return said


def gap(atlas: Atlas) -> str:
    """Say how far texts lie from molecules, as numbers."""
    return (
        f"The gap between the two as cosine similarity: over {len(atlas.text_rows):,} pairs, a "
        f"text has {score(atlas.pair_cosine)} with its own molecule and "
        f"{score(atlas.other_cosine)} with the molecules of other texts, on average."
    )


def _short_count(count: int) -> str:
    if count < 10_000:
        return f"{count:,}"
    return f"{count / 1e6:.1f}M" if count >= 1_000_000 else f"{round(count / 1000)}k"
