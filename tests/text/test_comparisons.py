"""What is compared with which known molecule."""

import pytest
from rdkit import Chem

from core.chem.facts import MoleculeFacts
from core.results import NameSpan
from core.text.comparisons import Comparison, read_relative


def span(text: str, name: str = "phenol", smiles: str = "Oc1ccccc1") -> NameSpan:
    start = text.index(name)
    return NameSpan(start=start, end=start + len(name), text=name, smiles=smiles)


def facts(smiles: str) -> MoleculeFacts:
    return MoleculeFacts(Chem.MolFromSmiles(smiles))


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("phenol but more polar", [("tpsa", 1)]),
        ("phenol but less polar", [("tpsa", -1)]),
        ("something like phenol, greasier", [("logp", 1)]),
        ("like phenol with higher molecular weight", [("mass", 1)]),
        ("heavier than phenol", [("mass", 1)]),
        ("phenol analogues with a longer chain", [("chain", 1)]),
        ("like phenol with more carbons", [("carbons", 1)]),
        ("like phenol but more fluorine", [("element", 1)]),
        ("like phenol, more lipophilic and smaller", [("mass", -1), ("logp", 1)]),
        ("like phenol", []),
        ("phenol-like", []),
    ],
)
def test_comparisons_have_measure_and_sign(text: str, want: list[tuple[str, int]]) -> None:
    found = read_relative(text, [span(text)])
    assert found is not None
    assert found.known.smiles == "Oc1ccccc1"
    assert {(c.measure, c.sign) for c in found.comparisons} == set(want)


@pytest.mark.parametrize(
    "text",
    [
        "phenol",
        "phenol without halogens",
        "phenol lighter than 200 g/mol",
        "phenol derivatives larger than three rings",
        "phenol with more than two nitrogens",
        "phenol but no halogen",
    ],
)
def test_numbers_and_demands_are_no_comparisons(text: str) -> None:
    assert read_relative(text, [span(text)]) is None


@pytest.mark.parametrize("text", ["", "like nothing", "9" * 50, "more " * 400, "like 阿司匹林"])
def test_without_a_name_there_is_nothing_to_compare_with(text: str) -> None:
    assert read_relative(text, []) is None


def test_the_longest_name_is_the_known_molecule() -> None:
    text = "like ethyl phenol"
    names = [span(text, "ethyl", "C[CH2]"), span(text)]
    assert read_relative(text, names) == read_relative(text, names[::-1])
    found = read_relative(text, names)
    assert found is not None
    assert found.known.text == "phenol"


def test_a_comparison_is_strict_and_has_two_sides() -> None:
    more, less = Comparison("tpsa", "", 1), Comparison("tpsa", "", -1)
    phenol, catechol = facts("Oc1ccccc1"), facts("Oc1ccccc1O")
    assert more.holds(catechol, phenol)
    assert less.holds(phenol, catechol)
    assert not less.holds(catechol, phenol)
    assert not more.holds(phenol, phenol)
    assert not less.holds(phenol, phenol)


def test_carbons_are_counted_as_atoms() -> None:
    assert Comparison("carbons", "", 1).holds(facts("CCO"), facts("CO"))
