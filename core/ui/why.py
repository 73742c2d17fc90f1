"""Why a molecule was found: words against motifs, and the atoms each word points at.

Layer: core.ui (may import core.results, core.view). Where the query is itself a structure, the
two structures are compared instead.
"""

from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from core.results import Alignment, Hit, SearchResult
from core.ui import downloads, resources, standing, state
from core.ui.cards import facts
from core.ui.downloads import Download
from core.ui.messages import problems_told
from core.view.drawing import draw_png, draw_svg
from core.view.emphasis import atom_emphasis, pointedness
from core.view.export import file_stem
from core.view.heatmap import heatmap, shown_words
from core.view.markup import data_uri, escape, escape_markdown, formula_html
from core.view.overlap import shared_atoms
from core.view.palette import PALETTES, mix
from core.view.wording import alignment_sentences, score, word_sentence

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine
    from core.retrieval.ranked import Ranked


def why_dialog(
    result: SearchResult, ranked: "Ranked", identifier: str, engine: "RetrievalEngine"
) -> None:
    """Open the explanation of one molecule over the page.

    Args:
        result: The page of the answer.
        ranked: The ranking of the whole library.
        identifier: The molecule.
        engine: Searches.
    """
    hit = _find(ranked, identifier, engine)
    if hit is None:
        st.warning("The molecule this link explains is not in this library.")
        return

    @st.dialog(f"Why {escape_markdown(hit.name)}?", width="large", on_dismiss=state.close_why)
    def body() -> None:
        with problems_told():
            if result.kind == "text":
                key = resources.engine_key(engine)
                _explain_words(hit, resources.align(key, result.query, hit.smiles, engine))
            else:
                _compare(result, hit)
            st.html('<h2 class="ml-head">Where its score lies</h2>')
            standing.picture(ranked, [hit])

    body()


def _find(ranked: "Ranked", identifier: str, engine: "RetrievalEngine") -> Hit | None:
    """Return the hit, also where a shared link names one of another page."""
    row = resources.row_of(resources.engine_key(engine), identifier, engine)
    if row is None:
        return None
    place = int(np.flatnonzero(ranked.rows == row)[0])
    return ranked.cut(1, place).answer(engine.library).hits[0]


def _explain_words(hit: Hit, alignment: Alignment) -> None:
    theme = state.theme()
    st.html(_marked_text(alignment))
    left, right = st.columns([5, 6], gap="medium")
    with left:
        word = _word_choice(hit, alignment)
        weights = atom_emphasis(alignment, word)
        label = f"{hit.name}, atoms coloured that “{alignment.words[word].text}” points at"
        svg = draw_svg(hit.smiles, title=label, theme=theme, size=(560, 400), weights=weights)
        st.html(
            f'<figure class="ml-figure ml-big"><img alt="{escape(label)}" src="{data_uri(svg)}">'
            f'</figure><p class="ml-said">{escape(word_sentence(alignment, word))}</p>'
        )
        _downloads(hit, weights)
    with right:
        st.plotly_chart(
            heatmap(alignment, theme=theme),
            theme=None,
            key="heatmap",
            config={"displayModeBar": False},
            alt="Heatmap: for each word, the share of its weight that goes to each motif",
        )
        sentences = "".join(f"<li>{escape(text)}</li>" for text in alignment_sentences(alignment))
        st.html(f'<ul class="ml-notes">{sentences}</ul>')


def _word_choice(hit: Hit, alignment: Alignment) -> int:
    labels: dict[int, str] = {}
    for word in shown_words(alignment):
        text = alignment.words[word].text
        earlier = sum(other.text == text for other in alignment.words[:word])
        # Pills are told apart by their labels, and a word may occur twice.
        labels[word] = escape_markdown(f"{text} ({earlier + 1})" if earlier else text)
    clearest = int(pointedness(alignment).argmax())
    chosen = st.pills(
        "Colour the atoms that a word points at",
        list(labels),
        format_func=labels.__getitem__,
        default=clearest,
        required=True,
        key=f"word-{hit.id}",
    )
    return clearest if chosen is None else int(chosen)


def _marked_text(alignment: Alignment) -> str:
    """Return the query with each word on a ground as strong as it is choosy."""
    palette = PALETTES[state.theme()]
    choosy = pointedness(alignment)
    strength = choosy / (float(choosy.max()) or 1.0)
    parts, place = [], 0
    for word, share in zip(alignment.words, strength, strict=True):
        ground = mix(palette.surface, palette.highlight, float(share))
        parts.append(escape(alignment.text[place : word.start]))
        parts.append(
            f'<mark style="background-color:{ground}">'
            f"{escape(alignment.text[word.start : word.end])}</mark>"
        )
        place = word.end
    parts.append(escape(alignment.text[place:]))
    return (
        f'<p class="ml-words">{"".join(parts)}</p>'
        '<p class="ml-quiet">The stronger a word stands out, the more clearly it picks certain '
        "motifs.</p>"
    )


def _downloads(hit: Hit, weights: np.ndarray) -> None:
    drawn = {"title": hit.name, "size": (720, 520), "weights": weights}
    files = (
        Download("Drawing as SVG", "svg", lambda: draw_svg(hit.smiles, **drawn)),
        Download("PNG", "png", lambda: draw_png(hit.smiles, weights=weights)),
    )
    with st.container(horizontal=True, gap="xsmall"):
        downloads.buttons(files, stem=file_stem(f"why {hit.name}"), key="why-save")


def _compare(result: SearchResult, hit: Hit) -> None:
    """Show a structure query beside a hit, with what both share marked."""
    theme = state.theme()
    asked = result.read_as[0].smiles if result.read_as else hit.smiles
    marks = shared_atoms(asked, hit.smiles)
    names = (result.query, hit.name)
    for column, smiles, atoms, name in zip(
        st.columns(2, gap="medium"), (asked, hit.smiles), marks, names, strict=True
    ):
        with column:
            svg = draw_svg(smiles, title=name, theme=theme, size=(560, 400), atoms=atoms)
            st.html(
                f'<figure class="ml-figure ml-big"><img alt="Structure of {escape(name)}" '
                f'src="{data_uri(svg)}"></figure>'
                f'<p class="ml-said">{escape(name)} '
                f"<span>{formula_html(facts(smiles).formula)}</span></p>"
            )
    share = f"{len(marks[0])} atoms" if marks[0] else "no two atoms"
    st.html(
        f'<p class="ml-quiet">Cosine similarity {score(hit.score)}. The query is a structure, so '
        "the ranking compares two molecules. Marked: their largest common substructure, "
        f"{share}. It is found by RDKit and helps the eye; the cosine similarity comes from the "
        "model alone.</p>"
    )
