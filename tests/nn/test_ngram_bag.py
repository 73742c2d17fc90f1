"""The bag of n-grams."""

import math

import pytest
import torch

from core.nn.ngram_bag import NgramBag
from tests.nn.gradients import silent_parameters

INDEX = torch.tensor([5, 1, 2, 7, 2])
COUNT = torch.tensor([1.0, 3.0, 1.0, 2.0, 9.0])
OFFSETS = torch.tensor([0, 2, 2])


@pytest.fixture
def bag() -> NgramBag:
    torch.manual_seed(0)
    bag = NgramBag(8, 16, 12)
    bag.idf.copy_(torch.linspace(0.5, 4, 8))
    return bag


def test_weights_are_sublinear_and_of_unit_length(bag: NgramBag) -> None:
    weight = bag.weights(INDEX, COUNT, OFFSETS)
    first = bag.idf[5].item()
    second = (1 + math.log(3)) * bag.idf[1].item()
    assert weight[:2].tolist() == pytest.approx(
        [first / math.hypot(first, second), second / math.hypot(first, second)]
    )
    assert weight[2:].square().sum().item() == pytest.approx(1)


def test_order_of_ngrams_does_not_matter(bag: NgramBag) -> None:
    order = torch.tensor([1, 0, 4, 2, 3])
    torch.testing.assert_close(bag(INDEX[order], COUNT[order], OFFSETS), bag(INDEX, COUNT, OFFSETS))


def test_one_text_equals_the_same_text_in_a_batch(bag: NgramBag) -> None:
    alone = bag(INDEX[2:], COUNT[2:], torch.tensor([0]))
    torch.testing.assert_close(bag(INDEX, COUNT, OFFSETS)[2:], alone)


def test_output_has_unit_order(bag: NgramBag) -> None:
    index = torch.arange(8).repeat(50)
    out = bag(index, torch.rand(400) * 9 + 1, torch.arange(0, 400, 8))
    assert 0.1 < out.std() < 3


def test_idf_is_saved_with_the_weights(bag: NgramBag) -> None:
    assert "idf" in bag.state_dict()


def test_every_weight_learns_also_under_autocast(bag: NgramBag) -> None:
    with torch.autocast("cpu", torch.bfloat16):
        out = bag(INDEX, COUNT, OFFSETS)
    assert silent_parameters(bag, out.float()) == []
