"""Dropout from random bytes."""

import pytest
import torch
from torch import nn

from core.nn.dropout import Dropout, replace_dropout


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_share_and_mean_are_right(share: float) -> None:
    torch.manual_seed(0)
    out = Dropout(share)(torch.ones(200_003))
    assert (out == 0).float().mean().item() == pytest.approx(share, abs=0.005)
    assert out.mean().item() == pytest.approx(1, abs=0.02)


def test_neighbours_are_independent() -> None:
    torch.manual_seed(0)
    out = (Dropout(0.5)(torch.ones(80_000)) > 0).float() - 0.5
    for lag in (1, 4, 8):
        assert abs((out[lag:] * out[:-lag]).mean().item()) < 0.005


def test_hidden_entries_get_no_gradient() -> None:
    values = torch.ones(1000, requires_grad=True)
    out = Dropout(0.3)(values)
    out.sum().backward()
    torch.testing.assert_close(values.grad, out.detach())


@pytest.mark.parametrize("share", [0.0, 0.3])
def test_evaluation_changes_nothing(share: float) -> None:
    values = torch.randn(3, 5)
    assert Dropout(share).eval()(values) is values


def test_the_seed_decides() -> None:
    layer, values = Dropout(0.5), torch.ones(7, 3)
    torch.manual_seed(4)
    first = layer(values)
    torch.manual_seed(4)
    assert torch.equal(layer(values), first)


def test_nearly_everything_hidden_stays_finite() -> None:
    assert Dropout(0.9999)(torch.ones(5000)).isfinite().all()


def test_every_dropout_inside_is_replaced() -> None:
    model = nn.Sequential(nn.Linear(2, 2), nn.Sequential(nn.Dropout(0.25)))
    replace_dropout(model)
    assert isinstance(model[1][0], Dropout)
    assert model[1][0].p == 0.25
