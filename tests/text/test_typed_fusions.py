"""Fused rings by their sizes."""

import pytest
from rdkit import Chem

from core.text.typed_fusions import fusions


@pytest.mark.parametrize(
    ("text", "smiles", "met"),
    [
        ("fused 5-6 ring system", "c1ccc2[nH]ccc2c1", True),
        ("fused 5-6 ring system", "c1ccc2ccccc2c1", False),
        ("6,7-fused bicycle", "c1ccc2c(c1)CCCCC2", True),
        ("5-6 fused", "c1ccccc1C1CCCC1", False),
    ],
)
def test_rings_share_a_bond(text: str, smiles: str, met: bool) -> None:
    ((_, _, _, rules),) = fusions(text)
    query = Chem.MolFromSmarts(rules[0].argument)
    assert Chem.MolFromSmiles(smiles).HasSubstructMatch(query) is met


def test_a_number_of_rings_is_none() -> None:
    assert not list(fusions("5-6 rings"))
    assert len(next(fusions("a 6-5-6 tricyclic system"))[3]) == 2
