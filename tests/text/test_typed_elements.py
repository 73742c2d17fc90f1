"""Compounds of certain elements alone."""

import pytest
from rdkit import Chem

from core.chem.facts import MoleculeFacts
from core.text.typed_elements import only_elements


@pytest.mark.parametrize(
    ("text", "smiles", "met"),
    [
        ("only carbon and hydrogen", "CC", True),
        ("only carbon and hydrogen", "CO", False),
        ("contains only C, H and O", "CO", True),
        ("contains only C, H and O", "NCO", False),
        ("contains only C, H and O", "CC", False),
        ("C, H, N only", "CN", True),
        ("CHO only", "CN", False),
        ("consisting of carbon and hydrogen", "CC", True),
    ],
)
def test_no_other_element_will_do(text: str, smiles: str, met: bool) -> None:
    ((_, _, _, rules),) = only_elements(text)
    facts = MoleculeFacts(Chem.MolFromSmiles(smiles))
    assert all(rule.degree(facts) == 1 for rule in rules) is met


@pytest.mark.parametrize("text", ["only carbon", "carbon and oxygen", "only one carbon and oxygen"])
def test_other_lists_are_left(text: str) -> None:
    assert list(only_elements(text)) == []
