"""The Wasserstein game."""

import torch

from core.losses.adversarial import discriminator_loss, generator_loss

REAL = torch.tensor([1.0, 3.0], requires_grad=True)
FAKE = torch.tensor([0.5, -0.5], requires_grad=True)


def test_the_critic_gains_by_scoring_texts_higher() -> None:
    assert discriminator_loss(REAL, FAKE).item() == -2.0
    assert discriminator_loss(REAL, FAKE, penalty=torch.tensor(0.5)).item() == -1.5
    gradients = torch.autograd.grad(discriminator_loss(REAL, FAKE), [REAL, FAKE])
    assert [g.tolist() for g in gradients] == [[-0.5, -0.5], [0.5, 0.5]]


def test_the_encoder_gains_by_scoring_like_texts() -> None:
    (gradient,) = torch.autograd.grad(generator_loss(FAKE), FAKE)
    assert gradient.tolist() == [-0.5, -0.5]


def test_half_precision_scores_are_averaged_in_full() -> None:
    scores = torch.full((1000,), 1.0 / 3, dtype=torch.bfloat16)
    assert generator_loss(scores).dtype == torch.float32
