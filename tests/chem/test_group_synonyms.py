"""Every other word leads to a pattern."""

import pytest

from core.chem.group_synonyms import SYNONYMS
from core.chem.group_words import GROUP_WORDS, group_pattern


@pytest.mark.parametrize("word", sorted(SYNONYMS))
def test_a_synonym_means_a_known_word(word: str) -> None:
    assert group_pattern(word) == GROUP_WORDS[SYNONYMS[word]]
