"""Counts: their rows, their sums, and what shares a row."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.ngrams import count_ngrams, word_terms

BUCKETS = 65536


def rows(text: str) -> set[int]:
    return set(count_ngrams([text], buckets=BUCKETS)[0][0].tolist())


def overlap(a: str, b: str) -> float:
    return len(rows(a) & rows(b)) / len(rows(a) | rows(b))


def test_words_keep_chemical_names_whole_and_give_their_parts() -> None:
    assert word_terms("3,4-Dihydroxy acid.") == [
        "3,4-dihydroxy",
        "acid",
        "3,4-dihydroxy acid",
        "3",
        "4",
        "dihydroxy",
    ]


def test_words_and_characters_fill_their_own_part_of_the_table() -> None:
    (index, count), (none, nothing) = count_ngrams(["cat", "cat cat"], buckets=BUCKETS)
    words = index < BUCKETS // 4
    assert words.sum() == 1  # "cat"
    assert (~words).sum() == 6  # " ca cat at " and their 4- and 5-grams
    assert count.sum() == 7
    assert nothing.sum() == 2 * 7 + 1  # and the pair "cat cat"
    assert set(index) < set(none)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=40), max_size=4), st.sampled_from([4, 7, 1000, BUCKETS]))
def test_any_text_gives_sorted_unique_rows_inside_the_table(texts: list[str], buckets: int) -> None:
    counts = count_ngrams(texts, buckets=buckets)
    assert len(counts) == len(texts)
    for index, count in counts:
        assert index.dtype == np.int32
        assert count.dtype == np.float32
        assert np.all(np.diff(index) > 0)
        assert np.all((index >= 0) & (index < buckets))
        assert np.all(count >= 1)


def test_a_chunk_boundary_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["a steroid", "", "benzoic acid", "x" * 50, "an acid"]
    whole = count_ngrams(texts, buckets=BUCKETS)
    monkeypatch.setattr("core.text.ngrams._CHUNK", 2)
    for (index, count), (want, amount) in zip(
        count_ngrams(texts, buckets=BUCKETS), whole, strict=True
    ):
        np.testing.assert_array_equal(index, want)
        np.testing.assert_array_equal(count, amount)


def test_case_does_not_matter() -> None:
    assert rows("Benzoic Acid") == rows("benzoic acid")


def test_kindred_names_share_more_rows_than_strangers() -> None:
    assert overlap("2-hydroxybutanoic acid", "3-hydroxybutanoic acid") > 0.5
    assert overlap("2-hydroxybutanoic acid", "a monoterpenoid indole") < 0.1


def test_empty_and_unpaired_surrogates_are_read() -> None:
    (index, count), (other, _) = count_ngrams(["", "\ud800 acid"], buckets=BUCKETS)
    assert len(index) == len(count) == 0
    assert len(other) > 0
