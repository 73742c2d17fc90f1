"""What the short queries get wrong, against the report that counts them."""

import numpy as np
import pytest

from core.evaluation.short_queries import check, evaluate, load
from core.library.starter import starter_library
from core.models.encoder import Encoder
from core.retrieval.engine import RetrievalEngine
from core.retrieval.short_answers import SHOWN, short_misses, truth_table


@pytest.fixture(scope="module")
def engine(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> RetrievalEngine:
    return RetrievalEngine(encoder, starter_library(), cache=tmp_path_factory.mktemp("cache"))


def test_truths_are_those_of_the_library_row_by_row() -> None:
    library = starter_library()
    assert len(truth_table()) == len(library)
    for name in ("caffeine", "morphine"):
        rows = np.flatnonzero(truth_table().rows(f"name:{name}"))
        assert [library.names[row] for row in rows] == [name]


def test_misses_are_what_the_report_does_not_count(engine: RetrievalEngine) -> None:
    misses, asked = short_misses(engine, "development")
    report = evaluate(
        lambda query, k: engine.rank(query, k=k).rows.tolist(), truth_table(), split="development"
    )
    told = {row.query: row.precision for row in report.per_query}
    assert asked == report.queries
    assert {miss.query for miss in misses} == {q for q, precision in told.items() if precision < 1}
    for miss in misses:
        assert miss.found / miss.depth == pytest.approx(told[miss.query])
    shares = [miss.found / miss.depth for miss in misses]
    assert shares == sorted(shares)


def test_wrong_and_right_molecules_are_told_apart(engine: RetrievalEngine) -> None:
    misses, _ = short_misses(engine, "test")
    truths = {question.query: check(question, truth_table()) for question in load()}
    for miss in misses:
        right = truths[miss.query]
        assert 0 < len(miss.wrong) <= SHOWN
        assert not right[list(miss.wrong)].any()
        assert right[[row for _, row in miss.behind]].all()
        ranking = engine.rank(miss.query).rows
        assert [int(ranking[rank - 1]) for rank, _ in miss.behind] == [r for _, r in miss.behind]
        assert all(rank > miss.depth for rank, _ in miss.behind)
