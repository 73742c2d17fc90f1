"""Words lead to rules that true examples fulfil and others do not."""

import pytest
from rdkit import Chem

from core.chem.facts import MoleculeFacts
from core.text.demand_words import PROPERTIES, acids, meaning


def fulfilled(word: str, smiles: str) -> bool:
    found = meaning(word)
    assert found is not None, word
    facts = MoleculeFacts(Chem.MolFromSmiles(smiles))
    return all(rule.degree(facts) == 1 for rule in found[1])


@pytest.mark.parametrize(
    ("word", "true", "false"),
    [
        ("anion", "CC(=O)[O-]", "CC(=O)O"),
        ("dianion", "[O-]C(=O)C(=O)[O-]", "CC(=O)[O-]"),
        ("zwitterion", "[NH3+]CC(=O)[O-]", "C[N+](=O)[O-]"),
        ("organochlorine compound", "CCl", "CBr"),
        ("fluorinated", "CF", "CCl"),
        ("halogens", "CI", "CC"),
        ("acyclic", "CCO", "C1CC1"),
        ("bicyclic", "C1CCC2CCCCC2C1", "C1CCCCC1"),
        ("macrocycle", "C1CCCCCCCCCCC1", "C1CCCCC1"),
        ("aromatic", "c1ccccc1", "C1CCCCC1"),
        ("long-chain fatty acid", "CCCCCCCCCCCCCCCC(=O)O", "CCCCCC(=O)O"),
        ("medium-chain fatty acids", "CCCCCCCC(=O)O", "CC(=O)O"),
        ("polyunsaturated", "C=CCC=C", "C=C"),
        ("alkane", "CCCC", "CCO"),
        ("hydrocarbon", "c1ccccc1", "c1ccncc1"),
        ("disaccharide", "OCC1OC(OC2C(CO)OC(O)C(O)C2O)C(O)C(O)C1O", "OCC1OC(O)C(O)C(O)C1O"),
        ("dipeptide", "NCC(=O)NCC(=O)O", "NCC(=O)O"),
        ("l-alpha-amino acid", "C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O"),
        ("d-alpha-amino acid", "C[C@@H](N)C(=O)O", "C[C@H](N)C(=O)O"),
        ("deuterated", "[2H]C", "C"),
        ("hydrochloride", "CN.Cl", "CN"),
        ("diol", "OCCO", "CCO"),
        ("pyridines", "c1ccncc1", "c1ccccc1"),
    ],
)
def test_true_and_false_examples(word: str, true: str, false: str) -> None:
    assert fulfilled(word, true)
    assert not fulfilled(word, false)


def test_ordinary_words_mean_nothing() -> None:
    assert [meaning(word) for word in ("metabolite", "blue", "of", "")] == [None] * 4


def test_acids_are_counted_exactly() -> None:
    (rule,) = acids(2)
    assert rule.degree(MoleculeFacts(Chem.MolFromSmiles("OC(=O)CC(=O)O"))) == 1
    assert rule.degree(MoleculeFacts(Chem.MolFromSmiles("CC(=O)O"))) < 1


@pytest.mark.parametrize(("small", "large"), [("polar", "apolar"), ("hydrophilic", "lipophilic")])
def test_opposite_properties_exclude_each_other(small: str, large: str) -> None:
    (low,), (high,) = PROPERTIES[small], PROPERTIES[large]
    assert low.measure == high.measure
    assert low.low > high.high or high.low > low.high
