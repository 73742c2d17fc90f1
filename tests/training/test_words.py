"""Fitting the word head: words are learnt from all that they were said of."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import DataError, ShapeError
from core.models.encoder import Encoder
from core.training.words import fit_word_head, fit_words, foretold
from tests.small_data import write_data

Made = tuple[np.ndarray, list[frozenset[str]]]


def _made(count: int, *, seed: int) -> Made:
    """Make molecules of which the first number decides "opioid", and nothing decides "blue"."""
    rng = np.random.default_rng(seed)
    vectors = rng.normal(size=(count, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    said = [
        frozenset(
            word
            for word, told in (
                ("opioid", row[0] > 0.4),
                ("blue", rng.random() < 0.15),
                ("rare", place == 0),
                ("common", True),
            )
            if told
        )
        for place, row in enumerate(vectors)
    ]
    return vectors, said


def test_a_word_points_at_what_it_is_said_of() -> None:
    head = fit_words(*_made(2000, seed=0))
    assert head.words == ("blue", "opioid"), "neither what is said once nor what is said of all"
    vectors, said = _made(500, seed=1)
    scores = head.scores(vectors)
    has = np.array(["opioid" in own for own in said])
    assert scores[has, 1].min() > np.median(scores[~has, 1])
    assert head.worth[1] > 2 * head.worth[0], "what no molecule foretells tells nothing"
    auc, count = foretold(head, vectors, said)
    assert count == 2
    assert auc is not None
    assert 0.7 < auc < 0.8, "one word foretold, one not"


def test_scores_are_standard_deviations_over_training() -> None:
    vectors, said = _made(1000, seed=0)
    scores = fit_words(vectors, said).scores(vectors)
    np.testing.assert_allclose(scores.mean(axis=0), 0, atol=1e-3)
    np.testing.assert_allclose(scores.std(axis=0), 1, atol=1e-3)


def test_a_word_that_molecules_without_length_say_stays_finite() -> None:
    vectors, said = np.zeros((40, 4), np.float32), [frozenset(["dye"])] * 10 + [frozenset()] * 30
    head = fit_words(vectors, said)
    assert np.isfinite(head.scores(vectors)).all()
    assert np.isfinite(head.worth).all()


def test_nothing_to_learn_from_is_told() -> None:
    vectors, said = _made(5, seed=0)
    with pytest.raises(DataError, match="No word is said of 8 molecules"):
        fit_words(vectors, said)
    with pytest.raises(ShapeError):
        fit_words(vectors, said[:-1])
    head = fit_words(*_made(200, seed=0))
    auc, count = foretold(head, vectors, said)
    assert auc is None
    assert count == 0


def test_a_checkpoint_is_fitted_on_its_training_pairs(
    tiny_checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.training.words.FEWEST", 1)  # three molecules share few words
    monkeypatch.setattr("core.training.words.MOST_SHARE", 0.5)
    data, told = write_data(tmp_path / "data"), []
    encoder = Encoder.load(tiny_checkpoint, grounding=False)
    fit = fit_word_head(encoder, data=data, cache=tmp_path / "cache", tell=told.append)
    assert fit.molecules > 2
    assert fit.head.words
    assert fit.head.weight.shape[1] == encoder.width
    assert told[0] == f"vectors of {fit.molecules} molecules"
