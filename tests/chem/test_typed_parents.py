"""Parents as parts, and rings that bear groups."""

import pytest
from rdkit import Chem

from core.chem.typed_parents import atoms_of, bound_pattern, parent_pattern


def holds(smiles: str, smarts: str) -> bool:
    return Chem.MolFromSmiles(smiles).HasSubstructMatch(Chem.MolFromSmarts(smarts))


def test_a_parent_is_found_with_other_charges_hydrogens_and_stereo() -> None:
    pattern = parent_pattern("CN1[C@@H]2CCC[C@H]1CC2", skeleton=False)
    assert holds("C[N+]1(C)C2CCC1CC(O)C2", pattern)
    assert not holds("C1CC2CCC(C1)N2", pattern)


def test_a_skeleton_needs_neither_methyl_nor_single_bonds() -> None:
    pattern = parent_pattern("CN1C2CCCC1CC2", skeleton=True)
    assert holds("C1C=C2CCC(C1)N2", pattern)


def test_a_lactam_in_an_aromatic_ring_may_be_a_lactim() -> None:
    assert holds("Oc1ccnc(O)n1", parent_pattern("O=c1cc[nH]c(=O)[nH]1", skeleton=False))


@pytest.mark.parametrize("smiles", ["", "no", "C", "CC.CC", "C" * 60])
def test_what_is_no_part_gives_no_pattern(smiles: str) -> None:
    assert parent_pattern(smiles, skeleton=False) == ""


def test_a_ring_bears_its_groups() -> None:
    three = bound_pattern("c1ccccc1", "[OX2][CH3]", 3)
    assert holds("COc1cc(C)cc(OC)c1OC", three)
    assert not holds("COc1ccc(C)cc1OC", three)


def test_groups_may_be_bound_to_one_element() -> None:
    pattern = bound_pattern("C1CNCCN1", "[CH3]", 1, 7)
    assert holds("CN1CCNCC1", pattern)
    assert not holds("CC1CNCCN1", pattern)


def test_too_many_places_are_not_told_apart() -> None:
    assert bound_pattern("O=c1cc(-c2ccccc2)oc2ccccc12", "[OX2H]", 3) == ""


@pytest.mark.parametrize(
    ("smarts", "element", "number"),
    [("[OX2H,OX1-]c1ccccc1", 8, 1), ("[NX3,NX4+;!$(N[#6]=[O,N,S])]", 7, 1), ("[#6]C(=O)O", 0, 2)],
)
def test_atoms_of_a_pattern_are_counted(smarts: str, element: int, number: int) -> None:
    assert atoms_of(smarts, element) == number
