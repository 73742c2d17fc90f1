"""Words mean groups that known molecules have, in singular and plural."""

import pytest
from rdkit import Chem

from core.chem.group_words import GROUP_WORDS, group_pattern, singular


@pytest.mark.parametrize("word", sorted(GROUP_WORDS))
def test_every_pattern_is_readable(word: str) -> None:
    assert Chem.MolFromSmarts(GROUP_WORDS[word]) is not None


@pytest.mark.parametrize(
    ("word", "held", "not_held"),
    [
        ("carboxylic acids", "CC(=O)[O-]", "CC(=O)OC"),
        ("hydroxy", "Oc1ccccc1", "CC(=O)O"),
        ("amine", "CCN", "CC(N)=O"),
        ("tertiary amine", "CN(C)C", "CNC"),
        ("secondary amine", "CNC", "CN(C)C"),
        ("primary amine", "CN", "CNC"),
        ("sulfonamide", "CS(=O)(=O)N", "CS(=O)(=O)O"),
        ("nitro", "C[N+](=O)[O-]", "CN=O"),
        ("nitrile", "CC#N", "C#CC"),
        ("steroid", "C1CCC2C(C1)CCC1C2CCC2CCCC12", "C1CCC2CCCCC2C1"),
        ("glycosides", "OCC1OC(Oc2ccccc2)C(O)C(O)C1O", "C1CCOC(OC)C1"),
        ("peptide bond", "NCC(=O)NCC(=O)O", "CC(=O)NC"),
        ("beta-lactam", "O=C1CCN1", "O=C1CCCN1"),
        ("ester", "CC(=O)OC", "CC(=O)O"),
        ("ether", "COC", "CC(=O)OC"),
        ("epoxides", "C1OC1", "C1CCO1"),
        ("naphthols", "Oc1ccc2ccccc2c1", "Oc1ccccc1"),
        ("phosphate", "OP(=O)(O)OC", "CP(=O)(O)O"),
        ("double bond", "C=C", "c1ccccc1"),
    ],
)
def test_words_hold_for_what_has_the_group(word: str, held: str, not_held: str) -> None:
    pattern = Chem.MolFromSmarts(group_pattern(word))
    assert Chem.MolFromSmiles(held).HasSubstructMatch(pattern)
    assert not Chem.MolFromSmiles(not_held).HasSubstructMatch(pattern)


def test_other_words_have_no_pattern() -> None:
    assert group_pattern("metabolite") == ""


@pytest.mark.parametrize(
    ("plural", "want"),
    [("amines", "amine"), ("chromans", "chroman"), ("bodies", "body"), ("glass", "glass")],
)
def test_singular_goes_by_the_ending(plural: str, want: str) -> None:
    assert singular(plural) == want
