from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from core.errors import DataError, QueryError
from core.evaluation.short_queries import (
    COLUMNS,
    DEPTH,
    KINDS,
    SPLITS,
    Question,
    check,
    evaluate,
    load,
)
from core.evaluation.truth import TruthTable
from core.retrieval.short_answers import truth_table

QUESTIONS = (
    Question(id="a", split="test", kind="count", query="C3 alkane", truth="carbons=3"),
    Question(id="b", split="test", kind="role", query="large", truth="carbons>14"),
    Question(id="c", split="test", kind="count", query="C4 to C6", truth="carbons>3 & carbons<7"),
    Question(id="d", split="development", kind="role", query="small", truth="carbons<4"),
)


@pytest.fixture(scope="module")
def starter() -> TruthTable:
    return truth_table()


@pytest.fixture(scope="module")
def alkanes() -> TruthTable:
    """Rows 0 to 39: two chains each of one to twenty carbon atoms."""
    smiles = ["C" * (row // 2 + 1) for row in range(40)]
    return TruthTable(names=smiles, smiles=smiles, classes=smiles, sentences=smiles)


def test_the_set_is_large_and_every_kind_is_there() -> None:
    questions = load()
    assert len(questions) >= 440
    for kind in KINDS:
        halves = [sum(q.kind == kind and q.split == split for q in questions) for split in SPLITS]
        assert min(halves) >= 10, kind
        assert halves[0] >= halves[1] - 1, f"{kind}: more to learn by than to report"
    assert max(len(q.query) for q in questions) <= 60


def test_every_query_has_answers_but_not_all_molecules(starter: TruthTable) -> None:
    for question in load():
        assert check(question, starter).sum() >= 3


def test_the_best_search_is_perfect_and_the_worst_finds_nothing(starter: TruthTable) -> None:
    truths = {q.query: starter.rows(q.truth) for q in load()}
    best = evaluate(lambda query, k: np.flatnonzero(truths[query])[:k], starter)
    worst = evaluate(lambda query, k: np.flatnonzero(~truths[query])[:k], starter)
    assert best.precision_10 == 1
    assert worst.precision_10 == 0
    assert set(best.by_kind) == set(KINDS)
    assert sum(number for number, _ in best.by_kind.values()) == best.queries == len(best.per_query)


def test_precision_is_over_what_can_be_found(alkanes: TruthTable) -> None:
    answers = {"large": range(26, 36), "C4 to C6": [6, 6, 0, 8, 10, 11]}

    def rank(query: str, k: int) -> Sequence[int]:
        if query not in answers:
            raise QueryError("nothing of it is known")
        return list(answers[query])[:k]

    questions = (QUESTIONS[1], QUESTIONS[2])
    report = evaluate(rank, alkanes, questions=questions)
    # Of rows 26 to 35 the last eight have 15 or more carbon atoms.
    assert [(row.id, row.precision, row.matches) for row in report.per_query] == [
        ("b", 0.8, 12),
        ("c", 4 / 6, 6),  # the row that comes twice counts once
    ]
    assert report.precision_10 == pytest.approx((0.8 + 4 / 6) / 2)
    assert f"R-precision at {DEPTH}" in report.protocol
    answers.clear()
    assert evaluate(rank, alkanes, questions=questions).precision_10 == 0


def test_splits_are_kept_apart(alkanes: TruthTable) -> None:
    report = evaluate(lambda _, k: range(k), alkanes, split="development", questions=QUESTIONS)
    assert [row.id for row in report.per_query] == ["d"]
    with pytest.raises(DataError, match="choose development, test"):
        evaluate(lambda _, k: range(k), alkanes, split="train")
    with pytest.raises(DataError, match="at least one"):
        evaluate(lambda _, k: range(k), alkanes, questions=())


@pytest.mark.parametrize(
    ("truth", "words"),
    [("carbons=3", "matches 2 of 40"), ("carbons>1", "3 to 16"), ("carbon=3", "no condition")],
)
def test_unfit_truths_are_told(alkanes: TruthTable, truth: str, words: str) -> None:
    question = Question(id="z9", split="test", kind="count", query="some", truth=truth)
    with pytest.raises(DataError, match=rf"z9 \(some\).*{words}"):
        check(question, alkanes)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["id\tsplit"], "must begin with"),
        (["\t".join(COLUMNS), "a\ttest\tcount\tC3"], "line 2 must fill"),
        (["\t".join(COLUMNS), "a\ttrain\tcount\tC3\tcarbons=3"], "'train'"),
        (["\t".join(COLUMNS), "a\ttest\tsmell\tC3\tcarbons=3"], "'smell'"),
        (["\t".join(COLUMNS), *["a\ttest\tcount\tC3\tcarbons=3"] * 2], "id 'a' twice"),
    ],
)
def test_damaged_tables_are_told(tmp_path: Path, lines: list[str], words: str) -> None:
    path = tmp_path / "short.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=words):
        load(path)
