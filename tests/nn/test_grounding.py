"""Resolved names joining the text vector."""

import pytest
import torch

from core.errors import ShapeError
from core.nn.grounding import NameGrounding
from tests.nn.gradients import silent_parameters

INDEX = torch.tensor([[2, 0, 1], [1, 0, 0], [0, 0, 0]])
MASK = torch.tensor([[True, True, True], [True, False, False], [False, False, False]])
RELATION = torch.tensor([[0, 3, 1], [2, 0, 0], [0, 0, 0]])


@pytest.fixture
def grounding() -> NameGrounding:
    torch.manual_seed(0)
    return NameGrounding(8, 4)


@pytest.fixture
def text(generator: torch.Generator) -> torch.Tensor:
    return torch.randn(3, 8, generator=generator)


@pytest.fixture
def names(generator: torch.Generator) -> torch.Tensor:
    return torch.randn(3, 8, generator=generator)


def test_texts_without_names_come_back_unchanged(
    grounding: NameGrounding, text: torch.Tensor, names: torch.Tensor
) -> None:
    out = grounding(text, names, INDEX, MASK, RELATION)
    assert torch.equal(out[2], text[2])
    assert (out[:2] - text[:2]).abs().amax(dim=1).min() > 1e-3


def test_padding_and_order_of_names_do_not_matter(
    grounding: NameGrounding, text: torch.Tensor, names: torch.Tensor
) -> None:
    out = grounding(text, names, INDEX, MASK, RELATION)
    other = grounding(
        text,
        names,
        INDEX.masked_fill(~MASK, 2)[:, [2, 0, 1]],
        MASK[:, [2, 0, 1]],
        RELATION.masked_fill(~MASK, 3)[:, [2, 0, 1]],
    )
    torch.testing.assert_close(other, out)
    alone = grounding(text[1:2], names[1:2], INDEX[1:2, :1] - 1, MASK[1:2, :1], RELATION[1:2, :1])
    torch.testing.assert_close(alone, out[1:2])


def test_the_relation_matters(
    grounding: NameGrounding, text: torch.Tensor, names: torch.Tensor
) -> None:
    first = grounding(text, names, INDEX, MASK, RELATION)
    second = grounding(text, names, INDEX, MASK, (RELATION + 1) % 4)
    assert (first - second)[1].abs().max() > 1e-3


def test_no_names_at_all(grounding: NameGrounding, text: torch.Tensor) -> None:
    nothing = torch.zeros(3, 0, dtype=torch.long)
    out = grounding(text, torch.zeros(0, 8), nothing, nothing.bool(), nothing)
    assert torch.equal(out, text)


def test_every_weight_learns_although_a_row_is_empty(
    grounding: NameGrounding, text: torch.Tensor, names: torch.Tensor
) -> None:
    text.requires_grad_()
    names.requires_grad_()
    with torch.autocast("cpu", torch.bfloat16):
        out = grounding(text, names, INDEX, MASK, RELATION)
    # A constant added to all scores of a softmax changes nothing.
    assert set(silent_parameters(grounding, out.float())) <= {"score.bias"}
    assert text.grad.isfinite().all()
    assert names.grad.isfinite().all()


def test_only_padding_has_finite_gradients(
    grounding: NameGrounding, text: torch.Tensor, names: torch.Tensor
) -> None:
    text.requires_grad_()
    out = grounding(text, names, INDEX, torch.zeros_like(MASK), RELATION)
    assert torch.equal(out, text)
    out.sum().backward()
    assert torch.equal(text.grad, torch.ones_like(text))
    assert all(p.grad is None or not p.grad.any() for p in grounding.parameters())


def test_a_mask_of_another_shape_is_refused(
    grounding: NameGrounding, text: torch.Tensor, names: torch.Tensor
) -> None:
    with pytest.raises(ShapeError, match="name_mask"):
        grounding(text, names, INDEX, MASK[:, :2], RELATION)
