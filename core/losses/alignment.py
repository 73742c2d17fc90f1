"""The two finer grains: phrases with motifs, tokens with atoms (ORMA, arXiv:2411.11875).

Layer: core.losses (may import core.errors). Symbols: B pairs, T tokens, M motifs, N atoms of a
pair, R real motifs or tokens of the whole batch, d width; masks are True where real.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from core.losses.contrastive import masked_cross_entropy, off_diagonal


def _symmetric(left: Tensor, right: Tensor, key: Tensor, temperature: Tensor | float) -> Tensor:
    """InfoNCE of rows (R, d) in both directions; equal keys are no negatives."""
    if not len(left):
        return (left.sum() + right.sum()) * 0
    logits = left @ right.T / temperature
    same = key.unsqueeze(1) == key
    same &= off_diagonal(len(key), len(key), key.device)
    return 0.5 * (masked_cross_entropy(logits, same) + masked_cross_entropy(logits.T, same.T))


def phrase_vectors(tokens: Tensor, plan: Tensor) -> Tensor:
    """Average the tokens that each motif receives, weighted by the transported mass.

    Shape: tokens (B, T, d), plan (B, T, M) >= 0 -> (B, M, d) unit float32; a motif without mass
    gets zeros.
    """
    with torch.autocast(tokens.device.type, enabled=False):
        plan = plan.float()
        share = plan / plan.sum(dim=1, keepdim=True).clamp(min=1e-12)
        return F.normalize(share.transpose(1, 2) @ tokens.float(), dim=-1, eps=1e-6)


def phrase_motif_contrast(
    tokens: Tensor,
    motifs: Tensor,
    plan: Tensor,
    *,
    content: Tensor,
    motif_mask: Tensor,
    motif_key: Tensor,
    temperature: Tensor | float,
) -> Tensor:
    """Contrast each motif with the phrase that the transport plan assigns to it.

    All real motifs of the batch stand against all their phrases, in both directions.

    Args:
        tokens: Unit token vectors.
        motifs: Unit motif vectors.
        plan: Transported mass; zero for padding.
        content: Tokens of words that carry meaning; the others join no phrase.
        motif_mask: Real motifs.
        motif_key: Equal where motifs are the same kind; they are no negatives of each other.
        temperature: Divides the cosine similarities.

    Shape: tokens (B, T, d), motifs (B, M, d), plan (B, T, M), content (B, T), motif_mask and
    motif_key (B, M) -> scalar; zero without any phrase.
    """
    with torch.autocast(tokens.device.type, enabled=False):
        plan = plan.float() * content.unsqueeze(-1)
        real = motif_mask & (plan.detach().sum(dim=1) > 0)
        phrases = phrase_vectors(tokens, plan)[real]
        return _symmetric(phrases, motifs.float()[real], motif_key[real], temperature)


def plan_faithfulness(plan: Tensor, held: Tensor) -> Tensor:
    """Ask each word that is known to name motifs to send its mass to them.

    The mean over these words of the negative log of the share that its own motifs receive.

    Shape: plan (B, T, M) >= 0, held (B, T, M) bool -> scalar; zero without any such word.
    """
    with torch.autocast(plan.device.type, enabled=False):
        rows = held.any(dim=-1)
        mass, own = plan.float()[rows], held[rows]
        if not len(mass):
            return plan.sum() * 0
        share = (mass * own).sum(dim=-1) / mass.sum(dim=-1).clamp(min=1e-12)
        return -share.clamp(min=1e-6).log().mean()


def _spread(count: int, limit: int | None, device: torch.device) -> Tensor:
    """Return at most ``limit`` places of ``count``, evenly spaced."""
    if limit is None or count <= limit:
        return torch.arange(count, device=device)
    return torch.arange(limit, device=device) * count // limit


def token_atom_contrast(
    tokens: Tensor,
    atoms: Tensor,
    *,
    content: Tensor,
    atom_mask: Tensor,
    token_key: Tensor,
    temperature: Tensor | float,
    attention_temperature: float = 0.1,
    max_tokens: int | None = 512,
) -> Tensor:
    """Contrast each token with the atoms of its molecule that it attends to.

    The attention is a softmax over cosines with the real atoms of the own molecule alone, so the
    score of a pair never depends on another pair (the released code of ORMA normalises by minimum
    and maximum over padding too).

    Args:
        tokens: Unit token vectors.
        atoms: Unit atom vectors.
        content: Tokens of words that carry meaning.
        atom_mask: Real atoms.
        token_key: Equal where tokens are the same word piece; they are no negatives of each other.
        temperature: Divides the cosine similarities of the contrast.
        attention_temperature: Divides those of the attention.
        max_tokens: Tokens of the batch that enter, evenly spaced; None takes all.

    Shape: tokens (B, T, d), atoms (B, N, d), content and token_key (B, T), atom_mask (B, N) ->
    scalar; zero without any content token.
    """
    with torch.autocast(tokens.device.type, enabled=False):
        tokens, atoms = tokens.float(), atoms.float()
        scores = tokens @ atoms.transpose(1, 2) / attention_temperature  # (B, T, N)
        scores = scores.masked_fill(~atom_mask.unsqueeze(1), torch.finfo(scores.dtype).min)
        grouped = F.normalize(scores.softmax(dim=-1) @ atoms, dim=-1, eps=1e-6)
        pair, place = (content & atom_mask.any(dim=1, keepdim=True)).nonzero(as_tuple=True)
        chosen = _spread(len(pair), max_tokens, pair.device)
        pair, place = pair[chosen], place[chosen]
        return _symmetric(
            tokens[pair, place], grouped[pair, place], token_key[pair, place], temperature
        )
