"""Two alignments side by side: the atoms that a word points at in each, on one scale of colour.

Layer: core.ui (may import core.results, core.view).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.errors import QueryError
from core.results import Alignment
from core.ui import choice, state
from core.view.drawing import draw_svg
from core.view.emphasis import atom_emphasis, pointedness
from core.view.markup import data_uri, escape, escape_markdown
from core.view.wording import score, strongest_links

SIZE: Final = (560, 380)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two alignments."""

    name: str
    """Of the molecule, the query or the model: what differs between the two; plain."""
    alignment: Alignment


def show_sides(sides: Sequence[Side], *, links: bool = True) -> None:
    """Draw both with one word, or with a word of each where their texts differ.

    Args:
        sides: Two alignments.
        links: Whether to link to the Alignment page, which shows the model in use.

    Raises:
        QueryError: a text has no words.
    """
    for side in sides:
        if not side.alignment.words:
            raise QueryError("The text has no words to align; type a description.")
    both = [side.alignment for side in sides]
    if len({tuple(word.text for word in one.words) for one in both}) == 1:
        words = [_word(both, key="word")] * 2
        columns = st.columns(2, gap="large")
    else:
        columns, words = st.columns(2, gap="large"), []
        for number, (column, one) in enumerate(zip(columns, both, strict=True)):
            with column:
                words.append(_word([one], key=f"word-{number}"))
    weights = [atom_emphasis(one, word) for one, word in zip(both, words, strict=True)]
    most = max(float(weight.max(initial=0.0)) for weight in weights) or 1.0
    for column, side, word, weight in zip(columns, sides, words, weights, strict=True):
        with column:
            _drawing(side, word, weight, most)
            if links:
                choice.link(
                    "pages/alignment.py", "Alignment", icon=":material/join_inner:",
                    text=side.alignment.text, mol=side.alignment.smiles,
                )  # fmt: skip
    st.html('<p class="ml-quiet">Both drawings share one scale of colour.</p>')


def _drawing(side: Side, word: int, weights: NDArray[np.float64], most: float) -> None:
    one = side.alignment
    label = f"{side.name}, atoms coloured that “{one.words[word].text}” points at"
    svg = draw_svg(
        one.smiles, title=label, theme=state.theme(), size=SIZE, weights=weights, most=most
    )
    st.html(
        f'<figure class="ml-figure ml-big"><img alt="{escape(label)}" '
        f'src="{data_uri(svg)}"></figure>{_told(side)}'
    )


def _told(side: Side) -> str:
    one = side.alignment
    links = "".join(
        f"<li>“{escape(word)}” points at {escape(motif)}, {lift:.1f} × an even spread</li>"
        for word, motif, lift in strongest_links(one)
    )
    return (
        f'<p class="ml-said">{escape(side.name)} <span>cosine similarity {score(one.cosine)} · '
        f"transport score {score(one.score)}</span></p>"
        + (f'<ul class="ml-notes">{links}</ul>' if links else "")
    )


def _word(alignments: Sequence[Alignment], *, key: str) -> int:
    """Let one word be chosen, at first the one that is clearest in all alignments of a text."""
    first = alignments[0]
    labels = {n: escape_markdown(w.text) for n, w in enumerate(first.words)}
    clearest = int(np.sum([pointedness(one) for one in alignments], axis=0).argmax())
    chosen = st.pills(
        "Colour the atoms that a word points at",
        list(labels),
        format_func=lambda n: f"{labels[n]}{_again(first, n)}",
        default=clearest,
        required=True,
        key=f"{key}-{first.text}",
    )
    return clearest if chosen is None else int(chosen)


def _again(alignment: Alignment, word: int) -> str:
    """Tell a word that occurs again from its first place, as labels must differ."""
    earlier = sum(w.text == alignment.words[word].text for w in alignment.words[:word])
    return f" \\({earlier + 1}\\)" if earlier else ""
