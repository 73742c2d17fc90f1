"""Misses are those texts whose molecule is not first, each with what won."""

import numpy as np

from core.evaluation.misses import find_misses
from core.evaluation.protocols import Benchmark, EncodedBenchmark

MOLECULES = ("CCO", "CCCO", "c1ccccc1", "")


def _encoded(queries: list[list[float]], candidates: list[list[float]]) -> EncodedBenchmark:
    pairs = Benchmark(
        name="x",
        split="test",
        protocol="",
        texts=("a", "b", "c"),
        molecules=MOLECULES,
        truth=(0, 1, 2),
    )
    return EncodedBenchmark(
        pairs=pairs,
        queries=np.array(queries, np.float32),
        candidates=np.array(candidates, np.float32),
        truth=np.array([0, 1, 2]),
    )


def test_the_clearest_error_comes_first_with_what_won() -> None:
    candidates = [[1.0, 0.0], [0.0, 1.0], [0.6, 0.8], [np.nan, np.nan]]
    found = find_misses(_encoded([[1, 0], [1, 0], [0, 1]], candidates))
    assert [(miss.text, miss.rank, miss.right, miss.winner) for miss in found] == [
        ("b", 3, "CCCO", "CCO"),
        ("c", 2, "c1ccccc1", "CCCO"),
    ]
    assert found[0].kind == "chain length"
    assert (found[0].right_score, found[0].winner_score) == (0.0, 1.0)


def test_a_model_without_errors_has_none() -> None:
    candidates = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [np.nan, np.nan]]
    assert find_misses(_encoded([[1, 0], [0, 1], [-1, 0]], candidates)) == ()
