"""Greek letters of typed queries."""

import pytest

from core.text.spelling import plain_query
from core.text.typed import read_typed


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("β-lactam", "beta-lactam"),
        ("α,β-unsaturated  ketone", "alpha,beta-unsaturated ketone"),
        ("\u00b5-opioid", "mu-opioid"),
        ("beta-lactam", "beta-lactam"),
        ("", ""),
    ],
)
def test_greek_letters_become_words(text: str, plain: str) -> None:
    assert plain_query(text) == plain
    assert plain_query(plain) == plain


def test_the_word_means_what_the_letter_does() -> None:
    assert read_typed(plain_query("a β-lactam")) == read_typed("a beta-lactam")
