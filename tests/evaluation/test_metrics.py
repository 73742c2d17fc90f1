import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.errors import DataError, ShapeError
from core.evaluation.metrics import first_other, in_batch, rank_of_truth, summarise

# Small whole numbers: every product is exact, so ties are many and the oracle is certain.
whole = st.integers(-2, 2).map(float)


def naive(queries: np.ndarray, candidates: np.ndarray, truth: np.ndarray) -> list[int]:
    ranks = []
    for query, true in zip(queries, truth, strict=True):
        scores = [float(sum(a * b for a, b in zip(query, c, strict=True))) for c in candidates]
        lost = true < 0 or not np.isfinite(scores[true])
        ranks.append(len(scores) if lost else sum(s >= scores[true] for s in scores))
    return ranks


@st.composite
def problems(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    q, c, d = draw(st.integers(1, 7)), draw(st.integers(1, 9)), draw(st.integers(1, 4))
    queries = draw(hnp.arrays(np.float32, (q, d), elements=whole))
    candidates = draw(hnp.arrays(np.float32, (c, d), elements=whole))
    truth = draw(hnp.arrays(np.int64, (q,), elements=st.integers(-1, c - 1)))
    return queries, candidates, truth, draw(st.integers(1, 8))


@given(problems())
@settings(deadline=None)
def test_agrees_with_the_naive_loop(problem: tuple) -> None:
    queries, candidates, truth, chunk = problem
    ranks = rank_of_truth(queries, candidates, truth, chunk=chunk)
    assert ranks.tolist() == naive(queries, candidates, truth)


@given(problems(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_order_of_the_candidates_does_not_matter(problem: tuple, random: object) -> None:
    queries, candidates, truth, chunk = problem
    order = np.random.default_rng(random.randint(0, 99)).permutation(len(candidates))  # type: ignore[attr-defined]
    place = np.argsort(order)
    moved = np.where(truth < 0, -1, place[truth])
    expected = rank_of_truth(queries, candidates, truth, chunk=chunk)
    assert (rank_of_truth(queries, candidates[order], moved, chunk=chunk) == expected).all()


def test_a_repeated_molecule_counts_against_its_text() -> None:
    # Odd sizes and real vectors: columns at the edge of a BLAS tile are summed in another order.
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((203, 131)).astype(np.float32)
    candidates = np.concatenate([vectors, vectors, vectors[::-1]])
    ranks = rank_of_truth(vectors, candidates, np.arange(203))
    assert (ranks == 3).all()


def test_negative_zero_ties_with_zero() -> None:
    candidates = np.array([[0.0, 1.0], [-0.0, 1.0]], dtype=np.float32)
    assert rank_of_truth(np.ones((1, 2), np.float32), candidates, np.array([0])).tolist() == [2]


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_query_that_is_not_finite_ranks_last(bad: float) -> None:
    queries = np.array([[bad, 0.0], [1.0, 0.0]], dtype=np.float32)
    candidates = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]], dtype=np.float32)
    assert rank_of_truth(queries, candidates, np.array([0, 0])).tolist() == [3, 1]


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_candidate_that_is_not_finite_never_wins(bad: float) -> None:
    queries = np.ones((2, 2), dtype=np.float32)
    candidates = np.array([[bad, bad], [0.0, 1.0], [-1.0, 0.0]], dtype=np.float32)
    assert rank_of_truth(queries, candidates, np.array([0, 1])).tolist() == [3, 1]


def test_scores_that_overflow_rank_last() -> None:
    huge = np.full((1, 2), 3e38, dtype=np.float32)
    with np.errstate(over="ignore"):
        assert rank_of_truth(huge, np.concatenate([huge, -huge]), np.array([0])).tolist() == [2]


@pytest.mark.parametrize("truth", [-2, 3])
def test_a_truth_outside_the_candidates_is_refused(truth: int) -> None:
    with pytest.raises(DataError, match=f"{truth} is not a row of 3"):
        rank_of_truth(np.ones((1, 2)), np.ones((3, 2)), np.array([truth]))


def test_shapes_must_fit() -> None:
    with pytest.raises(ShapeError, match=r"candidates has shape \(3, 4\)"):
        rank_of_truth(np.ones((1, 2)), np.ones((3, 4)), np.array([0]))
    with pytest.raises(ShapeError, match="truth"):
        rank_of_truth(np.ones((1, 2)), np.ones((3, 2)), np.array([0, 1]))
    with pytest.raises(ShapeError, match="queries"):
        rank_of_truth(np.ones(2), np.ones((3, 2)), np.array([0, 1]))


def test_no_candidates_are_refused() -> None:
    with pytest.raises(DataError, match="no candidates"):
        rank_of_truth(np.ones((1, 2)), np.ones((0, 2)), np.array([-1]))


def test_summary_counts_what_it_says() -> None:
    report = summarise(np.array([1, 5, 6, 11, 100]), 100)
    assert (report.queries, report.candidates) == (5, 100)
    assert (report.hits_1, report.hits_5, report.hits_10, report.hits_20) == (20, 40, 60, 80)
    assert report.mrr == pytest.approx((1 + 1 / 5 + 1 / 6 + 1 / 11 + 1 / 100) / 5)
    assert (report.mean_rank, report.median_rank) == (24.6, 6)


@given(st.lists(st.integers(1, 50), min_size=1))
def test_hits_never_fall_with_k(ranks: list[int]) -> None:
    report = summarise(np.array(ranks), 50)
    assert 0 <= report.hits_1 <= report.hits_5 <= report.hits_10 <= report.hits_20 <= 100
    assert report.hits_1 / 100 <= report.mrr <= 1


def test_nothing_to_summarise_is_refused() -> None:
    with pytest.raises(DataError, match="no queries"):
        summarise(np.array([], dtype=np.int64), 3)


@given(problems())
@settings(deadline=None)
def test_the_first_other_is_the_best_that_is_not_true(problem: tuple) -> None:
    queries, candidates, truth, chunk = problem
    others = first_other(queries, candidates, truth, chunk=chunk)
    for query, true, other in zip(queries, truth, others, strict=True):
        scores = {i: float(query @ c) for i, c in enumerate(candidates) if i != true}
        assert other == (max(scores, key=lambda i: (scores[i], -i)) if scores else -1)


def test_what_is_not_finite_has_no_first_other_and_is_none() -> None:
    candidates = np.array([[1.0, 0.0], [np.nan, 0.0], [0.5, 0.0]], dtype=np.float32)
    queries = np.array([[1.0, 0.0], [np.nan, 0.0]], dtype=np.float32)
    assert first_other(queries, candidates, np.array([0, 0])).tolist() == [2, -1]
    assert first_other(queries[:1], candidates[:2], np.array([0])).tolist() == [-1]


def test_one_batch_of_all_is_hits_at_1() -> None:
    rng = np.random.default_rng(1)
    texts = rng.standard_normal((40, 4)).astype(np.float32)
    molecules = texts + rng.standard_normal((40, 4)).astype(np.float32)
    report = in_batch(texts, molecules, shuffles=3)
    own = np.arange(40)
    assert (report.size, report.batches, report.shuffles) == (40, 1, 3)
    hits = summarise(rank_of_truth(texts, molecules, own), 40).hits_1
    back = summarise(rank_of_truth(molecules, texts, own), 40).hits_1
    assert (report.text_to_molecule, report.molecule_to_text) == pytest.approx((hits, back))
    assert hits != back


def test_batches_are_the_same_for_a_seed_and_easier_than_the_whole() -> None:
    rng = np.random.default_rng(2)
    texts = rng.standard_normal((203, 4)).astype(np.float32)
    molecules = texts + rng.standard_normal((203, 4)).astype(np.float32)
    report = in_batch(texts, molecules, size=8)
    assert report.batches == 25
    assert report == in_batch(texts, molecules, size=8)
    assert report.text_to_molecule != in_batch(texts, molecules, size=8, seed=1).text_to_molecule
    whole = summarise(rank_of_truth(texts, molecules, np.arange(203)), 203)
    assert report.text_to_molecule > whole.hits_1


def test_a_tie_inside_a_batch_is_a_miss() -> None:
    same = np.ones((4, 2), np.float32)
    assert in_batch(same, same, size=2).text_to_molecule == 0


def test_pairs_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ShapeError, match="molecules"):
        in_batch(np.ones((2, 3)), np.ones((3, 3)))
    with pytest.raises(DataError, match="no pairs"):
        in_batch(np.ones((0, 3)), np.ones((0, 3)))
