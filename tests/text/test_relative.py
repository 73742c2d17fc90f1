"""Which queries start from a known molecule, which one it is, and what shall differ."""

import time

import pytest

from core.results import NameSpan
from core.text.relative import RelativeQuery, read_relative, respelled

SMILES = {
    "aspirin": "CC(=O)Oc1ccccc1C(=O)O",
    "phenol": "Oc1ccccc1",
    "benzoic acid": "O=C(O)c1ccccc1",
    "5-fluorouracil": "O=c1[nH]cc(F)c(=O)[nH]1",
    "piperidine": "C1CCNCC1",
    "quinuclidine": "C1CN2CCC1CC2",
    "caffeine": "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
    "dopamine": "NCCc1ccc(O)c(O)c1",
}


def read(text: str) -> RelativeQuery | None:
    text = respelled(text)
    names = [
        NameSpan(start=text.index(name), end=text.index(name) + len(name), text=name, smiles=smiles)
        for name, smiles in SMILES.items()
        if name in text
    ]
    return read_relative(text, names)


def wanted(text: str) -> list[str]:
    found = read(text)
    assert found is not None
    return ["-+"[not demand.negated] + demand.text for demand in found.demands]


@pytest.mark.parametrize(
    "text",
    [
        "like phenol",
        "phenol-like",
        "something similar to phenol",
        "phenol but more polar",
        "heavier than phenol",
        "less greasy phenol",
        "aspirin without an ester",
        "aspirin -- but without the ester",
        "aspirin derivatives",
        "esters of aspirin",
        "remove the ester from aspirin",
        "brominated aspirin",
        "same formula as aspirin",
        "benzoic acid analog with a halogen",
    ],
)
def test_queries_that_start_from_a_known_molecule(text: str) -> None:
    assert read(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "phenol",
        "phenol without halogens",
        "phenol lighter than 200 g/mol",
        "phenol larger than three rings",
        "phenol with more than two nitrogens",
        "phenol but no halogen",
        "phenol plus an amide",
        "chlorinated phenol",
        "drugs other than aspirin",
        "a drug with a piperidine",
        "ephedrine-like with a piperidine",
        "inhibitor of dopamine uptake without oxygen",
    ],
)
def test_numbers_demands_and_parts_are_no_comparisons(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["", "like nothing", "9" * 50, "more " * 400, "like 阿司匹林"])
def test_without_a_name_there_is_nothing_to_compare_with(text: str) -> None:
    assert read_relative(text, []) is None


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("aspirin analogues with a piperidine", "aspirin"),
        ("a piperidine analogue of aspirin", "aspirin"),
        ("like dopamine without the phenol", "dopamine"),
        ("more polar than caffeine, with a benzoic acid", "caffeine"),
    ],
)
def test_the_known_molecule_is_the_one_that_likeness_is_tied_to(text: str, known: str) -> None:
    found = read(text)
    assert found is not None
    assert found.known.text == known


def test_the_longest_of_equal_names_is_the_known_molecule() -> None:
    text = "less polar ethyl phenol"
    names = [
        NameSpan(start=11, end=16, text="ethyl", smiles="C[CH2]"),
        NameSpan(start=17, end=23, text="phenol", smiles="Oc1ccccc1"),
    ]
    found = read_relative(text, names)
    assert found == read_relative(text, names[::-1])
    assert found is not None
    assert found.known.text == "phenol"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("like aspirin but with a double bond", ["+double bond"]),
        ("benzoic acid analog with a halogen", ["+halogen"]),
        ("5-fluorouracil without the fluorine", ["-fluorine"]),
        ("aspirin with the ester replaced by an amide", ["-ester", "+amide"]),
        ("replace the ester of aspirin by an amide", ["-ester", "+amide"]),
        ("caffeine with chlorine in place of methyl", ["+chlorine", "-methyl"]),
        ("aspirin missing the ester", ["-ester"]),
        ("like aspirin, less lipophilic", []),
        ("aspirin with an extra methyl group", []),
        ("amide analogues of aspirin", ["+amide"]),
        ("a quinuclidine analogue of aspirin", ["+quinuclidine"]),
    ],
)
def test_demands_beside_the_name_are_kept(text: str, want: list[str]) -> None:
    assert wanted(text) == want


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("like aspirin", ""),
        ("isomers of aspirin", "isomer"),
        ("same formula as aspirin", "isomer"),
        ("stereoisomers of aspirin", "stereo"),
        ("aspirin homologues", "homologue"),
        ("deprotonated aspirin", "base form"),
        ("protonated aspirin", "acid form"),
        ("esters of aspirin", "whole"),
        ("like aspirin with an ester", ""),
    ],
)
def test_relations_are_told_apart(text: str, relation: str) -> None:
    found = read(text)
    assert found is not None
    assert found.relation == relation


def test_only_an_unread_difference_is_unread() -> None:
    assert [
        found.unread
        for text in ("like aspirin", "like aspirin but sweeter", "like aspirin but smaller")
        if (found := read(text))
    ] == [False, True, False]


def test_a_name_behind_a_hyphen_is_respelled_in_place() -> None:
    assert respelled("aspirin-like, beta-lactam, Phenol-Type") == (
        "aspirin like, beta-lactam, Phenol Type"
    )


@pytest.mark.parametrize(
    "tail",
    ["with a " * 130, "replaced by " * 80, "replace " * 120, "analogue of " * 80, "İ" * 9000],
)
def test_long_queries_are_read_quickly(tail: str) -> None:
    start = time.perf_counter()
    read(f"like aspirin {tail}")
    assert time.perf_counter() - start < 2
