"""The Benchmark page: what every model reaches, how ours was made, and where it errs.

Layer: core.ui (may import core.evaluation, core.view).
"""

import json
from typing import Any, Final

import streamlit as st

from core.errors import CheckpointError, shorten
from core.evaluation.model_table import COLUMNS as FIGURES
from core.evaluation.model_table import NONE, column_groups, model_table
from core.evaluation.model_table import shown as cells_shown
from core.ui import errors_browser, resources, state
from core.ui.messages import problems_told
from core.view.markup import escape, escape_markdown
from core.view.model_chart import model_chart

VIEWS: Final = ("Models", "Model card", "Errors")
KEY: Final = "pcdes.text_to_molecule.hits_1"


def show() -> None:
    """Draw the page."""
    st.html("<h1>How good it is, and where it errs</h1>")
    view = st.segmented_control(
        "View",
        VIEWS,
        default=VIEWS[0],
        required=True,
        key="view",
        bind="query-params",
        label_visibility="collapsed",
    )
    with problems_told():
        if view == VIEWS[1]:
            _card()
        elif view == VIEWS[2]:
            errors_browser.show()
        else:
            _models()


def _models() -> None:
    table = model_table(resources.SHIPPED.parent)
    choice = {
        f"{c.group}: {c.title}": place for place, c in enumerate(FIGURES) if c.group != "training"
    }
    labels = list(choice)
    first = next(n for n, c in enumerate(choice.values()) if FIGURES[c].key == KEY)
    asked = st.selectbox("Figure", labels, index=first, key="figure", bind="query-params")
    st.plotly_chart(
        model_chart(table, choice[asked], theme=state.theme()),
        theme=None,
        key="chart",
        config={"displayModeBar": False},
        alt=f"{asked} of every model, measured and published",
    )
    st.html(
        '<p class="ml-quiet">Filled: measured here, test split. Outlined: published figures, each '
        "by its own protocol and on its own training data, so no plain comparison.</p>"
    )
    for group, places in column_groups():
        _group(group, places, table)
    notes = "".join(
        f"<li><b>{escape(letter)}</b> {escape(note)}</li>"
        for letter, note in table.footnotes.items()
    )
    with st.expander("Protocols, training data and sources of published figures"):
        st.html(f'<ul class="ml-notes">{notes}</ul>')


def _group(group: str, places: list[int], table: Any) -> None:
    rows = [cells_shown(row, places) for row in table.rows]
    rows = [row for row in rows if any(cell != NONE for cell in row[1:])]
    if not rows:
        return
    heads = "".join(f'<th scope="col">{escape(FIGURES[p].title)}</th>' for p in places)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    st.html(
        f'<h2 class="ml-head">{escape(group)}</h2><div style="overflow-x:auto">'
        f'<table class="ml-table"><tr><th scope="col">model</th>{heads}</tr>{body}</table></div>'
    )


def read_card() -> dict[str, Any]:
    """Return the card of the model in use.

    Raises:
        CheckpointError: there is none, or it is damaged.
    """
    path = resources.checkpoint_folder() / "card.json"
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointError(
            f"{shorten(path)} cannot be read; copy the checkpoint folder again"
        ) from error
    return card if isinstance(card, dict) else {}


def _card() -> None:
    card = read_card()
    data = card.get("data") or {}
    facts = (
        ("Made", card.get("made")),
        ("Parameters", _count(card.get("parameters"))),
        ("Training pairs", _count(data.get("pairs"))),
        ("Training molecules", _count(data.get("molecules"))),
        ("Pairs left out, as evaluation asks for them", _count(data.get("dropped_as_leaks"))),
        ("Steps", _count(card.get("steps"))),
        ("Hours", card.get("hours")),
        ("Hardware", card.get("hardware")),
        ("Seed", card.get("seed")),
        ("Source code", card.get("commit")),
    )
    body = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{escape(value)}</td></tr>'
        for label, value in facts
        if value is not None
    )
    st.html(f'<table class="ml-table">{body}</table>')
    if note := card.get("note"):
        st.html(f'<p class="ml-prose">{escape(note)}</p>')
    _sources(data)
    _curve(card.get("curve"))
    _ablations(card.get("ablations"))
    _metrics(card.get("metrics") or {})


def _count(value: object) -> str | None:
    return f"{value:,}" if isinstance(value, int) else None


def _sources(data: dict[str, Any]) -> None:
    sources = data.get("sources") or {}
    if not sources:
        return
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(_count(number) or number)}</td></tr>'
        for name, number in sources.items()
    )
    st.html(f'<h2 class="ml-head">Training data</h2><table class="ml-table">{body}</table>')


def _curve(curve: object) -> None:
    if not isinstance(curve, list) or len(curve) < 2:
        return
    from core.view.model_chart import learning_curve

    st.html('<h2 class="ml-head">Learning curve</h2>')
    st.plotly_chart(
        learning_curve(curve, theme=state.theme()),
        theme=None,
        key="curve",
        config={"displayModeBar": False},
        alt="Training loss by step",
    )


def _ablations(ablations: object) -> None:
    listed = ablations if isinstance(ablations, list) else []
    rows = [row for row in listed if isinstance(row, dict)]
    if not rows:
        return
    names = list(dict.fromkeys(name for row in rows for name in (row.get("metrics") or {})))
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row">{escape(row.get("name"))}</th>'
        + "".join(f"<td>{_figure((row.get('metrics') or {}).get(name))}</td>" for name in names)
        + "</tr>"
        for row in rows
    )
    st.html(
        '<h2 class="ml-head">Ablations: Hits@1, text to molecule</h2><div style="overflow-x:auto">'
        f'<table class="ml-table"><tr><th scope="col">run</th>{heads}</tr>{body}</table></div>'
    )


def _figure(report: object) -> str:
    """Return Hits@1, text to molecule, of a report of an ablation."""
    value = report
    for key in ("text_to_molecule", "hits_1"):
        value = value.get(key) if isinstance(value, dict) else None
    return f"{value:.1f}" if isinstance(value, int | float) else NONE


def _metrics(metrics: dict[str, Any]) -> None:
    st.html('<h2 class="ml-head">Every figure, with its protocol and its command</h2>')
    for name, report in metrics.items():
        if not isinstance(report, dict):
            continue
        with st.expander(escape_markdown(name)):
            st.html(f'<p class="ml-quiet">{escape(report.get("protocol", ""))}</p>')
            st.code(str(report.get("command", "")), language="bash")
            plain = {
                key: value
                for key, value in report.items()
                if key not in {"protocol", "command", "per_query", "benchmark", "split"}
            }
            st.json(plain, expanded=2)
