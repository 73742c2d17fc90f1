"""The dual encoder: texts and molecules into one space of unit vectors.

Layer: core.models (may import core.nn and what stands left of it).
Symbols: B pairs, T tokens, M motifs and A atoms of the whole batch, U named structures, d the
shared width. Published systems of this family are other configs of the same parts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from core.chem.fingerprints import FINGERPRINT_SIZE
from core.config import ModelConfig, MoleculeConfig
from core.data.batch import MoleculeBatch, PairBatch, TextBatch
from core.nn.fingerprint_branch import FingerprintBranch
from core.nn.grounding import NameGrounding
from core.nn.memory_bank import Projector
from core.nn.molecule_encoder import GraphEncoding, build_graph_encoder
from core.nn.ngram_bag import NgramBag
from core.nn.pooling import AttentionPool
from core.nn.text_encoder import TextTransformer
from core.text.relations import RELATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class MoleculeEncoding:
    """What the model makes of B molecules."""

    vector: Tensor
    """(B, d) unit rows: the retrieval embedding."""
    motifs: Tensor
    """(M, d) unit rows."""
    atoms: Tensor
    """(A, d) unit rows."""
    pooled: Tensor
    """(B, d) before the projector: what a name in a text stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEncoding:
    """What the model makes of B texts."""

    vector: Tensor
    """(B, d) unit rows: the retrieval embedding."""
    tokens: Tensor
    """(B, T, d) unit rows, comparable with motifs and atoms; T is 0 without a transformer."""
    atom_tokens: Tensor
    """(B, T, d) unit rows, comparable with atoms; ``tokens`` unless the grains have layers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairEncoding:
    """Both sides of a batch of pairs."""

    text: TextEncoding
    molecule: MoleculeEncoding
    other_view: MoleculeEncoding | None = None
    """The molecules in their second view; None without augmentation of graphs."""


class MoleculeTower(nn.Module):
    """Graph network and count fingerprints, added.

    Shape:
        MoleculeBatch -> pooled (B, d) and GraphEncoding or None.
    """

    def __init__(
        self, config: MoleculeConfig, *, width: int, dropout: float, feature_dropout: float
    ) -> None:
        super().__init__()
        self.fingerprint = (
            FingerprintBranch(
                FINGERPRINT_SIZE,
                config.fingerprint_width,
                width,
                dropout=dropout,
                feature_dropout=feature_dropout,
            )
            if config.fingerprint
            else None
        )
        self.graph = build_graph_encoder(config, dropout=dropout)
        self.from_graph = nn.Linear(config.width, width) if self.graph is not None else None
        self.norm = nn.LayerNorm(width)

    def forward(self, batch: MoleculeBatch) -> tuple[Tensor, GraphEncoding | None]:
        """Return the pooled vectors and the graph's atoms and motifs."""
        parts = []
        graph = None
        if self.fingerprint is not None:
            parts.append(
                self.fingerprint(
                    batch.fingerprint_index, batch.fingerprint_value, batch.fingerprint_offsets
                )
            )
        if self.graph is not None and self.from_graph is not None:
            graph = self.graph(batch)
            parts.append(self.from_graph(graph.molecule))
        return self.norm(sum(parts[1:], parts[0])), graph


def drop_branches(first: Tensor, second: Tensor, *, share: float) -> list[Tensor]:
    """Hide one of two vectors of a row, each with the chance ``share``, never both.

    Shape: first, second (B, d) -> the same two.
    """
    draw = torch.rand(len(first), 1, device=first.device)
    return [first * (draw >= share), second * (draw < 1 - share)]


class DualEncoder(nn.Module):
    """Text tower, molecule tower and the projector they share.

    Args:
        config: Which parts stand, and their sizes.
        vocabulary: Word pieces of the tokenizer, ``len(tokenizer)``.
        transformer: Settings of a pretrained text transformer whose weights are loaded later;
            see ``TextTransformer``.
    """

    def __init__(
        self,
        config: ModelConfig,
        *,
        vocabulary: int,
        transformer: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.config = config
        text, d = config.text, config.width
        self.transformer = (
            TextTransformer(
                text, vocabulary=vocabulary, dropout=config.dropout, architecture=transformer
            )
            if text.transformer
            else None
        )
        if self.transformer is not None:
            self.text_pool = AttentionPool(text.width)
            self.from_tokens = nn.Linear(text.width, d)
            self.token_head = nn.Linear(text.width, d)
            if config.grain_layers:
                self.atom_token_head = nn.Linear(text.width, d)
        self.bag = (
            NgramBag(
                text.bag_buckets,
                text.bag_width,
                d,
                dropout=config.dropout,
                feature_dropout=config.feature_dropout,
            )
            if text.bag
            else None
        )
        self.text_norm = nn.LayerNorm(d)
        self.molecule_tower = MoleculeTower(
            config.molecule, width=d, dropout=config.dropout, feature_dropout=config.feature_dropout
        )
        self.grounding = (
            NameGrounding(d, len(RELATIONS), dropout=config.dropout) if text.grounding else None
        )
        graph_width = config.molecule.width if config.molecule.encoder != "none" else d
        self.motif_head = nn.Linear(graph_width, d)
        self.atom_head = nn.Linear(graph_width, d)
        self.projector = Projector(d, memory=config.memory, heads=config.memory_heads)

    def encode_molecules(self, batch: MoleculeBatch) -> MoleculeEncoding:
        """Encode B molecules."""
        pooled, graph = self.molecule_tower(batch)
        if graph is None:  # fingerprints alone: the molecule stands for its parts
            motifs = self.motif_head(pooled)[batch.motif_molecule]
            atoms = self.atom_head(pooled)[batch.atom_molecule]
        else:
            motifs, atoms = self.motif_head(graph.motifs), self.atom_head(graph.atoms)
        if self.config.memory_items == "motifs":
            items, segment = motifs, batch.motif_molecule
        else:
            items, segment = atoms, batch.atom_molecule
        return MoleculeEncoding(
            vector=self.projector(pooled, items, segment),
            motifs=F.normalize(motifs.float(), dim=-1),
            atoms=F.normalize(atoms.float(), dim=-1),
            pooled=pooled,
        )

    def encode_texts(self, batch: TextBatch) -> TextEncoding:
        """Encode B texts, their named structures through the molecule tower."""
        parts = []
        tokens = atom_tokens = None
        if self.transformer is not None:
            states = self.transformer(batch.tokens, batch.mask)
            parts.append(self.from_tokens(self.text_pool(states[-1], batch.mask)))
            if self.config.grain_layers:
                tokens = self.token_head(states[-2])
                atom_tokens = F.normalize(self.atom_token_head(states[-3]).float(), dim=-1)
            else:
                tokens = self.token_head(states[-1])
        if self.bag is not None:
            parts.append(self.bag(batch.bag_index, batch.bag_count, batch.bag_offsets))
        if self.training and len(parts) == 2:
            parts = drop_branches(*parts, share=self.config.branch_dropout)
        pooled = self.text_norm(sum(parts[1:], parts[0]))
        if self.grounding is not None and batch.names is not None:
            names, _ = self.molecule_tower(batch.names)
            pooled = self.grounding(
                pooled, names, batch.name_index, batch.name_mask, batch.name_relation
            )
        if tokens is None:  # a bag alone: the text stands for its words
            tokens = pooled.unsqueeze(1)
            mask = torch.ones(tokens.shape[:2], dtype=torch.bool, device=tokens.device)
        else:
            mask = batch.mask
        unit = F.normalize(tokens.float(), dim=-1)
        return TextEncoding(
            vector=self.projector(pooled, tokens[mask], mask.nonzero()[:, 0]),
            tokens=unit,
            atom_tokens=unit if atom_tokens is None else atom_tokens,
        )

    def forward(self, batch: PairBatch) -> PairEncoding:
        """Encode both sides of B pairs."""
        other = batch.other_view
        return PairEncoding(
            text=self.encode_texts(batch.text),
            molecule=self.encode_molecules(batch.molecule),
            other_view=None if other is None else self.encode_molecules(other),
        )

    @property
    def parameter_count(self) -> int:
        """Trainable numbers of all parts."""
        return sum(p.numel() for p in self.parameters())
