"""A parent and the groups on it: the name that both make together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chem.names import NameResolver
from core.chem.naming.substitution_prose import read_substitutions


def names(text: str) -> list[str]:
    return [reading.name for reading in read_substitutions(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "that is quinoline substituted by a chloro group at position 5 and a methyl group at "
            "position 2.",
            "5-chloro-2-methylquinoline",
        ),
        (
            "that is flavone substituted by hydroxy groups at positions 5, 7 and 4' and methoxy "
            "groups at positions 3 and 3'.",
            "5,7,4'-trihydroxy-3,3'-dimethoxyflavone",
        ),
        (
            "that is pyridine which is substituted at positions 2 and 5 by fluorine and "
            "4-methylphenyl groups, respectively.",
            "2-fluoro-5-(4-methylphenyl)pyridine",
        ),
        (
            "that is indole in which the hydrogen at position 3 has been replaced by a "
            "2-aminoethyl group.",
            "3-(2-aminoethyl)indole",
        ),
        (
            "that is decan-1-ol carrying additional methyl and oxo substituents at positions 9 "
            "and 4 respectively.",
            "9-methyl-4-oxodecan-1-ol",
        ),
        (
            "that is (2S)-flavanone substituted by a hydroxy group at position 7.",
            "(2S)-7-hydroxyflavanone",
        ),
        (
            "that is trans-cinnamic acid substituted by a nitro group at position 4.",
            "(E)-4-nitrocinnamic acid",
        ),
        (
            "that is oxolane substituted by hydroxy groups at positions 3 and 4 (the "
            "3R,4S stereoisomer).",
            "(3R,4S)-3,4-dihydroxyoxolane",
        ),
        (
            "that is 17beta-hydroxyandrost-4-en-3-one substituted by an alpha-hydroxy group at "
            "position 15.",
            "15alpha-hydroxy-17beta-hydroxyandrost-4-en-3-one",
        ),
        (
            "that is imidazolidine-2,4-dione bearing two methyl groups at position 5.",
            "5,5-dimethylimidazolidine-2,4-dione",
        ),
        (
            "that is N-phenylacetamide having a chloro substituent at the 4-position.",
            "4-chloro-N-phenylacetamide",
        ),
        (
            "that is 2H-chromene substituted by geminal methyl groups at position 2.",
            "2,2-dimethyl-2H-chromene",
        ),
        (
            "that is butyric acid bearing a methylthio substituent at position 4.",
            "4-(methylthio)butyric acid",
        ),
        (
            "that is octadecanoic acid (stearic acid) substituted by a hydroxy group at C-9.",
            "9-hydroxyoctadecanoic acid",
        ),
    ],
)
def test_groups_stand_in_front_of_their_parent(text: str, name: str) -> None:
    assert name in names(f"The molecule is something {text}")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "quercetin substituted by a beta-D-glucosyl residue at position 3 via a glycosidic "
            "linkage.",
            "3-[(beta-D-glucopyranosyl)oxy]-5,7,3',4'-tetrahydroxyflavone",
        ),
        (
            "kaempferol attached to a alpha-L-rhamnosyl residue at position 7 and a "
            "beta-D-galactosyl residue at position 3 via glycosidic linkages.",
            "7-[(alpha-L-rhamnopyranosyl)oxy]-3-[(beta-D-galactopyranosyl)oxy]-"
            "5,4'-dihydroxyflavone",
        ),
        (
            "(S)-naringenin substituted by a beta-D-glucosyl residue at position 7 and a methyl "
            "group at position 6.",
            "(2S)-6-methyl-7-[(beta-D-glucopyranosyl)oxy]-5,4'-dihydroxyflavanone",
        ),
        (
            "apigenin substituted by a beta-D-glucosyl residue at position 8 via a C-glycosidic "
            "linkage.",
            "8-(beta-D-glucosyl)-5,7,4'-trihydroxyflavone",
        ),
        (
            "testosterone substituted by an alpha-hydroxy group at position 7.",
            "7alpha-hydroxy-17beta-hydroxyandrost-4-en-3-one",
        ),
    ],
)
def test_trivial_parents_are_numbered_by_their_skeleton(text: str, name: str) -> None:
    assert name in names(f"The molecule is something that is {text}")


def test_only_what_is_read_to_its_end_is_the_whole() -> None:
    told = "The molecule is a thing that is benzene substituted by a methyl group at position 1"
    (whole,) = read_substitutions(f"{told}.")
    (part,) = read_substitutions(f"{told} and something odd at position 2.")
    (other,) = read_substitutions(told.replace("that is", "derived from"))
    assert [one.name for one in (whole, part, other)] == ["1-methylbenzene"] * 3
    assert [one.whole for one in (whole, part, other)] == [True, False, False]


@pytest.mark.parametrize(
    "rest",
    [
        " in which the carboxy group has been converted to its methyl ester.",
        " and is further changed.",
    ],
)
def test_what_is_done_further_leaves_a_part(rest: str) -> None:
    text = "that is benzoic acid substituted by a hydroxy group at position 4"
    (whole, *_), (part, *_) = read_substitutions(f"{text}."), read_substitutions(f"{text}{rest}")
    assert (whole.name, part.name) == ("4-hydroxybenzoic acid",) * 2
    assert (whole.whole, part.whole) == (True, False)


def test_a_span_ends_with_the_last_place_that_was_read() -> None:
    text = "that is indole substituted by a methyl group at position 3 and a 1, 2-x y group at "
    text += "position 1."
    (reading,) = read_substitutions(text)
    assert text[reading.start : reading.end].endswith("at position 3")


def test_a_parent_of_several_words_is_tried_whole_first() -> None:
    told = "It is acetic acid substituted by a phenyl group at position 2."
    assert names(told) == ["2-phenylacetic acid", "2-phenylacid"]


@pytest.mark.parametrize(
    "text",
    [
        "It is quinoline substituted by a chloro group.",
        "It is quinoline substituted by a chloro group and a methyl group at position 2.",
        "It is quinoline substituted by three and two groups at positions 2, 3 and 4.",
        "The position of the chloro group is unknown.",
        "It is ethane substituted by a chloro group at position 4 of the phenyl ring.",
        "It is flavanol attached to a beta-D-glucosyl residue at position 7 via a glycosidic bond.",
        "",
    ],
)
def test_groups_without_places_of_their_own_are_left_alone(text: str) -> None:
    assert names(text) == []


def test_the_resolver_reads_the_whole_and_else_the_parent() -> None:
    text = "The molecule is one that is {} substituted by a hydroxy group at position 4."
    with NameResolver(known={"oddene": "CCO"}) as resolver:
        (span,) = resolver.find(text.format("toluene"))
        (parent,) = resolver.find(text.format("oddene"))
    assert (span.smiles, span.described) == ("Cc1ccc(O)cc1", True)
    assert (parent.smiles, parent.text, parent.described) == ("CCO", "oddene", False)


@given(st.text("substituedbyacrgnpo 12,'()-N", max_size=80))
def test_no_text_breaks_the_reader(tail: str) -> None:
    text = f"that is quinoline substituted by {tail} at position 2"
    for reading in read_substitutions(text):
        assert 0 <= reading.start < reading.end <= len(text)
