"""Negations and numbers of typed queries."""

from math import inf

import pytest

from core.text.typed_scope import count_before, negated_scopes, says_other


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("amine without nitrogen, oxygen or sulfur", "sulfur", "amine"),
        ("no oxygen but a nitrile", "oxygen", "nitrile"),
        ("esters that aren't lactones", "lactones", "esters"),
        ("no rotatable bonds, four or more rings", "bonds", "rings"),
        ("lacking a ring and with chlorine", "ring", "chlorine"),
        ("not a steroid, logP over 3", "steroid", "logp"),
    ],
)
def test_negations_rule_over_their_phrase(text: str, inside: str, outside: str) -> None:
    scopes = negated_scopes(text.lower())
    assert any(a <= text.index(inside) < b for a, b in scopes)
    assert not any(a <= text.lower().index(outside) < b for a, b in scopes)


@pytest.mark.parametrize(
    ("before", "bounds"),
    [
        ("at least 2 but no more than 3 ", (2, 3)),
        ("more than one but fewer than four ", (2, 3)),
        ("at least two and at most five ", (2, 5)),
        ("six or more ", (6, inf)),
        ("≥ 2 ", (2, inf)),
        ("between two and four ", (2, 4)),
        ("fewer than 3 ", (0, 2)),
        ("a pair of ", (2, 2)),
        ("exactly twelve ", (12, 12)),
        ("several ", (3, inf)),
        ("at most one ", (0, 1)),
    ],
)
def test_numbers_stand_before_their_word(before: str, bounds: tuple[float, float]) -> None:
    assert count_before(f"{before}rings", len(before)) == (0, *bounds)


@pytest.mark.parametrize("before", ["", "1,2-", "c18:2 ", "with "])
def test_locants_are_no_numbers(before: str) -> None:
    assert count_before(f"{before}rings", len(before)) is None


def test_other_is_told() -> None:
    assert says_other("no other ring", 9)
    assert not says_other("another ring", 8)
