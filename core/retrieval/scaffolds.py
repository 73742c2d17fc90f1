"""Scaffolds of a whole library, numbered, so that hits of one scaffold can stand as one.

Layer: core.retrieval (may import core.errors, core.chem, core.data, core.library). Symbols: N
molecules. RDKit takes a minute over a hundred thousand molecules, so the numbers are kept in the
cache.
"""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rdkit.Chem.Scaffolds import MurckoScaffold

from core.chem.molecule import canonical_smiles, molecule_from_smiles
from core.data.storage import load_arrays, save_arrays
from core.errors import MoleculeError
from core.library.library import Library
from core.retrieval.properties import kept_at

VERSION: Final = 1


def scaffold(smiles: str) -> str:
    """Return the Bemis-Murcko scaffold as SMILES; "" for a molecule without rings."""
    return canonical_smiles(MurckoScaffold.GetScaffoldForMol(molecule_from_smiles(smiles)))


def scaffold_numbers(library: Library, *, cache: Path | None = None) -> NDArray[np.int32]:
    """Return the number of each molecule's scaffold, (N,): equal numbers, equal scaffolds.

    All molecules without rings share one number; a structure that cannot be read has its own.

    Args:
        library: The molecules.
        cache: Folder that keeps the numbers, by the library's content.
    """
    path = kept_at(cache, f"scaffolds-v{VERSION}", library.content_hash)
    kept = None if path is None else load_arrays(path, ("numbers",))
    if kept is not None and kept["numbers"].shape == (len(library),):
        return kept["numbers"]
    known: dict[str, int] = {}
    numbers = np.empty(len(library), np.int32)
    for row, smiles in enumerate(library.smiles):
        try:
            key = scaffold(smiles)
        except MoleculeError:
            key = f"row {row}"  # no SMILES holds a blank
        numbers[row] = known.setdefault(key, len(known))
    if path is not None:
        save_arrays(path, {"numbers": numbers})
    return numbers
