"""Demands read from texts, and judged on molecules of textbooks."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdkit import Chem

from core.chem.facts import MoleculeFacts
from core.text.demands import MOST_DEMANDS, judge, judge_all, read_demands


def fits(text: str, smiles: str) -> bool:
    demands = read_demands(text)
    assert demands, text
    return bool((judge_all(demands, Chem.MolFromSmiles(smiles)) == 1).all())


@pytest.mark.parametrize(
    ("text", "true", "false"),
    [
        ("tertiary amine with a nitrile", "CN(C)CC#N", "CNCC#N"),
        ("sulfonamide without halogens", "CS(=O)(=O)N", "FCS(=O)(=O)N"),
        ("nitro-free phenol", "Oc1ccccc1", "Oc1ccccc1[N+](=O)[O-]"),
        ("small polar molecule under 150 g/mol", "OCC(O)CO", "CCCCCCCC"),
        ("two hydroxy groups", "OCCO", "OCC(O)CO"),
        ("at least two hydroxy groups", "OCC(O)CO", "CCO"),
        ("fewer than two chlorines", "CCl", "ClCCl"),
        ("no rings", "CCO", "C1CC1"),
        ("no rings and two chlorines", "ClCCCl", "CCCl"),
        ("phospholipid", "CCCCCCCCCCCC(=O)OCC(O)COP(=O)(O)OCC[NH3+]", "CCCCOP(=O)(OCCCC)OCCCC"),
        ("long alkyl chain ester", "CCCCCCCCCCCC(=O)OC", "CCC(=O)OC"),
        ("no H-bond donors or acceptors", "CCC", "CCOCC"),
        ("without donors and acceptors", "CCC", "CCOCC"),
        ("not a morphinan",  # codeine has the skeleton, with a double bond in it
         "CCOC(=O)C1(c2ccccc2)CCN(C)CC1", "CN1CC[C@]23C4Oc5c2c(C[C@@H]1[C@@H]3C=C[C@@H]4O)ccc5OC"),
        ("non-aromatic ketone", "CC(C)=O", "CC(=O)c1ccccc1"),
        ("a steroid lacking a ketone but with a hydroxy group",
         "OC1CCC2C(C1)CCC1C2CCC2CCCC12", "OC1CCC2C(C1)CCC1C2CCC2C(=O)CCC12"),
        ("The molecule is a dicarboxylic acid dianion.",
         "[O-]C(=O)CCC(=O)[O-]", "OC(=O)CCC(=O)[O-]"),
        ("The molecule is a trihydroxyflavone. It derives from a purine.",
         "O=c1cc(-c2ccccc2)oc2c(O)c(O)c(O)cc12", "O=c1cc(-c2ccccc2)oc2cc(O)cc(O)c12"),
        ("C18 fatty acid with two double bonds",
         "CCCCC/C=C\\C/C=C\\CCCCCCCC(=O)O", "CCCCCCCC/C=C\\CCCCCCCC(=O)O"),
        ("bromine-free", "CCl", "CBr"),
        ("sulphonamide", "CS(=O)(=O)N", "CS(=O)(=O)C"),
        ("a ring that isn't aromatic", "C1CCCCC1", "c1ccccc1"),
        ("halides other than chlorine", "CBr", "CCl"),
        ("ketone rather than aldehyde", "CC(C)=O", "CC(=O)CC=O"),
        ("amine that doesn't have a ring", "CCN", "C1CCNC1"),
        ("not more than 2 rings", "C1CC1", "C1CC1C1CC1C1CC1"),
        ("6 membered ring", "C1CCCCC1", "CCCCCC"),
        ("exactly two double bonds", "C=CC=C", "C=CC"),
    ],
)  # fmt: skip
def test_true_molecules_fit_and_near_ones_do_not(text: str, true: str, false: str) -> None:
    assert fits(text, true)
    assert not fits(text, false)


def test_negation_ends_with_its_phrase() -> None:
    demands = read_demands("without a nitro group, with a phenol and an ester")
    assert [(d.text, d.negated) for d in demands] == [
        ("nitro", True), ("phenol", False), ("ester", False),
    ]  # fmt: skip


def test_places_lie_in_the_text_as_written() -> None:
    text = "A Tertiary Amine with a NITRILE"
    assert [d.text for d in read_demands(text)] == ["Tertiary Amine", "NITRILE"]


def test_inhibitors_and_relatives_are_no_demands() -> None:
    assert read_demands("a phosphatase inhibitor") == ()
    assert read_demands("The molecule is a steroid derivative.") == ()
    assert read_demands("The molecule is a phenol biosynthesis inhibitor.") == ()


def test_near_counts_get_partial_credit() -> None:
    (demand,) = read_demands("three hydroxy groups")
    near, far, none = (judge(demand, Chem.MolFromSmiles(s)) for s in ("OCCO", "CCO", "CC"))
    assert 1 > near > far > none == 0


def test_facts_may_be_shared() -> None:
    demands = read_demands("a phenol with a nitrile")
    mol = Chem.MolFromSmiles("Oc1ccc(C#N)cc1")
    np.testing.assert_array_equal(judge_all(demands, MoleculeFacts(mol)), judge_all(demands, mol))


def test_no_demands_give_no_verdicts() -> None:
    assert judge_all((), Chem.MolFromSmiles("C")).shape == (0,)


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    demands = read_demands(text)
    assert len(demands) <= MOST_DEMANDS
    assert all(d.text == text[d.start : d.end] for d in demands)
