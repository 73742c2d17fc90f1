"""The two sides of the Wasserstein game over modalities (AMAN; arXiv:1704.00028).

Layer: core.losses (may import nothing of core). Symbols: B rows.
"""

from torch import Tensor


def discriminator_loss(real: Tensor, fake: Tensor, *, penalty: Tensor | float = 0.0) -> Tensor:
    """Ask the critic to score texts above molecules.

    Args:
        real: Scores of the texts.
        fake: Scores of the molecules.
        penalty: Weighted gradient penalty, added.

    Shape: real, fake (B,) -> scalar.
    """
    return fake.float().mean() - real.float().mean() + penalty


def generator_loss(fake: Tensor) -> Tensor:
    """Ask the molecule encoder for vectors that score as texts do.

    Shape: fake (B,) scores of the molecules -> scalar.
    """
    return -fake.float().mean()
