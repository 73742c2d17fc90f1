"""Classes and roles are read from the sentences that state them, relatives are not."""

import pytest

from core.text.phrases import MOST_LETTERS, MOST_WORDS, class_phrases


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("It has a role as an antibacterial drug and an allergen.",
         ("antibacterial drug", "allergen")),
        ("It is a beta-lactam, a member of thiazoles and a primary amine.",
         ("beta-lactam", "thiazoles", "primary amine")),
        ("The molecule is a steroid ester that is methyl pregnadienoate.", ("steroid ester",)),
        ("The molecule is a flavonoid substituted by two hydroxy groups.", ("flavonoid",)),
        ("It is a member of the class of pterocarpans.", ("pterocarpans",)),
    ],
)  # fmt: skip
def test_what_a_sentence_states(sentence: str, phrases: tuple[str, ...]) -> None:
    assert class_phrases(sentence) == phrases


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a conjugate base of a hexadecanoic acid.",
        "It is an enantiomer of a D-alanine.",
        "It derives from a hydride of a pregnane.",
        "Flash point 126 F.",
        "",
        "It is " + "very " * 20 + "long.",
    ],
)
def test_relatives_and_prose_give_nothing(sentence: str) -> None:
    assert class_phrases(sentence) == ()


def test_phrases_are_short() -> None:
    found = class_phrases("It is a lipid, an amide and a " + "x" * 60 + ".")
    assert found == ("lipid", "amide")
    assert all(len(p) <= MOST_LETTERS and len(p.split()) <= MOST_WORDS for p in found)
