"""Short queries as users type them, each with a truth over the built-in library.

Layer: core.evaluation (may import core.errors, core.results). The queries lie beside this module
in ``short_queries.tsv`` (id, split, kind, query, truth); ``core.evaluation.truth`` reads them.
"Development" is for choosing, "test" for reporting.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from core.errors import DataError, MoleculeError, QueryError, shorten
from core.evaluation.truth import Rows, TruthTable
from core.results import ShortQuery, ShortQueryReport

FILE: Final = Path(__file__).with_suffix(".tsv")
COLUMNS: Final = ("id", "split", "kind", "query", "truth")
SPLITS: Final = ("development", "test")
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "structure": "groups, rings, scaffolds, and combinations",
        "count": "numbers of atoms, bonds, rings, groups",
        "negation": "without, no, not, other than",
        "property": "mass, logP, polar surface, charge, hydrogen bonds",
        "role": "what a molecule is used for, or is called",
        "relative": "like a named molecule, but ...",
    }
)
"""Kind -> what it asks for."""
DEPTH: Final = 10
"""Hits that are looked at."""
FEWEST: Final = 3
"""Molecules that a query must match."""
MOST_SHARE: Final = 0.4
"""Largest part of the library that a query may match."""

Rank = Callable[[str, int], Sequence[int]]
"""Query and number of hits -> rows of the library, best first."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One line of the set."""

    id: str
    split: str
    """One of ``SPLITS``."""
    kind: str
    """One of ``KINDS``."""
    query: str
    """As typed."""
    truth: str
    """An expression of ``core.evaluation.truth``."""


def load(path: Path = FILE) -> tuple[Question, ...]:
    """Read a table of questions.

    Raises:
        DataError: the header is another, a line is incomplete, a split or kind is unknown, or an
            id or query comes twice.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(next(reader, ())) != COLUMNS:
            raise DataError(f"{path.name} must begin with the columns {', '.join(COLUMNS)}.")
        questions = [_question(path, number, line) for number, line in enumerate(reader, start=2)]
    for column in ("id", "query"):
        values = [getattr(question, column).lower() for question in questions]
        if twice := sorted({value for value in values if values.count(value) > 1}):
            raise DataError(f"{path.name} has the {column} {shorten(twice[0])!r} twice.")
    return tuple(questions)


def check(question: Question, table: TruthTable) -> Rows:
    """Return which molecules answer a question.

    Returns:
        (N,) True where a molecule is right.

    Raises:
        DataError: the truth cannot be read, or too few or too many molecules satisfy it.
    """
    try:
        rows = table.rows(question.truth)
    except DataError as error:
        raise DataError(f"Query {question.id} ({shorten(question.query)}): {error}") from error
    number, most = int(rows.sum()), int(MOST_SHARE * len(table))
    if not FEWEST <= number <= most:
        raise DataError(
            f"Query {question.id} ({shorten(question.query)}) matches {number:,} of "
            f"{len(table):,} molecules; it must match {FEWEST} to {most:,}."
        )
    return rows


def evaluate(
    rank: Rank,
    table: TruthTable,
    *,
    split: str = "test",
    questions: Sequence[Question] | None = None,
    progress: Progress | None = None,
) -> ShortQueryReport:
    """Measure a search.

    Args:
        rank: The search; a query that it refuses (``QueryError``, ``MoleculeError``) finds nothing.
        table: The library that is searched.
        split: "development", or "test".
        questions: The set; by default the one beside this module.
        progress: Told the queries done, and how many there are.

    Raises:
        DataError: the split is unknown, or a truth is not in order.
    """
    if split not in SPLITS:
        raise DataError(f"{shorten(split)} is no split to measure; choose {', '.join(SPLITS)}.")
    asked = [q for q in (load() if questions is None else questions) if q.split == split]
    if not asked:
        raise DataError(f"There are no queries of the split {split}; give at least one.")
    rows = []
    for done, question in enumerate(asked, start=1):
        rows.append(_measure(rank, question, check(question, table)))
        if progress is not None:
            progress(done, len(asked))
    return ShortQueryReport(
        benchmark="short-queries",
        split=split,
        protocol=(
            f"{len(rows)} {split} queries over the {len(table):,} molecules of the built-in "
            f"library; R-precision at {DEPTH}: the share of right molecules among the first "
            f"min({DEPTH}, number of right molecules) hits, mean over queries; a refused query "
            "counts as 0."
        ),
        queries=len(rows),
        precision_10=_mean(rows),
        by_kind={
            kind: (len(own), _mean(own))
            for kind in KINDS
            if (own := [row for row in rows if row.kind == kind])
        },
        per_query=tuple(rows),
    )


def _question(path: Path, number: int, line: Sequence[str]) -> Question:
    where = f"{path.name} line {number}"
    if len(line) != len(COLUMNS) or not all(cell.strip() for cell in line):
        raise DataError(f"{where} must fill the columns {', '.join(COLUMNS)}.")
    question = Question(**dict(zip(COLUMNS, line, strict=True)))
    for value, known in ((question.split, SPLITS), (question.kind, tuple(KINDS))):
        if value not in known:
            raise DataError(f"{where} says {shorten(value)!r}; write one of {', '.join(known)}.")
    return question


def _measure(rank: Rank, question: Question, right: Rows) -> ShortQuery:
    matches = int(right.sum())
    depth = min(DEPTH, matches)
    try:
        # A search that repeats a molecule must not be paid twice for it.
        hits = list(dict.fromkeys(rank(question.query, depth)))[:depth]
    except (QueryError, MoleculeError):
        hits = []
    return ShortQuery(
        id=question.id,
        query=question.query,
        kind=question.kind,
        precision=sum(bool(right[row]) for row in hits) / depth,
        matches=matches,
    )


def _mean(rows: Sequence[ShortQuery]) -> float:
    return sum(row.precision for row in rows) / len(rows)
