"""The hierarchical encoder of atoms, motifs and molecule."""

import numpy as np
import pytest
import torch

from core.nn.hierarchical import HierarchicalEncoder
from core.nn.molecule_encoder import chemical_vocabulary
from tests.nn import encoder_properties as properties
from tests.nn.molecules import batch, graphs

# A constant added to all scores of a softmax changes nothing.
SILENT = {"atom_pool.score.bias", "motif_pool.score.bias"}


@pytest.fixture
def encoder() -> HierarchicalEncoder:
    torch.manual_seed(0)
    return HierarchicalEncoder(chemical_vocabulary(), 16, layers=2)


def test_shapes(encoder: HierarchicalEncoder) -> None:
    properties.check_shapes(encoder, 16)


def test_alone_equals_together(encoder: HierarchicalEncoder) -> None:
    properties.check_alone_equals_together(encoder)


def test_atom_order_does_not_matter(encoder: HierarchicalEncoder) -> None:
    properties.check_atom_order_does_not_matter(encoder)


def test_bonds_are_read(encoder: HierarchicalEncoder) -> None:
    properties.check_bonds_are_read(encoder)


def test_neighbours_are_heard(encoder: HierarchicalEncoder) -> None:
    properties.check_far_atoms_are_heard(encoder)


@pytest.mark.parametrize("autocast", [False, True])
def test_every_weight_learns(encoder: HierarchicalEncoder, autocast: bool) -> None:
    properties.check_every_weight_learns(encoder, autocast=autocast, allowed=SILENT)


def test_motifs_speak_down_to_atoms(encoder: HierarchicalEncoder) -> None:
    encoder.eval()
    graph = graphs()[0]
    motifs = graph.motifs.copy()
    motifs[0, 0] += 1
    atoms = graph.motif_members[0, graph.motif_members[1] == 0]
    first, second = (
        encoder(batch([g])).atoms[torch.from_numpy(atoms).long()]
        for g in (graph, graph._replace(motifs=motifs))
    )
    assert (first - second).abs().amin(dim=0).max() > 1e-5


def test_motif_bonds_are_read(encoder: HierarchicalEncoder) -> None:
    encoder.eval()
    graph = graphs()[2]
    assert graph.motif_bonds.shape[1] > 2
    cut = graph._replace(motif_bonds=graph.motif_bonds[:, 2:])
    first, second = encoder(batch([graph])).motifs, encoder(batch([cut])).motifs
    assert (first - second).abs().max() > 1e-5


def test_the_molecule_speaks_down_to_motifs(encoder: HierarchicalEncoder) -> None:
    """Two molecules joined without any bond reach each other through the molecule node alone."""
    encoder.eval()
    one, other = graphs()[0], graphs()[4]
    shift = np.array([[len(one.atoms)], [len(one.motifs)]])
    joined = one._replace(
        atoms=np.concatenate([one.atoms, other.atoms]),
        bonds=np.concatenate([one.bonds, other.bonds + len(one.atoms)], axis=1),
        bond_features=np.concatenate([one.bond_features, other.bond_features]),
        motif_members=np.concatenate(
            [one.motif_members, other.motif_members + shift],
            axis=1,
        ),
        motifs=np.concatenate([one.motifs, other.motifs]),
        motif_bonds=np.concatenate([one.motif_bonds, other.motif_bonds + len(one.motifs)], axis=1),
    )
    first = encoder(batch([one])).motifs
    second = encoder(batch([joined])).motifs[: len(first)]
    assert (first - second).abs().max() > 1e-5
