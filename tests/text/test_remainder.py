"""What a query says beside what can be checked on a structure."""

import pytest

from core.text.remainder import beside_demands


@pytest.mark.parametrize(
    ("query", "beside"),
    [
        ("an opioid with a phenol", "opioid"),
        ("Opioid, not a morphinan", "Opioid"),
        ("blood-thinner with a benzene ring", "blood-thinner"),
        ("sulfonamide but no antibiotic", ""),
        ("tertiary amine with a nitrile", ""),
        ("an opioid", ""),
        ("", ""),
    ],
)
def test_words_of_demands_and_of_what_is_unwanted_are_left_out(query: str, beside: str) -> None:
    assert beside_demands(query) == beside
