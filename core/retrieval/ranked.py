"""A ranking as two arrays, of which hits are made for the page that is shown, and no more.

Layer: core.retrieval (may import core.results, core.library). Symbols: K ranked molecules.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.library.library import Library
from core.results import Check, Hit, NameSpan, SearchResult


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ranked:
    """The molecules of a library in the order in which they answer a query."""

    query: str
    kind: str
    """As in ``SearchResult``, as are all fields but the arrays."""
    rows: NDArray[np.int64]
    """(K,) rows of the library, the best first."""
    scores: NDArray[np.float32]
    """(K,) their cosine similarities, -1 to 1."""
    seconds: float = 0.0
    read_as: tuple[NameSpan, ...] = ()
    ordered_by: str = "none"
    checks: tuple[Check, ...] = ()
    first: int = 1
    """Rank of the first row."""

    def __len__(self) -> int:
        return len(self.rows)

    def cut(self, k: int, offset: int = 0) -> "Ranked":
        """Return k of the rows, fewer at the end, after skipping ``offset``."""
        part = slice(offset, offset + k)
        return replace(
            self, rows=self.rows[part], scores=self.scores[part], first=self.first + offset
        )

    def answer(self, library: Library) -> SearchResult:
        """Return all rows as hits of the library that was ranked."""
        places = zip(self.rows.tolist(), self.scores.tolist(), strict=True)
        hits = tuple(
            Hit(
                rank=rank,
                id=library.ids[row],
                name=library.names[row],
                smiles=library.smiles[row],
                score=score,
            )
            for rank, (row, score) in enumerate(places, start=self.first)
        )
        return SearchResult(
            query=self.query,
            kind=self.kind,
            library=library.name,
            seconds=self.seconds,
            hits=hits,
            read_as=self.read_as,
            total=len(library),
            ordered_by=self.ordered_by,
            checks=self.checks,
        )


def below(scores: NDArray[np.floating], marks: Sequence[float]) -> list[int]:
    """Return how many of N scores are lower than each mark."""
    return [int(np.count_nonzero(scores < mark)) for mark in marks]
