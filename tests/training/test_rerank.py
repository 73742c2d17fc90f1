"""Fitting the re-ranker: it learns what tells candidates apart, from lists of any length."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from core.errors import DataError
from core.evaluation.reranked import CandidateLists
from core.models.encoder import Encoder
from core.nn.list_scorer import ListScorer
from core.training.collect import collect_records
from core.training.rerank import FOLDS, _folds, draw_bank, fit_reranker, train_scorer
from tests.small_data import write_data

Lists = tuple[np.ndarray, np.ndarray]


def _lists(count: int, length: int, *, seed: int) -> Lists:
    """Make lists whose right answer is told by column 3 alone; the cosine knows nothing."""
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(count, length, 6)).astype(np.float32)
    truth = np.zeros((count, length), bool)
    truth[np.arange(count), rng.integers(0, length, count)] = True
    features[..., 0] *= 0.1
    features[..., 3] = truth + 0.2 * features[..., 3]
    return features, truth


def _scores(scorer: ListScorer, features: np.ndarray) -> np.ndarray:
    with torch.inference_mode():
        return scorer(torch.from_numpy(features)).numpy()


def _found(scores: np.ndarray, truth: np.ndarray) -> float:
    return float((scores.argmax(axis=1) == truth.argmax(axis=1)).mean())


def test_what_tells_candidates_apart_is_learnt() -> None:
    scorer = train_scorer([_lists(1500, 8, seed=0)])
    features, truth = _lists(200, 8, seed=1)
    assert not scorer.training
    assert _found(features[..., 0], truth) < 0.3
    assert _found(_scores(scorer, features), truth) > 0.95


def test_lists_of_unequal_length_are_learnt_together() -> None:
    long, short = _lists(900, 8, seed=0), _lists(900, 3, seed=2)
    scorer = train_scorer([long, short])
    for length in (3, 8):
        features, truth = _lists(200, length, seed=1)
        assert _found(_scores(scorer, features), truth) > 0.95
    # Places without a candidate must not pass for candidates full of zeros.
    rows = np.concatenate([long[0].reshape(-1, 6), short[0].reshape(-1, 6)])
    np.testing.assert_allclose(scorer.mean.numpy(), rows.mean(axis=0), atol=1e-4)


def test_lists_without_their_right_answer_teach_nothing() -> None:
    features, truth = _lists(60, 8, seed=0)
    lost = (features[:20] + 100, np.zeros_like(truth[:20]))
    alone = (features[:20, :1] + 100, np.ones((20, 1), bool))
    with_them = train_scorer([(features, truth), lost, alone], epochs=1).state_dict()
    without = train_scorer([(features, truth)], epochs=1).state_dict()
    assert all(np.array_equal(with_them[key], without[key]) for key in without)


@pytest.mark.parametrize("alone", [False, True])
def test_nothing_to_learn_from_is_told(alone: bool) -> None:
    features, truth = _lists(4, 5, seed=0)
    lists = (features[:, :1], np.ones((4, 1), bool)) if alone else (features, truth & False)
    with pytest.raises(DataError, match="No list of candidates holds its right answer"):
        train_scorer([lists])


def test_the_seed_decides() -> None:
    lists = [_lists(50, 4, seed=0)]
    one, same, other = (train_scorer(lists, seed=seed, epochs=1).state_dict() for seed in (1, 1, 2))
    assert all(np.array_equal(one[key], same[key]) for key in one)
    assert not all(np.array_equal(one[key], other[key]) for key in one)


def test_a_molecule_lies_in_one_fold_wherever_it_stands() -> None:
    features, truth = _lists(400, 2, seed=0)
    group = CandidateLists(
        molecules=tuple(f"{'C' * (place % 100 + 1)}" for place in range(400)),
        rows=np.zeros_like(truth, dtype=int),
        cosine=features[..., 0],
        truth=truth,
        rank=np.ones(400, int),
        features=features,
        candidates=2,
    )
    folds = _folds(group, 0)
    assert set(folds) == set(range(FOLDS))
    assert (folds.reshape(4, 100) == folds[:100]).all()
    turned = replace(group, molecules=group.molecules[::-1])
    assert _folds(turned, 0).tolist() == folds[::-1].tolist()


def test_a_checkpoint_is_fitted_on_the_validation_splits(
    tiny_checkpoint: Path, tmp_path: Path
) -> None:
    data, told = write_data(tmp_path / "data"), []
    encoder = Encoder.load(tiny_checkpoint, grounding=False)
    fit = fit_reranker(encoder, data=data, cache=tmp_path / "cache", workers=1, tell=told.append)
    names = ["pcdes", "chebi20", "chebi20-full", "pcdes, back", "chebi20, back"]
    assert list(fit.before) == list(fit.after) == names
    assert all(0 <= value <= 100 for value in [*fit.before.values(), *fit.after.values()])
    assert fit.lists > 5 * 3, "five groups of three pairs, and short texts"
    assert told[:2] == ["a bank of training pairs", "candidates of pcdes"]
    assert fit.reranker.bank.texts.shape[1] == encoder.width
    assert "candidates of short texts" in told
    hidden = fit.reranker.scorer.correction[0].weight
    assert hidden.isfinite().all()
    assert not np.array_equal(hidden, fit.reranker.text_scorer.correction[0].weight)


def test_one_split_can_be_learnt_from_alone(tiny_checkpoint: Path, tmp_path: Path) -> None:
    data, told = write_data(tmp_path / "data"), []
    encoder = Encoder.load(tiny_checkpoint, grounding=False)
    fit = fit_reranker(
        encoder, data=data, cache=None, benchmarks=["pcdes"], workers=1, tell=told.append
    )
    assert list(fit.before) == ["pcdes", "pcdes, back"]
    assert [step for step in told if "candidates" in step] == [
        "candidates of pcdes",
        "candidates of short texts",
    ]


def test_the_bank_holds_whole_descriptions_of_training(
    tiny_checkpoint: Path, tmp_path: Path
) -> None:
    data = write_data(tmp_path / "data")
    encoder = Encoder.load(tiny_checkpoint, grounding=False)
    records, _ = collect_records(data, iupac=False)
    bank = draw_bank(encoder, data=data, cache=None)
    assert len(bank.texts) == len(records)
    texts = encoder.encode_texts([record.text for record in records])
    molecules = encoder.encode_smiles([record.smiles for record in records])
    # Pairs may come in any order, but both sides in the same.
    places = (bank.texts @ texts.T).argmax(axis=1)
    assert sorted(places) == list(range(len(records)))
    np.testing.assert_allclose(bank.molecules, molecules[places], atol=1e-5)


def test_a_missing_split_is_told(tiny_checkpoint: Path, tmp_path: Path) -> None:
    encoder = Encoder.load(tiny_checkpoint, grounding=False)
    with pytest.raises(DataError):
        fit_reranker(encoder, data=tmp_path, cache=None)
