"""Entropic optimal transport, against POT."""

import numpy as np
import ot
import pytest
import torch

from core.errors import ConfigError, ShapeError
from core.nn.transport import cosine_cost, sinkhorn

ROWS = torch.arange(7) < torch.tensor([[7], [4], [1], [5], [0]])
COLUMNS = torch.arange(4) < torch.tensor([[4], [3], [2], [0], [2]])


@pytest.fixture
def cost(generator: torch.Generator) -> torch.Tensor:
    return 2 * torch.rand(5, 7, 4, generator=generator)


def test_each_pair_agrees_with_pot(cost: torch.Tensor) -> None:
    plan = sinkhorn(cost, ROWS, COLUMNS, epsilon=0.2, iterations=500).plan
    for row, (n, m) in enumerate([(7, 4), (4, 3), (1, 2)]):
        part = cost[row, :n, :m].double().numpy()
        expected = ot.sinkhorn(
            np.full(n, 1 / n), np.full(m, 1 / m), part, 0.2, numItermax=5000, stopThr=1e-12
        )
        np.testing.assert_allclose(plan[row, :n, :m].numpy(), expected, atol=2e-5)


def test_relaxed_columns_agree_with_pot(cost: torch.Tensor) -> None:
    """The rows of a semi-relaxed plan are exact, which POT reaches with a huge row penalty."""
    plan = sinkhorn(cost, ROWS, COLUMNS, epsilon=0.2, iterations=500, relax=0.3).plan
    for row, (n, m) in enumerate([(7, 4), (4, 3)]):
        part = cost[row, :n, :m].double().numpy()
        marginals = np.full(n, 1 / n), np.full(m, 1 / m)
        expected = ot.unbalanced.sinkhorn_unbalanced(
            *marginals, part, reg=0.2, reg_m=(1e6, 0.3), reg_type="entropy", numItermax=20000
        )
        np.testing.assert_allclose(plan[row, :n, :m].numpy(), expected, atol=2e-4)


def test_the_looser_the_columns_the_cheaper_the_plan(cost: torch.Tensor) -> None:
    prices = [
        (sinkhorn(cost, ROWS, COLUMNS, relax=relax).plan[0] * cost[0]).sum().item()
        for relax in (0.01, 0.1, 1.0, None)
    ]
    assert prices == sorted(prices)
    assert prices[0] < prices[-1]


@pytest.mark.parametrize("relax", [0.0, -1.0])
def test_a_price_that_is_not_positive_is_refused(cost: torch.Tensor, relax: float) -> None:
    with pytest.raises(ConfigError, match="relax"):
        sinkhorn(cost, ROWS, COLUMNS, relax=relax)


def test_padding_has_exactly_no_mass(cost: torch.Tensor) -> None:
    plan = sinkhorn(cost, ROWS, COLUMNS).plan
    assert not plan[~(ROWS.unsqueeze(2) & COLUMNS.unsqueeze(1))].any()
    assert not plan[3:].any()


def test_marginals_are_uniform_over_the_real(cost: torch.Tensor) -> None:
    plan, error = sinkhorn(cost, ROWS, COLUMNS, iterations=300)
    for row, (n, m) in enumerate([(7, 4), (4, 3), (1, 2)]):
        torch.testing.assert_close(plan[row, :n].sum(dim=1), torch.full((n,), 1 / n))
        torch.testing.assert_close(
            plan[row, :, :m].sum(dim=0), torch.full((m,), 1 / m), atol=1e-3, rtol=1e-2
        )
    assert error.max() < 1e-2


def test_rows_are_exact_and_the_error_is_that_of_the_columns(cost: torch.Tensor) -> None:
    plan, error = sinkhorn(cost, ROWS, COLUMNS, epsilon=0.02, iterations=2)
    torch.testing.assert_close(plan[0].sum(dim=1), torch.full((7,), 1 / 7))
    assert error[0].item() == pytest.approx((plan[0].sum(dim=0) * 4 - 1).abs().max().item())
    assert error[0] > sinkhorn(cost, ROWS, COLUMNS, epsilon=0.02, iterations=200)[1][0]
    assert not error[3:].any()


def test_padding_does_not_change_the_plan(cost: torch.Tensor) -> None:
    plan = sinkhorn(cost, ROWS, COLUMNS).plan
    real = ROWS.unsqueeze(2) & COLUMNS.unsqueeze(1)
    torch.testing.assert_close(sinkhorn(cost.masked_fill(~real, -50.0), ROWS, COLUMNS).plan, plan)
    alone = sinkhorn(cost[1:2, :4, :3], ROWS[1:2, :4], COLUMNS[1:2, :3]).plan
    torch.testing.assert_close(alone[0], plan[1, :4, :3])


def test_masks_need_not_be_prefixes(cost: torch.Tensor) -> None:
    plan = sinkhorn(cost, ROWS, COLUMNS).plan
    flipped = sinkhorn(cost.flip(1, 2), ROWS.flip(1), COLUMNS.flip(1)).plan
    torch.testing.assert_close(flipped.flip(1, 2), plan)


def test_gradients_are_right(generator: torch.Generator) -> None:
    cost = torch.rand(2, 3, 2, generator=generator)
    rows, columns = ROWS[:2, :3], torch.tensor([[True, True], [True, False]])
    weight = torch.rand(2, 3, 2, generator=generator)

    def total(values: torch.Tensor) -> torch.Tensor:
        return (weight * sinkhorn(values, rows, columns, epsilon=0.5).plan).sum()

    cost.requires_grad_()
    total(cost).backward()
    for place in [(0, 1, 1), (0, 2, 0), (1, 0, 0)]:
        step = torch.zeros_like(cost)
        step[place] = 1e-2
        slope = (total(cost + step) - total(cost - step)).item() / 2e-2
        assert cost.grad[place].item() == pytest.approx(slope, abs=1e-3)


def test_gradients_are_finite_with_empty_rows(cost: torch.Tensor) -> None:
    cost.requires_grad_()
    sinkhorn(cost, ROWS, COLUMNS, epsilon=0.01).plan.square().sum().backward()
    assert cost.grad.isfinite().all()
    assert not cost.grad[3:].any()


def test_autocast_does_not_round(cost: torch.Tensor) -> None:
    with torch.autocast("cpu", torch.bfloat16):
        plan = sinkhorn(cost, ROWS, COLUMNS).plan
    assert torch.equal(plan, sinkhorn(cost, ROWS, COLUMNS).plan)


def test_cosine_cost_agrees_with_torch(generator: torch.Generator) -> None:
    rows = torch.randn(2, 3, 4, generator=generator)
    columns = torch.randn(2, 5, 4, generator=generator)
    expected = 1 - torch.cosine_similarity(rows.unsqueeze(2), columns.unsqueeze(1), dim=-1)
    torch.testing.assert_close(cosine_cost(rows, columns), expected)


def test_values_that_do_not_fit_are_refused(cost: torch.Tensor) -> None:
    with pytest.raises(ConfigError, match="epsilon"):
        sinkhorn(cost, ROWS, COLUMNS, epsilon=0)
    with pytest.raises(ShapeError, match="column_mask"):
        sinkhorn(cost, ROWS, ROWS)
