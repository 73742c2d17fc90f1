"""What narrows an answer down: ranges with histograms, a substructure, other wishes.

Layer: core.ui (may import core.view). Everything chosen here lives in the address.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import streamlit as st

from core.retrieval.properties import PROPERTIES
from core.retrieval.refine import Narrowed, Narrowing, Wishes, narrow
from core.ui import answers, choice, resources, sketcher, state
from core.view.histogram import histogram_svg
from core.view.markup import data_uri, escape
from core.view.palette import Theme

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine
    from core.retrieval.ranked import Ranked

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
    key = resources.engine_key(engine)
    asked = []
    with st.grid(4, min_column_width=220, gap=18):
        for name, (title, unit) in PROPERTIES.items():
            span = _span(key, name, state.theme(), engine)
            if span is None:
                continue
            with st.container(gap=None):
                picked = _range(name, f"{title}, {unit}" if unit else title, span)
            if picked is not None:
                asked.append((name, *picked))
    return tuple(asked)


class _Span(NamedTuple):
    """What a range slider needs to know of a property."""

    low: float
    high: float
    step: float
    picture: str
    """Address of its histogram."""


@st.cache_data(max_entries=64, show_spinner=False)
def _span(key: str, name: str, theme: Theme, _engine: "RetrievalEngine") -> _Span | None:
    """Return where a property of the library lies; None where all molecules are alike."""
    values = answers.properties(key, _engine)[:, list(PROPERTIES).index(name)]
    values = values[np.isfinite(values)]
    if not len(values) or values.min() == values.max():
        return None
    step: float = 0.5
    if name != "logp":  # whole numbers are shown as such
        step = 10 if values.max() - values.min() > _COARSE else 1
    kind = type(step)
    low = kind(np.floor(values.min() / step) * step)
    high = kind(np.ceil(values.max() / step) * step)
    return _Span(low, high, step, data_uri(histogram_svg(values, low, high, theme=theme)))


def _range(name: str, label: str, span: _Span) -> tuple[float, float] | None:
    """Show one histogram and its slider; return what is chosen, None for everything."""
    st.html(f'<img class="ml-histogram" alt="Histogram of {escape(label)}" src="{span.picture}">')
    chosen = st.slider(
        label,
        span.low,
        span.high,
        (span.low, span.high),
        span.step,
        key=name,
        bind="query-params",
        on_change=state.first_page,
        persist_state="session",
    )
    whole = chosen == (span.low, span.high)
    return None if whole else (float(chosen[0]), float(chosen[1]))


def _reset() -> None:
    for key in KEYS:
        st.session_state.pop(key, None)
        st.query_params.pop(key, None)
    state.first_page()


def narrowed(ranked: "Ranked", narrowing: Narrowing, engine: "RetrievalEngine") -> Narrowed:
    """Return what is left of a whole ranking; a rerun finds all that it needs remembered."""
    key = resources.engine_key(engine)
    return narrow(
        ranked,
        narrowing,
        table=answers.properties(key, engine),
        held=answers.held(key, narrowing.pattern, engine) if narrowing.pattern else None,
        scaffolds=answers.scaffolds(key, engine) if narrowing.scaffolds else None,
    )


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
