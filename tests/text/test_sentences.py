"""Sentences end where a reader ends them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.sentences import split_sentences

WHOLE = [
    "It is found in C. elegans and E. coli.",
    "Esters, e.g. Methyl acetate, are common.",
    "The enzyme EC 1.2.3.4 acts at pH 7.3 on it.",
    "Bicyclo[2.2.1]heptane boils at 105.5 degrees.",
    "Isolated by J. B. Smith et al. In this work it is blue.",
    "no full stop",
]


@pytest.mark.parametrize("text", WHOLE)
def test_stops_of_chemistry_do_not_split(text: str) -> None:
    assert split_sentences(text) == (text,)


@pytest.mark.parametrize(
    "sentences",
    [
        ("It is a steroid.", "It has a role as a drug."),
        ("Is it blue?", "It is!", "(NTP, 1992) Yes."),
        ('It is "pure."', "2-Aminoethanol is a base."),
        ("It derives from a valine (at pH 7.3).", "It is an anion."),
        ("Major species at pH 7.3.", "It is a zwitterion."),
    ],
)
def test_splits_between_sentences(sentences: tuple[str, ...]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


def test_nothing_gives_no_sentence() -> None:
    assert split_sentences("") == split_sentences(" \n ") == ()


pieces = st.lists(st.sampled_from(["It", "is", "C.", "e.g.", "3.4", "A.", "done.", ")", '."', "?"]))


@given(st.one_of(st.text().map(lambda text: " ".join(text.split())), pieces.map(" ".join)))
def test_joined_sentences_give_the_text_back(text: str) -> None:
    assert " ".join(split_sentences(text)) == text
