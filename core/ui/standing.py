"""What a score means: where it lies among those of all molecules of the library.

Layer: core.ui (may import core.results, core.retrieval, core.view). All scores of a query come
with its ranking; the picture is drawn with the page, so that the popover opens at once.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from core.results import Hit
from core.retrieval.ranked import below
from core.ui import state
from core.view.markup import data_uri, escape
from core.view.spread import spread_svg
from core.view.wording import ORDERS, above_told, score

if TYPE_CHECKING:
    from core.retrieval.ranked import Ranked


def notes(ranked: "Ranked", hits: Sequence[Hit]) -> dict[str, str]:
    """Return by identifier what share of the library scores lower than each hit."""
    counts = below(ranked.scores, [hit.score for hit in hits])
    return {hit.id: above_told(count, len(ranked)) for hit, count in zip(hits, counts, strict=True)}


def button(ranked: "Ranked", hits: Sequence[Hit]) -> None:
    """Offer the picture of all scores, with the hits of a page in it."""
    with st.popover(
        "Scores",
        icon=":material/bar_chart:",
        help="Where the scores of this page lie among those of all molecules",
    ):
        picture(ranked, hits)


def picture(ranked: "Ranked", hits: Sequence[Hit]) -> None:
    """Show all scores as a histogram with some hits in it, and say what is to be seen."""
    marks = [hit.score for hit in hits]
    told = _told(ranked, hits)
    svg = spread_svg(ranked.scores, marks, theme=state.theme())
    st.html(
        f'<p class="ml-said">{escape(told)}</p><figure class="ml-figure">'
        f'<img alt="Histogram of the scores of all molecules. {escape(told)}" '
        f'src="{data_uri(svg)}"></figure><p class="ml-quiet">Bars: how many molecules have each '
        "cosine similarity, as square roots, so that the few high ones are seen. Lines: "
        f"{escape(hits[0].name) if len(hits) == 1 else 'the hits on this page'}.{_order(ranked)}"
        "</p>"
    )


def _told(ranked: "Ranked", hits: Sequence[Hit]) -> str:
    typical = f"The typical molecule scores {score(float(np.median(ranked.scores)))}"
    marks = [hit.score for hit in hits]
    least = above_told(int(below(ranked.scores, [min(marks)])[0]), len(ranked))
    if len(hits) == 1:
        return f"{typical}; {hits[0].name} scores {score(marks[0])}, {least}."
    return (
        f"{typical}; the hits on this page score {score(min(marks))} to {score(max(marks))}. "
        f"The least of them is {least}."
    )


def _order(ranked: "Ranked") -> str:
    if ranked.ordered_by not in ORDERS:
        return ""
    return (
        " The first hits are not in the order of this score: they are "
        f"{ORDERS[ranked.ordered_by].removeprefix('the first hundred ')}, so a lower score may "
        "stand higher."
    )
