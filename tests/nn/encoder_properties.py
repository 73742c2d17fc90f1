"""What every graph encoder must hold to, whatever its kind."""

import torch
from torch import nn

from tests.nn.gradients import silent_parameters
from tests.nn.molecules import batch, graphs, permuted


def check_shapes(encoder: nn.Module, width: int) -> None:
    """One finite vector for each atom, motif and molecule."""
    joined = batch()
    out = encoder(joined)
    assert out.atoms.shape == (len(joined.atoms), width)
    assert out.motifs.shape == (len(joined.motifs), width)
    assert out.molecule.shape == (joined.size, width)
    for part in (out.atoms, out.motifs, out.molecule):
        assert part.isfinite().all()


def check_alone_equals_together(encoder: nn.Module) -> None:
    """A molecule has the same vectors alone and beside others."""
    encoder.eval()
    joined = batch()
    together = encoder(joined)
    for row, graph in enumerate(graphs()):
        alone = encoder(batch([graph]))
        torch.testing.assert_close(alone.molecule[0], together.molecule[row])
        torch.testing.assert_close(alone.atoms, together.atoms[joined.atom_molecule == row])
        torch.testing.assert_close(alone.motifs, together.motifs[joined.motif_molecule == row])


def check_atom_order_does_not_matter(encoder: nn.Module) -> None:
    """Numbering the atoms anew renumbers their vectors and changes nothing else."""
    encoder.eval()
    for seed, graph in enumerate(graphs()):
        changed, place = permuted(graph, seed)
        first, second = encoder(batch([graph])), encoder(batch([changed]))
        torch.testing.assert_close(second.molecule, first.molecule)
        torch.testing.assert_close(second.motifs, first.motifs)
        torch.testing.assert_close(second.atoms[place], first.atoms)


def check_bonds_are_read(encoder: nn.Module) -> None:
    """Another bond order alone changes the molecule."""
    encoder.eval()
    graph = graphs()[0]
    codes = graph.bond_features.copy()
    codes[:, 0] = (codes[:, 0] + 1) % 3
    first = encoder(batch([graph])).molecule
    second = encoder(batch([graph._replace(bond_features=codes)])).molecule
    assert (first - second).abs().max() > 1e-4


def check_far_atoms_are_heard(encoder: nn.Module) -> None:
    """Another element at one atom changes the vectors of its neighbours."""
    encoder.eval()
    graph = graphs()[0]
    codes = graph.atoms.copy()
    codes[0, 0] += 1
    neighbour = int(graph.bonds[1, graph.bonds[0] == 0][0])
    first = encoder(batch([graph])).atoms[neighbour]
    second = encoder(batch([graph._replace(atoms=codes)])).atoms[neighbour]
    assert (first - second).abs().max() > 1e-5


def check_every_weight_learns(encoder: nn.Module, *, autocast: bool, allowed: set[str]) -> None:
    """Each parameter has a finite gradient, and none but ``allowed`` a gradient of zero."""
    encoder.train()
    with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
        out = encoder(batch())
    parts = [part.float().flatten() for part in (out.atoms, out.motifs, out.molecule)]
    assert set(silent_parameters(encoder, torch.cat(parts))) <= allowed
