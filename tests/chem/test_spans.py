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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("also 1, 1-dimethoxynonane or", "1, 1-dimethoxynonane"),
        ("hexane-1, 6-dithiol", "hexane-1, 6-dithiol"),
        ("5, 7, 3', 4'-tetrahydroxyflavone.", "5, 7, 3', 4'-tetrahydroxyflavone"),
        ("N, N-dimethylaniline", "N, N-dimethylaniline"),
        ("(2R, 3S)-butane-2, 3-diol", "(2R, 3S)-butane-2, 3-diol"),
    ],
)
def test_blanks_between_locants_do_not_end_a_name(text: str, name: str) -> None:
    assert name in texts_of(text)


def test_a_list_of_numbers_is_no_name() -> None:
    assert texts_of("positions 3, 6 and 9, 10 in caffeine, 4-aminophenol")[-2:] == [
        "caffeine",
        "4-aminophenol",
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
