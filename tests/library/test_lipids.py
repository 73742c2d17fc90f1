import pytest
from rdkit import Chem

from core.library.lipids import POLYENES, TRIVIAL, Acyl, enumerate_lipids, methylene_interrupted


def test_names_of_chains() -> None:
    assert Acyl(16).acid == "hexadecanoic acid"
    assert Acyl(18, ((9, "Z"),)).acid == "(9Z)-octadec-9-enoic acid"
    linoleic = methylene_interrupted(18, 9, 2)
    assert linoleic.acid == "(9Z,12Z)-octadeca-9,12-dienoic acid"
    assert linoleic.shorthand == "18:2(9Z,12Z)"
    assert TRIVIAL[linoleic.shorthand] == "linoleic"


@pytest.mark.parametrize("acyl", POLYENES, ids=lambda acyl: acyl.shorthand)
def test_a_chain_has_its_atoms_and_cis_bonds(acyl: Acyl) -> None:
    mol = Chem.MolFromSmiles("O" + acyl.smiles)
    cis = [b for b in mol.GetBonds() if b.GetStereo() == Chem.BondStereo.STEREOZ]
    assert sum(atom.GetSymbol() == "C" for atom in mol.GetAtoms()) == acyl.size
    assert len(cis) == len(acyl.bonds)


def test_coenzyme_a_and_carnitine_are_whole() -> None:
    coa = Chem.MolFromSmarts("n1cnc2c1ncnc2N")
    drafts = list(enumerate_lipids())
    thioesters = [d for d in drafts if d.category == "acyl-CoA"]
    assert len(thioesters) > 50
    for draft in thioesters:
        mol = Chem.MolFromSmiles(draft.smiles)
        assert mol.HasSubstructMatch(coa)
        assert sum(atom.GetSymbol() == "P" for atom in mol.GetAtoms()) == 3
    for draft in drafts:
        if draft.category == "acylcarnitine":
            ((_, label),) = Chem.FindMolChiralCenters(Chem.MolFromSmiles(draft.smiles))
            assert label == "R"
