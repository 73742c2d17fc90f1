"""The middle grain of a batch: words, motifs, and the transport plan between them.

Layer: core.models (may import core.nn and what stands left of it). Symbols: B pairs of the batch,
n of them chosen, T tokens, M motifs of the largest of these, d the shared width.
"""

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from core.config import ModelConfig
from core.data.batch import MoleculeBatch, PairBatch
from core.models.dual_encoder import PairEncoding
from core.nn.pooling import pack_to_rows
from core.nn.transport import cosine_cost, sinkhorn

MOST_MOTIFS: Final = 24
"""Motifs of the largest molecule that enters; padding all pairs to the largest molecule would
cost more than the rest of the step, so larger ones are left to the sentence grain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MotifGrain:
    """n pairs of a batch, padded."""

    tokens: Tensor
    """(n, T, d) unit rows."""
    content: Tensor
    """(n, T) bool, tokens of words that carry meaning."""
    motifs: Tensor
    """(n, M, d) unit rows."""
    mask: Tensor
    """(n, M) bool, True where a motif is real."""
    keys: Tensor
    """(n, M) long, equal for motifs of the same atoms."""
    plan: Tensor
    """(n, T, M) transported mass."""
    held: Tensor
    """(n, T, M) bool, True where the motif holds what the token is known to name."""


def motif_grain(
    encoding: PairEncoding, batch: PairBatch, config: ModelConfig, *, pairs: int
) -> MotifGrain:
    """Transport the words of at most ``pairs`` texts to the motifs of their molecules."""
    molecule = batch.molecule
    counts = torch.bincount(molecule.motif_molecule, minlength=batch.size)
    chosen = (counts <= MOST_MOTIFS).nonzero()[:pairs, 0]
    row = torch.full_like(counts, -1)
    row[chosen] = torch.arange(len(chosen), device=row.device)
    segment = row[molecule.motif_molecule]
    keep = segment >= 0
    motifs, mask = pack_to_rows(encoding.molecule.motifs[keep], segment[keep], len(chosen))
    keys, _ = pack_to_rows(motif_keys(molecule)[keep].unsqueeze(1), segment[keep], len(chosen))
    tokens = encoding.text.tokens[chosen]
    content = batch.text.content[chosen, : tokens.shape[1]]
    plan = sinkhorn(
        cosine_cost(tokens, motifs),
        content,
        mask,
        epsilon=config.transport_epsilon,
        iterations=config.transport_iterations,
    ).plan
    held = _held(batch, row, plan)
    return MotifGrain(
        tokens=tokens,
        content=content,
        motifs=motifs,
        mask=mask,
        keys=keys.squeeze(-1),
        plan=plan,
        held=held,
    )


def _held(batch: PairBatch, row: Tensor, plan: Tensor) -> Tensor:
    """Return the links of the chosen pairs as (n, T, M) bool; ``row`` (B,) is -1 for the others."""
    held = torch.zeros(plan.shape, dtype=torch.bool, device=plan.device)
    # Without a transformer one vector stands for all words, and links have no place.
    if batch.links is None or plan.shape[1] != batch.text.tokens.shape[1]:
        return held
    pair, token, motif = batch.links.unbind(dim=1)
    known = row[pair] >= 0
    held[row[pair[known]], token[known], motif[known]] = True
    return held


def motif_keys(batch: MoleculeBatch) -> Tensor:
    """Return one integer a motif; motifs of the same atoms have the same key.

    Shape: (M,) long. Atom rows are hashed and summed, so the key knows composition, not bonds;
    a rare collision hides a negative, which costs nothing.
    """
    columns = torch.arange(1, batch.atoms.shape[1] + 1, device=batch.atoms.device)
    mixed = (batch.atoms * (columns * 0x9E3779B1)).sum(dim=1)
    mixed = mixed * mixed * 0x85EBCA6B + mixed  # wraps around, the same everywhere
    atom, motif = batch.motif_members
    return mixed.new_zeros(len(batch.motifs)).index_add_(0, motif, mixed[atom])
