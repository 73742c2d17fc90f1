import numpy as np
import pytest
from rdkit import Chem
from rdkit.Chem import BRICS

from core.chem.features import with_stereo
from core.chem.motifs import (
    MOTIF_VOCABULARY,
    _brics_labels,
    _brics_rules,
    find_motifs,
    motif_codes,
    motif_smiles,
)
from tests.chem.samples import NAMES, molecule, shuffled


def labels(smiles: str) -> list[str]:
    mol = Chem.MolFromSmiles(smiles)
    return sorted(motif_smiles(mol, motif) for motif in find_motifs(mol))


@pytest.mark.parametrize("name", NAMES)
def test_every_atom_is_in_a_motif_and_no_motif_is_empty_or_double(name: str) -> None:
    mol = molecule(name)
    motifs = find_motifs(mol)
    assert {atom for motif in motifs for atom in motif} == set(range(mol.GetNumAtoms()))
    assert all(motifs)
    assert all(list(motif) == sorted(set(motif)) for motif in motifs)
    assert list(motifs) == sorted(set(motifs))


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_atoms_does_not_show(name: str) -> None:
    mol = molecule(name)
    other, order = shuffled(mol, seed=3)
    renamed = {tuple(sorted(order[i] for i in motif)) for motif in find_motifs(other)}
    assert renamed == set(find_motifs(mol))


@pytest.mark.parametrize("name", NAMES)
def test_every_ring_is_a_motif(name: str) -> None:
    mol = molecule(name)
    rings = {tuple(sorted(ring)) for ring in mol.GetRingInfo().AtomRings()}
    assert rings <= set(find_motifs(mol))


@pytest.mark.parametrize("smiles", ["C", "CC(=O)O", "CC(N)=O", "CO", "FC(F)(F)C", "CCCC", "OO"])
def test_without_a_bond_to_cut_the_molecule_is_one_motif(smiles: str) -> None:
    mol = Chem.MolFromSmiles(smiles)
    assert find_motifs(mol) == (tuple(range(mol.GetNumAtoms())),)


@pytest.mark.parametrize(
    ("smiles", "wanted"),
    [
        ("CCCCCCCC(=O)O", ["CCCCCCC", "O=CO"]),
        ("CCCO", ["CCC", "O"]),
        ("CCCC#N", ["C#N", "CCC"]),
        ("CCC[N+](=O)[O-]", ["CCC", "O=[N+][O-]"]),
        ("CCOP(=O)(O)OCC", ["CC", "CC", "O=P(O)(O)O"]),
        ("Oc1ccccc1Cl", ["Cl", "O", "c1ccccc1"]),
        ("O=[N+]([O-])c1ccccc1", ["O=[N+][O-]", "c1ccccc1"]),
        ("COc1ccccc1", ["CO", "c1ccccc1"]),
        ("CC(=O)Nc1ccccc1", ["CC(N)=O", "c1ccccc1"]),
        ("O=C1CCCCC1", ["C1CCCCC1", "C=O"]),
        ("c1ccc2ccccc2c1", ["c1ccccc1", "c1ccccc1"]),
        ("c1ccccc1-c1ccccc1", ["c1ccccc1", "c1ccccc1"]),
        ("NC(C)C(=O)O", ["CC", "N", "O=CO"]),
        ("C=CC/C=C/C", ["C=CC/C=C/C"]),
        ("[Na+].[Cl-]", ["[Cl-]", "[Na+]"]),
        ("CS(=O)(=O)NCCC", ["CCC", "CS(N)(=O)=O"]),
    ],
)
def test_groups_that_words_name_stand_alone(smiles: str, wanted: list[str]) -> None:
    assert labels(smiles) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_the_environments_give_the_bonds_that_rdkit_gives(name: str) -> None:
    mol = molecule(name)
    found, allowed = _brics_labels(mol), _brics_rules()[1]
    ours = {
        frozenset((a, b))
        for bond in mol.GetBonds()
        for a, b in [(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx())]
        if bond.GetBondType() == Chem.BondType.SINGLE and not bond.IsInRing()
        if any((i, j) in allowed for i in found[a] for j in found[b])
    }
    theirs = {frozenset(ends) for ends, kinds in BRICS.FindBRICSBonds(mol) if "7" not in kinds[0]}
    assert ours == theirs


@pytest.mark.parametrize("name", NAMES)
def test_codes_stay_inside_their_vocabulary(name: str) -> None:
    mol = with_stereo(molecule(name))
    motifs = find_motifs(mol)
    codes = motif_codes(mol, motifs)
    assert codes.shape == (len(motifs), len(MOTIF_VOCABULARY))
    assert codes.dtype == np.uint8
    assert (codes < MOTIF_VOCABULARY).all()


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [
        ("CCC", "CCCC", 0),
        ("C1CC1", "CCC", 1),
        ("c1ccccc1", "C1CCCCC1", 2),
        ("C", "O", 3),
        ("[Cl-]", "Cl", 4),
        ("N", "C", 5),
        ("O", "C", 6),
        ("P", "C", 7),
        ("S", "C", 8),
        ("Br", "C", 9),
        ("[Fe]", "C", 10),
        ("C=C", "CC", 11),
        ("C[C@H](F)Cl", "CC(F)Cl", 12),
    ],
)
def test_each_column_tells_its_property(first: str, second: str, column: int) -> None:
    mols = [with_stereo(Chem.MolFromSmiles(s)) for s in (first, second)]
    one, other = (motif_codes(mol, find_motifs(mol))[0, column] for mol in mols)
    assert one != other


def test_links_to_the_rest_are_counted() -> None:
    mol = with_stereo(Chem.MolFromSmiles("Oc1ccc(O)cc1"))
    codes = motif_codes(mol, find_motifs(mol))
    assert sorted(codes[:, 13].tolist()) == [1, 1, 2]
