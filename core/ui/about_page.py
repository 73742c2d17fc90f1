"""The page that explains the scores, shows the model's card, and says where the model ends.

Layer: core.ui (may import core.view).
"""

from typing import Any, Final

import streamlit as st

from core.errors import CheckpointError
from core.ui import model_card, resources
from core.ui.messages import problems_told
from core.view.markup import escape
from core.view.table import table_html

SECTIONS: Final = (
    (
        "What happens to a query",
        "The box takes a description, a chemical name, a SMILES or an InChI, and says which it "
        "understood. A description is read by its words, by the parts of its words, and by the "
        "chemical names in it: OPSIN turns systematic names into structures, and you see them "
        "drawn under the box. A name, SMILES or InChI is searched as a structure.",
    ),
    (
        "Cosine similarity",
        "Text and molecules are placed in one space. The cosine similarity of two places, −1 to "
        "1, makes the ranking. Compare it within one list only: it is no probability, and 0.6 "
        "for one query is no better than 0.4 for another.",
    ),
    (
        "The order of the hits",
        "A description can be checked against a structure: names and what is derived from them, "
        "groups, rings, counts, charges, stereo, elements that are wanted or not. A small network "
        "weighs this evidence and puts the near hits in order, so a hit may stand above "
        "one with a higher cosine similarity. What a short query demands of a structure is "
        "checked on every molecule, and the page says what that was; its other words draw those "
        "molecules that descriptions with such words would fit.",
    ),
    (
        "Why? and the transport score",
        "Each word has a weight to give, each motif (a ring, a functional group, a chain) one to "
        "take. Optimal transport finds the cheapest way to move all of it, where similar pairs "
        "are cheap. Each row of the heatmap shows where one word's weight goes in that plan; atoms "
        "are coloured that get more of the word than an even spread would give them. The "
        "transport score is the plan's mean similarity.",
    ),
    (
        "Where it ends",
        "The best hit of a library is shown even where nothing fits. The model learned from "
        "descriptions of small biological and drug-like molecules in English; polymers, "
        "materials, reactions, amounts and other languages are foreign to it. Nothing here is "
        "advice on safety or use: check what matters at its source.",
    ),
)


def show() -> None:
    """Draw the page."""
    st.html("<h1>How it works</h1>")
    left, right = st.columns([6, 5], gap="large")
    with left:
        for title, text in SECTIONS:
            st.html(f'<h2 class="ml-head">{title}</h2><p class="ml-prose">{text}</p>')
    with right, problems_told():
        st.html('<h2 class="ml-head">The model in use</h2>')
        _card()
    _figures(read_card().get("metrics"))


def read_card() -> dict[str, Any]:
    """Return the card of the checkpoint; empty where it has none that can be read."""
    try:
        return model_card.read_card(resources.checkpoint_folder())
    except CheckpointError:
        return {}


def _card() -> None:
    folder = resources.checkpoint_folder()
    resources.checkpoint_stamp(folder)
    card = read_card()
    rows = [("Checkpoint", folder.name)]
    for key, label in (
        ("made", "Made"),
        ("parameters", "Parameters"),
        ("hardware", "Trained on"),
        ("hours", "Hours of training"),
        ("seed", "Seed"),
    ):
        value = card.get(key)
        if isinstance(value, int | float | str) and value != "":
            rows.append((label, f"{value:,}" if isinstance(value, int | float) else value))
    data = card.get("data")
    if isinstance(data, dict):
        for key, label in (("pairs", "Training pairs"), ("molecules", "Training molecules")):
            if isinstance(data.get(key), int):
                rows.append((label, f"{data[key]:,}"))
    cells = [(escape(label), escape(value)) for label, value in rows]
    st.html(table_html((), cells, label="The model in use"))


def _figures(metrics: Any) -> None:
    """Show measured retrieval figures of the card, one row a benchmark and direction."""
    rows = [
        (escape(name), way, *(_number(scores.get(key)) for key in ("hits_1", "hits_10", "mrr")))
        for name, way, scores in measured(metrics)
    ]
    if not rows:
        st.html('<p class="ml-quiet">The card of this checkpoint holds no measured figures.</p>')
        return
    heads = ("Benchmark", "Direction", "Hits@1, %", "Hits@10, %", "MRR")
    table = table_html(heads, rows, label="Measured figures")
    st.html(f'<h2 class="ml-head">Measured</h2>{table}')


def measured(metrics: Any, name: str = "") -> list[tuple[str, str, dict[str, Any]]]:
    """Return (benchmark, direction, scores) of every retrieval report inside a card."""
    found: list[tuple[str, str, dict[str, Any]]] = []
    if not isinstance(metrics, dict):
        return found
    for key, value in metrics.items():
        if key in ("text_to_molecule", "molecule_to_text") and isinstance(value, dict):
            found.append((name, key.replace("_", " "), value))
        elif isinstance(value, dict):
            found += measured(value, f"{name} {key}".strip())
    return found


def _number(value: Any) -> str:
    if not isinstance(value, int | float):
        return ""
    return f"{value:.3f}" if abs(value) <= 1 else f"{value:.1f}"
