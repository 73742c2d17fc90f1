"""Count fingerprints: hashed circular, pair and torsion features, then exact counts.

Layer: core.chem (may import core.errors). Descriptions speak of what a message-passing encoder
cannot count ("hexadecanoic", "trisaccharide", "3-"), so counts are kept, not bits. Columns:

* 0 to 4095: Morgan, radius 3, with chirality (Rogers and Hahn, J. Chem. Inf. Model. 2010);
* 4096 to 6143: atom pairs with chirality (Carhart et al., 1985);
* 6144 to 8191: topological torsions with charge and chirality, ``core.chem.torsions``;
* 8192 on: the exact counts of ``core.chem.counts``, named in ``COUNT_NAMES``.
"""

from functools import cache
from typing import Any, Final

import numpy as np
from rdkit import Chem
from rdkit.Chem import rdFingerprintGenerator as generators

from core.chem.counts import COUNT_NAMES, count_block
from core.chem.features import with_stereo
from core.chem.torsions import torsion_counts

MORGAN_SIZE: Final = 4096
PAIR_SIZE: Final = 2048
TORSION_SIZE: Final = 2048
HASHED_SIZE: Final = MORGAN_SIZE + PAIR_SIZE + TORSION_SIZE
FINGERPRINT_SIZE: Final = HASHED_SIZE + len(COUNT_NAMES)
"""Number of columns; fixed for one ``FEATURE_VERSION``."""

MAX_PAIR_ATOMS: Final = 1000
"""Larger molecules have no atom-pair columns: RDKit's distance matrix grows with the cube."""


def count_fingerprint(mol: Chem.Mol) -> tuple[np.ndarray, np.ndarray]:
    """Return the non-zero columns of a molecule and their values.

    Returns:
        Columns (n,) int32, sorted and unique, and log1p of the counts (n,) float32, all > 0.
    """
    return count_ready(with_stereo(mol))


def count_ready(ready: Chem.Mol) -> tuple[np.ndarray, np.ndarray]:
    """Return ``count_fingerprint`` of a molecule that ``with_stereo`` has prepared."""
    counts: dict[int, float] = {}
    for offset, generator, limit in _generators():
        if ready.GetNumAtoms() <= limit:
            found = generator.GetCountFingerprint(ready).GetNonzeroElements()
            counts.update((offset + column, number) for column, number in found.items())
    start = MORGAN_SIZE + PAIR_SIZE
    torsions = torsion_counts(ready, size=TORSION_SIZE)
    counts.update((start + column, number) for column, number in torsions.items())
    block = count_block(ready)
    columns = np.flatnonzero(block)
    index = np.concatenate([np.array(sorted(counts), dtype=np.int64), columns + HASHED_SIZE])
    hashed = np.array([counts[column] for column in sorted(counts)], dtype=np.float64)
    value = np.log1p(np.concatenate([hashed, block[columns]]))
    return index.astype(np.int32), value.astype(np.float32)


@cache
def _generators() -> tuple[tuple[int, Any, float], ...]:
    """Return offset, generator and atom limit of the blocks RDKit hashes."""
    return (
        (
            0,
            generators.GetMorganGenerator(radius=3, includeChirality=True, fpSize=MORGAN_SIZE),
            float("inf"),
        ),
        (
            MORGAN_SIZE,
            generators.GetAtomPairGenerator(includeChirality=True, fpSize=PAIR_SIZE),
            MAX_PAIR_ATOMS,
        ),
    )
