"""InfoNCE against plain loops."""

import math

import pytest
import torch

from core.errors import ShapeError
from core.losses.contrastive import info_nce, masked_cross_entropy, nt_xent
from tests.losses.vectors import has_finite_gradients, unit

TEXT, MOLECULE = unit(5, 8, seed=0), unit(5, 8, seed=1)
TEXT_KEY = torch.tensor([0, 1, 0, 3, 4])
MOLECULE_KEY = torch.tensor([0, 1, 2, 1, 4])


def one_direction(queries: list, answers: list, allowed: set, smoothing: float) -> float:
    """Mean over queries of the smoothed cross-entropy over the allowed answers."""
    total = 0.0
    for i, query in enumerate(queries):
        scores = {
            j: math.exp(float(query @ answer) / 0.2)
            for j, answer in enumerate(answers)
            if (i, j) in allowed
        }
        logs = {j: math.log(score / sum(scores.values())) for j, score in scores.items()}
        total -= (1 - smoothing) * logs[i] + smoothing * sum(logs.values()) / len(logs)
    return total / len(queries)


@pytest.mark.parametrize("smoothing", [0.0, 0.2])
def test_info_nce_agrees_with_a_loop(smoothing: float) -> None:
    allowed = {
        (i, j)
        for i in range(5)
        for j in range(5)
        if i == j or (TEXT_KEY[i] != TEXT_KEY[j] and MOLECULE_KEY[i] != MOLECULE_KEY[j])
    }
    texts, molecules = list(TEXT.detach()), list(MOLECULE.detach())
    expected = 0.5 * (
        one_direction(texts, molecules, allowed, smoothing)
        + one_direction(molecules, texts, allowed, smoothing)
    )
    got = info_nce(
        TEXT,
        MOLECULE,
        temperature=torch.tensor(0.2),
        text_key=TEXT_KEY,
        molecule_key=MOLECULE_KEY,
        label_smoothing=smoothing,
    )
    assert got.item() == pytest.approx(expected, rel=1e-5)


def test_molecules_without_text_are_negatives_of_texts_alone() -> None:
    more = torch.cat([MOLECULE, unit(3, 8, seed=2)]).detach()
    key = torch.tensor([0, 1, 2, 1, 4, 7, 8, 2])
    allowed = {(i, j) for i in range(5) for j in range(8) if i == j or key[i] != key[j]}
    texts = list(TEXT.detach())
    expected = 0.5 * (
        one_direction(texts, list(more), allowed, 0.0)
        + one_direction(list(more[:5]), texts, allowed, 0.0)
    )
    got = info_nce(TEXT, more, temperature=0.2, molecule_key=key)
    assert got.item() == pytest.approx(expected, rel=1e-5)


def test_two_copies_of_one_pair_cost_nothing() -> None:
    key = torch.zeros(2, dtype=torch.long)
    loss = info_nce(
        TEXT[:1].expand(2, -1), MOLECULE[:1].expand(2, -1), temperature=0.1, text_key=key
    )
    assert loss.item() == pytest.approx(0, abs=1e-6)


def test_temperature_and_both_sides_learn() -> None:
    temperature = torch.tensor(0.1, requires_grad=True)
    loss = info_nce(TEXT, MOLECULE, temperature=temperature, text_key=TEXT_KEY, label_smoothing=0.1)
    assert has_finite_gradients(loss, TEXT, MOLECULE, temperature)


def test_autocast_does_not_round() -> None:
    with torch.autocast("cpu", torch.bfloat16):
        loss = info_nce(TEXT, MOLECULE, temperature=0.05)
    assert loss.dtype == torch.float32
    assert loss.item() == info_nce(TEXT, MOLECULE, temperature=0.05).item()


def test_order_of_pairs_does_not_matter() -> None:
    order = torch.tensor([3, 1, 4, 0, 2])
    options = [
        {"text_key": TEXT_KEY[o], "molecule_key": MOLECULE_KEY[o]} for o in (torch.arange(5), order)
    ]
    first = info_nce(TEXT, MOLECULE, temperature=0.1, **options[0])
    second = info_nce(TEXT[order], MOLECULE[order], temperature=0.1, **options[1])
    torch.testing.assert_close(first, second)


def test_fewer_molecules_than_texts_are_refused() -> None:
    with pytest.raises(ShapeError, match="molecule"):
        info_nce(TEXT, MOLECULE[:3], temperature=0.1)


def test_cross_entropy_agrees_with_torch() -> None:
    logits = torch.randn(4, 6)
    nothing = torch.zeros(4, 6, dtype=torch.bool)
    expected = torch.nn.functional.cross_entropy(logits, torch.arange(4), label_smoothing=0.3)
    torch.testing.assert_close(masked_cross_entropy(logits, nothing, label_smoothing=0.3), expected)


@pytest.mark.parametrize("key", [None, torch.tensor([0, 1, 2, 1, 4])])
def test_nt_xent_agrees_with_a_loop(key: torch.Tensor | None) -> None:
    views = torch.cat([TEXT, MOLECULE]).detach()
    place = (torch.arange(5) if key is None else key).repeat(2)
    total = 0.0
    for i in range(10):
        partner = (i + 5) % 10
        scores = {
            j: math.exp(float(views[i] @ views[j]) / 0.2)
            for j in range(10)
            if j == partner or place[j] != place[i]
        }
        total -= math.log(scores[partner] / sum(scores.values()))
    got = nt_xent(TEXT, MOLECULE, temperature=0.2, key=key)
    assert got.item() == pytest.approx(total / 10, rel=1e-5)
    assert has_finite_gradients(got, TEXT, MOLECULE)
