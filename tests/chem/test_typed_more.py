"""Rarer groups and rings."""

import pytest
from rdkit import Chem

from core.chem.typed_more import MORE_GROUPS, MORE_RINGS

_ALL = MORE_GROUPS | MORE_RINGS


@pytest.mark.parametrize("word", sorted(_ALL))
def test_each_pattern_is_one(word: str) -> None:
    assert Chem.MolFromSmarts(_ALL[word]) is not None
    assert word == word.lower()
    assert "-" not in word


@pytest.mark.parametrize(
    ("word", "smiles", "met"),
    [
        ("hydroxamate", "CC(=O)NO", True),
        ("trisubstituted alkene", "CC=C(C)C", True),
        ("trisubstituted alkene", "CC=CC", False),
        ("beta lactone", "O=C1CCO1", True),
        ("spiroketal", "C1CCC2(OC1)CCCCO2", True),
        ("diazepane", "C1CNCCNC1", True),
    ],
)
def test_a_word_means_its_structure(word: str, smiles: str, met: bool) -> None:
    query = Chem.MolFromSmarts(_ALL[word])
    assert Chem.MolFromSmiles(smiles).HasSubstructMatch(query) is met
