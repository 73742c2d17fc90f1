"""Only what speaks of the molecule itself is trusted."""

import pytest

from core.text.zones import FULL, GROUPS, is_query, zones


def trusted(text: str, least: int = FULL) -> str:
    return " | ".join(text[a:b] for a, b, trust in zones(text) if trust >= least)


@pytest.mark.parametrize(
    ("text", "seen", "unseen"),
    [
        ("The molecule is a phenol. It derives from a toluene.", "phenol", "toluene"),
        ("It is a ketone and a conjugate base of a quinone.", "ketone", "quinone"),
        ("The molecule is an amide that is acetamide in which X.", "amide", "acetamide"),
        ("It has a role as a steroid.", "", "steroid"),
        ("It is a furan. These are indoles of the sea.", "furan", "indoles"),
    ],
)
def test_relatives_and_uses_are_left_out(text: str, seen: str, unseen: str) -> None:
    assert seen in trusted(text)
    assert unseen not in trusted(text, GROUPS)


def test_substituents_count_as_groups_only() -> None:
    text = "The molecule is a pyridine that is pyridine substituted by a nitro group."
    assert "nitro" in trusted(text, GROUPS)
    assert "nitro" not in trusted(text)


def test_a_short_text_is_a_query() -> None:
    assert is_query("a phenol without halogens")
    assert not is_query("The molecule is a phenol.")
    assert not is_query("The molecule is a phenol. It is blue.")


def test_a_class_of_a_taxonomy_is_read() -> None:
    text = "it belongs to the class of organic compounds known as benzoic acids. These are X."
    assert trusted(text) == "benzoic acids"


def test_nothing_in_nothing() -> None:
    assert zones("") == []
