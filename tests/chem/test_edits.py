"""Hypothesis molecules: right for textbook cases, valid and bounded for all."""

import pytest
from rdkit import Chem

from core.chem.edits import MOST_HYPOTHESES, formula_delta, hypotheses
from core.text.relations import RELATIONS

SHAPES = (
    "CC(=O)O",
    "C[C@H](N)C(=O)O",
    "CN1CC[C@]23c4c5ccc(O)c4O[C@H]2[C@@H](O)C=C[C@H]3[C@H]1C5",
    "OC[C@H]1OC(O)[C@H](O)[C@@H](O)[C@@H]1O",
    "[Na+].[Cl-]",
    "C",
    "[2H]C(Cl)(Cl)Cl",
    "O=P(O)(O)OP(=O)(O)OC/C=C(/C)CCC=C(C)C",
    "c1ccc2[nH]ccc2c1",
    "C[Si](C)(C)C",
)
WORDS = (
    "in which the hydrogen is replaced by a hydroxy group, a methyl ester, an n-oxide, (2-), "
    "the hydrochloride salt and hydrate, dehydro, dihydro, deoxy, a conjugate base of, epimer, "
    "zwitterion"
)


@pytest.mark.parametrize(
    ("smiles", "relation", "context", "want"),
    [
        ("CC(=O)O", "conjugate base", "it is a conjugate base of an", "CC(=O)[O-]"),
        ("COP(=O)(O)O", "conjugate base", "(1-)", "COP(=O)([O-])O"),
        ("CC(=O)[O-]", "conjugate acid", "", "CC(=O)O"),
        ("C[C@H](N)C(=O)O", "enantiomer", "", "C[C@@H](N)C(=O)O"),
        ("NCC(=O)O", "tautomer", "", "[NH3+]CC(=O)[O-]"),
        ("CCO", "synonym", "", "CCO"),
        ("CCO", "subject", "", "CCO"),
        ("CC(=O)O", "ester", "the methyl ester of", "COC(C)=O"),
        ("CN", "salt", "the hydrochloride of", "CN.Cl"),
    ],
)
def test_the_first_hypothesis_is_the_textbook_one(
    smiles: str, relation: str, context: str, want: str
) -> None:
    assert hypotheses(smiles, relation, context)[0] == Chem.CanonSmiles(want)


def test_substituted_parents_are_among_the_hypotheses() -> None:
    made = hypotheses("Oc1ccccc1", "parent", "that is  substituted by a nitro group at position 4")
    assert Chem.CanonSmiles("Oc1ccc([N+](=O)[O-])cc1") in made


def test_epimers_invert_one_centre() -> None:
    made = hypotheses("C[C@H](O)[C@H](N)C(=O)O", "enantiomer", "it is an epimer of")
    assert Chem.CanonSmiles("C[C@@H](O)[C@H](N)C(=O)O") in made


def test_the_form_without_stereo_comes_last() -> None:
    assert hypotheses("C[C@H](N)C(=O)O", "enantiomer", "")[-1] == "CC(N)C(=O)O"


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("smiles", SHAPES)
def test_all_are_valid_distinct_and_few(smiles: str, relation: str) -> None:
    made = hypotheses(smiles, relation, WORDS)
    assert len(made) <= MOST_HYPOTHESES
    assert len(set(made)) == len(made)
    assert all(Chem.MolFromSmiles(one) is not None for one in made)
    assert made == hypotheses(smiles, relation, WORDS.upper())


def test_what_is_no_structure_has_no_hypotheses() -> None:
    assert hypotheses("C1CC", "parent", "") == ()
    assert hypotheses("", "parent", "") == ()


def test_formula_changes_come_with_the_edits() -> None:
    assert formula_delta("the methyl ester of") == {"C": 1, "H": 2}


def test_two_groups_are_put_in_together() -> None:
    made = hypotheses("C1CC1", "parent", "substituted by a hydroxy group and a methyl group")
    assert Chem.CanonSmiles("CC1(O)CC1") in made
    assert Chem.CanonSmiles("CC1CC1O") in made


def test_enantiomers_of_a_name_without_stereo_are_both_given() -> None:
    made = hypotheses("CC(O)C(=O)O", "enantiomer", "the r-enantiomer of")
    assert {Chem.CanonSmiles(s) for s in ("C[C@H](O)C(=O)O", "C[C@@H](O)C(=O)O")} <= set(made)


def test_a_name_read_without_its_charge_stands_for_the_acid() -> None:
    assert hypotheses("CC(=O)O", "conjugate acid", "it is a conjugate acid of an")[0] == "CC(=O)O"
