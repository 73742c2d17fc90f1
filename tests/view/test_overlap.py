"""The common substructure is in both molecules, atom for atom."""

import pytest
from rdkit import Chem

from core.errors import MoleculeError
from core.view.overlap import shared_atoms

PAIRS = [
    ("CC(=O)Oc1ccccc1C(=O)O", "O=C(O)c1ccccc1O"),
    ("CN1CCC[C@H]1c1cccnc1", "c1ccncc1"),
    ("CCCCCCCC(=O)O", "CCCCCC(=O)O"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_shared_atoms_are_the_same_elements(one: str, other: str) -> None:
    pair = [Chem.MolFromSmiles(smiles) for smiles in (one, other)]
    marks = shared_atoms(one, other)
    assert len(marks[0]) == len(marks[1]) >= 6
    elements = [
        [molecule.GetAtomWithIdx(i).GetSymbol() for i in atoms]
        for molecule, atoms in zip(pair, marks, strict=True)
    ]
    assert elements[0] == elements[1]
    assert all(len(set(atoms)) == len(atoms) for atoms in marks)


def test_a_molecule_shares_all_of_itself() -> None:
    first, second = shared_atoms("CC(=O)O", "CC(=O)O")
    assert set(first) == set(second) == {0, 1, 2, 3}


def test_nothing_in_common_marks_nothing() -> None:
    assert shared_atoms("[Na+]", "CCO") == ((), ())


def test_nonsense_is_refused() -> None:
    with pytest.raises(MoleculeError):
        shared_atoms("C1CC", "CCO")
