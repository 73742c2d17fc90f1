"""What stands out in a transport plan, freed from what its fixed marginals dictate.

Layer: core.view (may import core.results). Every word and every motif must move its fixed
weight, so raw mass says mostly how long a word is and how many motifs there are. What a word
*chooses* shows in its row alone, against an even spread over the motifs.
"""

import numpy as np

from core.results import Alignment


def shares(alignment: Alignment) -> np.ndarray:
    """Return where each word's weight goes: (words, motifs), rows sum to 1."""
    plan = alignment.plan.astype(np.float64)
    mass = plan.sum(axis=1, keepdims=True)
    return np.divide(plan, mass, out=np.full_like(plan, 1 / plan.shape[1]), where=mass > 0)


def lifts(alignment: Alignment) -> np.ndarray:
    """Return shares as multiples of what all words together give: (words, motifs), 1 is even.

    A single word has no others to stand against: it is held against equal parts for all motifs.
    """
    base = alignment.plan.sum(axis=0, dtype=np.float64)
    return _against(shares(alignment), base if len(alignment.words) > 1 else np.ones_like(base))


def atom_emphasis(alignment: Alignment, word: int) -> np.ndarray:
    """Return how much more than an even spread a word gives to each atom: (atoms,), >= 0.

    0 is an even share or less; the size of a motif has no part in it.
    """
    weights = alignment.atom_weights.astype(np.float64)
    mass = float(weights[word].sum()) or 1.0
    even = weights.sum(axis=0) if len(weights) > 1 else _equal_parts(alignment)
    return np.clip(_against(weights[word] / mass, even) - 1.0, 0.0, None)


def pointedness(alignment: Alignment) -> np.ndarray:
    """Return how choosy each word is: (words,), 0 spreads evenly, 1 picks a single motif.

    One minus the entropy of the word's shares over the largest there can be.
    """
    rows = shares(alignment)
    if rows.shape[1] < 2:
        return np.zeros(len(rows))
    entropy = -(rows * np.log(np.maximum(rows, 1e-12))).sum(axis=1)
    return np.clip(1 - entropy / np.log(rows.shape[1]), 0.0, 1.0)


def _equal_parts(alignment: Alignment) -> np.ndarray:
    """Return the same mass for every motif, spread over its atoms: (atoms,)."""
    even = np.zeros(alignment.atom_weights.shape[1])
    for motif in alignment.motifs:
        even[list(motif.atoms)] += 1 / max(len(motif.atoms), 1)
    return even


def _against(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    total = float(whole.sum()) or 1.0
    even = whole / total
    return np.divide(part, even, out=np.ones_like(part), where=even > 0)
