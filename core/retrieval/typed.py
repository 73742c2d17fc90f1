"""Queries as people type them: what they demand comes first, then what is near.

Layer: core.retrieval (may import core.errors, core.results, core.data, core.models,
core.library). A description of the benchmarks is one voice among others; a typed "sulfonamide
without halogens" means what it says, so hits that fulfil more of it stand before all others.
"""

import threading
from collections.abc import Sequence

import numpy as np

from core.data.evidence import TextEvidence
from core.models.reranking import facts_of, judged

WIDE = 1000
"""Hits among which demands are looked for."""
WHOLE = 5000
"""Molecules of the largest library that is looked through whole."""
_STEPS = 20
"""Degrees of fulfilment that are told apart."""


def depth(library: int) -> int:
    """Return how many hits of a typed query are ordered together."""
    return library if library <= WHOLE else WIDE


def look_ahead(smiles: Sequence[str]) -> None:
    """Read the structures of a small library in a thread, before the first query asks for them."""
    if len(smiles) <= WHOLE:
        threading.Thread(target=lambda: [facts_of(one) for one in smiles], daemon=True).start()


def order(met: np.ndarray, cosine: np.ndarray, head: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """Return places by fulfilment first, then by score inside the head, then by cosine.

    Args:
        met: (N,) fulfilment.
        cosine: (N,) cosine similarities.
        head: (K,) places that were scored, the best of (met, cosine).
        scores: (K,) their scores.

    Returns:
        (N,) places, best first.
    """
    first = head[np.lexsort((-scores, -met[head]))]
    rest = np.lexsort((-cosine, -met))
    return np.concatenate([first, rest[~np.isin(rest, head)]])


def fulfilment(text: TextEvidence, smiles: Sequence[str]) -> np.ndarray:
    """Return how far each of K molecules fulfils all demands, (K,), 0 to 1 in steps of 0.05."""
    met = np.stack([judged(text, one).mean() for one in smiles])
    return np.round(met * _STEPS) / _STEPS
