"""InfoNCE between and within modalities, duplicates masked.

Layer: core.losses (may import core.errors). Symbols: B pairs, C molecules, d width.
"""

import torch
from torch import Tensor

from core.errors import ShapeError


def masked_cross_entropy(logits: Tensor, masked: Tensor, *, label_smoothing: float = 0.0) -> Tensor:
    """Cross-entropy of rows whose truth is the diagonal and whose masked entries do not exist.

    Shape: logits (B, C), C >= B, masked (B, C) True where left out, never on the diagonal ->
    scalar, the mean over rows.
    """
    logits = logits.masked_fill(masked, torch.finfo(logits.dtype).min)
    log_share = logits.log_softmax(dim=-1)
    loss = -log_share.diagonal().mean()
    if label_smoothing:
        allowed = ~masked
        spread = -log_share.masked_fill(masked, 0.0).sum(dim=-1) / allowed.sum(dim=-1)
        loss = (1 - label_smoothing) * loss + label_smoothing * spread.mean()
    return loss


def off_diagonal(rows: int, columns: int, device: torch.device) -> Tensor:
    """Return (rows, columns) bool, False on the diagonal alone."""
    return ~torch.eye(rows, columns, dtype=torch.bool, device=device)


def info_nce(
    text: Tensor,
    molecule: Tensor,
    *,
    temperature: Tensor | float,
    text_key: Tensor | None = None,
    molecule_key: Tensor | None = None,
    label_smoothing: float = 0.0,
) -> Tensor:
    """Tell the partner from the rest of the batch, in both directions (arXiv:1807.03748).

    Two pairs of one text, or of one molecule, are both right: they are no negatives of each other.

    Args:
        text: Unit rows.
        molecule: Unit rows; rows past the B-th have no text and are negatives alone.
        temperature: Divides the cosine similarities.
        text_key: Equal where texts are equal.
        molecule_key: Equal where molecules are equal.
        label_smoothing: Share of the target spread over all entries that are not masked.

    Shape: text (B, d), molecule (C, d), C >= B, text_key (B,), molecule_key (C,) -> scalar.

    Raises:
        ShapeError: there are fewer molecules than texts.
    """
    if len(molecule) < len(text):
        raise ShapeError("molecule", got=molecule.shape, want=text.shape)
    with torch.autocast(text.device.type, enabled=False):
        logits = text.float() @ molecule.float().T / temperature
        size = len(text)
        same = torch.zeros_like(logits, dtype=torch.bool)
        if text_key is not None:
            same[:, :size] |= text_key.unsqueeze(1) == text_key
        if molecule_key is not None:
            same |= molecule_key[:size].unsqueeze(1) == molecule_key
        same &= off_diagonal(*same.shape, device=same.device)
        forward = masked_cross_entropy(logits, same, label_smoothing=label_smoothing)
        backward = masked_cross_entropy(
            logits[:, :size].T, same[:, :size].T, label_smoothing=label_smoothing
        )
    return 0.5 * (forward + backward)


def nt_xent(
    first: Tensor, second: Tensor, *, temperature: Tensor | float, key: Tensor | None = None
) -> Tensor:
    """Tell the other view of a molecule from all other views (MoMu; arXiv:2002.05709).

    Args:
        first: Unit rows, one view.
        second: Unit rows, the other view, row by row.
        temperature: Divides the cosine similarities.
        key: Equal where molecules are equal; such rows are no negatives of each other.

    Shape: first, second (B, d), key (B,) -> scalar.
    """
    with torch.autocast(first.device.type, enabled=False):
        views = torch.cat([first, second]).float()
        size = len(first)
        logits = views @ views.T / temperature
        place = torch.arange(size, device=views.device) if key is None else key
        place = place.repeat(2)
        same = place.unsqueeze(1) == place  # itself, its other view and its duplicates
        # With columns rolled by half, the other view of row i stands at column i.
        masked = same.roll(size, dims=1) & off_diagonal(2 * size, 2 * size, views.device)
        return masked_cross_entropy(logits.roll(size, dims=1), masked)
