"""Two rankings side by side: of two queries, or of two models on one query.

Layer: core.ui (may import core.results, core.view).
"""

from collections.abc import Callable, Sequence
from typing import Final

import streamlit as st

from core.results import Alignment, SearchResult
from core.retrieval.rankings import Placed, compare_rankings
from core.ui import choice, pin, resources, state
from core.ui.cards import picture
from core.ui.paired_alignment import Side, show_sides
from core.view.markup import escape
from core.view.wording import read_as, score

FIRST: Final = "q1"
SECOND: Final = "q2"
QUERY: Final = "q"
MODELS: Final = ("m1", "m2")
MOLECULE: Final = "on"
"""Key of the molecule whose alignments are shown, in the session and in the address."""
TAB: Final = "show"
"""Key of the open tab, in the session and in the address."""
TABS: Final = ("Ranks", "Words and atoms")
DEPTH: Final = 10
"""Hits of each ranking."""
KEPT: Final = 6
"""Molecules that the notebook keeps of two rankings."""


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
    names = ("first query", "second query")
    parameters = {"mode": "Two queries", FIRST: values[0], SECOND: values[1]}
    _show(
        found,
        names,
        lambda smiles: [resources.align(key, value, smiles, engine) for value in values],
        title=f"{values[0]} / {values[1]}",
        parameters=parameters,
    )


def _show(
    found: Sequence[SearchResult],
    names: Sequence[str],
    align: Callable[[str], Sequence[Alignment]],
    *,
    title: str,
    parameters: dict[str, str],
    links: bool = True,
) -> None:
    """Show two rankings, and how both sides match one molecule.

    Args:
        found: Both rankings.
        names: What stands above each.
        align: Matches the words of both sides to a molecule.
        title: Name of a pin.
        parameters: Address of this view, for a pin.
        links: Whether the Alignment page can show the same.
    """
    # The page runs anew when a tab is opened: words are matched only where they are looked at.
    ranks, words = st.tabs(TABS, key=TAB, on_change="rerun", bind="query-params")
    placed = compare_rankings(*found)
    if ranks.open:
        with ranks:
            _table(placed, found, names)
            _pin(title, placed, parameters)
        return
    with words:
        chosen = _molecule(placed, found)
        if chosen:
            sides = zip(names, align(chosen), strict=True)
            show_sides([Side(name=name, alignment=one) for name, one in sides], links=links)


def models() -> None:
    """Compare what two checkpoints find for one query."""
    known = resources.checkpoints()
    if len(known) < 2:
        _ask(
            "There is one model only. Train another with python -m core train and put its folder "
            "beside the first, into checkpoints."
        )
        return
    query = _box(QUERY, "Query")
    names = _models_chosen(list(known))
    if not query.strip():
        _ask("Type a query: both models answer it from the same library.")
        return
    engines = [resources.wait_for_engine(choice.library(), known[name]) for name in names]
    keys = [resources.engine_key(engine) for engine in engines]
    found = [
        resources.search(key, query, DEPTH, 0, engine)
        for key, engine in zip(keys, engines, strict=True)
    ]
    _show(
        found,
        names,
        lambda smiles: [
            resources.align(key, query, smiles, engine)
            for key, engine in zip(keys, engines, strict=True)
        ],
        title=f"{query}: {names[0]} and {names[1]}",
        parameters={"mode": "Two models", QUERY: query, **dict(zip(MODELS, names, strict=True))},
        links=False,
    )


def _models_chosen(known: Sequence[str]) -> list[str]:
    chosen = []
    for place, column in enumerate(st.columns(2, gap="large")):
        with column:
            chosen.append(
                st.selectbox(
                    ("First model", "Second model")[place],
                    known,
                    index=place,
                    key=MODELS[place],
                    bind="query-params",
                )
            )
    return chosen


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


def _table(placed: Sequence[Placed], found: Sequence[SearchResult], heads: Sequence[str]) -> None:
    """Show both rankings as one list of cards."""
    both = sum(p.first is not None and p.second is not None for p in placed)
    st.html(
        f'<p class="ml-said">{both} of the first {DEPTH} are the same <span>· '
        f"{escape(heads[0])} {found[0].seconds:.2f} s, {escape(heads[1])} {found[1].seconds:.2f} s"
        "</span></p>"
    )
    with st.grid(min_column_width=220, gap=14):
        for one in placed:
            with st.container(key=f"card-{one.hit.id}", gap="xsmall", height="stretch"):
                _card(one, heads)


def _pin(title: str, placed: tuple[Placed, ...], parameters: dict[str, str]) -> None:
    pin.pin_button(
        "comparison",
        title,
        parameters=parameters,
        snapshot=pin.comparison_snapshot(
            [(one.hit.name, one.hit.smiles) for one in placed[:KEPT]],
            "; ".join(f"{one.hit.name}: {_ranks(one)}" for one in placed[:KEPT]),
        ),
        key="rankings",
    )


def _ranks(one: Placed) -> str:
    """Return both ranks of a molecule, plain."""
    return " and ".join("–" if rank is None else f"rank {rank}" for rank in (one.first, one.second))


def _molecule(placed: tuple[Placed, ...], found: Sequence[SearchResult]) -> str:
    """Let one of the molecules be chosen, at first the best; "" where there is nothing to match."""
    hits = {one.hit.id: one for one in placed}
    if not hits:
        return ""
    if any(result.kind in ("smiles", "inchi") for result in found):
        _ask("A structure has no words: give a text to see how they match a molecule.")
        return ""
    asked = st.query_params.get(MOLECULE, "")
    if st.session_state.get(MOLECULE) not in hits:
        st.session_state[MOLECULE] = asked if asked in hits else next(iter(hits))
    chosen = st.selectbox(
        "Molecule that either has found",
        list(hits),
        format_func=lambda identifier: f"{hits[identifier].hit.name}: {_ranks(hits[identifier])}",
        key=MOLECULE,
        on_change=_note_molecule,
    )
    return hits[chosen].hit.smiles


def _note_molecule() -> None:
    """Write the molecule into the address; Streamlit would write its label; a callback."""
    st.query_params[MOLECULE] = st.session_state[MOLECULE]


def _card(one: Placed, heads: Sequence[str]) -> None:
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
