"""A likely shape of a molecule in space.

Layer: core.chem (may import core.errors).
"""

from typing import Final

from rdkit import Chem, Geometry, rdBase
from rdkit.Chem import rdDistGeom, rdForceFieldHelpers

from core.chem.molecule import molecule_from_smiles
from core.errors import MoleculeError, shorten

MOST_ATOMS: Final = 150
"""Heavy atoms of the largest molecule that is folded: beyond, one waits for minutes."""
_SEED: Final = 7
_ROUNDS: Final = 400
_GAP: Final = 2.5
"""Ångströms between two parts, as of a salt."""


def mol_block_3d(smiles: str) -> str:
    """Return a molfile with hydrogens and coordinates in ångströms, the same every time.

    Distance geometry (ETKDGv3; Riniker and Landrum, 2015), then MMFF94 where it knows all atoms.
    It is one low-energy shape, not the one in a crystal or a binding site.

    Raises:
        MoleculeError: RDKit refuses the SMILES, the molecule is too large, or no shape fits.
    """
    molecule = molecule_from_smiles(smiles)
    if molecule.GetNumHeavyAtoms() > MOST_ATOMS:
        raise MoleculeError(
            f"{shorten(smiles)} has {molecule.GetNumHeavyAtoms()} heavy atoms; shapes in space "
            f"are computed for at most {MOST_ATOMS}"
        )
    parts = [_fold(part, smiles) for part in Chem.GetMolFrags(molecule, asMols=True)]
    whole, edge = parts[0], float(parts[0].GetConformer().GetPositions()[:, 0].max())
    for part in parts[1:]:  # each beside the one before, or they would lie in one another
        start = float(part.GetConformer().GetPositions()[:, 0].min())
        whole = Chem.CombineMols(whole, part, Geometry.Point3D(edge + _GAP - start, 0.0, 0.0))
        edge = float(whole.GetConformer().GetPositions()[:, 0].max())
    return Chem.MolToMolBlock(whole)


def _fold(part: Chem.Mol, smiles: str) -> Chem.Mol:
    """Return one connected part with hydrogens and coordinates."""
    whole = Chem.AddHs(part)
    options = rdDistGeom.ETKDGv3()
    options.randomSeed = _SEED
    options.maxIterations = 40
    with rdBase.BlockLogs():
        placed = rdDistGeom.EmbedMolecule(whole, options)
        if placed < 0:
            options.useRandomCoords = True
            placed = rdDistGeom.EmbedMolecule(whole, options)
        if placed < 0:
            raise MoleculeError(
                f"no shape in space could be found for {shorten(smiles)}; the flat drawing stands"
            )
        if rdForceFieldHelpers.MMFFHasAllMoleculeParams(whole):
            rdForceFieldHelpers.MMFFOptimizeMolecule(whole, maxIters=_ROUNDS)
    return whole
