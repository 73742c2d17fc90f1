"""The Alignment page: a text, a molecule, and which words go with which atoms.

Layer: core.ui (may import core.results, core.view).
"""

from typing import TYPE_CHECKING, Final

import streamlit as st

from core.results import Alignment
from core.ui import answers, choice, downloads, examples, pin, resources, state
from core.ui.alignment_picture import alignment_picture
from core.ui.downloads import Download
from core.ui.examples import Example
from core.ui.messages import problems_told
from core.view.drawing import draw_png, draw_svg
from core.view.emphasis import atom_emphasis
from core.view.export import file_stem, plan_csv, plan_xlsx
from core.view.interactive import alignment_view, standalone_page
from core.view.markup import data_uri, escape
from core.view.wording import alignment_sentences, score, share_told

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

TEXT: Final = "text"
WORD: Final = "word"
OTHERS: Final = 5
"""Hits of the text that are shown on one scale with the molecule."""
EXAMPLES: Final = (
    (
        "A monocarboxylic acid with an acetoxy group on a benzene ring, an anti-inflammatory drug.",
        "CC(=O)Oc1ccccc1C(=O)O",
    ),
    (
        "A penicillin: a beta-lactam fused to a thiazolidine, with a benzyl amide and a "
        "carboxylic acid.",
        "CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O",
    ),
    (
        "A nitrobenzene that carries a chloro substituent and a primary amide.",
        "NC(=O)c1ccc(Cl)c([N+](=O)[O-])c1",
    ),
)
"""Texts with a molecule each whose words and atoms are easy to tell apart."""


def show() -> None:
    """Draw the page."""
    choice.take_from_link()
    choice.follow_link(TEXT)
    st.html("<h1>Which words go with which atoms</h1>")
    text, molecule = _inputs()
    with problems_told():
        library = choice.library()
        opening = resources.start_engine(library)
        if not text.strip() or not molecule.strip():
            _empty()
            if opening.wait(0.0):
                opening.result()  # a broken checkpoint is told before the first question
            return
        _aligned(text, molecule, resources.wait_for_engine(library))


def _inputs() -> tuple[str, str]:
    left, right = st.columns([3, 2], gap="medium")
    with left:
        text = st.text_area(
            "Text",
            key=TEXT,
            bind="query-params",
            height=104,
            placeholder="A description, or any words: edit them and see the score move",
            on_change=_forget_word,
            persist_state="session",
        )
    with right:
        molecule = choice.molecule_input()
    return text or "", molecule


def _forget_word() -> None:
    st.query_params.pop(WORD, None)


def _empty() -> None:
    st.html(
        '<p class="ml-lead">Give a text and a molecule. Every word then lights up the atoms it '
        "points at, and every atom the words that point at it.</p>"
    )
    shown = [Example(text, smiles, (text, smiles)) for text, smiles in EXAMPLES]
    examples.grid(shown, _take, columns=3, narrowest=260)


def _take(text: str, smiles: str) -> None:
    st.session_state[TEXT], st.session_state[choice.MOLECULE] = text, smiles
    _forget_word()


def _aligned(text: str, molecule: str, engine: "RetrievalEngine") -> None:
    key = resources.engine_key(engine)
    alignment = resources.align(key, text, molecule, engine)
    name = answers.called(key, alignment.smiles, molecule, engine)
    _scores(alignment, answers.standing(key, text, molecule, engine))
    view = alignment_view(
        alignment,
        name=name,
        theme=state.theme(),
        sentences=answers.sentences(key, text, molecule, engine),
        word=_asked_word(alignment),
    )
    chosen = alignment_picture(view, key="alignment")
    word = min(chosen.get("word", view["word"]), len(alignment.words) - 1)
    if "word" in chosen:
        st.query_params[WORD] = str(word)
    _downloads(alignment, name, word, view)
    with st.expander("What the two scores say"):
        told = "".join(f"<li>{escape(line)}</li>" for line in alignment_sentences(alignment))
        st.html(f'<ul class="ml-notes">{told}</ul>')
    _others(text, alignment, name, word, engine)


def _asked_word(alignment: Alignment) -> int | None:
    asked = st.query_params.get(WORD, "")
    # Python refuses to read a number of thousands of digits, as an address may hold.
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 6):
        return None
    return int(asked) if int(asked) < len(alignment.words) else None


def _scores(alignment: Alignment, below: float) -> None:
    """Show the scores, and how the last edit moved them."""
    now = {"cosine": alignment.cosine, "transport": alignment.score, "below": below}
    seen = (alignment.text, alignment.smiles)
    last_seen, last, moved = st.session_state.get("alignment-scores", (None, now, {}))
    if seen != last_seen:
        moved = {} if last_seen is None else {k: now[k] - last[k] for k in now}
        st.session_state["alignment-scores"] = (seen, now, moved)
    with st.container(horizontal=True, gap="large", key="scores"):
        for label, name, value, note in (
            ("Cosine similarity", "cosine", score(now["cosine"]), "Text and molecule as wholes"),
            ("Transport score", "transport", score(now["transport"]), "Words and motifs"),
            ("Fits better than", "below", share_told(below), "Molecules of the library, by cosine"),
        ):
            scale, unit = (100, " points") if name == "below" else (1, "")
            delta = scale * moved.get(name, 0.0)
            st.metric(
                label,
                value,
                delta=f"{delta:+.3f}{unit} by the last edit" if abs(delta) >= 5e-4 else None,
                help=note,
                width="content",
            )


def _downloads(alignment: Alignment, name: str, word: int, view: dict[str, object]) -> None:
    stem = file_stem(f"alignment {name}")
    weights = atom_emphasis(alignment, word)
    title = f"{name}, atoms that “{alignment.words[word].text}” points at"
    files = (
        Download("Drawing as SVG", "svg", lambda: _svg(alignment, title, weights)),
        Download("PNG", "png", lambda: draw_png(alignment.smiles, weights=weights)),
        Download("Interactive page", "html", lambda: standalone_page(view)),
        Download("Plan as CSV", "csv", lambda: plan_csv(alignment)),
        Download("Plan as Excel", "xlsx", lambda: plan_xlsx(alignment)),
    )
    with st.container(horizontal=True, gap="xsmall"):
        downloads.buttons(files, stem=stem, key="save")
        pin.pin_button(
            "alignment",
            f"{name}: {alignment.text}",
            parameters={
                TEXT: alignment.text,
                choice.MOLECULE: alignment.smiles,
                WORD: str(word),
            },
            snapshot=pin.alignment_snapshot(name, alignment),
            key="alignment",
        )


def _svg(alignment: Alignment, title: str, weights: object) -> str:
    return draw_svg(alignment.smiles, title=title, size=(720, 520), weights=weights)


def _others(
    text: str, alignment: Alignment, name: str, word: int, engine: "RetrievalEngine"
) -> None:
    """Show what the chosen word points at in the best hits, all on one scale of colour."""
    said = escape(alignment.words[word].text)
    st.html(f'<h2 class="ml-head">“{said}” in the best hits for this text</h2>')
    key = resources.engine_key(engine)
    shown = [(name, alignment)]
    for hit in resources.search(key, text, OTHERS + 1, 0, engine).hits:
        if hit.smiles != alignment.smiles and len(shown) <= OTHERS:
            shown.append((hit.name, resources.align(key, text, hit.smiles, engine)))
    weights = [atom_emphasis(one, word) for _, one in shown]
    most = max(float(weight.max(initial=0.0)) for weight in weights) or 1.0
    with st.grid(min_column_width=240, gap=14):
        for (called, one), weight in zip(shown, weights, strict=True):
            label = f"{called}, atoms coloured that “{alignment.words[word].text}” points at"
            svg = draw_svg(one.smiles, title=label, theme=state.theme(), weights=weight, most=most)
            st.html(
                f'<figure class="ml-figure"><img alt="{escape(label)}" src="{data_uri(svg)}">'
                f'</figure><p class="ml-said">{escape(called)} <span>transport score '
                f"{score(one.score)}</span></p>"
            )
    st.html(
        '<p class="ml-quiet">One scale of colour for all: an atom as strong in one drawing as in '
        "another gets as many times its even share of the word.</p>"
    )
