"""How the models were trained: learning curves, what each part brings, how far the seed moves it.

Layer: core.ui (may import core.evaluation, core.view). All of it comes from the cards of the
checkpoints; what a card does not hold is not shown.
"""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from core.evaluation.ablations import HEADER, Effect, effects, noise, seed_rows
from core.ui import state
from core.ui.messages import problems_told
from core.ui.model_card import all_cards
from core.view.markup import escape, escape_markdown
from core.view.model_chart import course_chart
from core.view.table import table_html

HITS: Final = "_hits_1"
"""Ends the names of figures that training notes of its validation splits."""
_FIGURES: Final = HEADER[4:]

Course = list[tuple[float, float]]


def show() -> None:
    """Draw the view."""
    cards = all_cards()
    _curves(cards)
    for name, card in cards.items():
        with problems_told():
            _ablations(name, card)
        with problems_told():
            _seeds(name, card)


def _curves(cards: Mapping[str, dict[str, Any]]) -> None:
    losses = {}
    for name, card in cards.items():
        parts = [card, *_members(card)]
        for number, part in enumerate(parts, start=1):
            if course := _points(part.get("curve")):
                losses[name if len(parts) == 1 else f"{name}, model {number}"] = course
    checks = {
        f"{name}, {label}": course
        for name, card in cards.items()
        for label, course in _checks(card.get("validation")).items()
    }
    st.html('<h2 class="ml-head">Learning curves</h2>')
    if not losses and not checks:
        st.html(
            '<div class="ml-empty">No card holds a learning curve. Training notes one in the card '
            "of each new model.</div>"
        )
        return
    left, right = st.columns(2, gap="large") if losses and checks else (st.container(),) * 2
    if losses:
        with left:
            _chart(losses, "training loss", key="losses")
    if checks:
        with right:
            _chart(checks, "Hits@1, validation, %", key="checks")
    missing = [name for name, card in cards.items() if not _points(card.get("curve"))]
    told = f" No curve is kept for {', '.join(missing)}." if missing and losses else ""
    st.html(
        '<p class="ml-quiet">Each system has a loss of its own: compare the courses, not the '
        f"heights.{escape(told)}</p>"
    )


def _chart(courses: Mapping[str, Course], what: str, *, key: str) -> None:
    st.plotly_chart(
        course_chart(courses, what=what, theme=state.theme()),
        theme=None,
        key=key,
        config={"displayModeBar": False},
        alt=f"{what} by step of {', '.join(courses)}",
    )


def _members(card: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return what a card tells of the further members of its ensemble."""
    members = card.get("members")
    return [m for m in members if isinstance(m, dict)] if isinstance(members, list) else []


def _points(curve: object) -> Course:
    """Return (step, loss) of a card's curve; nothing where it is none."""
    if not isinstance(curve, list) or len(curve) < 2:
        return []
    try:
        return [(float(step), float(loss)) for step, loss in curve]
    except (TypeError, ValueError):
        return []


def _checks(history: object) -> dict[str, Course]:
    """Return (step, Hits@1) of each validation split that training looked at, by its name."""
    courses: dict[str, Course] = {}
    for row in history if isinstance(history, list) else []:
        step = row.get("step") if isinstance(row, dict) else None
        if not isinstance(step, int | float):
            continue
        for key, value in row.items():
            if key.endswith(HITS) and isinstance(value, int | float):
                label = key.removesuffix(HITS).removesuffix("_validation")
                courses.setdefault(label, []).append((step, value))
    return courses


def _ablations(name: str, card: dict[str, Any]) -> None:
    groups = effects(card)
    if not groups:
        return
    spread = noise(card)
    noted = (
        " Bold: more than another seed alone may give, twice the standard deviation of a "
        "difference of two runs."
        if any(spread)
        else ""
    )
    st.html(f'<h2 class="ml-head">What each part brings: {escape(name)}</h2>')
    for first, found in groups.items():
        rows = [(escape(run), *map(_cell, figures)) for run, figures in found]
        if any(spread):
            rows.append(("another seed, standard deviation", *map(escape, spread)))
        label = f"Ablations of {name} against {first}"
        st.html(
            f"{table_html(('run', *_FIGURES), rows, label=label)}"
            '<p class="ml-quiet">Validation splits; Hits@1 in percent. Small figures: points '
            f"against the first run, “{escape(first)}”.{noted}</p>"
        )
    with st.expander("The command of each run"):
        for row in card["ablations"]:
            st.markdown(escape_markdown(row["name"]))
            st.code(row["command"], language="bash", wrap_lines=True)


def _cell(figure: Effect) -> str:
    if not figure.change:
        return escape(figure.value)
    strong = ' class="ml-clear"' if figure.clear else ""
    return f"{escape(figure.value)} <small{strong}>{escape(figure.change)}</small>"


def _seeds(name: str, card: dict[str, Any]) -> None:
    found = seed_rows(card)
    if not found:
        return
    table = table_html(
        ("run", *HEADER[1:]), [[escape(cell) for cell in row] for row in found],
        label=f"Seeds of {name}",
    )  # fmt: skip
    st.html(f'<h2 class="ml-head">How far the seed moves it: {escape(name)}</h2>{table}')
