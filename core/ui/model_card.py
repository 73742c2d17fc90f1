"""The card of a checkpoint: read for the pages, and shown as a whole.

Layer: core.ui (may import core.view). Cards come with checkpoints from anywhere, so all of one is
escaped, and parts of another shape are passed over.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import streamlit as st

from core.errors import CheckpointError, shorten
from core.ui import resources
from core.ui.messages import problems_told
from core.view.markup import escape, escape_markdown
from core.view.table import table_html


def read_card(folder: Path) -> dict[str, Any]:
    """Return the card of a checkpoint folder; torch stays out of it.

    Raises:
        CheckpointError: there is none, or it is damaged.
    """
    try:
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointError(
            f"{shorten(folder / 'card.json')} cannot be read; copy the checkpoint folder again"
        ) from error
    return card if isinstance(card, dict) else {}


def all_cards() -> dict[str, dict[str, Any]]:
    """Return the cards of all checkpoints one can choose; what is wrong with one is told."""
    cards = {}
    for name, folder in resources.checkpoints().items():
        with problems_told():
            cards[name] = read_card(folder)
    return cards


def show() -> None:
    """Show the card of the model in use."""
    folder = resources.checkpoint_folder()
    card = read_card(folder)
    data = card.get("data") or {}
    facts = (
        ("Checkpoint", folder.name),
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
    st.html(f'<h2 class="ml-head">The model in use: {escape(folder.name)}</h2>')
    st.html(_table(facts, "Facts on the model"))
    if note := card.get("note"):
        st.html(f'<p class="ml-prose">{escape(note)}</p>')
    if sources := data.get("sources"):
        counted = [(name, _count(number) or number) for name, number in sources.items()]
        st.html(f'<h2 class="ml-head">Training data</h2>{_table(counted, "Pairs by source")}')
    _metrics(card.get("metrics") or {})


def _table(rows: Iterable[tuple[object, object]], label: str) -> str:
    told = ((escape(name), escape(value)) for name, value in rows if value is not None)
    return table_html((), told, label=label)


def _count(value: object) -> str | None:
    return f"{value:,}" if isinstance(value, int) else None


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
