"""What two molecules have in common, as atoms to mark in their drawings.

Layer: core.view (may import core.chem). The largest common substructure is RDKit's, not the
model's: it helps the eye and has no part in the ranking.
"""

from typing import Final

from rdkit import Chem
from rdkit.Chem import rdFMCS

from core.chem.molecule import molecule_from_smiles

SECONDS: Final = 1
"""Time given to the search; what was found by then is shown."""


def shared_atoms(one: str, other: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the atoms of the largest common substructure in each of two SMILES.

    Elements and bond orders must agree, rings stay whole; both tuples have equal length and are
    empty where nothing of two atoms or more is shared.

    Raises:
        MoleculeError: RDKit refuses a SMILES.
    """
    pair = [molecule_from_smiles(one), molecule_from_smiles(other)]
    found = rdFMCS.FindMCS(
        pair,
        timeout=SECONDS,
        ringMatchesRingOnly=True,
        completeRingsOnly=True,
    )
    pattern = Chem.MolFromSmarts(found.smartsString) if found.smartsString else None
    if pattern is None:
        return (), ()
    first, second = (tuple(m.GetSubstructMatch(pattern)) for m in pair)
    return first, second
