"""Fitting the word head: words are learnt from all that they were said of."""

from pathlib import Path

import numpy as np
import pytest

from core.data.records import PairRecord
from core.errors import DataError, ShapeError
from core.presets import preset
from core.training.words import MOST_WORDS, chosen, fit_word_head, fit_words, foretold, told_of
from tests.small_data import write_data

Made = tuple[np.ndarray, list[frozenset[str]]]
WORDS = ("blue", "opioid")


def _made(count: int, *, seed: int) -> Made:
    """Make molecules of which the first number decides "opioid", and nothing decides "blue"."""
    rng = np.random.default_rng(seed)
    prints = rng.normal(size=(count, 8)).astype(np.float32)
    prints /= np.linalg.norm(prints, axis=1, keepdims=True)
    told = zip(prints[:, 0] > 0.4, rng.random(count) < 0.15, strict=True)
    said = [
        frozenset(word for word, is_so in zip(("opioid", "blue"), row, strict=True) if is_so)
        for row in told
    ]
    return prints, said


def test_a_word_points_at_what_it_is_said_of() -> None:
    head = fit_words(*_made(2000, seed=0), WORDS)
    prints, said = _made(500, seed=1)
    pointed = head.direction("opioids")
    assert pointed is not None
    scores, has = prints @ pointed, np.array(["opioid" in own for own in said])
    assert scores[has].min() > np.median(scores[~has])
    assert head.worth[1] > 2 * head.worth[0], "what no molecule foretells tells nothing"
    auc, count = foretold(head, prints, said)
    assert count == 2
    assert auc is not None
    assert 0.7 < auc < 0.8, "one word foretold, one not"


def test_scores_are_standard_deviations_over_training() -> None:
    prints, said = _made(1000, seed=0)
    head = fit_words(prints, said, WORDS)
    scores = prints @ (head.weight * head.scale).T
    np.testing.assert_allclose(scores.std(axis=0), 1, atol=0.02)


def test_molecules_without_a_fingerprint_leave_all_finite() -> None:
    said = [frozenset(["dye"])] * 10 + [frozenset[str]()] * 30
    head = fit_words(np.zeros((40, 4), np.float32), said, ("dye",))
    assert np.isfinite(head.worth).all()
    assert not head.weight.any()
    with pytest.raises(ShapeError):
        fit_words(np.zeros((39, 4), np.float32), said, ("dye",))


def test_words_of_uses_and_effects_are_chosen() -> None:
    said = {"opioid": 40, "phenol": 40, "rare": 7, "common": 400, "lives": 40, "sunscreen": 9}
    told = {"opioid": 30, "phenol": 40, "rare": 7, "common": 400, "lives": 5}
    assert chosen(said, told, molecules=1000) == ("opioid", "sunscreen"), (
        "not what demands check, nor what is said of few, of most, or beside the matter; but a "
        "word that lay words stand for is taken wherever it is said"
    )
    with pytest.raises(DataError, match="No word is said of 8 molecules"):
        chosen({"rare": 2}, {"rare": 2}, molecules=10)
    many = {f"w{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}{n // 676}": 9 + n for n in range(2000)}
    kept = chosen(many, many, molecules=10**5)
    assert len(kept) == MOST_WORDS
    assert min(many[word] for word in kept) == 9 + 2000 - MOST_WORDS


def test_what_is_told_is_counted_by_molecules() -> None:
    texts = ("It has a role as an opioid. It grows.", "It is used as a dye.", "It grows blue.")
    records = [
        PairRecord(id=str(n), smiles="CC"[: n % 2 + 1], text=text, source="x")
        for n, text in enumerate(texts)
    ]
    assert told_of([*records, *records])["opioid"] == 1
    assert told_of(records)["dye"] == 1
    assert "blue" not in told_of(records)


def test_nothing_to_check_by_is_told() -> None:
    prints, said = _made(4, seed=0)
    assert foretold(fit_words(*_made(200, seed=0), WORDS), prints, said) == (None, 0)


def test_a_head_is_fitted_on_the_training_pairs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.training.words.FEWEST", 1)  # three molecules share few words
    monkeypatch.setattr("core.training.words.MOST_SHARE", 0.7)
    monkeypatch.setattr("core.training.words.OF_USE", 0)
    data, told = write_data(tmp_path / "data"), list[str]()
    fit = fit_word_head(preset("tiny"), data=data, cache=tmp_path / "cache", tell=told.append)
    assert fit.molecules == 3
    assert "simple" in fit.head.words
    assert told[0] == "fingerprints of 3 molecules"
    again = fit_word_head(preset("tiny"), data=data, cache=tmp_path / "cache")
    assert np.array_equal(again.head.weight, fit.head.weight)
