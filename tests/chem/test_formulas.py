"""Stated changes of composition equal the difference of two real molecules."""

import pytest
from rdkit import Chem

from core.chem.formulas import composition, formula_delta


@pytest.mark.parametrize(
    ("context", "before", "after"),
    [
        ("the methyl ester of", "CC(=O)O", "CC(=O)OC"),
        ("conjugate base of", "CC(=O)O", "CC(=O)[O-]"),
        ("a monohydroxy derivative of", "CC", "CCO"),
        ("the 2,3-dihydroxy derivative", "CCC", "CC(O)CO"),
        ("N-oxide", "CN(C)C", "C[N+](C)(C)[O-]"),
        ("the acetate", "CO", "COC(C)=O"),
        ("O-phosphate", "CO", "COP(=O)(O)O"),
        ("sulfate", "CO", "COS(=O)(=O)O"),
        ("3-O-beta-D-glucoside", "CO", "COC1OC(CO)C(O)C(O)C1O"),
        ("alpha-L-rhamnoside", "CO", "COC1OC(C)C(O)C(O)C1O"),
        ("dichloro", "CC", "ClCCCl"),
        ("a nitro group", "C", "C[N+](=O)[O-]"),
        ("dehydro", "CC", "C=C"),
        ("dihydro", "C=C", "CC"),
        ("2-deoxy", "CO", "C"),
        ("an oxo group", "CC", "CC=O"),
        ("hydrochloride", "CN", "CN.Cl"),
        ("sodium salt", "CC(=O)O", "CC(=O)[O-].[Na+]"),
        ("amide", "CC(=O)O", "CC(N)=O"),
        ("CoA", "CC(=O)O",
         "CC(=O)SCCNC(=O)CCNC(=O)C(O)C(C)(C)COP(=O)(O)OP(=O)(O)OCC1OC(n2cnc3c(N)ncnc32)C(O)"
         "C1OP(=O)(O)O"),
    ],
)  # fmt: skip
def test_words_state_the_difference(context: str, before: str, after: str) -> None:
    first, second = (composition(Chem.MolFromSmiles(smiles)) for smiles in (before, after))
    difference = {e: second.get(e, 0) - first.get(e, 0) for e in {*first, *second}}
    assert formula_delta(context) == {e: n for e, n in difference.items() if n}


def test_other_words_state_nothing() -> None:
    assert formula_delta("isolated from a plant") is None


def test_a_word_said_twice_counts_once() -> None:
    assert formula_delta("a hydroxy group, the hydroxy one") == {"O": 1}
