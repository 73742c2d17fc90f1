"""Groups written as condensed formulas."""

import pytest
from rdkit import Chem

from core.chem.condensed import condensed_group


@pytest.mark.parametrize(
    ("text", "smiles", "met"),
    [
        ("-N(CH3)2", "CN(C)CC", True),
        ("-N(CH3)2", "CNCC", False),
        ("NMe2", "CN(C)CC", True),
        ("(CH3)3C-", "CC(C)(C)O", True),
        ("(CH3)3C-", "CC(C)O", False),
        ("R-SO2-NH-R", "CS(=O)(=O)NC", True),
        ("R-SO2-NH-R", "CS(=O)(=O)N", False),
        ("-CH2CH2OH", "NCCO", True),
        ("-CH2OH", "CC(C)O", False),
        ("CO2Et", "CC(=O)OCC", True),
        ("CH2=CH-", "C=CC", True),
    ],
)
def test_a_formula_is_the_group_it_writes(text: str, smiles: str, met: bool) -> None:
    query = Chem.MolFromSmarts(condensed_group(text))
    assert Chem.MolFromSmiles(smiles).HasSubstructMatch(query) is met


@pytest.mark.parametrize(
    "text",
    ["", "OH", "Hello", "CH3(", "CH3)2N", "((((((C)4)4)4)4)4)4N", "(" * 30, "C" * 200, "N()2C"],
)
def test_other_words_are_none(text: str) -> None:
    assert condensed_group(text) == ""
