"""Joined batches equal the molecules and texts they were made of."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from core.data.batch import PairBatch, TextItem, collate_molecules, collate_texts
from core.data.features import MoleculeTable
from core.errors import DataError


def item(tokens: list[int], bag: list[int], names: str = "", table: object = None) -> TextItem:
    rows = table.rows(names.split()) if table is not None else []
    return TextItem(
        tokens=np.array(tokens, np.int32),
        content=np.array([t > 2 for t in tokens], bool),
        bag_index=np.array(bag, np.int32),
        bag_count=np.arange(1, len(bag) + 1, dtype=np.float32),
        names=tuple(table.graphs(rows)) if table is not None else (),
        name_keys=tuple(names.split()),
        relations=tuple(range(1, len(rows) + 1)),
    )


def test_each_molecule_can_be_cut_out_of_the_batch_again(table: MoleculeTable) -> None:
    graphs = table.graphs(range(len(table)))
    batch = collate_molecules(graphs)
    assert batch.size == len(graphs)
    ends = [*batch.fingerprint_offsets[1:].tolist(), len(batch.fingerprint_index)]
    for i, graph in enumerate(graphs):
        atoms = torch.nonzero(batch.atom_molecule == i).flatten()
        motifs = torch.nonzero(batch.motif_molecule == i).flatten()
        first_atom, first_motif = int(atoms[0]), int(motifs[0])
        np.testing.assert_array_equal(batch.atoms[atoms], graph.atoms)
        np.testing.assert_array_equal(batch.motifs[motifs], graph.motifs)
        bonds = batch.atom_molecule[batch.bonds[0]] == i
        np.testing.assert_array_equal(batch.bonds[:, bonds] - first_atom, graph.bonds)
        np.testing.assert_array_equal(batch.bond_features[bonds], graph.bond_features)
        members = batch.motif_members[:, batch.atom_molecule[batch.motif_members[0]] == i]
        np.testing.assert_array_equal(members[0] - first_atom, graph.motif_members[0])
        np.testing.assert_array_equal(members[1] - first_motif, graph.motif_members[1])
        motif_bonds = batch.motif_bonds[:, batch.motif_molecule[batch.motif_bonds[0]] == i]
        np.testing.assert_array_equal(motif_bonds - first_motif, graph.motif_bonds)
        part = slice(int(batch.fingerprint_offsets[i]), ends[i])
        np.testing.assert_array_equal(batch.fingerprint_index[part], graph.fingerprint_index)
        np.testing.assert_array_equal(batch.fingerprint_value[part], graph.fingerprint_value)


def test_no_edge_crosses_molecules(table: MoleculeTable) -> None:
    batch = collate_molecules(table.graphs(range(len(table))))
    atom, motif = batch.atom_molecule, batch.motif_molecule
    assert torch.equal(atom[batch.bonds[0]], atom[batch.bonds[1]])
    assert torch.equal(motif[batch.motif_bonds[0]], motif[batch.motif_bonds[1]])
    assert torch.equal(atom[batch.motif_members[0]], motif[batch.motif_members[1]])


def test_indices_are_long_and_values_float(table: MoleculeTable) -> None:
    batch = collate_molecules(table.graphs([0]))
    assert batch.atoms.dtype == batch.bonds.dtype == batch.fingerprint_index.dtype == torch.int64
    assert batch.fingerprint_value.dtype == torch.float32
    assert batch.bonds.shape == (2, 0)


def test_texts_are_padded_and_masked() -> None:
    batch = collate_texts([item([2, 5, 6], [1, 7]), item([2], []), item([2, 9], [3])], pad_id=99)
    assert batch.tokens.tolist() == [[2, 5, 6], [2, 99, 99], [2, 9, 99]]
    assert batch.mask.sum(dim=1).tolist() == [3, 1, 2]
    assert batch.content.tolist() == [[False, True, True], [False] * 3, [False, True, False]]
    assert batch.bag_offsets.tolist() == [0, 2, 2]
    assert batch.bag_index.tolist() == [1, 7, 3]
    assert batch.bag_count.tolist() == [1, 2, 1]
    assert batch.names is None
    assert batch.name_index.shape == batch.name_mask.shape == batch.name_relation.shape == (3, 0)


def test_a_structure_named_twice_is_embedded_once(table: MoleculeTable) -> None:
    items = [item([2], [], "C CCO", table), item([2], []), item([2], [], "CCO", table)]
    batch = collate_texts(items, pad_id=0)
    assert batch.names.size == 2
    assert batch.name_mask.tolist() == [[True, True], [False, False], [True, False]]
    assert batch.name_index[0, 1] == batch.name_index[2, 0]
    assert batch.name_relation.tolist() == [[1, 2], [0, 0], [1, 0]]
    single = collate_molecules(table.graphs(table.rows(["C", "CCO"])))
    assert torch.equal(batch.names.atoms, single.atoms)


def test_moving_reaches_every_tensor(table: MoleculeTable) -> None:
    text = collate_texts([item([2], [1], "C", table)] * 2, pad_id=0)
    keys = torch.arange(2)
    pair = PairBatch(
        text=text, molecule=collate_molecules(table.graphs([0, 1])), text_key=keys,
        molecule_key=keys,
    )  # fmt: skip
    moved = pair.to("meta")
    assert moved.text.names.atoms.device.type == "meta"
    assert moved.molecule.bonds.device.type == moved.text_key.device.type == "meta"
    assert moved.size == pair.size == 2
    assert pair.text.tokens.device.type == "cpu"


def test_texts_without_names_can_be_moved() -> None:
    batch = collate_texts([item([2], [1])], pad_id=0)
    assert replace(batch).to("cpu").names is None


def test_an_empty_batch_is_refused() -> None:
    with pytest.raises(DataError, match="at least one molecule"):
        collate_molecules([])
    with pytest.raises(DataError, match="at least one text"):
        collate_texts([], pad_id=0)
