"""The rings of typed queries, matched against textbook molecules."""

import pytest
from rdkit import Chem

from core.chem.typed_rings import TYPED_RINGS


@pytest.mark.parametrize("word", sorted(TYPED_RINGS))
def test_every_pattern_can_be_read(word: str) -> None:
    assert Chem.MolFromSmarts(TYPED_RINGS[word]) is not None


@pytest.mark.parametrize(
    ("word", "true", "false"),
    [
        ("indole", "c1ccc2[nH]ccc2c1", "c1ccc2c(c1)CCN2"),
        ("tropane", "CN1C2CCC1CC(O)C2", "CN1CCCCC1"),
        ("hydantoin", "O=C1CNC(=O)N1", "O=C1CCC(=O)N1"),
        ("1,4 dihydropyridine", "C1=CNC=CC1", "C1CNC=CC1"),
        ("cyclohexenone", "O=C1C=CCCC1", "O=C1CCCCC1"),
        ("benzimidazole", "c1ccc2[nH]cnc2c1", "O=c1[nH]c2ccccc2[nH]1"),
        ("steroid", "C1CCC2C(C1)CCC1C2CCC2CCCC12", "C1CCC2C(C1)CCC1CCCCC12"),
    ],
)
def test_rings_are_found(word: str, true: str, false: str) -> None:
    pattern = Chem.MolFromSmarts(TYPED_RINGS[word])
    assert Chem.MolFromSmiles(true).HasSubstructMatch(pattern)
    assert not Chem.MolFromSmiles(false).HasSubstructMatch(pattern)
