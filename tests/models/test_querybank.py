"""The crowd around an item, against a full sort; own pairs left out; kept on disk in 8 bits."""

import numpy as np
import pytest

from core.errors import ShapeError
from core.models.querybank import NEAREST, Querybank

WIDTH = 24


def units(count: int, seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def bank() -> Querybank:
    return Querybank(units(200, 0), units(200, 1))


def test_the_nearest_are_those_of_a_full_sort(bank: Querybank) -> None:
    items = units(9, 2)
    for found, side in (
        (bank.around_molecules(items), bank.texts),
        (bank.around_texts(items), bank.molecules),
    ):
        expected = -np.sort(-(items @ side.T), axis=1)[:, :NEAREST]
        np.testing.assert_allclose(found, expected, atol=1e-6)
        assert (found.shape, found.dtype) == ((9, NEAREST), np.float32)


def test_many_items_are_looked_at_in_blocks(
    bank: Querybank, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = units(17, 2)
    whole = bank.around_molecules(items)
    monkeypatch.setattr("core.models.querybank._BLOCK", 5)
    np.testing.assert_allclose(bank.around_molecules(items), whole, atol=1e-6)


def test_the_own_pair_of_an_item_is_no_rival() -> None:
    both = units(3, 0)
    bank = Querybank(both, both[[1, 2, 0]])  # each molecule lies where another's text does
    own = bank.around_molecules(bank.molecules)
    expected = both[[1, 2, 0]] @ both.T
    expected[np.arange(3), np.arange(3)] = -1
    np.testing.assert_allclose(own, -np.sort(-expected, axis=1), atol=1e-6)
    assert own[:, 0] == pytest.approx([1, 1, 1])
    assert (own[:, -1] == -1).all()


def test_what_is_no_number_is_near_nothing(bank: Querybank) -> None:
    items = units(2, 2)
    items[1] = np.nan
    found = bank.around_molecules(items)
    assert (found[1] == 0).all()
    assert (found[0] != 0).all()


def test_a_small_bank_gives_what_it_has() -> None:
    bank = Querybank(units(3, 0), units(3, 1))
    assert bank.around_texts(units(5, 2)).shape == (5, 3)
    assert bank.around_texts(units(0, 2)).shape == (0, 3)


def test_a_bank_comes_back_from_one_byte_a_number(bank: Querybank) -> None:
    tensors = bank.tensors()
    assert {str(value.dtype) for value in tensors.values()} == {"torch.int8", "torch.float32"}
    back = Querybank.of(tensors)
    np.testing.assert_allclose(back.texts, bank.texts, atol=0.005)
    np.testing.assert_allclose(back.molecules, bank.molecules, atol=0.005)
    # A pair is still known as its own after the rounding.
    own = bank.around_molecules(bank.molecules)
    np.testing.assert_allclose(back.around_molecules(bank.molecules), own, atol=0.01)


@pytest.mark.parametrize(
    ("texts", "molecules"), [((0, 4), (0, 4)), ((3, 4), (2, 4)), ((3, 4), (3, 5)), ((4,), (4,))]
)
def test_sides_that_do_not_belong_together_are_refused(
    texts: tuple[int, ...], molecules: tuple[int, ...]
) -> None:
    with pytest.raises(ShapeError, match="bank of"):
        Querybank(np.ones(texts, np.float32), np.ones(molecules, np.float32))
