"""Families of groups, by what they are bound to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdkit import Chem

from core.chem.typed_families import family_pattern


@pytest.mark.parametrize(
    ("phrase", "true", "false"),
    [
        ("aryl iodide", "Ic1ccccc1", "CCI"),
        ("alkyl bromide", "CCBr", "Brc1ccccc1"),
        ("diaryl ether", "c1ccccc1Oc1ccccc1", "COc1ccccc1"),
        ("alkyl aryl ether", "COc1ccccc1", "c1ccccc1Oc1ccccc1"),
        ("aromatic primary sulfonamide", "NS(=O)(=O)c1ccccc1", "CNS(=O)(=O)c1ccccc1"),
        ("secondary amine", "CNC", "CN(C)C"),
        ("tertiary amide", "CC(=O)N(C)C", "CC(=O)NC"),
        ("cyclic ketone", "O=C1CCCC1", "CC(=O)C1CC1"),
        ("triarylamine", "c1ccccc1N(c1ccccc1)c1ccccc1", "CN(c1ccccc1)c1ccccc1"),
        ("methyl ester", "CC(=O)OC", "CC(=O)OCC"),
    ],
)
def test_partners_and_degrees_are_demanded(phrase: str, true: str, false: str) -> None:
    pattern = Chem.MolFromSmarts(family_pattern(phrase))
    assert Chem.MolFromSmiles(true).HasSubstructMatch(pattern)
    assert not Chem.MolFromSmiles(false).HasSubstructMatch(pattern)


@pytest.mark.parametrize("phrase", ["", "aryl", "ether", "primary", "primary tertiary amine"])
def test_other_words_are_no_family(phrase: str) -> None:
    assert family_pattern(phrase) == ""


@given(st.lists(st.sampled_from(["di", "tri", "aryl", "alkyl", "primary", "cyclic", "amine"])))
def test_whatever_is_read_is_a_pattern(words: list[str]) -> None:
    assert Chem.MolFromSmarts(family_pattern(" ".join(words))) is not None
