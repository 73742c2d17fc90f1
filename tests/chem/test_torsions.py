from itertools import permutations

import pytest
from rdkit import Chem

from core.chem.features import with_stereo
from core.chem.torsions import torsion_counts
from tests.chem.samples import NAMES, molecule, shuffled


def chains_of_four(mol: Chem.Mol) -> int:
    """Count chains the slow way: ordered quadruples of bonded, distinct atoms."""
    bonded = Chem.GetAdjacencyMatrix(mol)
    quadruples = permutations(range(mol.GetNumAtoms()), 4)
    return (
        sum(bool(bonded[a, b] and bonded[b, c] and bonded[c, d]) for a, b, c, d in quadruples) // 2
    )


@pytest.mark.parametrize(
    "name", ["ethanol", "epoxide", "cubane", "spiro", "salt", "nitro", "azide"]
)
def test_each_chain_of_four_is_counted_once(name: str) -> None:
    mol = with_stereo(molecule(name))
    assert sum(torsion_counts(mol, size=2048).values()) == chains_of_four(mol)


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_atoms_does_not_show(name: str) -> None:
    mol = with_stereo(molecule(name))
    for seed in range(3):
        other = with_stereo(shuffled(mol, seed)[0])
        assert torsion_counts(mol, size=2048) == torsion_counts(other, size=2048)


@pytest.mark.parametrize(
    ("first", "second"),
    [("CCCC", "CCCN"), ("CCCC", "CC=CC"), ("CCC[NH3+]", "CCCN"), ("C[C@H](O)CC", "C[C@@H](O)CC")],
)
def test_atoms_are_told_apart(first: str, second: str) -> None:
    one, other = (
        torsion_counts(with_stereo(Chem.MolFromSmiles(s)), size=2048) for s in (first, second)
    )
    assert one != other


def test_columns_never_change() -> None:
    butane = with_stereo(Chem.MolFromSmiles("CCCC"))
    assert torsion_counts(butane, size=2048) == {446: 1}
