"""Number words count from one, without a gap."""

from core.chem.naming.reading import COUNTS


def test_number_words_count_from_one() -> None:
    assert list(COUNTS.values()) == list(range(1, len(COUNTS) + 1))
    assert (COUNTS["two"], COUNTS["seven"], COUNTS["twelve"]) == (2, 7, 12)
