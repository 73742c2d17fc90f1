"""The Compare page: two molecules, two queries, or two models on one query.

Layer: core.ui (may import core.view).
"""

from typing import TYPE_CHECKING, Final

import streamlit as st

from core.ui import answers, choice, compare_rankings, examples, pin, resources, state
from core.ui.cards import facts
from core.ui.examples import Example
from core.ui.messages import problems_told
from core.ui.paired_alignment import SIZE, Side, show_sides
from core.view.drawing import Core, draw_svg
from core.view.markup import data_uri, escape, formula_html
from core.view.overlap import shared_atoms
from core.view.wording import score

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

MODES: Final = ("Two molecules", "Two queries", "Two models")
FIRST: Final = "a"
SECOND: Final = "b"
TEXT: Final = "text"
EXAMPLES: Final = (
    ("ibuprofen", "naproxen", "CC(C)Cc1ccc(C(C)C(=O)O)cc1"),
    ("caffeine", "theophylline", "Cn1c(=O)c2c(ncn2C)n(C)c1=O"),
    ("morphine", "codeine", "CN1CC[C@]23c4c5ccc(O)c4O[C@H]2[C@@H](O)C=C[C@H]3[C@H]1C5"),
    ("dopamine", "epinephrine", "NCCc1ccc(O)c(O)c1"),
)


def show() -> None:
    """Draw the page."""
    choice.follow_link(FIRST, SECOND, TEXT)
    st.html("<h1>Side by side</h1>")
    mode = st.segmented_control(
        "What to compare",
        MODES,
        default=MODES[0],
        required=True,
        key="mode",
        bind="query-params",
        label_visibility="collapsed",
    )
    with problems_told():
        if mode == MODES[1]:
            compare_rankings.queries()
        elif mode == MODES[2]:
            compare_rankings.models()
        else:
            _molecules()


def _molecules() -> None:
    first, second = _inputs()
    opening = resources.start_engine(choice.library())
    if not first.strip() or not second.strip():
        _empty()
        if opening.wait(0.0):
            opening.result()  # a broken checkpoint is told before the first question
        return
    engine = resources.wait_for_engine(choice.library())
    key = resources.engine_key(engine)
    smiles = [answers.structure(key, asked, engine) for asked in (first, second)]
    names = [
        answers.called(key, one, asked, engine)
        for one, asked in zip(smiles, (first, second), strict=True)
    ]
    _structures(smiles, names, engine)
    _facts(smiles, names)
    _alignments(smiles, names, engine)


def _inputs() -> tuple[str, str]:
    values = []
    for column, key, label in zip(
        st.columns(2, gap="large"), (FIRST, SECOND), ("First molecule", "Second molecule"),
        strict=True,
    ):  # fmt: skip
        with column:
            values.append(
                st.text_input(
                    label,
                    key=key,
                    bind="query-params",
                    placeholder="Name, SMILES or InChI",
                    persist_state="session",
                )
            )
    return values[0] or "", values[1] or ""


def _empty() -> None:
    st.html(
        '<p class="ml-lead">Give two molecules: what they share, where they differ, and what a '
        "text sees in each.</p>"
    )
    shown = [
        Example(f"{first} and {second}", smiles, (first, second))
        for first, second, smiles in EXAMPLES
    ]
    examples.grid(shown, _take)


def _take(first: str, second: str) -> None:
    st.session_state[FIRST], st.session_state[SECOND] = first, second


def _structures(smiles: list[str], names: list[str], engine: "RetrievalEngine") -> None:
    shared = shared_atoms(smiles[0], smiles[1])
    theme = state.theme()
    core = Core(smiles[0], tuple(zip(*shared, strict=True)))
    for column, one, name, common, turned_as in zip(
        st.columns(2, gap="large"), smiles, names, shared, (None, core), strict=True
    ):
        with column:
            rest = [a for a in range(facts(one).heavy_atoms) if a not in set(common)]
            label = f"{name}; coloured: what the other does not have"
            svg = draw_svg(
                one, title=label, theme=theme, size=SIZE, atoms=rest, turned_as=turned_as
            )
            st.html(
                f'<h2 class="ml-head">{escape(name)}</h2><figure class="ml-figure ml-big">'
                f'<img alt="{escape(label)}" src="{data_uri(svg)}"></figure>'
            )
            choice.link("pages/molecule.py", "Dossier", icon=":material/science:", mol=one)
    vectors = engine.encoder.encode_smiles(smiles)
    alike = answers.tanimoto(smiles[0], smiles[1])
    told = f"{len(shared[0])} atoms" if shared[0] else "no two atoms"
    st.html(
        f'<p class="ml-said">Cosine similarity {score(float(vectors[0] @ vectors[1]))} <span>'
        f"· Tanimoto similarity {score(alike)} · common core: {told}</span></p>"
        '<p class="ml-quiet">Coloured: the atoms outside the largest common substructure, found by '
        "RDKit. The cosine similarity is the model’s and does not depend on it.</p>"
    )
    pin.pin_button(
        "comparison",
        f"{names[0]} and {names[1]}",
        parameters={FIRST: smiles[0], SECOND: smiles[1]},
        snapshot=pin.comparison_snapshot(
            zip(names, smiles, strict=True),
            f"Tanimoto similarity {score(alike)}, common core: {told}",
        ),
        key="comparison",
    )


def _facts(smiles: list[str], names: list[str]) -> None:
    one, other = (facts(s) for s in smiles)
    rows = [("Formula", formula_html(one.formula), formula_html(other.formula), "")]
    for label, field, digits, unit in (
        ("Molar mass", "molar_mass", 2, " g/mol"),
        ("logP (Crippen)", "logp", 2, ""),
        ("Polar surface", "tpsa", 1, " Å²"),
        ("H-bond donors", "donors", 0, ""),
        ("H-bond acceptors", "acceptors", 0, ""),
        ("Rings", "rings", 0, ""),
        ("Rotatable bonds", "rotatable_bonds", 0, ""),
        ("Charge", "charge", 0, ""),
    ):
        a, b = getattr(one, field), getattr(other, field)
        moved = "" if round(b - a, digits) == 0 else f"{b - a:+.{digits}f}{unit}"
        cells = (f"{a:.{digits}f}{unit}", f"{b:.{digits}f}{unit}", moved)
        rows.append((label, *(cell.replace("-", "−") for cell in cells)))
    heads = "".join(f'<th scope="col">{escape(n)}</th>' for n in ("", *names, "difference"))
    body = "".join(
        f'<tr><th scope="row">{label}</th><td>{a}</td><td>{b}</td><td>{moved}</td></tr>'
        for label, a, b, moved in rows
    )
    st.html(f'<table class="ml-table"><tr>{heads}</tr>{body}</table>')


def _alignments(smiles: list[str], names: list[str], engine: "RetrievalEngine") -> None:
    st.html('<h2 class="ml-head">What a text sees in each</h2>')
    text = st.text_input(
        "Text",
        key=TEXT,
        bind="query-params",
        placeholder="Any words, as in: an arylpropionic acid with an isobutyl group",
        persist_state="session",
    )
    if not (text or "").strip():
        st.html('<div class="ml-empty">Type words to see which atoms they point at in both.</div>')
        return
    key = resources.engine_key(engine)
    show_sides(
        [
            Side(name=name, alignment=resources.align(key, text, one, engine))
            for one, name in zip(smiles, names, strict=True)
        ]
    )
