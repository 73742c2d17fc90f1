import subprocess
import sys

import numpy as np
import pytest
from rdkit import Chem

from core.chem.features import ATOM_VOCABULARY, BOND_VOCABULARY
from core.chem.graph import featurise
from core.chem.motifs import MOTIF_VOCABULARY, find_motifs
from core.errors import MoleculeError
from tests.chem.samples import NAMES, molecule, shuffled


@pytest.mark.parametrize("name", NAMES)
def test_shapes_types_and_ranges_hold(name: str) -> None:
    mol = molecule(name)
    graph = featurise(mol)
    atoms, edges, motifs = mol.GetNumAtoms(), 2 * mol.GetNumBonds(), len(find_motifs(mol))
    assert graph.atoms.shape == (atoms, len(ATOM_VOCABULARY))
    assert graph.bonds.shape == (2, edges)
    assert graph.bond_features.shape == (edges, len(BOND_VOCABULARY))
    assert graph.motifs.shape == (motifs, len(MOTIF_VOCABULARY))
    assert graph.motif_members.shape[0] == graph.motif_bonds.shape[0] == 2
    for array in (graph.bonds, graph.motif_members, graph.motif_bonds, graph.fingerprint_index):
        assert array.dtype == np.int32
    for array in (graph.atoms, graph.bond_features, graph.motifs):
        assert array.dtype == np.uint8
    assert graph.fingerprint_value.dtype == np.float32
    assert set(graph.motif_members[0]) == set(range(atoms))
    assert set(graph.motif_members[1]) == set(range(motifs))
    assert graph.bonds.size == 0 or graph.bonds.max() < atoms
    assert graph.motif_bonds.size == 0 or graph.motif_bonds.max() < motifs


@pytest.mark.parametrize("name", NAMES)
def test_bonds_run_both_ways_with_equal_features(name: str) -> None:
    graph = featurise(molecule(name))
    rows = zip(*graph.bonds.tolist(), graph.bond_features.tolist(), strict=True)
    found = {(a, b): features for a, b, features in rows}
    assert len(found) == graph.bonds.shape[1]
    assert all(found[b, a] == features for (a, b), features in found.items())


@pytest.mark.parametrize("name", NAMES)
def test_motif_bonds_are_the_pairs_that_touch(name: str) -> None:
    mol = molecule(name)
    graph = featurise(mol)
    motifs = [set(motif) for motif in find_motifs(mol)]
    near = {
        a.GetIdx(): {n.GetIdx() for n in a.GetNeighbors()} | {a.GetIdx()} for a in mol.GetAtoms()
    }
    reach = [set().union(*(near[atom] for atom in motif)) for motif in motifs]
    wanted = [
        (i, j)
        for i in range(len(motifs))
        for j in range(len(motifs))
        if i != j and reach[i] & motifs[j]
    ]
    assert [tuple(pair) for pair in graph.motif_bonds.T.tolist()] == wanted


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_atoms_only_orders_the_rows(name: str) -> None:
    mol = molecule(name)
    other, order = shuffled(mol, seed=5)
    one, two = featurise(mol), featurise(other)
    np.testing.assert_array_equal(one.atoms[order], two.atoms)
    np.testing.assert_array_equal(one.fingerprint_index, two.fingerprint_index)
    np.testing.assert_array_equal(one.fingerprint_value, two.fingerprint_value)
    assert sorted(one.motifs.tolist()) == sorted(two.motifs.tolist())
    assert one.motif_bonds.shape == two.motif_bonds.shape


def test_an_explicit_stereo_edit_is_seen() -> None:
    mol = Chem.MolFromSmiles("C[C@H](N)C(=O)O")
    mirrored = Chem.Mol(mol)
    mirrored.GetAtomWithIdx(1).InvertChirality()
    assert not np.array_equal(featurise(mol).atoms, featurise(mirrored).atoms)


def test_a_molecule_of_2000_atoms_is_featurised() -> None:
    graph = featurise(Chem.MolFromSmiles("NC(C)C(=O)" * 400))
    assert len(graph.atoms) == 2000


def test_a_molecule_without_atoms_is_refused() -> None:
    with pytest.raises(MoleculeError, match="no atoms"):
        featurise(Chem.Mol())


def test_featurising_leaves_the_molecule_alone() -> None:
    mol = molecule("open stereo")
    before = mol.ToBinary(int(Chem.PropertyPickleOptions.AllProps))
    featurise(mol)
    assert mol.ToBinary(int(Chem.PropertyPickleOptions.AllProps)) == before


def test_importing_the_graph_loads_no_torch() -> None:
    code = "import sys, core.chem.graph; raise SystemExit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
