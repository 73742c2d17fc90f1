"""Phrases of typed queries: where they begin and end, what they count."""

import pytest

from core.text.typed_phrases import read_phrases


def words(text: str) -> list[str]:
    return [demand.text for demand in read_phrases(text, text.lower())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hydantoin ring with tert-butyl groups", ["hydantoin ring", "tert-butyl groups"]),
        ("at least 3 hydroxy groups", ["at least 3 hydroxy groups"]),
        ("methoxy groups on a benzene ring, chlorine",
         ["methoxy groups on a benzene ring", "chlorine"]),
        ("amide bond", ["amide bond"]),
        ("phenol antagonists", []),
        ("benzoic acid esters", ["esters"]),
        ("contains S", ["S"]),
        ("vitamin B", []),
    ],
)  # fmt: skip
def test_phrases_are_the_longest(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_free_negates_its_word_alone() -> None:
    assert [d.negated for d in read_phrases("nitro-free phenol", "nitro-free phenol")] == [
        True, False,
    ]  # fmt: skip
