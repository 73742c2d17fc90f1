import numpy as np
import pytest

from core.errors import DataError, MoleculeError
from core.evaluation.truth import NUMBERS, TruthTable

NAMES = ("ethanol", "acetic acid", "aniline", "choline", "indigo")
SMILES = ("CCO", "CC(=O)O", "Nc1ccccc1", "C[N+](C)(C)CCO", "O=C1/C(=C2/Nc3ccccc3C2=O)Nc2ccccc21")
CLASSES = ("alcohol", "carboxylic acid", "amine", "quaternary ammonium ion", "blue dye")
SENTENCES = ("The solvent of spirits.", "In vinegar.", "For dyes.", "A vitamin.", "For jeans.")


@pytest.fixture(scope="module")
def table() -> TruthTable:
    return TruthTable(names=NAMES, smiles=SMILES, classes=CLASSES, sentences=SENTENCES)


@pytest.mark.parametrize(
    ("expression", "want"),
    [
        ("smarts:[OX2H]", "ethanol, acetic acid, choline"),
        ("smarts:c1ccccc1[N,n]", "aniline, indigo"),
        ("count(c1ccccc1)=2", "indigo"),
        ("count([#8])<1", "aniline"),
        ("carbons=2", "ethanol, acetic acid"),
        ("mass<=60.06", "ethanol, acetic acid"),
        ("charge=1", "choline"),
        ("logp>-0.1 & mass<50", "ethanol"),
        ("label:dyes?", "aniline, indigo"),
        ("label:DYE", "indigo"),
        ("label:vitamin", "choline"),
        ("class:.*dye", "indigo"),
        ("class:acid", ""),
        ("name:ethanol|indigo", "ethanol, indigo"),
        ("similar(OCC)>=0.99", "ethanol"),
        ("not smarts:[#6;a]", "ethanol, acetic acid, choline"),
        ("not carbons=2 & not smarts:c", "choline"),
        ("name:indigo | smarts:[OX2H] & charge=0", "ethanol, acetic acid, indigo"),
        ("( name:indigo | smarts:[OX2H] ) & charge=1", "choline"),
        ("not ( smarts:c | charge=1 )", "ethanol, acetic acid"),
        ("carbons!=2 & rings>=1 & not class:blue dye", "aniline"),
    ],
)
def test_expressions_pick_the_right_molecules(
    table: TruthTable, expression: str, want: str
) -> None:
    found = [NAMES[row] for row in np.flatnonzero(table.rows(expression))]
    assert ", ".join(found) == want


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "&",
        "carbons",
        "carbons=two",
        "carbon=2",
        "smarts:C(",
        "smarts:",
        "count(=2",
        "count(C(C)=2",
        "label:(",
        "similar(C1)>=0.5",
        "carbons=2 &",
        "( carbons=2",
        "carbons=2 )",
        "not",
        "__import__('os')",
        "sentence:vinegar",
        "carbons=2 rings=0",
    ],
)
def test_what_is_not_of_the_language_is_refused(table: TruthTable, expression: str) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        table.rows(expression)


def test_every_number_can_be_asked_for(table: TruthTable) -> None:
    for name in NUMBERS:
        assert table.rows(f"{name}>=-100").all()


def test_columns_must_fit() -> None:
    with pytest.raises(DataError, match="equally many"):
        TruthTable(names=NAMES, smiles=SMILES[:2], classes=CLASSES, sentences=SENTENCES)
    with pytest.raises(MoleculeError):
        TruthTable(names=("x",), smiles=("C1",), classes=("x",), sentences=("x",))
