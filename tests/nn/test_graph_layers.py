"""Categorical embeddings of graph columns."""

import pytest
import torch

from core.errors import ShapeError
from core.nn.graph_layers import CategoricalEmbedding, MultiHot, feed_forward

CODES = torch.tensor([[0, 2, 1], [3, 0, 0]])


def test_each_column_sets_one_place() -> None:
    spread = MultiHot((4, 3, 2))(CODES)
    assert spread.tolist() == [[1, 0, 0, 0, 0, 0, 1, 0, 1], [0, 0, 0, 1, 1, 0, 0, 1, 0]]


def test_embedding_is_the_sum_of_look_ups() -> None:
    embedding = CategoricalEmbedding((4, 3, 2), 5)
    tables = embedding.embed.weight.T.split((4, 3, 2))
    expected = sum(table[CODES[:, column]] for column, table in enumerate(tables))
    torch.testing.assert_close(embedding(CODES), expected)


def test_embedding_has_unit_variance() -> None:
    torch.manual_seed(0)
    sizes = (50, 40, 30, 20)
    codes = torch.stack([torch.randint(0, size, (500,)) for size in sizes], dim=1)
    assert CategoricalEmbedding(sizes, 64)(codes).std().item() == pytest.approx(1, abs=0.2)


def test_nothing_gives_nothing() -> None:
    assert MultiHot((4, 3))(torch.zeros(0, 2, dtype=torch.long)).shape == (0, 7)


def test_another_number_of_columns_is_refused() -> None:
    with pytest.raises(ShapeError, match="codes"):
        MultiHot((4, 3))(CODES)


def test_feed_forward_keeps_rows_apart() -> None:
    block = feed_forward(6, 4, dropout=0.0)
    rows = torch.randn(3, 6)
    torch.testing.assert_close(block(rows)[1:2], block(rows[1:2]))
