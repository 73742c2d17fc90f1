"""What is chosen on the Atlas: on a map, by the name of a group, or by the address.

Layer: core.ui. A chart that is drawn anew forgets its selection; the choice kept here does not,
so it outlives another colouring and belongs to all maps of a library at once. The address holds
the first chosen molecules, so that a view can be shared and pinned.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, unquote

import streamlit as st

from core.ui import resources

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

PICK: Final = "pick"
"""Query parameter: identifiers of chosen molecules, each percent-encoded."""
MOST_LINKED: Final = 60
"""Molecules that an address names; it must pass everywhere."""
CHOICE: Final = "atlas-choice"


@dataclass(frozen=True, slots=True)
class _Chart:
    """What a chart was like when it was looked at last."""

    look: tuple[object, ...] = ()
    changed: bool = False
    seen: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen molecules of a library."""

    content: str
    """Hash of the library."""
    rows: tuple[int, ...] = ()
    source: str = ""
    """Chart on which they were chosen, "" for none."""
    told: str = ""
    """What the address says of them."""
    charts: Mapping[str, _Chart] = field(default_factory=dict)

    def marked(self, chart: str) -> tuple[int, ...]:
        """Return the rows that a chart must mark; where they were chosen, it shows them itself."""
        return () if chart == self.source else self.rows


def chosen_rows(event: Any, count: int) -> tuple[int, ...]:
    """Return the rows that a selection on the chart names, each once, in its order.

    Args:
        event: What the chart gives; anything else chooses nothing.
        count: Molecules of the library.
    """
    try:
        points = event["selection"]["points"]
    except (KeyError, TypeError):
        return ()
    found = (_row(point) for point in points if isinstance(point, dict))
    return tuple(dict.fromkeys(row for row in found if row is not None and 0 <= row < count))


def _row(point: dict[str, Any]) -> int | None:
    """Return the row that a point of a selection carries; the star of a query carries none."""
    value = point.get("customdata")
    if isinstance(value, dict):
        value = next(iter(value.values()), None)
    if isinstance(value, list):
        value = value[0] if value else None
    return int(value) if isinstance(value, int | float) and float(value).is_integer() else None


def choice(engine: "RetrievalEngine", looks: Mapping[str, tuple[object, ...]]) -> Choice:
    """Return what is chosen, and note it in the address; called before the charts are drawn.

    Args:
        engine: The engine of the library.
        looks: Key of each chart -> what it looks like, such as its colouring.
    """
    last = _last(engine)
    rows, source = last.rows, last.source
    charts = {}
    for chart, look in looks.items():
        before = last.charts.get(chart, _Chart(look))
        changed = look != before.look
        seen = chosen_rows(st.session_state.get(chart), len(engine.library))
        if seen and seen != before.seen:
            rows, source = seen, chart
        elif not seen and before.seen and source == chart and not (changed or before.changed):
            rows, source = (), ""  # the visitor has cleared it, not a new drawing
        charts[chart] = _Chart(look, changed, seen)
    now = Choice(last.content, rows, source, _told(engine, rows), charts)
    for chart, about in charts.items():  # marks are drawn too
        if now.marked(chart) != last.marked(chart):
            charts[chart] = replace(about, changed=True)
    st.session_state[CHOICE] = now
    if now.told:
        st.query_params[PICK] = now.told
    else:
        st.query_params.pop(PICK, None)
    return now


def choose(rows: tuple[int, ...]) -> None:
    """Choose molecules, or nothing, without a map; for callbacks."""
    last = st.session_state.get(CHOICE)
    if isinstance(last, Choice):
        st.session_state[CHOICE] = replace(last, rows=rows, source="")


def _last(engine: "RetrievalEngine") -> Choice:
    """Return the choice of the last run; an address that has changed since overrules it."""
    last = st.session_state.get(CHOICE)
    content, told = engine.library.content_hash, st.query_params.get(PICK, "")
    if isinstance(last, Choice) and last.told == told:
        return last if last.content == content else Choice(content)
    return Choice(content, _linked(engine, told), "", told)


def _told(engine: "RetrievalEngine", rows: tuple[int, ...]) -> str:
    return ",".join(quote(engine.library.ids[row], safe="") for row in rows[:MOST_LINKED])


def _linked(engine: "RetrievalEngine", told: str) -> tuple[int, ...]:
    key = resources.engine_key(engine)
    names = [unquote(part) for part in told.split(",")[:MOST_LINKED] if part]
    found = (resources.row_of(key, name, engine) for name in names)
    return tuple(dict.fromkeys(row for row in found if row is not None))
