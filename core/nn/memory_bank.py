"""Memory vectors that read both modalities, and the projector into the shared space.

Layer: core.nn (may import core.errors). Symbols: B rows, N items (tokens, or motifs) of all rows,
packed one after the other, K memory vectors, h heads. Packing matters: one peptide of 300 motifs
would otherwise pad a whole batch to its length.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.errors import ConfigError
from core.nn.dropout import Dropout
from core.nn.pooling import segment_sum


class MemoryBank(nn.Module):
    """Read a set of items with learnable queries, the same for texts and molecules.

    K vectors are the queries of one multi-head attention whose keys and values are the items; the
    K answers are averaged (Song et al., arXiv:2410.23715). As only the average is wanted, the
    attention weights are averaged over the queries before the values are summed.

    Args:
        width: Size of an item vector.
        slots: Memory vectors K, at least 1.
        heads: Attention heads; must divide ``width``.

    Shape:
        items (N, width), segment (N,) row of each item, size B -> (B, width); a row without items
        gives zeros.
    """

    def __init__(self, width: int, slots: int, *, heads: int = 4) -> None:
        super().__init__()
        if width % heads:
            raise ConfigError(f"memory_heads={heads} must divide width={width}")
        self.heads = heads
        self.memory = nn.Parameter(torch.randn(slots, width))
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)

    def forward(self, items: Tensor, segment: Tensor, size: int) -> Tensor:
        """Read ``items``; see the class for shapes."""
        key, value = self.key_value(items).chunk(2, dim=-1)
        query = self.query(self.memory)
        weights = self._attention(query, key, segment, size)  # (N, h)
        answers = value.float().unflatten(1, (self.heads, -1)) * weights.unsqueeze(-1)
        read = segment_sum(answers.flatten(1), segment, size)
        filled = torch.bincount(segment, minlength=size).unsqueeze(1) > 0
        return self.out(read) * filled

    def _attention(self, query: Tensor, key: Tensor, segment: Tensor, size: int) -> Tensor:
        """Return the softmax over each row's items, averaged over the memory, (N, h) float32."""
        query, key = (x.unflatten(1, (self.heads, -1)) for x in (query, key))
        scores = torch.einsum("khd,nhd->nhk", query, key).float() * query.shape[-1] ** -0.5
        flat = scores.flatten(1)  # (N, h * K)
        index = segment.unsqueeze(1).expand_as(flat)
        top = flat.detach().new_zeros(size, flat.shape[1])
        top = top.scatter_reduce(0, index, flat.detach(), "amax", include_self=False)
        weights = (flat - top.gather(0, index)).exp()
        total = segment_sum(weights, segment, size)
        weights = weights / total.gather(0, index)
        return weights.view_as(scores).mean(dim=-1)


class Projector(nn.Module):
    """Carry a pooled vector and what the memory reads into the shared space, as unit vectors.

    One projector serves both modalities.

    Args:
        width: Size of pooled and item vectors, and of the shared space.
        memory: Memory vectors; 0 leaves the bank out.
        heads: Attention heads of the bank.
        dropout: Dropout before the last linear layer.

    Shape:
        pooled (B, width), items (N, width) or None, segment (N,) or None -> (B, width) unit
        float32 rows. Without memory, or without items, only ``pooled`` counts.
    """

    def __init__(
        self, width: int, *, memory: int = 0, heads: int = 4, dropout: float = 0.0
    ) -> None:
        super().__init__()
        self.output_dim = width
        self.bank = MemoryBank(width, memory, heads=heads) if memory else None
        self.head = nn.Sequential(nn.LayerNorm(width), Dropout(dropout), nn.Linear(width, width))

    def forward(
        self, pooled: Tensor, items: Tensor | None = None, segment: Tensor | None = None
    ) -> Tensor:
        """Project ``pooled``; see the class for shapes."""
        if self.bank is not None and items is not None and segment is not None:
            pooled = pooled + self.bank(items, segment, len(pooled))
        return functional.normalize(self.head(pooled).float(), dim=-1)
