"""A rule is fulfilled inside its range, and loses credit with the distance from it."""

from math import inf

import pytest
from rdkit import Chem

from core.chem.facts import MoleculeFacts
from core.chem.rules import Rule


def degree(rule: Rule, smiles: str) -> float:
    return rule.degree(MoleculeFacts(Chem.MolFromSmiles(smiles)))


@pytest.mark.parametrize(
    ("rule", "smiles", "want"),
    [
        (Rule("element", "O"), "CCO", 1.0),
        (Rule("element", "O"), "CCC", 0.0),
        (Rule("element", "O", 0, 0), "CCO", 0.0),
        (Rule("element", "O", 2, 2), "CCO", 0.5),
        (Rule("element", "C", 2, 2), "CCCC", 1 / 3),
        (Rule("charge", "", -2, -2), "CC(=O)[O-]", 0.25),
        (Rule("charge", "", 1, inf), "CC(=O)[O-]", 0.0),
        (Rule("mass", "", 0, 50), "CCO", 1.0),
    ],
)
def test_degrees_of_small_molecules(rule: Rule, smiles: str, want: float) -> None:
    assert degree(rule, smiles) == pytest.approx(want)


def test_masses_lose_credit_smoothly() -> None:
    rule = Rule("mass", "", 0, 100)
    near, far = degree(rule, "CCCCCCCO"), degree(rule, "CCCCCCCCCCCCCCCCCCO")
    assert 0 < far < near <= 0.5
