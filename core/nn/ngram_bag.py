"""The bag of hashed words and character n-grams that stands beside the transformer.

Layer: core.nn (may import nothing of core). Symbols: B texts, N n-grams of all texts, packed.
"""

import torch
from torch import Tensor, nn

from core.nn.dropout import Dropout
from core.nn.feature_bag import FeatureBag, packed_rows


class NgramBag(nn.Module):
    """Embed a text as the TF-IDF-weighted sum of its n-grams (fastText, arXiv:1607.04606).

    The weight of an n-gram is (1 + ln count) * idf, scaled so that each text has length 1. The
    buffer ``idf`` (buckets,) is all ones until the trainer fills it.

    Args:
        buckets: Rows of the hashed table.
        bag_width: Size of an n-gram vector.
        width: Size of the text vector.
        dropout: Dropout of the hidden vector.
        feature_dropout: Share of the n-grams hidden in training.

    Shape:
        index (N,) long in [0, buckets), count (N,) raw counts >= 1, offsets (B,) starts of the
        texts -> (B, width); a text without n-grams gives the same vector as any other such text.
    """

    idf: Tensor

    def __init__(
        self,
        buckets: int,
        bag_width: int,
        width: int,
        *,
        dropout: float = 0.0,
        feature_dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.output_dim = width
        self.register_buffer("idf", torch.ones(buckets))
        self.bag = FeatureBag(buckets, bag_width, dropout=feature_dropout)
        self.head = nn.Sequential(
            nn.LayerNorm(bag_width), nn.GELU(), Dropout(dropout), nn.Linear(bag_width, width)
        )

    def weights(self, index: Tensor, count: Tensor, offsets: Tensor) -> Tensor:
        """Return the TF-IDF weights, (N,) float32 with unit length for each text."""
        weight = (1 + count.float().log()) * self.idf[index]
        row = packed_rows(offsets, len(index))
        square = weight.new_zeros(len(offsets)).scatter_add_(0, row, weight.square())
        return weight * square.clamp(min=1e-12).rsqrt()[row]

    def forward(self, index: Tensor, count: Tensor, offsets: Tensor) -> Tensor:
        """Embed texts; see the class for shapes."""
        return self.head(self.bag(index, self.weights(index, count, offsets), offsets))
