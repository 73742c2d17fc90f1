"""The critic of modalities."""

import pytest
import torch
from torch import nn

from core.nn.adversary import ModalityDiscriminator, gradient_penalty
from tests.nn.gradients import silent_parameters


class Slope(nn.Module):
    """A critic of one known slope."""

    def __init__(self, slope: float) -> None:
        super().__init__()
        self.slope = nn.Parameter(torch.tensor(slope))

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        """Score by the first coordinate."""
        return self.slope * vectors[:, 0]


@pytest.mark.parametrize("slope", [0.0, 1.0, 3.0])
def test_the_penalty_of_a_known_slope(slope: float) -> None:
    real, fake = torch.randn(6, 4), torch.randn(6, 4)
    penalty = gradient_penalty(Slope(slope), real, fake)
    assert penalty.item() == pytest.approx((slope - 1) ** 2, abs=1e-5)


def test_the_penalty_trains_the_critic_alone(generator: torch.Generator) -> None:
    torch.manual_seed(0)
    critic = ModalityDiscriminator(4, hidden=(16, 8))
    real = torch.randn(6, 4, generator=generator, requires_grad=True)
    fake = torch.randn(6, 4, generator=generator, requires_grad=True)
    gradient_penalty(critic, real, fake, generator=generator).backward()
    assert real.grad is None
    assert fake.grad is None
    assert all(p.grad.isfinite().all() for n, p in critic.named_parameters() if "weight" in n)
    assert critic.layers[0].weight.grad.any()


def test_the_penalty_needs_no_outer_gradients() -> None:
    with torch.no_grad():
        penalty = gradient_penalty(ModalityDiscriminator(4), torch.ones(2, 4), torch.zeros(2, 4))
    assert penalty.isfinite()


def test_scores_stay_exact_under_autocast() -> None:
    critic, vectors = ModalityDiscriminator(4), torch.randn(3, 4)
    with torch.autocast("cpu", torch.bfloat16):
        scores = critic(vectors)
    assert scores.shape == (3,)
    assert torch.equal(scores, critic(vectors))


def test_every_weight_learns() -> None:
    torch.manual_seed(0)
    critic = ModalityDiscriminator(4)
    assert silent_parameters(critic, critic(torch.randn(32, 4))) == []
