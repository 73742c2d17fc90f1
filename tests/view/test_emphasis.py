"""What a word chooses does not depend on its length, the motif's size, or the marginals."""

import numpy as np
import pytest

from core.results import Alignment, MotifPart, Word
from core.view.emphasis import atom_emphasis, lifts, pointedness, shares

SIZES = (1, 6, 3)


def _alignment(plan: np.ndarray) -> Alignment:
    ends = np.cumsum(SIZES)
    motifs = tuple(
        MotifPart(atoms=tuple(range(end - size, end)), label=f"m{size}")
        for end, size in zip(ends, SIZES, strict=True)
    )
    weights = np.zeros((len(plan), int(ends[-1])), dtype=np.float32)
    for column, motif in enumerate(motifs):
        weights[:, list(motif.atoms)] = plan[:, [column]] / len(motif.atoms)
    return Alignment(
        text="",
        smiles="",
        words=tuple(Word(text=str(i), start=0, end=0) for i in range(len(plan))),
        motifs=motifs,
        plan=plan.astype(np.float32),
        atom_weights=weights,
        score=0.0,
        cosine=0.0,
        held=np.zeros(plan.shape, dtype=bool),
    )


PLAN = np.array([[0.02, 0.40, 0.08], [0.18, 0.02, 0.10], [0.05, 0.08, 0.07]])


def test_shares_are_rows_that_sum_to_one() -> None:
    rows = shares(_alignment(PLAN))
    np.testing.assert_allclose(rows.sum(axis=1), 1.0, rtol=1e-6)
    np.testing.assert_allclose(rows[0], PLAN[0] / 0.5, rtol=1e-6)


def test_a_word_without_mass_is_even() -> None:
    plan = PLAN.copy()
    plan[1] = 0
    np.testing.assert_allclose(shares(_alignment(plan))[1], 1 / 3)


def test_independent_marginals_lift_nothing() -> None:
    plan = np.outer([0.5, 0.3, 0.2], [0.6, 0.3, 0.1])
    alignment = _alignment(plan)
    np.testing.assert_allclose(lifts(alignment), 1.0, rtol=1e-5)
    for word in range(3):
        np.testing.assert_allclose(atom_emphasis(alignment, word), 0.0, atol=1e-5)


def test_the_length_of_a_word_changes_no_choice() -> None:
    longer = PLAN.copy()
    longer[2] *= 4
    np.testing.assert_allclose(
        shares(_alignment(longer))[2], shares(_alignment(PLAN))[2], rtol=1e-6
    )
    np.testing.assert_allclose(
        pointedness(_alignment(longer))[2], pointedness(_alignment(PLAN))[2], rtol=1e-6
    )


@pytest.mark.parametrize("word", range(3))
def test_atoms_show_the_lift_of_their_motif_whatever_its_size(word: int) -> None:
    alignment = _alignment(PLAN)
    expected = np.clip(np.repeat(lifts(alignment)[word], SIZES) - 1, 0, None)
    np.testing.assert_allclose(atom_emphasis(alignment, word), expected, rtol=1e-4, atol=1e-6)


def test_choosy_words_are_pointed_and_vague_ones_are_not() -> None:
    plan = np.array([[0.3, 0.0, 0.0], [0.1, 0.1, 0.1], [0.2, 0.1, 0.1]])
    sharp, flat, between = pointedness(_alignment(plan))
    assert sharp == pytest.approx(1.0, abs=1e-6)
    assert flat == pytest.approx(0.0, abs=1e-6)
    assert flat < between < sharp


def test_a_single_word_stands_against_equal_parts() -> None:
    alone = _alignment(np.array([[0.1, 0.7, 0.2]]))
    np.testing.assert_allclose(lifts(alone), [[0.3, 2.1, 0.6]], rtol=1e-5)
    emphasis = atom_emphasis(alone, 0)
    np.testing.assert_allclose(emphasis, [0.0] + [1.1] * 6 + [0.0] * 3, atol=1e-5)
