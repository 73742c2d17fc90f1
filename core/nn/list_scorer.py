"""The small network that orders a short list of candidates by evidence.

Layer: core.nn (may import core.errors). Symbols: L lists, K candidates, F features.
"""

import torch
from torch import Tensor, nn


class ListScorer(nn.Module):
    """Score each candidate: the scaled cosine, corrected by a network that sees all evidence.

    Trained listwise: cross-entropy of the softmax over a list (ListNet, Cao et al., ICML 2007).

    Args:
        features: F; column 0 is the cosine similarity.
        hidden: Width of the two hidden layers.
        dropout: Of the first hidden layer.

    Shape:
        (..., K, F) -> (..., K) float32, comparable within a list alone.
    """

    mean: Tensor
    spread: Tensor

    def __init__(self, features: int, *, hidden: int = 64, dropout: float = 0.2) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(features))
        self.register_buffer("spread", torch.ones(features))
        self.scale = nn.Parameter(torch.tensor(20.0))
        self.correction = nn.Sequential(
            nn.Linear(features, hidden),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(hidden, hidden),
            nn.ReLU(),
            nn.Linear(hidden, 1),
        )

    def standardise(self, seen: Tensor) -> None:
        """Take mean and spread of each column from (N, F) rows."""
        self.mean.copy_(seen.mean(dim=0))
        # A column that never changes says nothing now, and must not explode later.
        self.spread.copy_(seen.std(dim=0).clamp(min=0.05))

    def inner(self, features: Tensor) -> Tensor:
        """Return the standardised columns; outliers of odd molecules stay within 6."""
        return ((features - self.mean) / self.spread).clamp(-6, 6)

    def score(self, cosine: Tensor, inner: Tensor) -> Tensor:
        """Score from cosines (..., K) and ``inner`` columns (..., K, F)."""
        return self.scale * cosine + self.correction(inner)[..., 0]

    def forward(self, features: Tensor) -> Tensor:
        """Score candidates; see the class for shapes."""
        return self.score(features[..., 0], self.inner(features))
