"""What a typed query asks is told in its own words, and what a hit lacks is found."""

import pytest

from core.chem.names import NameResolver
from core.results import Check
from core.retrieval.asked import checks_of, read_asked


@pytest.fixture(scope="module")
def resolver() -> NameResolver:
    return NameResolver(known={"ibuprofen": "CC(C)Cc1ccc(C(C)C(=O)O)cc1"})


def test_demands_are_told_as_written_each_once() -> None:
    told = checks_of("A sulfonamide diuretic without halogens, a sulfonamide", None)
    assert told == (Check(text="sulfonamide"), Check(text="halogens", negated=True))


def test_what_a_hit_lacks_is_named() -> None:
    asked = read_asked("phenol with a nitrile, no chlorine", None)
    phenol, nitrile = Check(text="phenol"), Check(text="nitrile")
    chlorine = Check(text="no chlorine")
    assert asked.unmet(["N#Cc1ccc(O)cc1", "Oc1ccccc1Cl", "CC", "no structure"]) == [
        (),
        (nitrile, chlorine),
        (phenol, nitrile),
        (),
    ]


def test_differences_from_a_known_molecule_are_checked_too(resolver: NameResolver) -> None:
    asked = read_asked("like ibuprofen but more polar", resolver)
    assert asked.checks() == (Check(text="more polar"),)
    polar, apolar = "CC(C(=O)O)c1ccc(C(O)C(C)C)cc1", "CC(C)Cc1ccc(CC)cc1"
    assert asked.unmet([polar, apolar]) == [(), (Check(text="more polar"),)]


def test_a_free_is_told_by_what_is_free_of_it() -> None:
    (check,) = checks_of("oxygen-free steroids", None)[:1]
    assert check == Check(text="oxygen", negated=True)


@pytest.mark.parametrize("query", ["halogen-free dyes", "halogen free dyes"])
def test_a_free_needs_no_hyphen(query: str) -> None:
    assert checks_of(query, None) == (Check(text="halogen", negated=True),)


def test_greek_letters_are_read() -> None:
    assert checks_of("β-lactam antibiotics", None) == (Check(text="beta-lactam"),)


def test_a_description_is_weighed_and_not_checked() -> None:
    assert checks_of("The molecule is a sulfonamide. It has a role as a diuretic.", None) == ()
    assert checks_of("opioid", None) == ()
