"""Numbers of molecules that can be counted by hand."""

import pytest
from rdkit import Chem

from core.chem.facts import MEASURES, MoleculeFacts, ring_systems
from core.errors import MoleculeError


def facts(smiles: str) -> MoleculeFacts:
    return MoleculeFacts(Chem.MolFromSmiles(smiles))


@pytest.mark.parametrize(
    ("smiles", "measure", "argument", "want"),
    [
        ("CC(=O)[O-]", "charge", "", -1),
        ("C[N+](=O)[O-]", "anions", "", 0),
        ("[NH3+]CC(=O)[O-]", "anions", "", 1),
        ("[NH3+]CC(=O)[O-]", "cations", "", 1),
        ("c1ccc2ccccc2c1", "rings", "", 2),
        ("c1ccc2ccccc2c1", "ring system", "", 2),
        ("c1ccccc1-c1ccccc1", "ring system", "", 1),
        ("C1C2CC3CC1CC(C2)C3", "rings", "", 4),
        ("C1C2CC3CC1CC(C2)C3", "independent rings", "", 3),
        ("C1C2CC3CC1CC(C2)C3.C1CC1", "independent ring system", "", 3),
        ("C1C2CC3CC1CC(C2)C3.C1CC1", "independent rings", "", 4),
        ("CC1=CCC2CC1C2(C)C", "independent ring system", "", 2),
        ("c1ccccc1-c1ccccc1", "independent ring system", "", 1),
        ("CCO", "independent ring system", "", 0),
        ("C1CCC2(CC1)CCCC2", "spiro atoms", "", 1),
        ("C1CCCCCCCCCCC1", "largest ring", "", 12),
        ("c1ccncc1", "ring hetero atoms", "", 1),
        ("C1CCCCC1c1ccccc1", "aromatic rings", "", 1),
        ("CC=CC=C", "alkenes", "", 2),
        ("CCCCCC(C)CC(=O)O", "acyl chain", "", 8),
        ("CCCCCCO", "acyl chain", "", 0),
        ("CCO.Cl", "fragments", "", 2),
        ("CCO", "element", "H", 6),
        ("[2H]C([2H])O", "isotope", "2H", 2),
        ("[2H]C([2H])O", "isotope", "any", 2),
        ("[2H]C([2H])O", "isotope", "13C", 0),
        ("C[C@H](N)C(=O)O", "stereo", "S", 1),
        ("C[C@H](N)C(=O)O", "stereo", "R", 0),
        ("C/C=C/C", "stereo", "E", 1),
        ("C1CC1C1CC1", "ring size", "3", 2),
        ("OCCO", "match", "[OX2H]", 2),
        ("OCCO", "has", "[OX2H]", 1),
        ("NCCO", "donors", "", 2),
        ("CC(=O)C", "donors", "", 0),
        ("CC(=O)OC", "acceptors", "", 2),
        ("CCCC", "rotatable bonds", "", 1),
        ("C1CCCCC1", "rotatable bonds", "", 0),
        ("ClCC(=O)N", "hetero atoms", "", 3),
        ("CCO", "mass", "", pytest.approx(46.07, abs=0.01)),
    ],
)
def test_counts_what_a_chemist_counts(
    smiles: str, measure: str, argument: str, want: float
) -> None:
    assert facts(smiles).value(measure, argument) == want


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_the_smallest_molecule_has_every_measure(measure: str) -> None:
    assert isinstance(facts("C").value(measure), float)


def test_an_unknown_measure_is_refused() -> None:
    with pytest.raises(MoleculeError, match="wings"):
        facts("C").value("wings")


def test_an_unreadable_pattern_is_refused() -> None:
    with pytest.raises(MoleculeError, match="SMARTS"):
        facts("C").value("match", "C1CC")


def test_ring_systems_share_atoms() -> None:
    mol = Chem.MolFromSmiles("c1ccc2ccccc2c1C1CC1")
    assert sorted((n, len(atoms)) for n, atoms in ring_systems(mol)) == [(1, 3), (2, 10)]
