"""The groups of typed queries, matched against textbook molecules."""

import pytest
from rdkit import Chem

from core.chem.typed_arms import ARMS, BEARERS
from core.chem.typed_groups import TYPED_GROUPS

TABLES = {**TYPED_GROUPS, **ARMS, **BEARERS}


@pytest.mark.parametrize("word", sorted(TABLES))
def test_every_pattern_can_be_read(word: str) -> None:
    assert Chem.MolFromSmarts(TABLES[word]) is not None


def test_words_are_singular_and_plain() -> None:
    assert all(word == word.lower() and "-" not in word for word in TYPED_GROUPS)


@pytest.mark.parametrize(
    ("word", "true", "false"),
    [
        ("imine", "CC=NC", "CC=NO"),
        ("urea", "NC(=O)N", "O=c1cc[nH]c(=O)[nH]1"),
        ("ketone", "CC(C)=O", "O=c1ccoc2ccccc12"),
        ("phosphonic acid", "CP(=O)(O)O", "OP(=O)(O)O"),
        ("phenol", "Oc1ccccc1", "Oc1ccccn1"),
        ("aryl c glycoside", "OCC1OC(c2ccccc2)C(O)C(O)C1O", "OCC1OC(Oc2ccccc2)C(O)C(O)C1O"),
        ("benzyl", "BrCc1ccccc1", "Cc1ccccc1"),
        ("so2nh2", "NS(=O)(=O)C", "CNS(=O)(=O)C"),
        ("quaternary", "C[N+](C)(C)C", "C[NH+](C)C"),
    ],
)
def test_groups_are_strict(word: str, true: str, false: str) -> None:
    pattern = Chem.MolFromSmarts(TYPED_GROUPS[word])
    assert Chem.MolFromSmiles(true).HasSubstructMatch(pattern)
    assert not Chem.MolFromSmiles(false).HasSubstructMatch(pattern)
