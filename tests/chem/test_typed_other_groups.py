"""Groups of sulfur, phosphorus, halogens and carbon."""

import pytest
from rdkit import Chem

from core.chem.typed_other_groups import OTHERS, SULFUR


@pytest.mark.parametrize(
    ("word", "true", "false"),
    [
        ("sulfoxide", "C[S+]([O-])C", "CS(C)(=O)=O"),
        ("thioether", "CSC", "c1ccsc1"),
        ("cf3", "CC(F)(F)F", "CC(F)F"),
        ("terminal alkyne", "CC#C", "CC#CC"),
        ("conjugated diene", "C=CC=C", "C=CCC=C"),
        ("phosphate", "COP(=O)(O)O", "CP(=O)(O)O"),
        ("multiple bond", "c1ccccc1", "C1CCCCC1"),
    ],
)
def test_groups_are_strict(word: str, true: str, false: str) -> None:
    pattern = Chem.MolFromSmarts((SULFUR | OTHERS)[word])
    assert Chem.MolFromSmiles(true).HasSubstructMatch(pattern)
    assert not Chem.MolFromSmiles(false).HasSubstructMatch(pattern)
