"""The critic that tells texts from molecules, and its gradient penalty (AMAN; Song et al.).

Layer: core.nn (may import core.errors). Symbols: B rows.
"""

import torch
from torch import Tensor, nn


class ModalityDiscriminator(nn.Module):
    """Score how much a vector looks like a text (unbounded; a Wasserstein critic).

    Args:
        width: Size of the vectors.
        hidden: Sizes of the hidden layers.

    Shape:
        vectors (B, width) -> (B,) float32 under any autocast, since the penalty needs
        second derivatives.
    """

    def __init__(self, width: int, *, hidden: tuple[int, ...] = (512, 256)) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        size = width
        for out in hidden:
            layers += [nn.Linear(size, out), nn.LeakyReLU(0.2)]
            size = out
        self.layers = nn.Sequential(*layers, nn.Linear(size, 1))

    def forward(self, vectors: Tensor) -> Tensor:
        """Score ``vectors``; see the class for shapes."""
        with torch.autocast(vectors.device.type, enabled=False):
            return self.layers(vectors.float()).squeeze(-1)


def gradient_penalty(
    discriminator: nn.Module,
    real: Tensor,
    fake: Tensor,
    *,
    generator: torch.Generator | None = None,
) -> Tensor:
    """Punish critic slopes other than 1 between real and fake (WGAN-GP, arXiv:1704.00028).

    Args:
        discriminator: Critic, (B, d) -> (B,).
        real: Vectors of the texts; no gradient flows into them.
        fake: Vectors of the molecules; no gradient flows into them.
        generator: Source of the mixing weights.

    Shape: real, fake (B, d) -> scalar.
    """
    real, fake = real.detach().float(), fake.detach().float()
    mix = torch.rand(len(real), 1, generator=generator, device=real.device)
    between = (mix * real + (1 - mix) * fake).requires_grad_()
    with torch.enable_grad():
        scores = discriminator(between)
        (slope,) = torch.autograd.grad(scores.sum(), between, create_graph=True)
    # The small term keeps the root differentiable where the critic is flat.
    norm = (slope.square().sum(dim=-1) + 1e-12).sqrt()
    return (norm - 1).square().mean()
