"""The memory bank and the shared projector."""

import pytest
import torch

from core.errors import ConfigError
from core.nn.memory_bank import MemoryBank, Projector
from tests.nn.gradients import silent_parameters

# Three rows of five, two and no items; the bank takes them packed.
MASK = torch.arange(5) < torch.tensor([[5], [2], [0]])


@pytest.fixture
def items(generator: torch.Generator) -> torch.Tensor:
    return torch.randn(3, 5, 8, generator=generator)


def packed(items: torch.Tensor, mask: torch.Tensor = MASK) -> tuple[torch.Tensor, torch.Tensor]:
    return items[mask], mask.nonzero()[:, 0]


@pytest.fixture
def bank() -> MemoryBank:
    torch.manual_seed(0)
    return MemoryBank(8, 3, heads=2)


def test_reading_agrees_with_multi_head_attention(bank: MemoryBank, items: torch.Tensor) -> None:
    reference = torch.nn.MultiheadAttention(8, 2, batch_first=True)
    with torch.no_grad():
        reference.in_proj_weight.copy_(torch.cat([bank.query.weight, bank.key_value.weight]))
        reference.in_proj_bias.copy_(torch.cat([bank.query.bias, bank.key_value.bias]))
        reference.out_proj.load_state_dict(bank.out.state_dict())
    memory = bank.memory.expand(2, -1, -1)
    expected, _ = reference(memory, items[:2], items[:2], key_padding_mask=~MASK[:2])
    torch.testing.assert_close(bank(*packed(items), 3)[:2], expected.mean(dim=1))


def test_company_and_order_do_not_matter(bank: MemoryBank, items: torch.Tensor) -> None:
    read = bank(*packed(items), 3)
    torch.testing.assert_close(bank(*packed(items.flip(1), MASK.flip(1)), 3), read)
    torch.testing.assert_close(bank(items[1, :2], torch.zeros(2, dtype=torch.long), 1), read[1:2])


def test_an_empty_row_gives_zeros_and_finite_gradients(
    bank: MemoryBank, items: torch.Tensor
) -> None:
    items.requires_grad_()
    read = bank(*packed(items), 3)
    assert not read[2].any()
    read.square().sum().backward()
    assert items.grad.isfinite().all()


def test_heads_must_divide_the_width() -> None:
    with pytest.raises(ConfigError, match="memory_heads=3"):
        MemoryBank(8, 3, heads=3)


@pytest.mark.parametrize("memory", [0, 3])
def test_projections_are_unit_vectors(memory: int, items: torch.Tensor) -> None:
    projector = Projector(8, memory=memory, heads=2)
    with torch.autocast("cpu", torch.bfloat16):
        out = projector(items[:, 0], *packed(items))
    assert out.dtype == torch.float32
    torch.testing.assert_close(out.norm(dim=-1), torch.ones(3))


def test_items_count_only_with_memory(items: torch.Tensor) -> None:
    for memory in (0, 3):
        projector = Projector(8, memory=memory, heads=2).eval()
        change = projector(items[:, 0], *packed(items)) - projector(items[:, 0], *packed(-items))
        assert (change[:2].abs().max() > 1e-4) == bool(memory)
        assert not change[2].any()


def test_every_weight_learns(items: torch.Tensor) -> None:
    torch.manual_seed(0)
    projector = Projector(8, memory=3, heads=2, dropout=0.1)
    silent = silent_parameters(projector, projector(items[:, 0], *packed(items)))
    assert silent == []
