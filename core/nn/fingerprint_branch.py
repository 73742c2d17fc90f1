"""The molecule encoder's view of counts, which message passing cannot see.

Layer: core.nn (may import nothing of core). Symbols: B molecules, N features of all, packed.
"""

from torch import Tensor, nn

from core.nn.dropout import Dropout
from core.nn.feature_bag import FeatureBag


class FingerprintBranch(nn.Module):
    """Embed a molecule as the weighted sum of its count features, then one hidden layer.

    Args:
        features: Size of the fingerprint.
        hidden: Size of the summed embedding.
        width: Size of the molecule vector.
        dropout: Dropout of the hidden vector.
        feature_dropout: Share of the features hidden in training.

    Shape:
        index (N,) long in [0, features), value (N,), offsets (B,) -> (B, width).
    """

    def __init__(
        self,
        features: int,
        hidden: int,
        width: int,
        *,
        dropout: float = 0.0,
        feature_dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.output_dim = width
        self.bag = FeatureBag(features, hidden, dropout=feature_dropout)
        self.head = nn.Sequential(
            nn.LayerNorm(hidden), nn.GELU(), Dropout(dropout), nn.Linear(hidden, width)
        )

    def forward(self, index: Tensor, value: Tensor, offsets: Tensor) -> Tensor:
        """Embed molecules; see the class for shapes."""
        return self.head(self.bag(index, value, offsets))
