import numpy as np
import pytest
from rdkit import Chem

from core.chem.features import ATOM_VOCABULARY, BOND_VOCABULARY, atom_features, bond_features
from tests.chem.samples import NAMES, molecule, shuffled


@pytest.mark.parametrize("name", NAMES)
def test_codes_stay_inside_their_vocabularies(name: str) -> None:
    mol = molecule(name)
    atoms, bonds = atom_features(mol), bond_features(mol)
    assert atoms.shape == (mol.GetNumAtoms(), len(ATOM_VOCABULARY))
    assert bonds.shape == (mol.GetNumBonds(), len(BOND_VOCABULARY))
    assert atoms.dtype == bonds.dtype == np.uint8
    assert (atoms < ATOM_VOCABULARY).all()
    assert (bonds < BOND_VOCABULARY).all()


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_atoms_only_orders_the_rows(name: str) -> None:
    mol = molecule(name)
    other, order = shuffled(mol, seed=1)
    np.testing.assert_array_equal(atom_features(mol)[order], atom_features(other))

    def by_ends(m: Chem.Mol, names: list[int]) -> dict[frozenset[int], list[int]]:
        ends = [
            frozenset({names[b.GetBeginAtomIdx()], names[b.GetEndAtomIdx()]}) for b in m.GetBonds()
        ]
        return dict(zip(ends, bond_features(m).tolist(), strict=True))

    assert by_ends(mol, list(range(len(order)))) == by_ends(other, order)


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [
        ("C", "N", 0),
        ("*", "C", 0),
        ("[Cl-]", "Cl", 1),
        ("C", "[CH3]", 2),
        ("CC", "C", 3),
        ("C=C", "CC", 4),
        ("c1ccccc1", "C1CCCCC1", 5),
        ("C1CC1", "C1CCC1", 6),
        ("C1CC1", "C1CCC1", 7),
        ("C1CCCC1", "C1CCCCC1", 8),
        ("C1CCCC1", "C1CCCCC1", 9),
        ("C1CCCCCC1", "C1CCCCCCC1", 10),
        ("C1CCCCCCC1", "C1CCCCC1", 11),
        ("[13CH4]", "C", 12),
        ("[13CH4]", "[14CH4]", 12),
        ("[C@H](N)(C)O", "[C@@H](N)(C)O", 13),
        ("C(N)(C)O", "[C@@H](N)(C)O", 13),
        ("[CH3]", "[CH4]", 14),
        ("C12CC1C2", "C1CC1", 15),
    ],
)  # the first atom tells
def test_each_column_tells_its_property(first: str, second: str, column: int) -> None:
    one, other = (atom_features(Chem.MolFromSmiles(s))[0, column] for s in (first, second))
    assert one != other


def test_the_ends_of_a_vocabulary_are_caught() -> None:
    charge = {s: atom_features(Chem.MolFromSmiles(s))[0, 1] for s in ("[W+4]", "[W+5]", "[W+6]")}
    assert charge["[W+4]"] != charge["[W+5]"] == charge["[W+6]"] == ATOM_VOCABULARY[1] - 1
    isotope = atom_features(Chem.MolFromSmiles("[235U]"))[0, 12]
    assert isotope == ATOM_VOCABULARY[12] - 1


def test_double_bond_stereo_is_told() -> None:
    codes = {
        s: bond_features(Chem.MolFromSmiles(s))[1, 3]
        for s in (r"C/C=C/C", r"C/C=C\C", "CC=CC", "CC=C(C)C")
    }
    assert len(set(codes.values())) == 4


def test_bond_orders_are_told() -> None:
    orders = [bond_features(Chem.MolFromSmiles(s))[0, 0] for s in ("CC", "C=C", "C#C", "c1ccccc1")]
    orders.append(bond_features(Chem.MolFromSmiles("N->[Fe]"))[0, 0])
    assert len(set(orders)) == 5
    assert bond_features(Chem.MolFromSmiles("C$C", sanitize=False))[0, 0] == BOND_VOCABULARY[0] - 1


def test_the_molecule_is_left_as_it_was() -> None:
    mol = molecule("open stereo")
    before = Chem.MolToCXSmiles(mol), [a.GetPropsAsDict(True, True) for a in mol.GetAtoms()]
    atom_features(mol)
    bond_features(mol)
    assert before[0] == Chem.MolToCXSmiles(mol)
    assert [set(p) for p in before[1]] == [
        set(a.GetPropsAsDict(True, True)) for a in mol.GetAtoms()
    ]
