"""Candidate names: trimmed, within a clause, longest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chem.spans import MOST_WORDS, candidates, trim


def texts_of(text: str) -> list[str]:
    return [text[start:end] for start, end in candidates(text)]


@pytest.mark.parametrize(
    ("word", "inner"),
    [
        ("ethanol", "ethanol"),
        ("(ethanol),", "ethanol"),
        ("'ethanol'.", "ethanol"),
        ("benzene's", "benzene"),
        ("(R)-carvone", "(R)-carvone"),
        ("((R)-carvone)", "(R)-carvone"),
        ("iron(3+)", "iron(3+)"),
        ("iron(3+))", "iron(3+)"),
        ("[(2R)-oxolan-2-yl]methanol", "[(2R)-oxolan-2-yl]methanol"),
        ("poly(vinyl", "poly(vinyl"),
        ("chloride)", "chloride"),
        ("(4-)", "4"),
        ("-", ""),
        ("(((", ""),
    ],
)
def test_trim_keeps_the_brackets_of_the_name(word: str, inner: str) -> None:
    start, end = trim(word, 0, len(word))
    assert word[start:end] == inner


@given(st.text("ab('[])}{,.’s-", max_size=20))
def test_trim_is_stable_and_stays_inside(word: str) -> None:
    start, end = trim(word, 0, len(word))
    assert 0 <= start <= end <= len(word)
    assert trim(word, start, end) == (start, end)


def test_longer_runs_come_first() -> None:
    assert texts_of("acetic acid ester") == [
        "acetic acid ester",
        "acetic acid",
        "acid ester",
        "acetic",
        "acid",
        "ester",
    ]


def test_no_candidate_runs_across_prose_or_punctuation() -> None:
    assert texts_of("hexane of toluene, ethanol (water)") == [
        "hexane",
        "toluene",
        "ethanol",
        "water",
    ]


def test_no_candidate_has_more_words_than_allowed() -> None:
    text = " ".join("xyz" for _ in range(20))
    assert max(len(found.split()) for found in texts_of(text)) == MOST_WORDS


@given(st.text(max_size=60))
def test_candidates_lie_inside_the_text_without_outer_blanks(text: str) -> None:
    for start, end in candidates(text):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
