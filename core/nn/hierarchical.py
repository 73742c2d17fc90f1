"""The hierarchical graph encoder: atoms, motifs and one molecule node (ORMA, and ours).

Layer: core.nn (may import core.errors, core.data.batch). Symbols: A atoms, E directed bonds,
M motifs, K memberships of the whole batch, B molecules, w the width.

ORMA (arXiv:2411.11875) lets information flow upwards only and knows no bond types; here bonds
carry embeddings and every layer also sends motif vectors down to atoms and the molecule vector
down to motifs. Sums run over neighbours, means over members; all norms are per row, so a molecule
has the same vector alone and in any batch.
"""

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from core.nn.graph_layers import (
    CategoricalEmbedding,
    GraphEncoding,
    GraphVocabulary,
    MultiHot,
    feed_forward,
)
from core.nn.pooling import SegmentAttention, gather_rows, segment_mean, segment_sum

if TYPE_CHECKING:
    from core.data.batch import MoleculeBatch


class HierarchicalLayer(nn.Module):
    """One round of messages: bond by bond, up to motifs and the molecule, and down again.

    Args:
        width: Size of all vectors.
        bond_codes: Size of the multi-hot bond row.
        dropout: Dropout of hidden vectors.

    Shape:
        atoms (A, w), motifs (M, w), molecule (B, w) -> the same three, updated.
    """

    def __init__(self, width: int, bond_codes: int, *, dropout: float) -> None:
        super().__init__()
        self.bond = nn.Linear(bond_codes, width, bias=False)
        nn.init.normal_(self.bond.weight, std=0.5)
        self.atom_norm = nn.LayerNorm(width)
        self.motif_norm = nn.LayerNorm(width)
        self.molecule_norm = nn.LayerNorm(width)
        self.down = nn.Linear(width, width)
        self.atom_update = feed_forward(width, width, dropout=dropout)
        self.motif_update = feed_forward(4 * width, width, dropout=dropout)
        self.molecule_update = feed_forward(2 * width, width, dropout=dropout)

    def forward(
        self, atoms: Tensor, motifs: Tensor, molecule: Tensor, batch: "MoleculeBatch", bonds: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Pass messages; ``bonds`` (E, codes) is multi-hot, see the class for the rest."""
        source, target = batch.bonds
        member, motif = batch.motif_members
        state = self.atom_norm(atoms)
        message = torch.relu(gather_rows(state, source) + self.bond(bonds))
        received = segment_sum(message, target, len(atoms))
        context = self.down(self.motif_norm(motifs))
        received = received + segment_mean(gather_rows(context, motif), member, len(atoms))
        atoms = atoms + self.atom_update(state + received)

        near, far = batch.motif_bonds
        state = self.motif_norm(motifs)
        inside = segment_mean(gather_rows(atoms, member), motif, len(motifs))
        beside = segment_mean(gather_rows(state, near), far, len(motifs))
        above = gather_rows(self.molecule_norm(molecule), batch.motif_molecule)
        motifs = motifs + self.motif_update(torch.cat([state, inside, beside, above], dim=-1))

        below = segment_mean(motifs, batch.motif_molecule, len(molecule))
        molecule = molecule + self.molecule_update(
            torch.cat([self.molecule_norm(molecule), below], dim=-1)
        )
        return atoms, motifs, molecule


class HierarchicalEncoder(nn.Module):
    """Encode atoms, motifs and the molecule together.

    Args:
        vocabulary: Codes of the categorical columns.
        width: Size of all vectors.
        layers: Rounds of messages.
        dropout: Dropout of hidden vectors.

    Shape:
        MoleculeBatch -> GraphEncoding of width ``width``.
    """

    def __init__(
        self, vocabulary: GraphVocabulary, width: int, *, layers: int, dropout: float = 0.0
    ) -> None:
        super().__init__()
        self.output_dim = width
        self.atom = CategoricalEmbedding(vocabulary.atoms, width)
        self.motif = CategoricalEmbedding(vocabulary.motifs, width)
        self.spread_bonds = MultiHot(vocabulary.bonds)
        self.layers = nn.ModuleList(
            HierarchicalLayer(width, self.spread_bonds.output_dim, dropout=dropout)
            for _ in range(layers)
        )
        self.atom_norm = nn.LayerNorm(width)
        self.motif_norm = nn.LayerNorm(width)
        self.atom_pool = SegmentAttention(width)
        self.motif_pool = SegmentAttention(width)
        self.read_out = feed_forward(5 * width, width, dropout=dropout)

    def forward(self, batch: "MoleculeBatch") -> GraphEncoding:
        """Encode ``batch``; see the class for shapes."""
        member, motif = batch.motif_members
        atoms = self.atom(batch.atoms)
        motifs = self.motif(batch.motifs)
        motifs = motifs + segment_mean(gather_rows(atoms, member), motif, len(motifs))
        molecule = segment_mean(motifs, batch.motif_molecule, batch.size)
        bonds = self.spread_bonds(batch.bond_features)
        for layer in self.layers:
            atoms, motifs, molecule = layer(atoms, motifs, molecule, batch, bonds)
        atoms, motifs = self.atom_norm(atoms), self.motif_norm(motifs)
        parts = [
            molecule,
            segment_mean(atoms, batch.atom_molecule, batch.size),
            self.atom_pool(atoms, batch.atom_molecule, batch.size),
            segment_mean(motifs, batch.motif_molecule, batch.size),
            self.motif_pool(motifs, batch.motif_molecule, batch.size),
        ]
        return GraphEncoding(atoms, motifs, self.read_out(torch.cat(parts, dim=-1)))
