"""The Molecule page: everything about one molecule, and what lies near it.

Layer: core.ui (may import core.chem, core.results, core.view).
"""

from typing import TYPE_CHECKING, Final

import streamlit as st

from core.chem.identifiers import identifiers
from core.results import Hit
from core.ui import answers, choice, downloads, examples, pin, resources, state
from core.ui.cards import facts, keep_button, picture
from core.ui.downloads import Download
from core.ui.examples import Example
from core.ui.messages import problems_told
from core.view.drawing import draw_png, draw_svg
from core.view.export import file_stem, hits_sdf
from core.view.markup import escape, formula_html
from core.view.wording import score

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

NEAR: Final = 6
"""Neighbours of each kind."""
TEXTS: Final = 4
SPACE_HEIGHT: Final = 430
EXAMPLES: Final = (
    ("caffeine", "Cn1c(=O)c2c(ncn2C)n(C)c1=O"),
    ("ibuprofen", "CC(C)Cc1ccc(C(C)C(=O)O)cc1"),
    ("quinine", "C=C[C@H]1CN2CC[C@H]1C[C@H]2[C@H](O)c1ccnc2ccc(OC)cc12"),
    ("adenosine", "Nc1ncnc2c1ncn2[C@@H]1O[C@H](CO)[C@@H](O)[C@H]1O"),
)


def show() -> None:
    """Draw the page."""
    choice.take_from_link()
    title = st.empty()
    molecule = choice.molecule_input()
    with problems_told():
        opening = resources.start_engine(choice.library())
        if not molecule.strip():
            title.html("<h1>One molecule, and all that lies near it</h1>")
            _empty()
            if opening.wait(0.0):
                opening.result()  # a broken checkpoint is told before the first question
            return
        engine = resources.wait_for_engine(choice.library())
        key = resources.engine_key(engine)
        smiles = answers.structure(key, molecule, engine)
        name = answers.called(key, smiles, molecule, engine)
        title.html(f"<h1>{escape(name)}</h1>")
        _portrait(smiles, name, engine)
        _texts(smiles, engine)
        _neighbours(smiles, engine)


def _empty() -> None:
    st.html(
        '<p class="ml-lead">Type a name, SMILES or InChI, or draw a structure: its shape, numbers '
        "and identifiers, the texts that describe it best, and its neighbours.</p>"
    )
    examples.grid([Example(name, smiles, (name,)) for name, smiles in EXAMPLES], _take)


def _take(name: str) -> None:
    st.session_state[choice.MOLECULE] = name


def _portrait(smiles: str, name: str, engine: "RetrievalEngine") -> None:
    left, right = st.columns([6, 5], gap="large")
    with left:
        flat = st.segmented_control(
            "View",
            ("Flat", "In space"),
            default="Flat",
            required=True,
            key="view",
            bind="query-params",
            label_visibility="collapsed",
        )
        if flat == "In space":
            with problems_told():
                page = answers.space(smiles, name, state.theme(), SPACE_HEIGHT)
                st.iframe(page, height=SPACE_HEIGHT)
                st.caption("One likely shape, computed here. Drag to turn, scroll to come nearer.")
        else:
            source = picture(smiles, f"Structure of {name}", state.theme(), 720, SPACE_HEIGHT)
            st.html(
                f'<figure class="ml-figure ml-big"><img alt="Structure of {escape(name)}" '
                f'src="{source}"></figure>'
            )
        _actions(smiles, name, engine)
    with right:
        _numbers(smiles)
    with st.grid(3, min_column_width=300, gap=14):
        for label, value in identifiers(smiles).items():
            with st.container(gap=None):
                st.html(f'<p class="ml-label">{label}</p>')
                st.code(value, language=None, wrap_lines=True)


def _actions(smiles: str, name: str, engine: "RetrievalEngine") -> None:
    key = resources.engine_key(engine)
    row = answers.row_of_structure(key, smiles, engine)
    hit = Hit(rank=1, id=_id(row, engine), name=name, smiles=smiles, score=1.0)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        if row is not None:
            keep_button(engine.library.name, engine.library.ids[row], key="keep")
        choice.link("app.py", "Search with it", icon=":material/search:", q=smiles)
        choice.link("pages/compare.py", "Compare", icon=":material/compare_arrows:", a=smiles)
        files = (
            Download("SVG", "svg", lambda: draw_svg(smiles, title=name, size=(720, 520))),
            Download("PNG", "png", lambda: draw_png(smiles)),
            Download("SDF", "sdf", lambda: _sdf(hit, engine)),
        )
        downloads.buttons(files, stem=file_stem(name), key="save")
        pin.pin_button(
            "molecule",
            name,
            parameters={choice.MOLECULE: smiles},
            snapshot=pin.molecule_snapshot(name, smiles),
            key="molecule",
        )


def _id(row: int | None, engine: "RetrievalEngine") -> str:
    return "" if row is None else engine.library.ids[row]


def _sdf(hit: Hit, engine: "RetrievalEngine") -> bytes:
    return hits_sdf([hit], query=hit.smiles, library=engine.library.name)


def _numbers(smiles: str) -> None:
    about = facts(smiles)
    rows = (
        ("Formula", formula_html(about.formula)),
        ("Molar mass", f"{about.molar_mass:.2f} g/mol"),
        ("logP (Crippen)", f"{about.logp:.2f}".replace("-", "−")),
        ("Polar surface", f"{about.tpsa:.1f} Å²"),
        ("H-bond donors, acceptors", f"{about.donors}, {about.acceptors}"),
        ("Rings", str(about.rings)),
        ("Rotatable bonds", str(about.rotatable_bonds)),
        ("Charge", f"{about.charge:+d}".replace("-", "−") if about.charge else "0"),
        ("Heavy atoms", str(about.heavy_atoms)),
    )
    body = "".join(f'<tr><th scope="row">{head}</th><td>{value}</td></tr>' for head, value in rows)
    st.html(f'<table class="ml-table">{body}</table>')


def _texts(smiles: str, engine: "RetrievalEngine") -> None:
    st.html('<h2 class="ml-head">Texts that describe it best</h2>')
    if not any(engine.library.texts):
        st.html('<div class="ml-empty">This library holds no texts.</div>')
        return
    key = resources.engine_key(engine)
    with st.grid(2, min_column_width=380, gap=14):
        for told in answers.descriptions(key, smiles, TEXTS, engine):
            with st.container(key=f"card-text-{told.rank}", gap="xsmall", height="stretch"):
                of = "it" if _same(told.id, smiles, engine) else escape(told.name)
                st.html(
                    f'<p class="ml-said">{escape(told.text)}</p><p class="ml-quiet">'
                    f"cosine similarity {score(told.score)} · written for {of}</p>"
                )
                choice.link(
                    "pages/alignment.py",
                    "Which words go with which atoms",
                    icon=":material/join_inner:",
                    text=told.text,
                    mol=smiles,
                )


def _same(identifier: str, smiles: str, engine: "RetrievalEngine") -> bool:
    row = resources.row_of(resources.engine_key(engine), identifier, engine)
    return row is not None and engine.library.smiles[row] == smiles


def _neighbours(smiles: str, engine: "RetrievalEngine") -> None:
    key = resources.engine_key(engine)
    hits = resources.search(key, smiles, NEAR + 1, 0, engine).hits
    near = [(hit.id, hit.score) for hit in hits if hit.smiles != smiles][:NEAR]
    rows, alike = answers.likeness(key, engine).nearest(smiles, NEAR + 1)
    library = engine.library
    common = [
        (library.ids[row], share)
        for row, share in zip(rows, alike, strict=True)
        if library.smiles[row] != smiles
    ][:NEAR]
    left, right = st.columns(2, gap="large")
    both = {identifier for identifier, _ in near} & {identifier for identifier, _ in common}
    for column, title, note, found, unit in (
        (left, "Nearest by meaning", "What the model puts close to it", near, "cosine"),
        (right, "Nearest by structure", "Common circular substructures", common, "Tanimoto"),
    ):
        with column:
            st.html(
                f'<h2 class="ml-head">{title}</h2><p class="ml-quiet">{note}. {len(both)} of '
                f"{len(found)} stand in both lists.</p>"
            )
            with st.grid(min_column_width=180, gap=12):
                for identifier, value in found:
                    _neighbour(identifier, f"{unit} {score(value)}", unit, engine)


def _neighbour(identifier: str, told: str, unit: str, engine: "RetrievalEngine") -> None:
    row = resources.row_of(resources.engine_key(engine), identifier, engine)
    if row is None:
        return
    name, smiles = engine.library.names[row], engine.library.smiles[row]
    examples.tile(
        f"{unit}-{row}",
        name,
        smiles,
        _take,
        (smiles,),
        note=told,
        alt=f"Structure of {name}",
        size=(300, 200),
    )
