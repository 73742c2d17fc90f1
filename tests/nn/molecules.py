"""Small real molecules for the tests of graph encoders."""

import numpy as np
import torch

from core.chem.graph import MoleculeGraph, featurise
from core.chem.molecule import molecule_from_smiles
from core.data.batch import MoleculeBatch, collate_molecules

SMILES = (
    "CC(=O)Oc1ccccc1C(=O)O",
    "C",
    "C[C@H](N)C(=O)N[C@@H](Cc1ccccc1)C(=O)[O-]",
    "[Na+]",
    "OC1OC(CO)C(O)C(O)C1O",
    "CCCCCCCC/C=C/CCCCCCCC(=O)O",
)


def graphs() -> list[MoleculeGraph]:
    """Featurise ``SMILES``."""
    return [featurise(molecule_from_smiles(smiles)) for smiles in SMILES]


def batch(chosen: list[MoleculeGraph] | None = None) -> MoleculeBatch:
    """Join graphs, by default those of ``SMILES``."""
    return collate_molecules(chosen if chosen is not None else graphs())


def permuted(graph: MoleculeGraph, seed: int) -> tuple[MoleculeGraph, torch.Tensor]:
    """Number the atoms anew; return the graph and the new number of each old atom."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(graph.atoms))
    place = np.argsort(order)  # old atom -> new atom
    edges = rng.permutation(graph.bonds.shape[1])
    members = graph.motif_members.copy()
    members[0] = place[members[0]]
    changed = graph._replace(
        atoms=graph.atoms[order],
        bonds=place[graph.bonds][:, edges].astype(np.int32),
        bond_features=graph.bond_features[edges],
        motif_members=members[:, rng.permutation(members.shape[1])],
    )
    return changed, torch.from_numpy(place)
