"""Agreement on neighbours against plain loops."""

import math

import pytest
import torch

from core.losses.second_order import second_order
from tests.losses.vectors import has_finite_gradients, unit

TEXT, MOLECULE = unit(5, 4, seed=0), unit(5, 4, seed=1)


def neighbours(left: torch.Tensor, right: torch.Tensor, i: int, sign: float) -> dict[int, float]:
    mass = {
        j: math.exp(sign * float((left[i] - right[j]).norm()) / 0.5) for j in range(5) if j != i
    }
    return {j: m / sum(mass.values()) for j, m in mass.items()}


def divergence(target: tuple, given: tuple, sign: float) -> float:
    total = 0.0
    for i in range(5):
        p, q = neighbours(*target, i, sign), neighbours(*given, i, sign)
        total += sum(p[j] * math.log(p[j] / q[j]) for j in p)
    return total / 5


@pytest.mark.parametrize("nearest", [True, False])
def test_it_agrees_with_a_loop(nearest: bool) -> None:
    sign = -1.0 if nearest else 1.0
    t, m = TEXT.detach(), MOLECULE.detach()
    expected = (
        divergence((m, m), (t, t), sign)
        + divergence((t, t), (m, m), sign)
        + divergence((m, m), (t, m), sign)
        + divergence((t, t), (m, t), sign)
    )
    got = second_order(TEXT, MOLECULE, temperature=0.5, nearest=nearest)
    assert got.item() == pytest.approx(expected, rel=1e-4)
    assert has_finite_gradients(got, TEXT, MOLECULE)


def test_equal_modalities_cost_nothing_and_have_finite_gradients() -> None:
    loss = second_order(TEXT, TEXT, temperature=0.1)
    assert loss.item() == pytest.approx(0, abs=1e-6)
    assert torch.autograd.grad(loss, TEXT)[0].isfinite().all()


def test_cross_modal_targets_are_held_fixed() -> None:
    """The gradient is that of the four terms with the two cross-modal targets detached."""
    t, m = TEXT.double(), MOLECULE.double()
    others = ~torch.eye(5, dtype=torch.bool)

    def logs(left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
        distance = (left.unsqueeze(1) - right).square().sum(-1).clamp(min=1e-12).sqrt()
        return (-distance[others].view(5, 4) / 0.5).log_softmax(-1)

    def kl(p: torch.Tensor, q: torch.Tensor) -> torch.Tensor:
        return torch.nn.functional.kl_div(q, p, reduction="batchmean", log_target=True)

    tt, mm = logs(t, t), logs(m, m)
    expected = kl(mm, tt) + kl(tt, mm) + kl(mm.detach(), logs(t, m)) + kl(tt.detach(), logs(m, t))
    loss = second_order(TEXT, MOLECULE, temperature=0.5)
    for got, want in zip(
        torch.autograd.grad(loss, [TEXT, MOLECULE]),
        torch.autograd.grad(expected, [TEXT, MOLECULE]),
        strict=True,
    ):
        torch.testing.assert_close(got, want, atol=1e-4, rtol=1e-3)


def test_one_pair_has_no_neighbours() -> None:
    loss = second_order(TEXT[:1], MOLECULE[:1], temperature=0.1)
    assert loss.item() == 0
    loss.backward()
