"""Words are counted in one form, whatever the spelling."""

import pytest

from core.text.terms import terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anti-fungals", "antifungal"),
        ("local anaesthetics", "local anesthetic"),
        ("oestrogenic hormones", "estrogenic hormone"),
        ("flavouring agents", "flavoring agent"),
        ("colours", "color"),
        ("tumour", "tumors"),
        ("sulphonamide", "sulfonamides"),
        ("haemolytic", "hemolytic"),
        ("oxidising", "oxidizing"),
        ("stabilisers", "stabilizer"),
        ("Alzheimer's", "alzheimer"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert terms(one) == terms(other)


def test_words_keep_their_order_and_what_says_nothing_is_left_out() -> None:
    assert terms("The molecule is an opioid, used as an anti-tussive drug (2 mg).") == [
        "opioid",
        "antitussive",
        "drug",
        "mg",
    ]


@pytest.mark.parametrize("kept", ["four", "hour", "disease", "aspirin", "virus"])
def test_words_that_only_look_british_stay(kept: str) -> None:
    assert terms(kept) == [kept]


@pytest.mark.parametrize("odd", ["", "   ", "12.5 %", "\x00\u202e", "'s", "---", "ß İ"])
def test_odd_texts_have_no_or_few_words(odd: str) -> None:
    assert len(terms(odd)) <= 1
