"""What is compared, in which direction, and what only looks like a comparison."""

import time

import pytest
from rdkit import Chem

from core.chem.facts import MoleculeFacts
from core.text.comparisons import Comparison, find_comparisons


def facts(smiles: str) -> MoleculeFacts:
    return MoleculeFacts(Chem.MolFromSmiles(smiles))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("but more polar", [("tpsa", 1)]),
        ("but less polar", [("tpsa", -1)]),
        ("with larger tpsa", [("tpsa", 1)]),
        ("tpsa lower", [("tpsa", -1)]),
        ("more water-soluble", [("tpsa", 1)]),
        ("less nonpolar", [("tpsa", 1)]),
        ("greasier", [("logp", 1)]),
        ("with higher molecular weight", [("mass", 1)]),
        ("heavier than", [("mass", 1)]),
        ("smaller", [("mass", -1)]),
        ("a larger ring", [("largest ring", 1)]),
        ("fewer rings", [("rings", -1)]),
        ("with one more ring", [("rings", 1)]),
        ("with a longer alkyl chain", [("chain", 1)]),
        ("with more carbons", [("element", 1)]),
        ("one carbon longer than", [("element", 1)]),
        ("with one methyl fewer", [("match", -1)]),
        ("with an additional hydroxyl group", [("match", 1)]),
        ("minus a phosphate", [("match", -1)]),
        ("more fluorine", [("element", 1)]),
        ("more hydrogen bond donors", [("donors", 1)]),
        ("fewer rotatable bonds", [("rotatable bonds", -1)]),
        ("more rigid", [("rotatable bonds", -1)]),
        ("more saturated", [("alkenes", -1)]),
        ("more anionic", [("charge", -1)]),
        ("dechlorinated", [("element", -1)]),
        ("methylated", [("match", 1)]),
        ("hydrogenated", [("alkenes", -1)]),
        ("same number of carbons as", [("element", 0)]),
        ("more lipophilic and smaller", [("logp", 1), ("mass", -1)]),
    ],
)
def test_comparisons_have_measure_and_sign(text: str, want: list[tuple[str, int]]) -> None:
    assert [(one.measure, one.sign) for *_, one in find_comparisons(text)] == want


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lighter than 200 g/mol",
        "larger than three rings",
        "lower logp than 3",
        "more than two nitrogens",
        "not heavier",
        "secondary amine",
        "more potent",
        "furthermore",
    ],
)
def test_numbers_and_other_words_are_no_comparisons(text: str) -> None:
    assert find_comparisons(text) == []


def test_places_are_those_of_the_words() -> None:
    text = "like x with one more ring, heavier"
    assert [text[a:b] for a, b, _ in find_comparisons(text)] == ["more ring", "heavier"]


@pytest.mark.parametrize(
    "text", ["more " * 4000, "a methyl " * 4000, "same a b " * 4000, "a" * 50000]
)
def test_long_texts_are_read_quickly(text: str) -> None:
    start = time.perf_counter()
    find_comparisons(text)
    assert time.perf_counter() - start < 2


def test_a_comparison_is_strict_and_has_two_sides() -> None:
    more, less, same = (Comparison("tpsa", "", sign) for sign in (1, -1, 0))
    phenol, catechol = facts("Oc1ccccc1"), facts("Oc1ccccc1O")
    assert more.holds(catechol, phenol)
    assert less.holds(phenol, catechol)
    assert same.holds(phenol, phenol)
    assert not less.holds(catechol, phenol)
    assert not more.holds(phenol, phenol)
    assert not less.holds(phenol, phenol)
    assert not same.holds(catechol, phenol)
