"""Nearest molecules by common substructures, beside those that the model finds near.

Layer: core.retrieval (may import core.chem, core.errors). Symbols: N molecules.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import numpy as np
from rdkit import Chem, DataStructs
from rdkit.Chem import rdFingerprintGenerator

from core.chem.molecule import molecule_from_smiles

RADIUS: Final = 2
BITS: Final = 2048


def morgan_print(mol: Chem.Mol) -> DataStructs.ExplicitBitVect:
    """Return the Morgan fingerprint of a molecule (Rogers and Hahn, 2010)."""
    return _generator().GetFingerprint(mol)


@cache
def _generator() -> Any:
    return rdFingerprintGenerator.GetMorganGenerator(radius=RADIUS, fpSize=BITS)


class LikenessIndex:
    """Morgan fingerprints of a library, searched exactly.

    Args:
        smiles: N canonical SMILES.
    """

    def __init__(self, smiles: Sequence[str]) -> None:
        self._prints = [self._print(one) for one in smiles]

    def nearest(self, smiles: str, k: int) -> tuple[list[int], list[float]]:
        """Return the rows of the k most alike and their Tanimoto similarities, 0 to 1.

        Order: similarity, highest first, then row.

        Raises:
            MoleculeError: RDKit refuses the SMILES.
        """
        found = np.array(DataStructs.BulkTanimotoSimilarity(self._print(smiles), self._prints))
        rows = np.argsort(-found, kind="stable")[:k]
        return rows.tolist(), found[rows].tolist()

    def _print(self, smiles: str) -> DataStructs.ExplicitBitVect:
        return morgan_print(molecule_from_smiles(smiles))
