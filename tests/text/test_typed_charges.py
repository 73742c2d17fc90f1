"""Charges in words."""

from math import inf

import pytest

from core.text.typed_charges import typed_charges


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("net positive charge", 1, inf),
        ("negatively charged", -inf, -1),
        ("charge of -2", -2, -2),
        ("charge minus two", -2, -2),
        ("overall charge 3+", 3, 3),
        ("doubly charged cations", 2, 2),
        ("two negative charges", -2, -2),
        ("no net charge", 0, 0),
        ("uncharged", 0, 0),
    ],
)
def test_charges_are_read(text: str, low: float, high: float) -> None:
    _, _, kind, (rule,) = next(typed_charges(text))
    assert (kind, rule.measure, rule.low, rule.high) == ("property", "charge", low, high)


def test_other_words_say_no_charge() -> None:
    assert list(typed_charges("a positive test, neutral ether")) == []
