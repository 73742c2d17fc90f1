"""Phrases as they stand in descriptions, and what they make of the name in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.results import NameSpan
from core.text.relations import RELATIONS, relation_of


def relation(marked: str) -> str:
    """Return the relation of the name between the two bars."""
    before, name, after = marked.split("|")
    start = len(before)
    span = NameSpan(start=start, end=start + len(name), text=name, smiles="C")
    return RELATIONS[relation_of(before + name + after, span)]


@pytest.mark.parametrize(
    ("marked", "want"),
    [
        ("It is a conjugate base of an |acetic acid|.", "conjugate base"),
        ("The molecule is the conjugate acid of |lactate|; major species.", "conjugate acid"),
        ("It is a conjugate base of a |valine|. It is an anion.", "conjugate base"),
        ("It is an enantiomer of a |D-valine|.", "enantiomer"),
        ("The molecule is the (R)-enantiomer of |carvone|.", "enantiomer"),
        ("It is a tautomer of a |L-valine| zwitterion.", "tautomer"),
        ("It derives from a hydride of a |pregnane|.", "hydride"),
        ("It derives from an oleic acid and a |glycerol|.", "derives from"),
        ("It is functionally related to a |kaempferol|.", "derives from"),
        ("The molecule is the methyl ester of |oleic acid|.", "ester"),
        ("The molecule is the sodium salt of |benzoic acid|.", "salt"),
        ("The molecule is an organic |sodium| salt.", "salt"),
        ("by formal condensation of the carboxy group of |valine| with", "condensation"),
        ("a benzene ring substituted by |phenol| at position 2", "substituted"),
        ("in which the hydrogens are replaced by |chlorine|.", "replaced"),
        ("a mixture consisting of |ethanol| and propanol", "composition"),
        ("a dipeptide that has a |L-serine| residue at the end", "residue"),
        ("joined to a |galactosamine| group", "residue"),
        ("a steroid fused to a |benzene| ring", "residue"),
        ("The molecule is a fatty acid that is |butanoic acid| substituted by", "parent"),
        ("It is a |dihydroxybenzoic acid| and a catechol.", "class"),
        ("It is a catechol, a member of phenols and a |benzamide|.", "class"),
        ("It is an |alanine| derivative.", "derivative"),
        ("a |calcium| channel blocker", "modifier"),
        ("It has a role as an inhibitor of |dopamine|.", "inhibitor"),
        ("It is a metabolite of |serotonin|.", "role"),
        ("|Leucine| is an amino acid.", "subject"),
        ("It is blue. |Leucine| is an amino acid.", "subject"),
        ("2-hydroxypropane, also known as |propan-2-ol|, is an alcohol.", "synonym"),
        ("with an odour like |ethanol|.", "none"),
        ("It is a conjugate base of a valine. Smells like |ethanol|.", "none"),
    ],
)
def test_reads_the_nearest_phrase(marked: str, want: str) -> None:
    assert relation(marked) == want


def test_names_are_unique_and_none_is_zero() -> None:
    assert len(set(RELATIONS)) == len(RELATIONS)
    assert RELATIONS[0] == "none"


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_span_of_any_text_has_a_relation(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = NameSpan(start=start, end=end, text=text[start:end], smiles="C")
    assert 0 <= relation_of(text, span) < len(RELATIONS)


def test_what_the_text_describes_as_a_whole_is_its_subject() -> None:
    text = "The molecule is a dipeptide formed from two glycine residues."
    whole = NameSpan(start=18, end=len(text) - 1, text=text[18:-1], smiles="C", described=True)
    assert RELATIONS[relation_of(text, whole)] == "subject"
