import re
from collections import Counter
from functools import cache

import pytest
from rdkit import Chem
from rdkit.Chem.rdMolDescriptors import CalcMolFormula, CalcNumAtomStereoCenters

from core.chem.molecule import inchikey, molecule_from_smiles
from core.chem.names import NameResolver
from core.library.families import enumerate_families
from core.library.rows import WORDS, StarterRow


@cache
def families() -> tuple[StarterRow, ...]:
    return enumerate_families()


def by_name(name: str) -> StarterRow:
    return next(row for row in families() if row.name == name)


def test_there_are_many_and_all_differ() -> None:
    assert len(families()) >= 2300
    assert len({row.smiles for row in families()}) == len(families())
    assert len({row.name.lower() for row in families()}) == len(families())


def test_two_enumerations_agree() -> None:
    assert enumerate_families() == families()


def test_formula_belongs_to_the_structure() -> None:
    for row in families()[::7]:
        assert CalcMolFormula(Chem.MolFromSmiles(row.smiles)) == row.formula


def test_inchikeys_differ() -> None:
    sample = families()[::3]
    assert len({inchikey(molecule_from_smiles(row.smiles)) for row in sample}) == len(sample)


def test_sentences_are_whole() -> None:
    for row in families():
        assert re.fullmatch(r"[A-Z(0-9][^\t\n]*\.", row.sentence), row
        assert not re.search(r"[{}]|  |\b[Aa] [aeo]|\b[Aa]n [bcdfgjkpqtvwz]", row.sentence), row


def test_stereochemistry_is_complete() -> None:
    for row in families():
        mol = Chem.MolFromSmiles(row.smiles)
        for place in Chem.FindPotentialStereo(mol):
            # RDKit also counts phosphodiesters and C=N bonds, where atoms move freely.
            if place.type == Chem.StereoType.Atom_Tetrahedral:
                atoms = [mol.GetAtomWithIdx(place.centeredOn)]
            else:
                bond = mol.GetBondWithIdx(place.centeredOn)
                atoms = [bond.GetBeginAtom(), bond.GetEndAtom()]
            if {atom.GetSymbol() for atom in atoms} == {"C"}:
                assert place.specified != Chem.StereoSpecified.Unspecified, row.name


def test_dipeptides_cover_all_pairs_of_l_amino_acids() -> None:
    kinds = Counter(row.category for row in families())
    assert kinds["dipeptide"] == 400


def test_peptide_stereocentres_are_l() -> None:
    row = by_name("L-alanyl-L-leucine")
    labels = {label for _, label in Chem.FindMolChiralCenters(Chem.MolFromSmiles(row.smiles))}
    assert labels == {"S"}
    assert CalcNumAtomStereoCenters(Chem.MolFromSmiles(row.smiles)) == 2


def test_chain_words_count_the_atoms() -> None:
    for row in families():
        if row.category in {"alkane", "saturated fatty acid", "alkyne", "thiol"}:
            said = re.search(r"(\w+) carbon atoms", row.sentence)
            mol = Chem.MolFromSmiles(row.smiles)
            number = sum(atom.GetSymbol() == "C" for atom in mol.GetAtoms())
            assert said is not None
            assert said[1] == (WORDS[number] if number <= 10 else str(number))


def test_cis_and_trans_are_what_the_sentence_says() -> None:
    acids = [row for row in families() if row.category == "unsaturated fatty acid"]
    assert len(acids) > 80
    for row in acids:
        stereo = {
            bond.GetStereo()
            for bond in Chem.MolFromSmiles(row.smiles).GetBonds()
            if bond.GetStereo() != Chem.BondStereo.STEREONONE
        }
        want = Chem.BondStereo.STEREOZ if " cis " in row.sentence else Chem.BondStereo.STEREOE
        assert stereo == {want}


@pytest.mark.parametrize("offset", range(4))
def test_opsin_reads_the_name_as_the_same_structure(offset: int) -> None:
    sample = families()[offset::16]
    with NameResolver() as resolver:
        if resolver.resolve("2-chloropyridine") is None:
            pytest.skip("Java is not installed")
        read = resolver.resolve_many([row.name for row in sample])
    for row, smiles in zip(sample, read, strict=True):
        assert smiles is not None, row.name
        assert inchikey(molecule_from_smiles(smiles)) == inchikey(molecule_from_smiles(row.smiles))
