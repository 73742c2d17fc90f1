"""The short queries of the evaluation set asked of a search, and what it got wrong.

Layer: core.retrieval (may import core.evaluation, core.library). Queries and truths come with the
project, over the built-in library: this needs no data folder.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.errors import MoleculeError, QueryError
from core.evaluation.short_queries import DEPTH, check, load
from core.evaluation.truth import TruthTable
from core.library.starter import starter_rows
from core.retrieval.engine import RetrievalEngine

SHOWN: Final = 4
"""Molecules of each sort that a miss names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortMiss:
    """A short query with a wrong molecule among its first hits."""

    query: str
    kind: str
    """One of ``core.evaluation.short_queries.KINDS``."""
    depth: int
    """Hits that were looked at: 10, or as many as are right."""
    found: int
    """Right molecules among them."""
    right: int
    """Right molecules in the library."""
    wrong: tuple[int, ...]
    """Rows of the first wrong hits."""
    behind: tuple[tuple[int, int], ...]
    """Rank and row of the first right molecules that stand behind these hits."""


@lru_cache(maxsize=1)
def truth_table() -> TruthTable:
    """Return what answers the truths of the set over the built-in library, row by row."""
    rows = starter_rows()
    return TruthTable(
        names=[row.name for row in rows],
        smiles=[row.smiles for row in rows],
        classes=[row.category for row in rows],
        sentences=[row.sentence for row in rows],
    )


def short_misses(engine: RetrievalEngine, split: str) -> tuple[tuple[ShortMiss, ...], int]:
    """Ask an engine of the built-in library every query of a split.

    Returns:
        The queries with a wrong molecule among their first hits, the worst first, and how many
        were asked.

    Raises:
        DataError: a truth is not in order.
    """
    asked = [question for question in load() if question.split == split]
    found = []
    for question in asked:
        right = check(question, truth_table())
        total = int(right.sum())
        depth, ranking = min(DEPTH, total), _ranking(engine, question.query)
        wrong = [row for row in ranking[:depth] if not right[row]]
        if ranking and not wrong:
            continue
        behind = [(rank, row) for rank, row in enumerate(ranking, 1) if rank > depth and right[row]]
        found.append(
            ShortMiss(
                query=question.query,
                kind=question.kind,
                depth=depth,
                found=depth - len(wrong) if ranking else 0,
                right=total,
                wrong=tuple(wrong[:SHOWN]),
                behind=tuple(behind[:SHOWN]),
            )
        )
    return tuple(sorted(found, key=lambda miss: miss.found / miss.depth)), len(asked)


def _ranking(engine: RetrievalEngine, query: str) -> Sequence[int]:
    """Return the rows of the whole library in order; none where the query is refused."""
    try:
        ranking: list[int] = engine.rank(query).rows.tolist()
    except (QueryError, MoleculeError):
        return []
    return ranking
