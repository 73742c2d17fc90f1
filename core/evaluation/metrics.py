"""Ranks of the true answer and their summary; ties count against the model.

Layer: core.evaluation (may import core.errors, core.results). Symbols: Q queries, C candidates,
d width.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.errors import DataError, ShapeError
from core.results import BatchReport, DirectionReport

CHUNK: Final = 512
"""Queries scored at once: with 33,000 candidates 68 MB of scores."""


def rank_of_truth(
    queries: NDArray[np.floating],
    candidates: NDArray[np.floating],
    truth: NDArray[np.integer],
    *,
    chunk: int = CHUNK,
) -> NDArray[np.int64]:
    """Count, for each query, the candidates that score at least as much as the true one.

    The rank is pessimistic: every candidate with the true one's score stands before it. Equal
    candidate rows are scored once, so that they tie exactly whatever order of summation the
    matrix product takes for a column. A query without truth, and one whose own score is not a
    number, ranks last; a candidate that is not finite never stands before another.

    Args:
        queries: (Q, d) rows.
        candidates: (C, d) rows.
        truth: (Q,) row of the true candidate, -1 where it is not among them.
        chunk: Queries scored at once.

    Returns:
        (Q,) ranks, 1 for the best, C for the worst.

    Raises:
        ShapeError: the shapes do not fit each other.
        DataError: there is no candidate, or a truth is not the row of a candidate.
    """
    _check(queries, candidates, truth)
    finite = np.isfinite(candidates).all(axis=1)
    clean = np.where(finite[:, None], candidates, 0).astype(np.float32)
    unique, column = _unique_rows(clean)
    # As floats the counting is a matrix product too; float32 is exact up to 2**24 candidates.
    counted = np.float32 if len(candidates) < 2**24 else np.float64
    weight = np.bincount(column[finite], minlength=len(unique)).astype(counted)
    ranks = np.full(len(queries), len(candidates), dtype=np.int64)
    scored = np.flatnonzero((truth >= 0) & np.isfinite(queries).all(axis=1))
    scored = scored[finite[truth[scored]]]
    for start in range(0, len(scored), chunk):
        rows = scored[start : start + chunk]
        scores = queries[rows].astype(np.float32) @ unique.T  # (chunk, unique)
        true = np.take_along_axis(scores, column[truth[rows]][:, None], axis=1)
        count = (scores >= true) @ weight
        ranks[rows] = np.where(np.isfinite(true[:, 0]), count, len(candidates))
    return ranks


def first_other(
    queries: NDArray[np.floating],
    candidates: NDArray[np.floating],
    truth: NDArray[np.integer],
    *,
    chunk: int = CHUNK,
) -> NDArray[np.int64]:
    """Return, for each query, the best candidate that is not the true one.

    Where the true one does not come first, this is what came first in its place; of equal scores
    the first row.

    Args:
        queries: (Q, d) rows.
        candidates: (C, d) rows; one that is not finite is never returned.
        truth: (Q,) row of the true candidate, -1 where it is not among them.
        chunk: Queries scored at once.

    Returns:
        (Q,) rows; -1 where there is no other candidate, or the query is not finite.

    Raises:
        ShapeError: the shapes do not fit each other.
        DataError: there is no candidate, or a truth is not the row of a candidate.
    """
    _check(queries, candidates, truth)
    finite = np.isfinite(candidates).all(axis=1)
    clean = np.where(finite[:, None], candidates, 0).astype(np.float32)
    best = np.full(len(queries), -1, dtype=np.int64)
    readable = np.flatnonzero(np.isfinite(queries).all(axis=1))
    for start in range(0, len(readable), chunk):
        rows = readable[start : start + chunk]
        scores = queries[rows].astype(np.float32) @ clean.T  # (chunk, C)
        scores[:, ~finite] = -np.inf
        known = np.flatnonzero(truth[rows] >= 0)
        scores[known, truth[rows][known]] = -np.inf
        first = scores.argmax(axis=1)
        found = np.take_along_axis(scores, first[:, None], axis=1)[:, 0] > -np.inf
        best[rows] = np.where(found, first, -1)
    return best


def in_batch(
    texts: NDArray[np.floating],
    molecules: NDArray[np.floating],
    *,
    size: int = 64,
    shuffles: int = 10,
    seed: int = 0,
) -> BatchReport:
    """Measure how often the right one of a random batch comes first, in both directions.

    Published figures of MoMu are such accuracies; they depend on the batch size and the shuffle,
    so that several are averaged. Pairs that do not fill a batch sit a shuffle out: a smaller
    batch would be easier. Fewer pairs than one batch are one smaller batch.

    Args:
        texts: (Q, d) rows.
        molecules: (Q, d) rows, each the molecule of the text in the same row.
        size: Pairs of a batch.
        shuffles: Times that the pairs are dealt anew.
        seed: Of the shuffles.

    Raises:
        ShapeError: the shapes differ.
        DataError: there are no pairs.
    """
    if texts.shape != molecules.shape:
        raise ShapeError("molecules", got=molecules.shape, want=texts.shape)
    if not len(texts):
        raise DataError("There are no pairs to deal into batches; check the benchmark's files.")
    size = min(size, len(texts))
    batches, own = len(texts) // size, np.arange(size)
    dealer = np.random.default_rng(seed)
    first = np.zeros(2)
    for _ in range(shuffles):
        order = dealer.permutation(len(texts))[: batches * size]
        for rows in order.reshape(batches, size):
            first[0] += (rank_of_truth(texts[rows], molecules[rows], own) == 1).mean()
            first[1] += (rank_of_truth(molecules[rows], texts[rows], own) == 1).mean()
    to_molecule, to_text = (100 * first / (batches * shuffles)).tolist()
    return BatchReport(
        size=size,
        batches=batches,
        shuffles=shuffles,
        seed=seed,
        text_to_molecule=to_molecule,
        molecule_to_text=to_text,
    )


def _check(queries: NDArray, candidates: NDArray, truth: NDArray) -> None:
    if queries.ndim != 2:
        raise ShapeError("queries", got=queries.shape, want=("Q", "d"))
    if candidates.ndim != 2 or candidates.shape[1] != queries.shape[1]:
        raise ShapeError("candidates", got=candidates.shape, want=("C", queries.shape[1]))
    if truth.shape != (len(queries),):
        raise ShapeError("truth", got=truth.shape, want=(len(queries),))
    if not len(candidates):
        raise DataError("There are no candidates to rank; check the benchmark's files.")
    if len(truth) and (truth.max() >= len(candidates) or truth.min() < -1):
        wrong = truth.max() if truth.max() >= len(candidates) else truth.min()
        raise DataError(
            f"A truth of {wrong} is not a row of {len(candidates)} candidates; use -1 for none."
        )


def _unique_rows(rows: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Return the distinct rows, and for each row which of them it is."""
    rows = np.ascontiguousarray(rows + np.float32(0))  # turns -0.0 into 0.0
    if not rows.shape[1]:
        return rows[:1], np.zeros(len(rows), dtype=np.intp)
    keys = rows.view(np.dtype((np.void, rows.dtype.itemsize * rows.shape[1]))).ravel()
    _, first, column = np.unique(keys, return_index=True, return_inverse=True)
    return rows[first], column.ravel()


def summarise(ranks: NDArray[np.integer], candidates: int) -> DirectionReport:
    """Turn (Q,) ranks among ``candidates`` into the figures of one direction.

    Raises:
        DataError: there are no ranks.
    """
    if not len(ranks):
        raise DataError("There are no queries to summarise; check the benchmark's files.")
    hits = {k: float(np.mean(ranks <= k) * 100) for k in (1, 5, 10, 20)}
    return DirectionReport(
        queries=len(ranks),
        candidates=candidates,
        hits_1=hits[1],
        hits_5=hits[5],
        hits_10=hits[10],
        hits_20=hits[20],
        mrr=float(np.mean(1 / ranks)),
        mean_rank=float(np.mean(ranks)),
        median_rank=float(np.median(ranks)),
    )
