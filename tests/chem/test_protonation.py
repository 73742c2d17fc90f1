"""Protons go where chemists expect them first."""

import pytest
from rdkit import Chem

from core.chem.protonation import (
    conjugate_acids,
    conjugate_bases,
    distinct,
    flattened,
    zwitterions,
)


def smiles_of(mols: list[Chem.Mol | None]) -> list[str]:
    return [Chem.MolToSmiles(mol) for mol in mols if mol is not None]


def mol_of(smiles: str) -> Chem.Mol:
    return Chem.MolFromSmiles(smiles)


@pytest.mark.parametrize(
    ("acid", "base"),
    [
        ("CC(=O)O", "CC(=O)[O-]"),
        ("OC(=O)CCC(=O)O", "O=C([O-])CCC(=O)[O-]"),
        ("Oc1ccccc1", "[O-]c1ccccc1"),
        ("C[NH3+]", "CN"),
        ("CS(=O)(=O)O", "CS(=O)(=O)[O-]"),
        ("COP(=O)(O)O", "COP(=O)([O-])[O-]"),
    ],
)
def test_the_first_base_is_the_usual_one(acid: str, base: str) -> None:
    assert smiles_of(conjugate_bases(mol_of(acid)))[0] == base


def test_a_stated_charge_decides() -> None:
    bases = smiles_of(conjugate_bases(mol_of("COP(=O)(O)O"), -1))
    assert bases[0] == "COP(=O)([O-])O"


def test_each_acid_is_tried_alone() -> None:
    assert "NC(CC(=O)[O-])C(=O)O" in smiles_of(conjugate_bases(mol_of("NC(CC(=O)O)C(=O)O")))


def test_nothing_acidic_gives_no_base() -> None:
    assert conjugate_bases(mol_of("CCC")) == []


@pytest.mark.parametrize(
    ("base", "acid"),
    [("CC(=O)[O-]", "CC(=O)O"), ("CN", "C[NH3+]"), ("c1ccncc1", "c1cc[nH+]cc1")],
)
def test_the_first_acid_is_the_usual_one(base: str, acid: str) -> None:
    assert smiles_of(conjugate_acids(mol_of(base)))[0] == acid


def test_nitro_groups_take_no_proton() -> None:
    assert conjugate_acids(mol_of("C[N+](=O)[O-]")) == []


def test_zwitterions_are_made_and_unmade() -> None:
    assert smiles_of(zwitterions(mol_of("NCC(=O)O"))) == ["[NH3+]CC(=O)[O-]"]
    assert smiles_of(zwitterions(mol_of("[NH3+]CC(=O)[O-]"))) == ["NCC(=O)O"]


def test_symmetric_atoms_count_once() -> None:
    assert len(distinct(mol_of("c1ccccc1"), range(6))) == 1


def test_flat_molecules_have_no_stereo() -> None:
    mol = mol_of("C[C@H](N)C(=O)O")
    assert Chem.MolToSmiles(flattened(mol)) == "CC(N)C(=O)O"
    assert "@" in Chem.MolToSmiles(mol)
