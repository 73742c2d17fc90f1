"""Queries as people type them: what they demand comes first, then what is near.

Layer: core.retrieval (may import core.text, core.data, core.models). A description of the
benchmarks is one voice among others; a typed "sulfonamide without halogens" means what it says, so
hits that fulfil more of it stand before all others. What no demand checks ("diuretic") draws them
by its words as well as by the query's vector.
"""

import threading
from collections.abc import Sequence
from typing import Final

import numpy as np

from core.data.evidence import TextEvidence
from core.models.reranking import facts_of, judged
from core.retrieval.query import Reading
from core.text.lay_words import role_words
from core.text.remainder import beside_demands, unwanted_words
from core.text.spelling import plain_query
from core.text.typed import read_typed
from core.text.typed_words import names_a_part

WIDE: Final = 1000
"""Hits among which demands are looked for."""
WHOLE: Final = 5000
"""Molecules of the largest library that is looked through whole."""
MOST_DRAWN: Final = 200_000
"""Molecules of the largest library whose fingerprints are held for the words of queries."""
WORDS_WEIGHT: Final = 1.0
"""What the words of a query weigh beside its vector; from 0.5 to 2 little changes."""
AGAINST_WEIGHT: Final = 2.0
"""What words weigh that are not wanted: as much as the vector and the wanted words together."""
_STEPS: Final = 20
"""Degrees of fulfilment that are told apart."""


def is_reordered(reading: Reading) -> bool:
    """Say whether evidence may order the first hits: what is a structure has its own order."""
    # "tetrazole" is a molecule, and whoever types it wants those that hold one.
    return reading.kind == "text" or (reading.kind == "name" and names_a_part(reading.text))


def depth(library: int) -> int:
    """Return how many hits of a typed query are ordered together."""
    return library if library <= WHOLE else WIDE


def look_ahead(smiles: Sequence[str]) -> None:
    """Read the structures of a small library in a thread, before the first query asks for them."""
    if len(smiles) <= WHOLE:
        threading.Thread(target=lambda: [facts_of(one) for one in smiles], daemon=True).start()


def words_beside(query: str) -> str:
    """Return the words of a query that no demand checks, as descriptions say them."""
    split = bool(read_typed(plain_query(query)) or unwanted_words(query))
    return role_words(beside_demands(query) if split else plain_query(query))


def words_against(query: str) -> str:
    """Return the words of a query that are not wanted and no demand checks, as descriptions do."""
    return role_words(unwanted_words(query))


def drawn(
    cosine: np.ndarray, words: np.ndarray | None, against: np.ndarray | None = None
) -> np.ndarray:
    """Return what N molecules are ordered by: the query's vector and its words, equally weighed.

    Args:
        cosine: (N,) cosine similarities; -inf where a vector is no number, and so it stays.
        words: (N,) how far each lies along the words of the query; None where none is known.
        against: (N,) the same of the words that are not wanted. To lie against them helps nobody.
    """
    held = np.isfinite(cosine)
    pull = np.full(len(cosine), -np.inf, np.float32)
    if held.any():
        pull[held] = _standard(cosine[held])
        wanted = np.zeros(held.sum()) if words is None else _standard(words[held])
        pull[held] += WORDS_WEIGHT * wanted
        if against is not None:
            other = _standard(against[held])
            # Coxibs are NSAIDs: what both words say of a molecule does not count against it.
            other = _standard(other - max(float((other * wanted).mean()), 0) * wanted)
            pull[held] -= AGAINST_WEIGHT * np.maximum(other, 0)
    return pull


def _standard(values: np.ndarray) -> np.ndarray:
    return (values - values.mean()) / max(float(values.std()), 1e-9)


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
    met = np.stack([judged(text, one) for one in smiles]).mean(axis=1)
    return np.round(met * _STEPS) / _STEPS
