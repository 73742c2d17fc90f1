"""Numbers that queries ask for, with their limits."""

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.quantities import quantity_demands

E = 1e-6
WORDS = (
    *("mw", "<", ">", "<=", "3", "12", "-1", ".", ",", "(", "no", "two", "rings", "ring", "charge"),
    *("of", "is", "or", "more", "less", "than", "donors", "c=c", "ſix", "²", "٣", "carbon", "a"),
    *("single", "+"),
)


def found(text: str) -> list[tuple[str, str, float, float]]:
    rows = sorted(quantity_demands(text), key=lambda row: row[:2])
    return [(r.measure, r.argument, r.low, r.high) for *_, rules in rows for r in rules]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("MW < 150", ("mass", "", -inf, 150 - E)),
        ("MW<150", ("mass", "", -inf, 150 - E)),
        ("MW (<=150)", ("mass", "", -inf, 150)),
        ("molecular weight is below 150.5", ("mass", "", -inf, 150.5 - E)),
        ("mass of at least 200", ("mass", "", 200, inf)),
        ("MW less than or equal to 300", ("mass", "", -inf, 300)),
        ("MW 200", ("mass", "", 194, 206)),
        ("logP > -1", ("logp", "", -1 + E, inf)),
        ("clogP of at most 3", ("logp", "", -inf, 3)),
        ("tpsa zero", ("tpsa", "", 0, 0)),
        ("TPSA over 60", ("tpsa", "", 60 + E, inf)),
        ("polar surface area ≥ 60", ("tpsa", "", 60, inf)),
        ("more than 6 donors", ("donors", "", 6 + E, inf)),
        (">6 H-bond donors", ("donors", "", 6 + E, inf)),
        ("hydrogen bond acceptors <= 2", ("acceptors", "", -inf, 2)),
        ("no rotatable bonds", ("rotatable bonds", "", 0, 0)),
        ("a single ring", ("rings", "", 1, 1)),
        ("maximum of 3 rings", ("rings", "", -inf, 3)),
        ("no more than three rings", ("rings", "", -inf, 3)),
        ("two or more aromatic rings", ("aromatic rings", "", 2, inf)),
        ("3 or fewer stereocentres", ("stereo", "centres", -inf, 3)),
        ("four chiral centers", ("stereo", "centres", 4, 4)),
        ("exactly two double bonds", ("alkenes", "", 2, 2)),
        ("two cis double bonds", ("alkenes", "", 2, 2)),
        ("5+ heteroatoms", ("hetero atoms", "", 5, inf)),
        ("fewer than 12 carbon atoms", ("element", "C", -inf, 12 - E)),
        ("two sulphurs", ("element", "S", 2, 2)),
        ("net charge of -1", ("charge", "", -1, -1)),
        ("charge +2", ("charge", "", 2, 2)),
        ("charge 2-", ("charge", "", -2, -2)),
    ],
)
def test_a_number_and_its_limit(text: str, want: tuple[str, str, float, float]) -> None:
    ((measure, argument, low, high),) = found(text)
    assert (measure, argument) == want[:2]
    assert (low, high) == (pytest.approx(want[2]), pytest.approx(want[3]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "amine",
        "300",
        "9" * 2000,
        "no other heteroatom",
        "no pyridine ring",
        "no saturated rings",
        "6 membered ring",
        "steroid ring, no halogens",
        "carbon-14 urea",
        "fluorine-18",
        "nitrogen under 150 g/mol",
        "nıne rings",
        "阿司匹林",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_neighbouring_numbers_keep_to_their_words() -> None:
    assert found("one ring, two nitrogens, MW < 200") == [
        ("rings", "", 1, 1),
        ("element", "N", 2, 2),
        ("mass", "", -inf, 200 - E),
    ]
    assert found("a ring of six carbons") == [("element", "C", 6, 6)]


def test_places_are_those_of_the_words() -> None:
    text = "amines, MW < 150, please"
    ((start, end, kind, _),) = quantity_demands(text)
    assert (text[start:end], kind) == ("MW < 150", "property")


def test_a_number_past_all_bounds_is_read() -> None:
    assert found("MW < " + "9" * 1000) == [("mass", "", -inf, inf)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_ranges_are_in_order_and_places_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    rows = sorted(quantity_demands(text), key=lambda row: row[:2])
    assert all(rule.low <= rule.high for *_, rules in rows for rule in rules)
    assert all(one[1] <= other[0] for one, other in pairwise(rows))
    assert all(0 <= start < end <= len(text) for start, end, *_ in rows)
