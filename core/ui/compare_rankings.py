"""Two rankings side by side: of two queries, or of two models on one query.

Layer: core.ui (may import core.results, core.view).
"""

from typing import Final

import streamlit as st

from core.results import SearchResult
from core.retrieval.rankings import Placed, compare_rankings
from core.ui import choice, resources, state
from core.ui.cards import picture
from core.view.markup import escape
from core.view.wording import read_as, score

FIRST: Final = "q1"
SECOND: Final = "q2"
QUERY: Final = "q"
MODELS: Final = ("m1", "m2")
DEPTH: Final = 10
"""Hits of each ranking."""


def queries() -> None:
    """Compare the answers to two queries."""
    values = []
    for column, key, label in zip(
        st.columns(2, gap="large"), (FIRST, SECOND), ("First query", "Second query"), strict=True
    ):
        with column:
            values.append(_box(key, label))
    if not all(value.strip() for value in values):
        _ask("Type two queries: their hits are joined into one list that tells who rose and fell.")
        return
    engine = resources.wait_for_engine(choice.library())
    key = resources.engine_key(engine)
    found = [resources.search(key, value, DEPTH, 0, engine) for value in values]
    for column, result in zip(st.columns(2, gap="large"), found, strict=True):
        column.html(f'<p class="ml-quiet">{escape(read_as(result))}</p>')
    _table(found[0], found[1], ("first query", "second query"))


def models() -> None:
    """Compare what two checkpoints find for one query."""
    known = resources.checkpoints()
    names = list(known)
    if len(names) < 2:
        _ask(
            "There is one model only. Train another with python -m core train and put its folder "
            "beside the first, into checkpoints."
        )
        return
    query = _box(QUERY, "Query")
    chosen = []
    for place, column in enumerate(st.columns(2, gap="large")):
        with column:
            chosen.append(
                st.selectbox(
                    ("First model", "Second model")[place],
                    names,
                    index=place,
                    key=MODELS[place],
                    bind="query-params",
                )
            )
    if not query.strip():
        _ask("Type a query: both models answer it from the same library.")
        return
    found = []
    for name in chosen:
        engine = resources.wait_for_engine(choice.library(), known[name])
        found.append(resources.search(resources.engine_key(engine), query, DEPTH, 0, engine))
    _table(found[0], found[1], (chosen[0], chosen[1]))


def _box(key: str, label: str) -> str:
    value = st.text_input(
        label,
        key=key,
        bind="query-params",
        placeholder="A description, a name, SMILES or InChI",
        persist_state="session",
    )
    return value or ""


def _ask(told: str) -> None:
    st.html(f'<div class="ml-empty">{escape(told)}</div>')


def _table(first: SearchResult, second: SearchResult, heads: tuple[str, str]) -> None:
    placed = compare_rankings(first, second)
    both = sum(p.first is not None and p.second is not None for p in placed)
    st.html(
        f'<p class="ml-said">{both} of the first {DEPTH} are the same <span>· '
        f"{escape(heads[0])} {first.seconds:.2f} s, {escape(heads[1])} {second.seconds:.2f} s"
        "</span></p>"
    )
    with st.grid(min_column_width=220, gap=14):
        for one in placed:
            with st.container(key=f"card-{one.hit.id}", gap="xsmall", height="stretch"):
                _card(one, heads)


def _card(one: Placed, heads: tuple[str, str]) -> None:
    name = escape(one.hit.name)
    source = picture(one.hit.smiles, f"Structure of {one.hit.name}", state.theme(), 320, 210)
    cells = "".join(
        f"<span><span>{escape(head)}</span> {'not in its first ' + str(DEPTH) if r is None else r}"
        "</span>"
        for head, r in zip(heads, (one.first, one.second), strict=True)
    )
    st.html(
        f'<figure class="ml-figure"><img alt="Structure of {name}" src="{source}"></figure>'
        f'<div class="ml-title"><span class="ml-name" title="{name}">{name}</span></div>'
        f'<div class="ml-facts">{cells}</div>'
        f'<p class="ml-quiet">{_moved(one)} · cosine {score(one.hit.score)}</p>'
    )
    choice.link("pages/molecule.py", "Dossier", icon=":material/science:", mol=one.hit.smiles)


def _moved(one: Placed) -> str:
    if one.first is None:
        return "new in the second"
    if one.second is None:
        return "gone in the second"
    step = one.first - one.second
    if not step:
        return "same rank"
    return f"{'up' if step > 0 else 'down'} {abs(step)}"
