"""Two rankings of one library side by side: who rose, who fell, who is new.

Layer: core.retrieval (may import core.results).
"""

from dataclasses import dataclass

from core.results import Hit, SearchResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A molecule of either ranking."""

    hit: Hit
    """As the first ranking has it, else the second."""
    first: int | None
    """Rank in the first; None where it is not among its hits."""
    second: int | None
    """Rank in the second."""


def compare_rankings(first: SearchResult, second: SearchResult) -> tuple[Placed, ...]:
    """Join two answers over one library, in order of the better rank, then of the first's."""
    ranks = [{hit.id: hit for hit in result.hits} for result in (first, second)]
    placed = [
        Placed(
            hit=ranks[0].get(identifier) or ranks[1][identifier],
            first=_rank(ranks[0], identifier),
            second=_rank(ranks[1], identifier),
        )
        for identifier in dict.fromkeys((*ranks[0], *ranks[1]))
    ]
    return tuple(sorted(placed, key=_order))


def _rank(hits: dict[str, Hit], identifier: str) -> int | None:
    return hits[identifier].rank if identifier in hits else None


def _order(one: Placed) -> tuple[float, float]:
    far = float("inf")
    first = far if one.first is None else one.first
    second = far if one.second is None else one.second
    return min(first, second), first
