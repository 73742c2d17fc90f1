"""Pooling of items into one vector each, over padded rows and over packed segments.

Layer: core.nn (may import core.errors). Symbols: B rows, T tokens, N items, S segments; masks are
True where real. A packed batch holds the items of all rows one after the other and an index that
names the row of each; it needs no padding, so a batch of graphs of unequal size costs no more
than its atoms.
"""

import torch
from torch import Tensor, nn

from core.errors import ShapeError


def check_mask(mask: Tensor, items: Tensor, name: str = "mask") -> None:
    """Refuse a mask that does not cover the first two dimensions of ``items``.

    Raises:
        ShapeError: the shapes differ.
    """
    if items.shape[:2] != mask.shape:
        raise ShapeError(name, got=mask.shape, want=items.shape[:2])


def masked_mean(items: Tensor, mask: Tensor) -> Tensor:
    """Average the real items of each row.

    Shape: items (B, N, d), mask (B, N) -> (B, d); a row without real items gives zeros.
    """
    check_mask(mask, items)
    weights = mask.to(items.dtype)
    total = torch.einsum("bn,bnd->bd", weights, items)
    return total / weights.sum(dim=1, keepdim=True).clamp(min=1)


class AttentionPool(nn.Module):
    """Average the real tokens of each text with learned weights (Lin et al., arXiv:1703.03130).

    Args:
        width: Size of a token vector; ``output_dim`` equals it.

    Shape:
        tokens (B, T, width), mask (B, T) -> (B, width); a row without real tokens gives zeros.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.output_dim = width
        self.score = nn.Linear(width, 1)

    def forward(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """Pool ``tokens``; see the class for shapes."""
        check_mask(mask, tokens)
        scores = self.score(tokens).squeeze(-1).float()  # (B, T)
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
        weights = scores.softmax(dim=-1) * mask  # the product empties all-padding rows
        return torch.einsum("bt,btd->bd", weights.to(tokens.dtype), tokens)


def gather_rows(items: Tensor, index: Tensor) -> Tensor:
    """Pick rows of a matrix.

    On CPU ``torch.gather`` with an expanded index runs several times faster than
    ``index_select``, forward and backward.

    Shape: items (N, d), index (K,) -> (K, d).
    """
    return items.gather(0, index.unsqueeze(-1).expand(-1, items.shape[-1]))


def segment_sum(items: Tensor, segment: Tensor, size: int) -> Tensor:
    """Add the items of each segment, in float32 whatever the items are.

    Shape: items (N, d), segment (N,) in [0, size) -> (size, d); an empty segment gives zeros.
    """
    items = items.float()
    out = items.new_zeros(size, items.shape[-1])
    return out.scatter_add_(0, segment.unsqueeze(-1).expand_as(items), items)


def segment_counts(segment: Tensor, size: int) -> Tensor:
    """Count the items of each segment, at least 1 so that it can divide.

    Shape: segment (N,) -> (size, 1) float32.
    """
    return torch.bincount(segment, minlength=size).clamp(min=1).float().unsqueeze(-1)


def segment_mean(items: Tensor, segment: Tensor, size: int) -> Tensor:
    """Average the items of each segment.

    Shape: items (N, d), segment (N,) in [0, size) -> (size, d); an empty segment gives zeros.
    """
    return segment_sum(items, segment, size) / segment_counts(segment, size)


def pack_to_rows(items: Tensor, segment: Tensor, size: int) -> tuple[Tensor, Tensor]:
    """Turn packed items into padded rows, in their order.

    Shape: items (N, d), segment (N,) sorted, in [0, size) -> rows (size, L, d), mask (size, L),
    where L is the size of the largest segment (at least 1).
    """
    counts = torch.bincount(segment, minlength=size)
    longest = max(int(counts.max()), 1) if len(counts) else 1
    start = counts.cumsum(0) - counts
    position = torch.arange(len(segment), device=segment.device) - start[segment]
    flat = segment * longest + position
    rows = items.new_zeros(size * longest, items.shape[-1])
    rows = rows.scatter(0, flat.unsqueeze(-1).expand_as(items), items)
    mask = torch.arange(longest, device=segment.device) < counts.unsqueeze(-1)
    return rows.view(size, longest, -1), mask


class SegmentAttention(nn.Module):
    """Average the items of each segment with learned weights, the packed ``AttentionPool``.

    Args:
        width: Size of an item vector.

    Shape:
        items (N, width), segment (N,) in [0, size) -> (size, width); an empty segment gives zeros.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.score = nn.Linear(width, 1)

    def forward(self, items: Tensor, segment: Tensor, size: int) -> Tensor:
        """Pool ``items``; see the class for shapes."""
        scores = self.score(items).float().squeeze(-1)
        top = scores.new_zeros(size).scatter_reduce(
            0, segment, scores.detach(), "amax", include_self=False
        )
        weights = (scores - top[segment]).exp().unsqueeze(-1)
        total = segment_sum(torch.cat([items.float() * weights, weights], dim=-1), segment, size)
        return total[:, :-1] / total[:, -1:].clamp(min=torch.finfo(torch.float32).tiny)
