"""Pooling over padded rows and packed segments."""

import pytest
import torch

from core.errors import ShapeError
from core.nn.pooling import (
    AttentionPool,
    SegmentAttention,
    gather_rows,
    masked_mean,
    pack_to_rows,
    segment_mean,
    segment_sum,
)
from tests.nn.gradients import silent_parameters

LENGTHS = (3, 0, 5, 1)
MASK = torch.arange(5) < torch.tensor(LENGTHS).unsqueeze(1)
SEGMENT = torch.arange(4).repeat_interleave(torch.tensor(LENGTHS))


@pytest.fixture
def packed() -> torch.Tensor:
    return torch.randn(sum(LENGTHS), 6, generator=torch.Generator().manual_seed(0))


def test_packed_items_return_from_padded_rows(packed: torch.Tensor) -> None:
    rows, mask = pack_to_rows(packed, SEGMENT, 4)
    assert torch.equal(mask, MASK)
    assert torch.equal(rows[mask], packed)
    assert not rows[~mask].any()


def test_rows_of_nothing_still_have_one_place() -> None:
    rows, mask = pack_to_rows(torch.zeros(0, 6), torch.zeros(0, dtype=torch.long), 2)
    assert rows.shape == (2, 1, 6)
    assert not mask.any()


def test_segments_agree_with_a_loop(packed: torch.Tensor) -> None:
    parts = packed.split(LENGTHS)
    total = torch.stack([part.sum(dim=0) for part in parts])
    mean = torch.stack([part.sum(dim=0) / max(len(part), 1) for part in parts])
    torch.testing.assert_close(segment_sum(packed, SEGMENT, 4), total)
    torch.testing.assert_close(segment_mean(packed, SEGMENT, 4), mean)


def test_order_of_segments_does_not_matter(packed: torch.Tensor) -> None:
    order = torch.randperm(len(packed), generator=torch.Generator().manual_seed(1))
    torch.testing.assert_close(
        segment_sum(packed[order], SEGMENT[order], 4), segment_sum(packed, SEGMENT, 4)
    )


def test_gathering_picks_rows_and_counts_gradients(packed: torch.Tensor) -> None:
    packed.requires_grad_()
    index = torch.tensor([2, 2, 0])
    picked = gather_rows(packed, index)
    assert torch.equal(picked, packed[index])
    picked.sum().backward()
    assert packed.grad[:, 0].tolist() == [1, 0, 2, 0, 0, 0, 0, 0, 0]


def test_masked_mean_ignores_padding(packed: torch.Tensor) -> None:
    rows, mask = pack_to_rows(packed, SEGMENT, 4)
    filled = rows.masked_fill(~mask.unsqueeze(-1), 7.0)
    torch.testing.assert_close(masked_mean(filled, mask), segment_mean(packed, SEGMENT, 4))


def test_attention_pool_ignores_padding_and_empties_empty_rows(packed: torch.Tensor) -> None:
    rows, mask = pack_to_rows(packed, SEGMENT, 4)
    pool = AttentionPool(6)
    pooled = pool(rows, mask)
    torch.testing.assert_close(pool(rows.masked_fill(~mask.unsqueeze(-1), 9.0), mask), pooled)
    assert not pooled[1].any()
    torch.testing.assert_close(pooled[3], packed[-1])


def test_both_attentions_are_one(packed: torch.Tensor) -> None:
    rows, mask = pack_to_rows(packed, SEGMENT, 4)
    padded, segmented = AttentionPool(6), SegmentAttention(6)
    segmented.load_state_dict(padded.state_dict())
    torch.testing.assert_close(segmented(packed, SEGMENT, 4), padded(rows, mask))


def test_attention_survives_great_scores(packed: torch.Tensor) -> None:
    pool = SegmentAttention(6)
    assert pool(1e4 * packed, SEGMENT, 4).isfinite().all()


def test_every_weight_of_the_attention_learns(packed: torch.Tensor) -> None:
    pool = SegmentAttention(6)
    # A constant added to all scores of a softmax changes nothing, so the bias stays silent.
    assert set(silent_parameters(pool, pool(packed, SEGMENT, 4))) <= {"score.bias"}


def test_a_mask_of_another_shape_is_refused() -> None:
    with pytest.raises(ShapeError, match="mask"):
        masked_mean(torch.zeros(2, 3, 4), torch.ones(2, 4, dtype=torch.bool))
