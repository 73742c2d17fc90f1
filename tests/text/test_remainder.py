"""What a query says beside what can be checked on a structure."""

import pytest

from core.text.remainder import beside_demands, unwanted_words


@pytest.mark.parametrize(
    ("query", "beside"),
    [
        ("an opioid with a phenol", "opioid"),
        ("Opioid, not a morphinan", "Opioid"),
        ("blood-thinner with a benzene ring", "blood-thinner"),
        ("sulfonamide but no antibiotic", ""),
        ("tertiary amine with a nitrile", ""),
        ("an opioid", ""),
        ("painkiller, not an opioid", "painkiller"),
        ("β-lactam antibiotic", "antibiotic"),
        ("", ""),
    ],
)
def test_words_of_demands_and_of_what_is_unwanted_are_left_out(query: str, beside: str) -> None:
    assert beside_demands(query) == beside


@pytest.mark.parametrize(
    ("query", "unwanted"),
    [
        ("painkiller, not an opioid", "opioid"),
        ("NSAIDs other than coxibs", "coxibs"),
        ("lipid lowering drugs, exclude statins or fibrates", "fibrates"),
        ("antibiotic that is not a beta-lactam", ""),
        ("sulfonamide without halogens", ""),
        ("no more than two rings", ""),
        ("an opioid", ""),
        ("", ""),
    ],
)
def test_what_is_not_wanted_and_no_structure_tells(query: str, unwanted: str) -> None:
    assert unwanted_words(query) == unwanted
