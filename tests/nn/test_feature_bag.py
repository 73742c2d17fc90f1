"""Weighted sums of embedding rows."""

import torch
from torch.nn import functional

from core.nn.feature_bag import FeatureBag, packed_rows

INDEX = torch.tensor([3, 0, 3, 9, 9, 1])
WEIGHT = torch.tensor([1.0, 2.0, 0.5, 1.0, 3.0, 0.25])
OFFSETS = torch.tensor([0, 2, 2, 5])


def test_rows_of_packed_features() -> None:
    assert packed_rows(OFFSETS, 6).tolist() == [0, 0, 2, 2, 2, 3]


def test_sum_and_gradient_agree_with_a_dense_product() -> None:
    bag = FeatureBag(10, 5)
    dense = torch.zeros(4, 10)
    for row, feature, weight in zip(packed_rows(OFFSETS, 6), INDEX, WEIGHT, strict=True):
        dense[row, feature] += weight
    table = bag.table.detach().clone().requires_grad_()
    expected = dense @ table
    got = bag(INDEX, WEIGHT, OFFSETS)
    torch.testing.assert_close(got, expected)
    pull = torch.randn(4, 5)
    (got * pull).sum().backward()
    (expected * pull).sum().backward()
    torch.testing.assert_close(bag.table.grad, table.grad)


def test_backward_equals_the_built_in_one() -> None:
    torch.manual_seed(0)
    index = torch.randint(0, 300, (4000,))
    weight, offsets = torch.rand(4000), torch.arange(0, 4000, 40)
    bag = FeatureBag(300, 8)
    bag(index, weight, offsets).sin().sum().backward()
    table = bag.table.detach().clone().requires_grad_()
    functional.embedding_bag(
        index, table, offsets, mode="sum", per_sample_weights=weight
    ).sin().sum().backward()
    torch.testing.assert_close(bag.table.grad, table.grad)


def test_an_input_without_features_gives_zeros() -> None:
    assert not FeatureBag(10, 5)(INDEX, WEIGHT, OFFSETS)[1].any()
    empty = torch.zeros(0)
    assert not FeatureBag(10, 5)(empty.long(), empty, torch.tensor([0, 0])).any()


def test_feature_dropout_only_in_training() -> None:
    bag = FeatureBag(10, 5, dropout=0.5)
    torch.manual_seed(0)
    trained = torch.stack([bag(INDEX, WEIGHT, OFFSETS) for _ in range(2000)])
    bag.eval()
    still = bag(INDEX, WEIGHT, OFFSETS)
    assert torch.equal(still, bag(INDEX, WEIGHT, OFFSETS))
    assert trained.std(dim=0).max() > 0.01
    torch.testing.assert_close(trained.mean(dim=0), still, atol=0.05, rtol=0.1)


def test_autocast_leaves_the_sum_exact() -> None:
    bag = FeatureBag(10, 5)
    with torch.autocast("cpu", torch.bfloat16):
        got = bag(INDEX, WEIGHT, OFFSETS)
    assert got.dtype == torch.float32
    assert torch.equal(got, bag(INDEX, WEIGHT, OFFSETS))
