"""One spelling for every text, and nothing lost that matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.normalise import normalise


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("  two\t words\n", "two words"),
        ("a\x00b\u2028c", "a b c"),
        ("ﬁve µM", "five μM"),
        ("e\u0301", "é"),
        ("It is a steroid. It has", "The molecule is a steroid. It has"),
        ("it appears as a solid", "The molecule appears as a solid"),
        ("Italian is", "Italian is"),
        ("It smells", "It smells"),
        ("", ""),
    ],
)
def test_cleans_up(text: str, plain: str) -> None:
    assert normalise(text) == plain


@given(st.text())
def test_is_stable_printable_and_single_spaced(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once.isprintable()
    assert once == " ".join(once.split())
