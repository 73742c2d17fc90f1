"""What all graph encoders share: categorical embeddings, their common output, small blocks.

Layer: core.nn (may import core.errors). Symbols: A atoms, M motifs of the whole batch, B molecules,
w the width of the graph network.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from core.errors import ShapeError
from core.nn.dropout import Dropout


@dataclass(frozen=True, slots=True)
class GraphVocabulary:
    """Number of codes of each categorical column of atoms, bonds and motifs."""

    atoms: tuple[int, ...]
    """One number for each column of atoms."""
    bonds: tuple[int, ...]
    """One number for each column of bonds."""
    motifs: tuple[int, ...]
    """One number for each column of motifs."""


@dataclass(frozen=True, slots=True)
class GraphEncoding:
    """What a graph network makes of B molecules."""

    atoms: Tensor
    """(A, w)."""
    motifs: Tensor
    """(M, w)."""
    molecule: Tensor
    """(B, w)."""


class MultiHot(nn.Module):
    """Write categorical columns as one row of zeros and ones.

    A sum of embeddings of many short columns is the product of this row with one matrix, and a
    product runs several times faster than look-ups, backward above all.

    Args:
        sizes: Number of codes of each column; ``output_dim`` is their sum.

    Shape:
        codes (N, columns) long -> (N, output_dim) float32.

    Raises:
        ShapeError: ``codes`` has another number of columns.
    """

    start: Tensor

    def __init__(self, sizes: Sequence[int]) -> None:
        super().__init__()
        self.output_dim = sum(sizes)
        ends = torch.tensor(sizes).cumsum(0)
        self.register_buffer("start", ends - torch.tensor(sizes), persistent=False)

    def forward(self, codes: Tensor) -> Tensor:
        """Spread ``codes``; see the class for shapes."""
        if codes.ndim != 2 or codes.shape[1] != len(self.start):
            raise ShapeError("codes", got=codes.shape, want=("N", len(self.start)))
        out = torch.zeros(len(codes), self.output_dim, device=codes.device)
        return out.scatter_(1, codes + self.start, 1.0)


class CategoricalEmbedding(nn.Module):
    """Sum one embedding for each categorical column.

    Args:
        sizes: Number of codes of each column.
        width: Size of the embedding.

    Shape:
        codes (N, columns) long -> (N, width).
    """

    def __init__(self, sizes: Sequence[int], width: int) -> None:
        super().__init__()
        self.spread = MultiHot(sizes)
        self.embed = nn.Linear(self.spread.output_dim, width, bias=False)
        nn.init.normal_(self.embed.weight, std=len(sizes) ** -0.5)  # the sum has unit variance

    def forward(self, codes: Tensor) -> Tensor:
        """Embed ``codes``; see the class for shapes."""
        return self.embed(self.spread(codes))


def feed_forward(inner: int, width: int, *, dropout: float) -> nn.Sequential:
    """Build the hidden layer of a residual block, ``inner`` -> 2 ``width`` -> ``width``."""
    return nn.Sequential(
        nn.Linear(inner, 2 * width), nn.GELU(), Dropout(dropout), nn.Linear(2 * width, width)
    )
