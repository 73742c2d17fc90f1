"""Batch-hard triplets against plain loops."""

import pytest
import torch

from core.losses.triplet import batch_hard_triplet, pairwise_distance
from tests.losses.vectors import has_finite_gradients, unit

TEXT, MOLECULE = unit(5, 3, seed=0), unit(5, 3, seed=1)
TEXT_KEY = torch.tensor([0, 1, 0, 3, 4])
MOLECULE_KEY = torch.tensor([0, 1, 2, 1, 4])


def by_loop(margin: float, *, keys: bool) -> float:
    rows = [*TEXT.detach(), *MOLECULE.detach()]
    total = 0.0
    for i, row in enumerate(rows):
        strangers = []
        for j, other in enumerate(rows):
            a, b = i % 5, j % 5
            same = a == b
            if keys:
                same = same or bool(
                    TEXT_KEY[a] == TEXT_KEY[b] or MOLECULE_KEY[a] == MOLECULE_KEY[b]
                )
            if not same:
                strangers.append(float((row - other).norm()))
        partner = float((row - rows[(i + 5) % 10]).norm())
        total += max(0.0, partner - min(strangers) + margin)
    return total / 10


@pytest.mark.parametrize("keys", [False, True])
def test_it_agrees_with_a_loop(keys: bool) -> None:
    options = {"text_key": TEXT_KEY, "molecule_key": MOLECULE_KEY} if keys else {}
    got = batch_hard_triplet(TEXT, MOLECULE, margin=0.3, **options)
    assert got.item() == pytest.approx(by_loop(0.3, keys=keys), rel=1e-4)
    assert has_finite_gradients(got, TEXT, MOLECULE)


def test_a_perfect_batch_costs_nothing_and_has_finite_gradients() -> None:
    rows = torch.eye(4, requires_grad=True)
    loss = batch_hard_triplet(rows, rows, margin=0.3)
    assert loss.item() == 0
    loss.backward()
    assert rows.grad.isfinite().all()


def test_collapse_costs_the_margin_and_has_finite_gradients() -> None:
    rows = torch.ones(4, 3, requires_grad=True)
    loss = batch_hard_triplet(rows, rows, margin=0.3)
    assert loss.item() == pytest.approx(0.3, abs=1e-5)
    loss.backward()
    assert rows.grad.isfinite().all()


def test_no_strangers_cost_nothing() -> None:
    key = torch.zeros(5, dtype=torch.long)
    loss = batch_hard_triplet(TEXT, MOLECULE, margin=0.3, text_key=key)
    assert loss.item() == 0
    gradients = torch.autograd.grad(loss, [TEXT, MOLECULE])
    assert all(g.isfinite().all() for g in gradients)


def test_distances_agree_with_torch() -> None:
    torch.testing.assert_close(
        pairwise_distance(TEXT, MOLECULE), torch.cdist(TEXT, MOLECULE), atol=1e-5, rtol=1e-4
    )


def test_autocast_does_not_round() -> None:
    with torch.autocast("cpu", torch.bfloat16):
        loss = batch_hard_triplet(TEXT, MOLECULE, margin=0.3)
    assert loss.item() == batch_hard_triplet(TEXT, MOLECULE, margin=0.3).item()
