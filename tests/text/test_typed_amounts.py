"""Amounts in typed queries."""

from math import inf

import pytest

from core.text.typed_amounts import typed_amounts


def read(text: str) -> list[tuple[str, float, float]]:
    return [(r.measure, r.low, r.high) for d in typed_amounts(text) for r in d.rules]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MW 150-250", [("mass", 150, 250)]),
        ("a chain (C12 or more)", [("chain", 12, inf)]),
        ("C18+", [("chain", 18, inf)]),
        ("C6 or less", [("chain", 1, 6)]),
        ("between 0.2 and 0.3 kDa", [("mass", 200, 300)]),
        ("logP from -1 to 2", [("logp", -1, 2)]),
        ("TPSA 20 to 40 Å²", [("tpsa", 20, 40)]),
        ("two to four aromatic rings", [("aromatic rings", 2, 4)]),
        ("500+ Da", [("mass", 500, inf)]),
        ("heavier than 900", [("mass", 900, inf)]),
        ("weighs less than 60", [("mass", 0, 60)]),
        ("C8-C12 alkanes", [("element", 8, 12)]),
        ("ten-carbon chain", [("chain", 10, 10)]),
        ("high TPSA", [("tpsa", 120, inf)]),
        ("low molecular weight, less than 120", []),
        ("logP around 3", [("logp", 2.55, 3.45)]),
        ("1,2-diol", []),
        ("C18:1", []),
    ],
)
def test_ranges_are_read(text: str, found: list[tuple[str, float, float]]) -> None:
    assert read(text) == found


def test_a_formula_is_exact() -> None:
    assert read("isomers C2H6O") == [
        ("element", 2, 2), ("element", 6, 6), ("element", 1, 1), ("heavy atoms", 3, 3),
    ]  # fmt: skip


def test_letters_that_are_no_elements_make_no_formula() -> None:
    assert read("C2H6Xx3") == []
