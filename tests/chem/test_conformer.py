"""Shapes in space: whole, the same every time, and refused in one sentence."""

import numpy as np
import pytest
from rdkit import Chem

from core.chem.conformer import MOST_ATOMS, mol_block_3d
from core.errors import MoleculeError


@pytest.mark.parametrize("smiles", ["CCO", "CC(=O)Oc1ccccc1C(=O)O", "[Na+].[Cl-]", "C[Si](C)(C)C"])
def test_all_atoms_have_a_place_of_their_own(smiles: str) -> None:
    molecule = Chem.MolFromMolBlock(mol_block_3d(smiles), removeHs=False)
    places = molecule.GetConformer().GetPositions()
    assert len(places) == Chem.AddHs(Chem.MolFromSmiles(smiles)).GetNumAtoms()
    apart = np.linalg.norm(places[:, None] - places[None], axis=-1)
    assert (apart[~np.eye(len(places), dtype=bool)] > 0.5).all()


def test_stereo_is_kept() -> None:
    for smiles in ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O"):
        molecule = Chem.MolFromMolBlock(mol_block_3d(smiles))
        Chem.AssignStereochemistryFrom3D(molecule)
        assert Chem.MolToSmiles(molecule) == Chem.CanonSmiles(smiles)


def test_the_same_molecule_has_the_same_shape() -> None:
    assert mol_block_3d("CC(C)Cc1ccccc1") == mol_block_3d("CC(C)Cc1ccccc1")


def test_a_giant_is_refused_with_the_limit() -> None:
    with pytest.raises(MoleculeError, match=f"at most {MOST_ATOMS}"):
        mol_block_3d("C" * (MOST_ATOMS + 1))


def test_a_broken_smiles_is_refused() -> None:
    with pytest.raises(MoleculeError):
        mol_block_3d("C1=CC=")
