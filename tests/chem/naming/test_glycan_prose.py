"""Oligosaccharides that sentences build up, beside their symbols."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chem.names import NameResolver
from core.chem.naming.glycan_prose import read_glycans
from core.chem.naming.glycans import systematic_glycan


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "It is a disaccharide consisting of beta-D-galactose and D-glucose residues joined in "
            "sequence by a (1->4) glycosidic bond.",
            "beta-D-galactosyl-(1->4)-D-glucose",
        ),
        (
            "A linear trisaccharide composed of three alpha-D-glucose units all linked (1->6).",
            "alpha-D-Glc-(1->6)-alpha-D-Glc-(1->6)-alpha-D-Glc",
        ),
        (
            "A trisaccharide comprised of alpha-L-rhamnose, beta-D-xylose and D-mannose residues "
            "linked sequentially (1->2) and (1->3).",
            "alpha-L-Rha-(1->2)-beta-D-Xyl-(1->3)-D-Man",
        ),
        (
            "A trisaccharide consisting of a beta-D-galactosyl residue linked (1->3) to a "
            "beta-D-glucosyl residue, which is in turn linked (1->4) to D-mannose.",
            "beta-D-Gal-(1->3)-beta-D-Glc-(1->4)-D-Man",
        ),
        (
            "A glycosylmannose comprising two D-mannose units joined via an alpha-(1->2) linkage.",
            "alpha-D-Man-(1->2)-D-Man",
        ),
        (
            "A branched trisaccharide comprising D-glucose at the reducing end having an "
            "alpha-L-fucosyl residue attached at the 3-position and a beta-D-galactosyl residue "
            "attached at the 4-position.",
            "alpha-L-Fuc-(1->3)-[beta-D-Gal-(1->4)]-D-Glc",
        ),
        (
            "A glycosylglucose consisting of a beta-D-xylosyl residue attached to D-glucose at "
            "the 6-position.",
            "beta-D-Xyl-(1->6)-D-Glc",
        ),
        (
            "A branched tetrasaccharide consisting of a linear trisaccharide of beta-D-galactose, "
            "beta-D-glucose and D-mannose residues linked (1->4), to the glucosyl residue of "
            "which is also linked (1->3) an alpha-L-fucosyl residue.",
            "beta-D-Gal-(1->4)-[alpha-L-Fuc-(1->3)]-beta-D-Glc-(1->4)-D-Man",
        ),
        (
            "A disaccharide consisting of beta-D-galactose and D-glucose linked (1->4) in which "
            "the anomeric centre has beta configuration.",
            "beta-D-Gal-(1->4)-beta-D-Glc",
        ),
    ],
)
def test_a_sentence_builds_what_its_symbols_say(sentence: str, name: str) -> None:
    assert [reading.name for reading in read_glycans(sentence)] == [systematic_glycan(name)]


def test_a_glycoside_keeps_its_group() -> None:
    text = (
        "The molecule is the 2-aminoethyl glycoside of a disaccharide consisting of "
        "beta-D-galactosyl and beta-D-glucosyl residues linked (1->4)."
    )
    (reading,) = read_glycans(text)
    assert text[reading.start :].startswith("2-aminoethyl glycoside")
    with NameResolver() as resolver:
        found = resolver.resolve(reading.name)
    assert found is not None
    assert found.startswith("NCCO[C@@H]1O")


@pytest.mark.parametrize(
    "sentence",
    [
        # One residue too few, an alternating chain, two ways to bind, a bond of a place unknown.
        "A trisaccharide consisting of beta-D-galactose and D-glucose linked (1->4).",
        "A tetrasaccharide consisting of alternating D-glucose and D-xylose linked (1->3).",
        "A trisaccharide consisting of three D-glucose residues linked (1->3) and (1->4) (1->6).",
        "A disaccharide consisting of D-glucose having a xylosyl residue somewhere (see above).",
        "A disaccharide consisting of lactose and D-glucose linked (1->4) at position 3.",
        "The bond (1->4) is common.",
        # Other sugars, sugars with more on them, a list whose length nobody told.
        "A disaccharide consisting of 6-deoxyglucose and D-galactose linked (1->4).",
        "A disaccharide consisting of D-glucose 6-phosphate and D-galactose linked (1->4).",
        "A disaccharide consisting of digitalose and D-galactose linked (1->4).",
        "An oligosaccharide consisting of D-galactose, D-fructose and D-glucose linked (1->4).",
        "A glycosylarabinose consisting of aldehydo-D-arabinose having a beta-D-galactosyl residue "
        "at the 3-position.",
    ],
)
def test_what_is_not_understood_whole_is_left_alone(sentence: str) -> None:
    assert read_glycans(sentence) == []


def test_a_derivative_is_named_by_its_parts_alone() -> None:
    whole = "It is a disaccharide consisting of beta-D-galactose and D-glucose linked (1->4)."
    part = whole.replace("disaccharide", "disaccharide derivative")
    (own,), (rest,) = read_glycans(whole), read_glycans(part)
    assert whole[own.start :].startswith("disaccharide")
    assert part[rest.start :].startswith("beta-D-galactose")
    assert own.name == rest.name
    assert own.whole
    assert not rest.whole


@given(st.text("[]{}()->1246 -alphbetDLGcMnNAsyloc,.", max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    for reading in read_glycans(f"It is a disaccharide consisting of {text} linked (1->4)."):
        assert reading.start < reading.end
