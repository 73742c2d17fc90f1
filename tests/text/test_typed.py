"""Typed queries, judged on molecules that fit and on near ones that do not."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdkit import Chem

from core.text.demands import MOST_DEMANDS, judge, judge_all, read_demands
from core.text.typed import read_typed

NAMES = {"quinuclidone": "O=C1CN2CCC1CC2", "5-hydroxyflavone": "O=c1cc(-c2ccccc2)oc2cccc(O)c12"}
FLAVONE = "O=c1cc(-c2ccccc2)oc2ccccc12"


def resolve(names: list[str]) -> list[str | None]:
    return [NAMES.get(name) for name in names]


def fits(text: str, smiles: str) -> bool:
    demands = read_typed(text, resolve)
    assert demands, text
    return bool((judge_all(demands, Chem.MolFromSmiles(smiles)) == 1).all())


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        ("six or more hydroxyl groups", "OCC(O)C(O)C(O)C(O)CO", "OCC(O)C(O)C(O)CO"),
        ("two to four fluorines", "FCCF", "FCC"),
        ("a single stereocentre", "C[C@H](O)F", "CCO"),
        ("four nitrogens in rings", "c1ccnnc1-c1ccnnc1", "NCCN1CCN(N)CC1"),
        ("dinitro compounds", "O=[N+]([O-])CC[N+](=O)[O-]", "C[N+](=O)[O-]"),
        ("phenols with no other oxygen", "Oc1ccccc1", "COc1ccccc1O"),
        ("no nitrogen other than the nitrile", "CC#N", "NCC#N"),
        ("ketone, nothing else", "CC(C)=O", "CC(=O)CCl"),
        ("hydrocarbons with no multiple bonds", "C1CCCCC1", "C1CCC=CC1"),
        ("without nitrogen, oxygen or sulfur", "CCCl", "CCS"),
        ("oxygen-free amines", "CCN", "NCCO"),
        ("sulfur heterocycles without nitrogen", "c1ccsc1", "c1cscn1"),
        ("nitro group or nitrile, no oxygen", "CC#N", "CCO"),
        ("net positive charge", "C[N+](C)(C)C", "CN(C)C"),
        ("doubly charged anions", "[O-]C(=O)CC(=O)[O-]", "OC(=O)CC(=O)[O-]"),
        ("carboxylic acids with negative logP", "NCC(=O)O", "CCCCCCCC(=O)O"),
        ("molar mass 300 to 310 g/mol", "C" * 19 + "S", "C" * 22 + "O"),
        ("logP between 2 and 3", "CCc1ccccc1", "CCO"),
        ("3-5 rings", "c1ccc2cc3ccccc3cc2c1", "c1ccccc1"),
        ("C6H12O6", "OCC1OC(O)C(O)C(O)C1O", "OCC1OC(O)CC(O)C1O"),
        ("seven-membered ring", "C1CCCCCC1", "C1CCCCC1"),
        ("8-membered or larger ring", "C1CCCCCCCC1", "C1CCCCC1"),
        ("tert-butyl group on a benzene ring", "CC(C)(C)c1ccccc1", "CC(C)(C)Cc1ccccc1"),
        ("two methoxy groups on aromatic rings", "COc1ccccc1OC", "COCCOC"),
        ("N-methylpiperazine compounds", "CN1CCNCC1", "CC1CNCCN1"),
        ("nitroimidazoles", "O=[N+]([O-])c1cnc[nH]1", "O=[N+]([O-])Cc1cnc[nH]1"),
        ("CF3 group on a pyridine", "FC(F)(F)c1ccccn1", "FC(F)(F)Cc1ccccn1"),
        ("trihydroxyflavones", "O=c1cc(-c2ccccc2)oc2c(O)c(O)c(O)cc12", FLAVONE),
        ("non-aromatic ketone", "CC(C)=O", "CC(=O)c1ccccc1"),
        ("spirocyclic compounds", "C1CCC2(C1)CCCC2", "C1CCC2CCCC2C1"),
        ("alcohols with no ring and no double bond", "CCO", "OC1CC1"),
        ("compounds without a single oxygen", "CCN", "OCCO"),
        ("only C, H and O", "CCO", "NCCO"),
        ("contains S and N", "CSCN", "CCN"),
        ("chain longer than 5 carbons", "CCCCCCO", "CCCCCO"),
        ("no rotatable bonds, at least three rings", "C1C2CC3CC1CC(C2)C3", "CCC1C2CC3CC1CC(C2)C3"),
    ],
)  # fmt: skip
def test_true_molecules_fit_and_near_ones_do_not(text: str, true: str, false: str) -> None:
    assert fits(text, true)
    assert not fits(text, false)


@pytest.mark.parametrize(
    "text", ["quinuclidone core", "contains a quinuclidone", "quinuclidones without chlorine"]
)
def test_parents_that_only_a_name_tells_are_parts(text: str) -> None:
    assert fits(text, "O=C1C(C)N2CCC1CC2")
    assert not fits(text, "C1CNCCC1")


@pytest.mark.parametrize("text", ["like quinuclidone", "quinuclidone analogues"])
def test_relatives_are_no_parts(text: str) -> None:
    assert read_typed(text, resolve) == ()


def test_places_of_groups_are_those_of_the_parent() -> None:
    text = "flavones lacking the 5-hydroxy"
    assert fits(text, "O=c1cc(-c2ccccc2)oc2cc(O)ccc12")
    assert not fits(text, "O=c1cc(-c2ccccc2)oc2cccc(O)c12")


def test_descriptions_are_read_as_ever() -> None:
    text = "The molecule is a member of pyridines with a spirocyclic core and is an aryl iodide."
    assert read_typed(text) == read_demands(text)


@pytest.mark.parametrize(
    "text", ["no " * 1000, "1," * 2000, "tri" * 1200, "C1H1" * 900, "between " * 500, ", or " * 800]
)
def test_hostile_text_is_read_at_once(text: str) -> None:
    began = time.perf_counter()
    read_typed(text, resolve)
    assert time.perf_counter() - began < 2


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    demands = read_typed(text, resolve)
    assert len(demands) <= MOST_DEMANDS
    assert all(0 <= d.start <= d.end <= len(text) for d in demands)


def test_a_limit_behind_a_negation_stands() -> None:
    demands = read_typed("no hydrogen bond donors and logP < 2")
    assert [d.negated for d in demands] == [False, False]


def test_breaking_a_rule_is_not_following_it() -> None:
    assert [d.negated for d in read_typed("violates the rule of five")] == [True]
    assert [d.negated for d in read_typed("obeys the rule of five")] == [False]


def test_two_adjectives_share_a_noun() -> None:
    demands = read_typed("primary and secondary amines")
    assert [d.text for d in demands] == ["primary", "secondary amines"]


def test_free_of_speaks_of_what_follows() -> None:
    demands = read_typed("aromatic free of heteroatoms in the ring")
    assert [(d.text, d.negated) for d in demands] == [
        ("aromatic", False),
        ("heteroatoms in the ring", True),
    ]


@pytest.mark.parametrize(
    ("smiles", "rings"),
    [
        ("c1nc[nH]n1", 1),
        ("c1cn[nH]n1", 1),
        ("c1ccc2[nH]nnc2c1", 1),
        ("OC(Cn1cncn1)(Cn1cncn1)c1ccc(F)cc1F", 2),
        ("c1cn[nH]c1", 0),
        ("c1nnn[nH]1", 0),
    ],
)
def test_triazoles_are_counted_by_rings_and_pyrazoles_are_none(smiles: str, rings: int) -> None:
    for number, words in ((1, "exactly one triazole"), (2, "two triazoles")):
        (demand,) = read_typed(words)
        assert (judge(demand, Chem.MolFromSmiles(smiles)) == 1) is (rings == number), words
