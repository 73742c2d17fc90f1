"""Tables come back nearly, matrices to half precision, all else to the last bit."""

import pytest
import torch

from core.models.packing import SCALE, TABLE, pack, unpack


@pytest.fixture
def weights(generator: torch.Generator) -> dict[str, torch.Tensor]:
    table = torch.randn(TABLE, 24, generator=generator)
    table[5] = 0
    table[6] *= 1e4
    return {
        "table": table,
        "matrix": torch.randn(TABLE - 1, 24, generator=generator),
        "norm": torch.randn(TABLE, generator=generator),
        "steps": torch.arange(3),
    }


def test_a_table_takes_one_byte_a_number(weights: dict[str, torch.Tensor]) -> None:
    packed = pack(weights)
    assert packed["table"].dtype == torch.int8
    assert packed["table" + SCALE].shape == (TABLE, 1)
    assert packed["matrix"].dtype == torch.float16


def test_each_row_of_a_table_is_rounded_by_its_own_size(weights: dict[str, torch.Tensor]) -> None:
    table, back = weights["table"], unpack(pack(weights))["table"]
    most = table.abs().amax(dim=1, keepdim=True)
    assert ((back - table).abs() <= most / 254 * 1.001).all()
    assert (back[5] == 0).all()


def test_all_names_come_back_and_vectors_exactly(weights: dict[str, torch.Tensor]) -> None:
    back = unpack(pack(weights))
    assert list(back) == list(weights)
    torch.testing.assert_close(back["norm"], weights["norm"], atol=0, rtol=0)
    torch.testing.assert_close(back["matrix"], weights["matrix"], atol=2e-3, rtol=1e-3)
    assert back["steps"].dtype == torch.int64


def test_packing_what_was_unpacked_changes_nothing_more(weights: dict[str, torch.Tensor]) -> None:
    once = pack(weights)
    twice = pack(unpack(once))
    assert all(torch.equal(once[name], twice[name]) for name in once if SCALE not in name)
