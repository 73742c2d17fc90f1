"""Lists of candidates and the ranks they give, against counting by hand and the plain report."""

from pathlib import Path

import numpy as np
import pytest
import torch

from core.chem.names import NameResolver
from core.data.pair_features import CROWD, FEATURES
from core.evaluation.metrics import rank_of_truth
from core.evaluation.protocols import encode_benchmark, load_benchmark, report_on
from core.evaluation.reranked import CandidateLists, Evidence, nearest, reranked_report
from core.models.encoder import Encoder
from core.models.reranking import Reranker
from core.nn.list_scorer import ListScorer
from tests.small_head import small_head

REFUSED = 5
"""Place of the pair whose molecule RDKit refuses, in the test split of the small data."""
FATTY = 4
"""Place of the pair whose text names its molecule, hexadecanoic acid."""


@pytest.fixture(scope="module")
def encoder(tiny_checkpoint: Path) -> Encoder:
    return Encoder.load(tiny_checkpoint, grounding=False)


@pytest.fixture(scope="module")
def evidence(encoder: Encoder, small_data: Path) -> Evidence:
    pairs = load_benchmark("pcdes", data=small_data)
    resolver = NameResolver(known={"hexadecanoic acid": "CCCCCCCCCCCCCCCC(=O)O"})
    return Evidence(encode_benchmark(encoder, pairs), resolver, small_head().bank)


def _lists(truth: np.ndarray, rank: np.ndarray) -> CandidateLists:
    shape = truth.shape
    return CandidateLists(
        molecules=("C",) * len(truth),
        rows=np.zeros(shape, int),
        cosine=np.zeros(shape, np.float32),
        truth=truth,
        rank=rank,
        features=np.zeros((*shape, 1), np.float32),
        candidates=99,
    )


def test_ranks_agree_with_counting() -> None:
    rng = np.random.default_rng(0)
    truth = rng.random((200, 6)) < 0.15
    scores = rng.integers(0, 4, size=truth.shape).astype(np.float32)  # many ties
    rank = rng.integers(7, 99, size=200)
    expected = []
    for own, row, otherwise in zip(truth, scores, rank, strict=True):
        if not own.any():
            expected.append(otherwise)
            continue
        best = max(score for score, right in zip(row, own, strict=True) if right)
        expected.append(1 + sum(s >= best for s, right in zip(row, own, strict=True) if not right))
    found = _lists(truth, rank)
    assert found.ranks(scores).tolist() == expected
    assert found.hits_1(scores) == pytest.approx(100 * np.mean(np.array(expected) == 1))


def test_sums_that_differ_in_the_last_digit_are_a_tie() -> None:
    lists = _lists(np.array([[True, False]]), np.array([1]))
    assert lists.ranks(np.array([[20.000002, 20.0]], np.float32)).tolist() == [2]
    assert lists.ranks(np.array([[20.001, 20.0]], np.float32)).tolist() == [1]


def test_the_nearest_are_those_of_a_full_sort() -> None:
    rng = np.random.default_rng(0)
    queries, candidates = (rng.normal(size=(n, 4)) for n in (5, 9))
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    candidates /= np.linalg.norm(candidates, axis=1, keepdims=True)
    candidates[3] = np.nan
    queries[4] = np.nan
    truth = np.array([0, 1, 2, 3, 4])
    rows, cosine, rank = nearest(queries, candidates, truth, 6)
    assert rows.shape == cosine.shape == (5, 6)
    for query in range(4):
        scores = np.nan_to_num(candidates @ queries[query], nan=-1.0)
        assert rows[query].tolist() == np.argsort(-scores, kind="stable")[:6].tolist()
        np.testing.assert_allclose(cosine[query], scores[rows[query]], rtol=1e-5)
    assert rank.tolist() == rank_of_truth(queries, candidates, truth).tolist()
    assert rank[3:].tolist() == [9, 9]


def test_a_small_benchmark_gives_short_lists(evidence: Evidence) -> None:
    for lists in (evidence.molecule_lists(), evidence.text_lists()):
        assert lists.rows.shape == lists.cosine.shape == lists.truth.shape == (7, 7)
        assert lists.features.shape == (7, 7, len(FEATURES))
        assert np.isfinite(lists.features).all()
        np.testing.assert_allclose(lists.features[:REFUSED, :, 0], lists.cosine[:REFUSED])
        readable = np.arange(7) != REFUSED
        assert lists.truth.any(axis=1).tolist() == readable.tolist()
        assert lists.ranks(np.zeros((7, 7)))[REFUSED] == 7
        assert lists.molecules[REFUSED] == ""


def test_a_right_answer_behind_the_list_keeps_its_rank(evidence: Evidence) -> None:
    whole, cut = evidence.molecule_lists(), evidence.molecule_lists(depth=2)
    assert cut.rows.tolist() == whole.rows[:, :2].tolist()
    behind = ~cut.truth.any(axis=1)
    assert behind.any()
    assert cut.ranks(cut.cosine)[behind].tolist() == whole.rank[behind].tolist()
    assert (cut.ranks(cut.cosine)[~behind] <= 2).all()


def test_a_named_molecule_is_seen_from_both_sides(evidence: Evidence) -> None:
    column = FEATURES.index("similarity to any name")
    lists = evidence.molecule_lists()
    assert lists.rows[FATTY, lists.features[FATTY, :, column].argmax()] == FATTY
    back = evidence.text_lists()
    assert back.rows[FATTY, back.features[FATTY, :, column].argmax()] == FATTY


def test_texts_of_a_molecule_are_compared_with_each_other(evidence: Evidence) -> None:
    back = evidence.text_lists()
    behind = back.features[:REFUSED, :, FEATURES.index("behind the best")]
    expected = back.cosine - back.cosine.max(axis=1, keepdims=True)
    np.testing.assert_allclose(behind, expected[:REFUSED], atol=1e-6)
    assert np.ptp(behind) > 0.001


def test_the_crowd_is_that_of_each_candidate(evidence: Evidence) -> None:
    column, bank, encoded = FEATURES.index("above the crowd"), small_head().bank, evidence.encoded
    for lists, around in (
        (evidence.molecule_lists(), bank.around_molecules(encoded.candidates)),
        (evidence.text_lists(), bank.around_texts(encoded.queries)),
    ):
        expected = lists.cosine - around[:, :CROWD].mean(axis=1)[lists.rows]
        np.testing.assert_allclose(
            lists.features[:REFUSED, :, column], expected[:REFUSED], atol=1e-6
        )


def _by_cosine() -> Reranker:
    scorers = [ListScorer(len(FEATURES)) for _ in range(2)]
    for scorer in scorers:
        torch.nn.init.zeros_(scorer.correction[-1].weight)
    return Reranker(*scorers, small_head().bank)


def test_a_head_without_an_opinion_changes_no_figure(evidence: Evidence) -> None:
    plain, found = report_on(evidence.encoded), reranked_report(evidence, _by_cosine())
    assert found.text_to_molecule == plain.text_to_molecule
    assert found.molecule_to_text == plain.molecule_to_text
    assert (found.benchmark, found.split) == ("pcdes", "test")
    assert found.protocol.startswith(plain.protocol)
    assert "re-ranker was fitted on validation" in found.protocol


def test_equal_molecules_tie_whatever_the_head_says(encoder: Encoder, small_data: Path) -> None:
    pairs = load_benchmark("chebi20-full", data=small_data)
    twice = [row for row, own in enumerate(pairs.truth) if pairs.molecules[own] == "CCO"]
    assert pairs.molecules.count("CCO") == 2
    assert twice
    lists = Evidence(encode_benchmark(encoder, pairs), None, small_head().bank).molecule_lists()
    torch.manual_seed(0)
    head = Reranker(*(ListScorer(len(FEATURES)) for _ in range(2)), small_head().bank)
    assert (lists.ranks(head.scores(lists.features))[twice] >= 2).all()
