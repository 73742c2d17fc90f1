"""What narrows an answer down: ranges with histograms, a substructure, other wishes.

Layer: core.ui (may import core.view). Everything chosen here lives in the address.
"""

from typing import TYPE_CHECKING, Final

import numpy as np
import streamlit as st

from core.results import SearchResult
from core.retrieval.properties import PROPERTIES
from core.retrieval.refine import Narrowed, Narrowing, Wishes, narrow
from core.ui import answers, choice, resources, sketcher, state
from core.view.histogram import histogram_svg
from core.view.markup import data_uri, escape

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

LIKE: Final = "like"
WEIGHT: Final = "w"
AVOID: Final = "avoid"
PATTERN: Final = "sub"
LEAST: Final = "least"
SCAFFOLDS: Final = "scaffolds"
KEYS: Final = (LIKE, WEIGHT, AVOID, PATTERN, LEAST, SCAFFOLDS, *PROPERTIES)
_COARSE: Final = 400.0
"""Span above which a range moves in whole numbers of ten."""


def panel(engine: "RetrievalEngine") -> tuple[Narrowing, Wishes]:
    """Show the panel and return what is asked for."""
    choice.follow_link(LIKE, AVOID, PATTERN)
    sketcher.take_over(LIKE)
    sketcher.take_over(PATTERN)
    opened = any(key in st.query_params for key in KEYS)
    with st.expander("Narrow down", icon=":material/tune:", expanded=opened):
        wishes = _wishes()
        ranges = _ranges(engine)
        left, middle, right = st.columns([3, 2, 2], gap="medium", vertical_alignment="bottom")
        with left, st.container(horizontal=True, vertical_alignment="bottom"):
            pattern = _text("Holds the substructure (SMARTS)", PATTERN, "[NX3;H2] or c1ccncc1")
            sketcher.draw_button(PATTERN)
        with middle:
            least = st.slider(
                "Least cosine similarity", -1.0, 1.0, -1.0, 0.05, key=LEAST, bind="query-params",
                on_change=state.first_page, persist_state="session",
            )  # fmt: skip
        with right:
            scaffolds = st.toggle(
                "One hit for each scaffold", key=SCAFFOLDS, bind="query-params",
                on_change=state.first_page, persist_state="session",
            )  # fmt: skip
            st.button("Take all off", icon=":material/filter_alt_off:", on_click=_reset)
    return (
        Narrowing(ranges=ranges, pattern=pattern.strip(), least=least, scaffolds=scaffolds),
        wishes,
    )


def _text(label: str, key: str, example: str) -> str:
    value = st.text_input(
        label,
        key=key,
        bind="query-params",
        placeholder=example,
        on_change=state.first_page,
        persist_state="session",
    )
    return value or ""


def _wishes() -> Wishes:
    left, middle, right = st.columns([3, 2, 3], gap="medium", vertical_alignment="bottom")
    with left, st.container(horizontal=True, vertical_alignment="bottom"):
        like = _text("Similar to this molecule, but as the words say", LIKE, "Name or SMILES")
        sketcher.draw_button(LIKE)
    with middle:
        weight = st.slider(
            "Weight of the molecule, in percent", 0, 100, 50, 5, key=WEIGHT, bind="query-params",
            disabled=not like.strip(), on_change=state.first_page, persist_state="session",
        )  # fmt: skip
    with right:
        avoid = _text("Words to avoid", AVOID, "as in: steroid")
    return Wishes(like=like, weight=weight / 100, avoid=avoid)


def _ranges(engine: "RetrievalEngine") -> tuple[tuple[str, float, float], ...]:
    table = answers.properties(resources.engine_key(engine), engine)
    asked = []
    with st.grid(4, min_column_width=220, gap=18):
        for column, (name, (title, unit)) in enumerate(PROPERTIES.items()):
            values = table[:, column]
            values = values[np.isfinite(values)]
            if not len(values) or values.min() == values.max():
                continue
            with st.container(gap=None):
                picked = _range(name, f"{title}, {unit}" if unit else title, values)
            if picked is not None:
                asked.append((name, *picked))
    return tuple(asked)


def _range(name: str, label: str, values: np.ndarray) -> tuple[float, float] | None:
    """Show one histogram and its slider; return what is chosen, None for everything."""
    step: float = 0.5
    if name != "logp":  # whole numbers are shown as such
        step = 10 if values.max() - values.min() > _COARSE else 1
    kind = type(step)
    low = kind(np.floor(values.min() / step) * step)
    high = kind(np.ceil(values.max() / step) * step)
    picture = histogram_svg(values, low, high, theme=state.theme())
    source = data_uri(picture)
    st.html(f'<img class="ml-histogram" alt="Histogram of {escape(label)}" src="{source}">')
    chosen = st.slider(
        label,
        low,
        high,
        (low, high),
        step,
        key=name,
        bind="query-params",
        on_change=state.first_page,
        persist_state="session",
    )
    return None if chosen == (low, high) else (float(chosen[0]), float(chosen[1]))


def _reset() -> None:
    for key in KEYS:
        st.session_state.pop(key, None)
        st.query_params.pop(key, None)
    state.first_page()


def narrowed(
    result: SearchResult, narrowing: Narrowing, engine: "RetrievalEngine", k: int, offset: int
) -> Narrowed:
    """Return a page of a whole ranking after narrowing."""
    key = resources.engine_key(engine)
    rows = [resources.row_of(key, hit.id, engine) or 0 for hit in result.hits]
    held = None
    if narrowing.pattern:
        held = answers.substructures(key, engine).rows(narrowing.pattern)
    table = answers.properties(key, engine)
    return narrow(result, rows, narrowing, table=table, held=held, k=k, offset=offset)


def told(narrowing: Narrowing, wishes: Wishes, left: int, total: int) -> str:
    """Say in one line what narrows the answer, and how many are left."""
    parts = [f"similar to {wishes.like.strip()}"] if wishes.like.strip() else []
    parts += [f"away from “{wishes.avoid.strip()}”"] if wishes.avoid.strip() else []
    for name, low, high in narrowing.ranges:
        title, unit = PROPERTIES[name]
        parts.append(f"{title} {low:g} to {high:g}{' ' + unit if unit else ''}")
    parts += [f"holding {narrowing.pattern}"] if narrowing.pattern else []
    parts += [f"cosine of at least {narrowing.least:.2f}"] if narrowing.least > -1 else []
    parts += ["one hit for each scaffold"] if narrowing.scaffolds else []
    return f"{left:,} of {total:,} left: {', '.join(parts)}"
