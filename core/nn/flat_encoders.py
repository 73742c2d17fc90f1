"""Graph encoders of the published systems that know atoms alone: GIN, GCN, graph transformer.

Layer: core.nn (may import core.errors, core.data.batch). Symbols: A atoms, E directed bonds of the
whole batch, B molecules, w the width. A motif is the mean of its member atoms, a molecule the mean
of its atoms. The convolutions are those of torch_geometric, which takes seconds to import; only
models that need them import this module.
"""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch_geometric.nn.conv import GCNConv, GINEConv, TransformerConv

from core.nn.dropout import Dropout
from core.nn.graph_layers import (
    CategoricalEmbedding,
    GraphEncoding,
    GraphVocabulary,
    MultiHot,
    feed_forward,
)
from core.nn.pooling import gather_rows, segment_mean

if TYPE_CHECKING:
    from core.data.batch import MoleculeBatch


class FlatEncoder(nn.Module, ABC):
    """Base of the encoders over atoms: embeds them, and pools what ``message`` returns.

    Args:
        vocabulary: Codes of the categorical columns.
        width: Size of all vectors.

    Shape:
        MoleculeBatch -> GraphEncoding of width ``width``.
    """

    def __init__(self, vocabulary: GraphVocabulary, width: int) -> None:
        super().__init__()
        self.output_dim = width
        self.atom = CategoricalEmbedding(vocabulary.atoms, width)

    @abstractmethod
    def message(self, atoms: Tensor, batch: "MoleculeBatch") -> Tensor:
        """Pass messages between atoms, (A, w) -> (A, w)."""

    def forward(self, batch: "MoleculeBatch") -> GraphEncoding:
        """Encode ``batch``; see the class for shapes."""
        atoms = self.message(self.atom(batch.atoms).float(), batch)
        member, motif = batch.motif_members
        return GraphEncoding(
            atoms,
            segment_mean(gather_rows(atoms, member), motif, len(batch.motifs)),
            segment_mean(atoms, batch.atom_molecule, batch.size),
        )


class GinEncoder(FlatEncoder):
    """GIN with bond embeddings, as in MoMu (Xu et al., arXiv:1810.00826; arXiv:2209.05481).

    MoMu's batch norm ties the vector of a molecule to its batch in training; running statistics
    make it the same alone and in a batch in evaluation.

    Args:
        vocabulary: Codes of the categorical columns.
        width: Size of all vectors.
        layers: Rounds of messages.
        dropout: Dropout after each round.
    """

    def __init__(
        self, vocabulary: GraphVocabulary, width: int, *, layers: int, dropout: float = 0.0
    ) -> None:
        super().__init__(vocabulary, width)
        self.spread_bonds = MultiHot(vocabulary.bonds)
        codes = self.spread_bonds.output_dim
        self.convolutions = nn.ModuleList(
            GINEConv(
                nn.Sequential(nn.Linear(width, 2 * width), nn.ReLU(), nn.Linear(2 * width, width)),
                train_eps=True,
                edge_dim=codes,
            )
            for _ in range(layers)
        )
        self.norms = nn.ModuleList(nn.BatchNorm1d(width) for _ in range(layers))
        self.dropout = Dropout(dropout)

    def message(self, atoms: Tensor, batch: "MoleculeBatch") -> Tensor:
        """Pass messages between atoms, (A, w) -> (A, w)."""
        bonds = self.spread_bonds(batch.bond_features)
        last = len(self.convolutions) - 1
        for depth, (convolution, norm) in enumerate(
            zip(self.convolutions, self.norms, strict=True)
        ):
            atoms = norm(convolution(atoms, batch.bonds, bonds).float())
            atoms = self.dropout(atoms if depth == last else torch.relu(atoms))
        return atoms


class GcnEncoder(FlatEncoder):
    """GCN without bond types, then an MLP for each atom (Song et al., arXiv:2410.23715).

    Args:
        vocabulary: Codes of the categorical columns.
        width: Size of all vectors.
        layers: Rounds of messages.
        dropout: Dropout of hidden vectors.
    """

    def __init__(
        self, vocabulary: GraphVocabulary, width: int, *, layers: int, dropout: float = 0.0
    ) -> None:
        super().__init__(vocabulary, width)
        self.convolutions = nn.ModuleList(GCNConv(width, width) for _ in range(layers))
        self.head = nn.Sequential(feed_forward(width, width, dropout=dropout), nn.LayerNorm(width))

    def message(self, atoms: Tensor, batch: "MoleculeBatch") -> Tensor:
        """Pass messages between atoms, (A, w) -> (A, w)."""
        last = len(self.convolutions) - 1
        for depth, convolution in enumerate(self.convolutions):
            atoms = convolution(atoms, batch.bonds).float()
            atoms = atoms if depth == last else torch.relu(atoms)
        return self.head(atoms).float()


class GraphTransformerEncoder(FlatEncoder):
    """Attention over bonded atoms with bond embeddings (Shi et al., arXiv:2009.03509), as in AMAN.

    Args:
        vocabulary: Codes of the categorical columns.
        width: Size of all vectors.
        layers: Rounds of messages.
        heads: Attention heads; must divide ``width``.
        dropout: Dropout of hidden vectors.
    """

    def __init__(
        self,
        vocabulary: GraphVocabulary,
        width: int,
        *,
        layers: int,
        heads: int,
        dropout: float = 0.0,
    ) -> None:
        super().__init__(vocabulary, width)
        self.spread_bonds = MultiHot(vocabulary.bonds)
        codes = self.spread_bonds.output_dim
        self.attentions = nn.ModuleList(
            TransformerConv(width, width // heads, heads=heads, edge_dim=codes)
            for _ in range(layers)
        )
        self.updates = nn.ModuleList(
            feed_forward(width, width, dropout=dropout) for _ in range(layers)
        )
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(2 * layers + 1))

    def message(self, atoms: Tensor, batch: "MoleculeBatch") -> Tensor:
        """Pass messages between atoms, (A, w) -> (A, w)."""
        bonds = self.spread_bonds(batch.bond_features)
        for depth, (attention, update) in enumerate(
            zip(self.attentions, self.updates, strict=True)
        ):
            state = self.norms[2 * depth](atoms)
            # One precision for the scatter inside, also where autocast mixes two.
            with torch.autocast(atoms.device.type, enabled=False):
                atoms = atoms + attention(state.float(), batch.bonds, bonds)
            atoms = atoms + update(self.norms[2 * depth + 1](atoms))
        return self.norms[-1](atoms).float()
