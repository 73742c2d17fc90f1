"""Classes and kinds of rings, judged on molecules."""

import pytest
from rdkit import Chem

from core.chem.facts import MoleculeFacts
from core.text.typed_classes import CLASSES


@pytest.mark.parametrize("word", sorted(CLASSES))
def test_every_rule_can_be_judged(word: str) -> None:
    facts = MoleculeFacts(Chem.MolFromSmiles("CCO"))
    assert all(0 <= rule.degree(facts) <= 1 for rule in CLASSES[word][1])


@pytest.mark.parametrize(
    ("word", "true", "false"),
    [
        ("spirocycle", "C1CCC2(C1)CCCC2", "C1CCC2CCCC2C1"),
        ("bridged", "C1CC2CCC1C2", "C1CCC2CCCC2C1"),
        ("cycloalkane", "C1CCCC1", "C1CCC=C1"),
        ("fully saturated", "CCO", "CC=O"),
        ("carbocycle", "C1CCCC1", "C1CCOC1"),
        ("unbranched", "CCCCC", "CC(C)CC"),
        ("alkaloid", "C1CCNCC1", "CCN"),
    ],
)
def test_classes_tell_apart(word: str, true: str, false: str) -> None:
    met = [
        min(rule.degree(MoleculeFacts(Chem.MolFromSmiles(one))) for rule in CLASSES[word][1])
        for one in (true, false)
    ]
    assert met[0] == 1 > met[1]
