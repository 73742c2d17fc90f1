"""The similarity of hits to what a text spells out, for re-ranking without a trained head.

Layer: core.models (may import core.nn and what stands left of it).
"""

from typing import Final

import numpy as np

from core.data.evidence import TextEvidence
from core.data.identities import IdentityTable
from core.models.reranking import NamedStructures

HYPOTHESIS_WEIGHT: Final = 0.1
"""What the similarity counts beside a cosine."""


def hypothesis_similarity(
    text: TextEvidence, named: NamedStructures, candidates: IdentityTable, rows: np.ndarray
) -> np.ndarray:
    """Return the similarity to the likeliest spelled structure, or name, (K,) float32.

    Args:
        text: What the text says; where it names nothing all are 0.
        named: Identities of the structures that it names.
        candidates: Identities of the searched molecules.
        rows: (K,) rows of the candidates in them.
    """
    best = np.zeros(len(rows), np.float32)
    for name in text.names:
        for smiles in (name.smiles, *name.spelled[:1]):
            found = candidates.similarity(rows, named.table, named.rows[smiles])
            best = np.maximum(best, found)
    return best
