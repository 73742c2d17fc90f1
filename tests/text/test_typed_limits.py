"""Limits in the wordings of typed queries."""

from math import inf

import pytest

from core.chem.rules import Rule
from core.text.typed_limits import limits, whole


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("molecular mass no greater than 120", Rule("mass", "", -inf, 120)),
        ("logP not exceeding 1", Rule("logp", "", -inf, 1)),
        ("HBD count of exactly 3", Rule("donors", "", 3, 3)),
        ("ring count 3", Rule("rings", "", 3, 3)),
        ("number of rotatable bonds at least six", Rule("rotatable bonds", "", 6, inf)),
        ("more nitrogens than 6", Rule("element", "N", 7, inf)),
        ("polar surface area no larger than 10", Rule("tpsa", "", -inf, 10)),
    ],
)
def test_a_limit_is_read_in_its_wordings(text: str, rule: Rule) -> None:
    assert rule in [one for row in limits(text) for one in row[3]]


def test_what_is_counted_has_whole_limits() -> None:
    assert whole(Rule("element", "I", 1.000001, inf)) == Rule("element", "I", 2, inf)
    assert whole(Rule("mass", "", 1.000001, inf)) == Rule("mass", "", 1.000001, inf)
