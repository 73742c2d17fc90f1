"""The errors of a model one by one: what was asked, what won, what was right.

Layer: core.evaluation (may import core.results, core.data, core.models).
"""

from dataclasses import dataclass

import numpy as np

from core.evaluation.confusion import kind_of_miss
from core.evaluation.metrics import first_other, rank_of_truth
from core.evaluation.protocols import EncodedBenchmark


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A text whose molecule did not come first."""

    text: str
    rank: int
    """Of the right molecule, ties counting against it."""
    right: str
    """SMILES."""
    winner: str
    """SMILES of what came first; "" where nothing could be read."""
    right_score: float
    """Cosine similarity."""
    winner_score: float
    kind: str
    """One of ``core.evaluation.confusion.KINDS``."""


def find_misses(encoded: EncodedBenchmark) -> tuple[Miss, ...]:
    """Return all misses, text to molecule, those first whose winner leads most."""
    arrays = (encoded.queries, encoded.candidates, encoded.truth)
    ranks = rank_of_truth(*arrays)
    winners = first_other(*arrays)
    molecules, found = encoded.pairs.molecules, []
    for row in np.flatnonzero(ranks > 1):
        truth, winner = int(encoded.truth[row]), int(winners[row])
        won = molecules[winner] if winner >= 0 else ""
        score = encoded.candidates[winner] @ encoded.queries[row] if winner >= 0 else np.nan
        found.append(
            Miss(
                text=encoded.pairs.texts[row],
                rank=int(ranks[row]),
                right=molecules[truth],
                winner=won,
                right_score=float(encoded.candidates[truth] @ encoded.queries[row]),
                winner_score=float(score),
                kind=kind_of_miss(molecules[truth], won),
            )
        )
    return tuple(sorted(found, key=lambda miss: miss.right_score - miss.winner_score))
