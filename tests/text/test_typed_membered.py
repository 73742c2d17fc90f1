"""Rings by their size."""

import pytest

from core.chem.rules import Rule
from core.text.typed_membered import membered


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("seven-membered lactam", Rule("has", "[CX3;r7](=O)@[NX3;r7]")),
        ("three-membered ring with O or N", Rule("has", "[#7,#8;r3]")),
        ("six-membered ring containing nitrogen", Rule("has", "[#7;r6]")),
        ("5-membered ring", Rule("ring size", "5")),
    ],
)
def test_a_size_and_what_it_holds(text: str, rule: Rule) -> None:
    assert [row[3][0] for row in membered(text)] == [rule]
