"""Memory vectors that read both modalities, and the projector into the shared space.

Layer: core.nn (may import core.errors). Symbols: B rows, N items (tokens, or atoms and motifs),
K memory vectors; masks are True where real.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.errors import ConfigError
from core.nn.dropout import Dropout
from core.nn.pooling import check_mask


class MemoryBank(nn.Module):
    """Read a set of items with learnable queries, the same for texts and molecules.

    K vectors are the queries of one multi-head attention whose keys and values are the items; the
    K answers are averaged (Song et al., arXiv:2410.23715).

    Args:
        width: Size of an item vector.
        slots: Memory vectors K, at least 1.
        heads: Attention heads; must divide ``width``.

    Shape:
        items (B, N, width), mask (B, N) -> (B, width); a row without real items gives zeros.
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

    def forward(self, items: Tensor, mask: Tensor) -> Tensor:
        """Read ``items``; see the class for shapes."""
        check_mask(mask, items)
        rows, length, width = items.shape
        split = (rows, -1, self.heads, width // self.heads)
        query = self.query(self.memory).expand(rows, -1, -1).reshape(split).transpose(1, 2)
        key, value = self.key_value(items).chunk(2, dim=-1)
        filled = mask.any(dim=1, keepdim=True)  # (B, 1)
        seen = (mask | ~filled)[:, None, None, :]  # an attention over nothing would be NaN
        answer = functional.scaled_dot_product_attention(
            query,
            key.reshape(split).transpose(1, 2),
            value.reshape(split).transpose(1, 2),
            attn_mask=seen.expand(-1, 1, query.shape[2], length),
        )
        read = answer.transpose(1, 2).reshape(rows, -1, width).mean(dim=1)
        return self.out(read) * filled


class Projector(nn.Module):
    """Carry a pooled vector and what the memory reads into the shared space, as unit vectors.

    One projector serves both modalities.

    Args:
        width: Size of pooled and item vectors, and of the shared space.
        memory: Memory vectors; 0 leaves the bank out.
        heads: Attention heads of the bank.
        dropout: Dropout before the last linear layer.

    Shape:
        pooled (B, width), items (B, N, width) or None, mask (B, N) or None -> (B, width) unit
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
        self, pooled: Tensor, items: Tensor | None = None, mask: Tensor | None = None
    ) -> Tensor:
        """Project ``pooled``; see the class for shapes."""
        if self.bank is not None and items is not None and mask is not None:
            pooled = pooled + self.bank(items, mask)
        return functional.normalize(self.head(pooled).float(), dim=-1)
