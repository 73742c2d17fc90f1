"""Random views of molecules for contrast within the modality (MoMu; GraphCL, arXiv:2010.13902).

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
Symbols: B molecules, A atoms, E directed bonds of the whole batch. Each change is a function of a
batch, a share and a generator, runs over all molecules at once, and leaves at least one atom of
each. Fingerprints stay those of the whole structure, so a model that is to learn from views must
do without them (``model.molecule.fingerprint=false``).
"""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import torch
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from torch import Tensor

from core.config import TrainConfig
from core.data.batch import MoleculeBatch

_JUMP = 1e6
"""Waiting time before a walk may jump to another part of a molecule in several parts: longer
than it takes along any bonds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphAugmentConfig:
    """Strength of each change, 0 (off) to 1."""

    node_drop: float = 0.0
    """Share of the atoms that the first view loses."""
    subgraph_drop: float = 0.0
    """Share of the atoms that the walk of the second view does not reach."""
    bond_drop: float = 0.0
    """Share of the bonds that each view loses."""
    atom_mask: float = 0.0
    """Share of the atoms whose features are hidden in each view."""

    @classmethod
    def of(cls, train: TrainConfig) -> Self:
        """Return the changes a training configuration asks for."""
        return cls(
            node_drop=train.node_drop,
            subgraph_drop=train.subgraph_drop,
            bond_drop=train.bond_drop,
            atom_mask=train.atom_mask,
        )

    def __bool__(self) -> bool:
        return any((self.node_drop, self.subgraph_drop, self.bond_drop, self.atom_mask))


def two_views(
    batch: MoleculeBatch, config: GraphAugmentConfig, rng: np.random.Generator
) -> tuple[MoleculeBatch, MoleculeBatch]:
    """Return two random views of the same molecules, row by row.

    The first loses single atoms, the second all but a connected part, as MoMu trains; bonds and
    features are hidden in both.
    """
    first = drop_nodes(batch, config.node_drop, rng)
    second = walk_subgraph(batch, config.subgraph_drop, rng)
    views = []
    for view in (first, second):
        view = drop_bonds(view, config.bond_drop, rng)
        views.append(mask_atoms(view, config.atom_mask, rng))
    return views[0], views[1]


def drop_nodes(batch: MoleculeBatch, share: float, rng: np.random.Generator) -> MoleculeBatch:
    """Take ``share`` of each molecule's atoms away, with their bonds.

    MoMu's code leaves such atoms in place without bonds, where mean pooling still counts them;
    here they are gone.
    """
    return _keep_first(batch, rng.random(len(batch.atoms)), share) if share else batch


def walk_subgraph(batch: MoleculeBatch, share: float, rng: np.random.Generator) -> MoleculeBatch:
    """Keep the part of each molecule that a random growth from a random atom reaches first.

    All but ``share`` of the atoms stay. Each bond opens after an exponential waiting time, so the
    growth takes a bond of its rim at random, as the random walk of GraphCL does, and the time at
    which it reaches an atom is a shortest path: one Dijkstra search serves the whole batch. A
    molecule in several parts is entered elsewhere when the first part is used up.
    """
    if not share:
        return batch
    molecule = batch.atom_molecule.numpy()
    atoms = len(molecule)
    seeds = _seeds(molecule, batch.size, rng)
    near, far = batch.bonds.numpy()
    # One extra node a molecule, just past the seed, from which a jump leads to every atom.
    hub = atoms + molecule
    waiting = [
        rng.exponential(size=len(near)),
        _JUMP * (1 + rng.random(atoms)),
        np.full(batch.size, _JUMP),
    ]
    begin = np.concatenate([near, hub, seeds])
    end = np.concatenate([far, np.arange(atoms), atoms + np.arange(batch.size)])
    size = atoms + batch.size
    lines = csr_array((np.concatenate(waiting), (begin, end)), shape=(size, size))
    reached = dijkstra(lines, indices=seeds, min_only=True)
    return _keep_first(batch, reached[:atoms], share)


def drop_bonds(batch: MoleculeBatch, share: float, rng: np.random.Generator) -> MoleculeBatch:
    """Take each bond away with the chance ``share``, both its directions at once."""
    if not share or not batch.bonds.shape[1]:
        return batch
    low, high = np.sort(batch.bonds.numpy(), axis=0)
    _, bond = np.unique(low * len(batch.atoms) + high, return_inverse=True)
    keep = torch.from_numpy(rng.random(int(bond.max()) + 1)[bond] >= share)
    return replace(batch, bonds=batch.bonds[:, keep], bond_features=batch.bond_features[keep])


def mask_atoms(batch: MoleculeBatch, share: float, rng: np.random.Generator) -> MoleculeBatch:
    """Hide the features of each atom with the chance ``share``.

    A hidden atom has the first code in every column: the element of that code is "*", any atom.
    """
    if not share:
        return batch
    hidden = torch.from_numpy(rng.random(len(batch.atoms)) < share)
    return replace(batch, atoms=batch.atoms.masked_fill(hidden.unsqueeze(1), 0))


def _seeds(molecule: np.ndarray, size: int, rng: np.random.Generator) -> np.ndarray:
    """Draw one atom of each molecule, (B,)."""
    counts = np.bincount(molecule, minlength=size)
    return np.cumsum(counts) - counts + (rng.random(size) * counts).astype(np.int64)


def _keep_first(batch: MoleculeBatch, rank: np.ndarray, share: float) -> MoleculeBatch:
    """Keep the atoms of lowest ``rank`` (A,) in each molecule, all but ``share``, at least one."""
    molecule = batch.atom_molecule.numpy()
    counts = np.bincount(molecule, minlength=batch.size)
    kept = np.maximum(np.rint((1 - share) * counts).astype(np.int64), 1)
    order = np.lexsort((rank, molecule))
    place = np.arange(len(molecule)) - (np.cumsum(counts) - counts)[molecule]
    keep = np.zeros(len(molecule), bool)
    keep[order] = place < kept[molecule]
    return _without(batch, torch.from_numpy(keep))


def _renumber(keep: Tensor) -> Tensor:
    """Return the new index of each kept row; those of the others mean nothing."""
    return keep.long().cumsum(0) - 1


def _without(batch: MoleculeBatch, keep: Tensor) -> MoleculeBatch:
    """Return ``batch`` with the atoms of ``keep`` (A,) alone; motifs without atoms go as well."""
    bonds = keep[batch.bonds].all(dim=0)
    member, motif = batch.motif_members
    member_stays = keep[member]
    motif_stays = torch.zeros(len(batch.motifs), dtype=torch.bool)
    motif_stays[motif[member_stays]] = True
    links = motif_stays[batch.motif_bonds].all(dim=0)
    atom_place, motif_place = _renumber(keep), _renumber(motif_stays)
    return replace(
        batch,
        atoms=batch.atoms[keep],
        atom_molecule=batch.atom_molecule[keep],
        bonds=atom_place[batch.bonds[:, bonds]],
        bond_features=batch.bond_features[bonds],
        motif_members=torch.stack(
            [atom_place[member[member_stays]], motif_place[motif[member_stays]]]
        ),
        motif_molecule=batch.motif_molecule[motif_stays],
        motifs=batch.motifs[motif_stays],
        motif_bonds=motif_place[batch.motif_bonds[:, links]],
    )
