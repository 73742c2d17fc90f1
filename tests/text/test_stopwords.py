"""The list holds what says little and spares what tells molecules apart."""

import pytest

from core.text.stopwords import STOP_WORDS


def test_is_lower_case_and_without_blanks() -> None:
    assert all(word == word.lower().strip() and word for word in STOP_WORDS)


@pytest.mark.parametrize("word", ["the", "molecule", "role", "member", "it", "derives", "class"])
def test_holds_the_frame_of_descriptions(word: str) -> None:
    assert word in STOP_WORDS


@pytest.mark.parametrize("word", ["acid", "conjugate", "metabolite", "ring", "salt", "enantiomer"])
def test_spares_words_that_tell_molecules_apart(word: str) -> None:
    assert word not in STOP_WORDS
