"""The heatmap shows the numbers of the plan, under the words and motifs they belong to."""

import numpy as np
import pytest

from core.results import Alignment, MotifPart, Word
from core.view.emphasis import pointedness
from core.view.heatmap import MAX_MOTIFS, MAX_WORDS, heatmap, shown_words
from core.view.palette import PALETTES, Theme


def _alignment(words: int, motifs: int, *, text: str = "w") -> Alignment:
    plan = np.random.default_rng(0).random((words, motifs)).astype(np.float32)
    plan /= plan.sum()
    return Alignment(
        text=text,
        smiles="C" * motifs,
        words=tuple(Word(text=f"{text}{i}", start=0, end=1) for i in range(words)),
        motifs=tuple(MotifPart(atoms=(i,), label=f"<C{i}>") for i in range(motifs)),
        plan=plan,
        atom_weights=plan,
        score=0.5,
        cosine=0.4,
        held=np.zeros((words, motifs), dtype=bool),
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_rows_are_percent_of_their_word(theme: Theme) -> None:
    alignment = _alignment(5, 3)
    figure = heatmap(alignment, theme=theme)
    (trace,) = figure.data
    expected = 100 * alignment.plan / alignment.plan.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(np.asarray(trace.z), expected, rtol=1e-5)
    np.testing.assert_allclose(np.asarray(trace.z).sum(axis=1), 100.0, rtol=1e-5)
    assert trace.zmin == 0
    assert figure.layout.font.color == PALETTES[theme].ink
    assert list(figure.layout.yaxis.ticktext) == [f"w{i}" for i in range(5)]


def test_labels_cannot_carry_markup() -> None:
    figure = heatmap(_alignment(2, 2, text="<a href='x'>"))
    seen = [*figure.layout.xaxis.ticktext, *figure.layout.yaxis.ticktext]
    hovers = [cell for row in figure.data[0].text for cell in row]
    assert all("<" not in label for label in seen)
    assert all("<a" not in cell and "<C" not in cell for cell in hovers)


def test_a_long_text_keeps_its_choosiest_words_in_reading_order() -> None:
    alignment = _alignment(80, 40)
    rows = shown_words(alignment)
    choosy = pointedness(alignment)
    assert len(rows) == MAX_WORDS
    assert rows == sorted(rows)
    assert choosy[rows].min() >= np.delete(choosy, rows).max()
    assert np.asarray(heatmap(alignment).data[0].z).shape == (MAX_WORDS, MAX_MOTIFS)


def test_hover_compares_with_an_even_spread() -> None:
    alignment = _alignment(2, 2)
    plan = np.array([[0.4, 0.1], [0.1, 0.4]], dtype=np.float32)
    object.__setattr__(alignment, "plan", plan)
    first, second = heatmap(alignment).data[0].text[0]
    assert "80.0 % of the word" in first
    assert "1.60 × an even spread" in first
    assert "0.40 × an even spread" in second
