import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from core.errors import LibraryError
from core.retrieval.build import BLOCK, index_folder, open_index
from core.retrieval.files import content_hash
from core.retrieval.index import MoleculeIndex

ITEMS = [f"item {number}" for number in range(2 * BLOCK + 3)]


def rows(items: Sequence[str]) -> np.ndarray:
    return np.array([[len(item), int(item.split()[1]), 1] for item in items], dtype=np.float32)


class Counting:
    """An encoder that counts, and stops like Ctrl-C after some blocks."""

    def __init__(self, stop_after: int = 99) -> None:
        self.items = 0
        self.left = stop_after

    def __call__(self, items: Sequence[str]) -> np.ndarray:
        """Return the rows of the items."""
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        self.items += len(items)
        return rows(items)


def build(cache: Path, encode: Callable, **options: object) -> MoleculeIndex:
    return open_index(ITEMS, encode, cache=cache, fingerprint="weights", **options)  # type: ignore[arg-type]


def folder(cache: Path) -> Path:
    return index_folder(cache, content=content_hash(ITEMS), fingerprint="weights")


def test_the_second_time_nothing_is_embedded(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    index = build(tmp_path, first)
    assert (index.vectors == rows(ITEMS).astype(np.float16)).all()
    assert (build(tmp_path, second).vectors == index.vectors).all()
    assert (first.items, second.items) == (len(ITEMS), 0)
    assert sorted(os.listdir(folder(tmp_path))) == ["meta.json", "vectors.npy"]


def test_a_shipped_index_is_read_and_its_folder_left_alone(tmp_path: Path) -> None:
    shipped, cache = tmp_path / "shipped", tmp_path / "cache"
    made = build(shipped, Counting())
    before = sorted(path.name for path in shipped.rglob("*"))
    encode = Counting()
    assert (build(cache, encode, shipped=shipped).vectors == made.vectors).all()
    assert encode.items == 0
    assert not cache.exists()
    other = Counting()
    open_index(ITEMS, other, cache=cache, fingerprint="other weights", shipped=shipped)
    assert other.items == len(ITEMS)
    assert sorted(path.name for path in shipped.rglob("*")) == before


def test_other_weights_and_other_items_have_their_own_index(tmp_path: Path) -> None:
    build(tmp_path, Counting())
    encode = Counting()
    open_index(ITEMS, encode, cache=tmp_path, fingerprint="others")
    open_index(ITEMS[:5], encode, cache=tmp_path, fingerprint="weights")
    assert encode.items == len(ITEMS) + 5


def test_an_interruption_loses_no_finished_block(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, Counting(stop_after=2))
    rest = Counting()
    assert (build(tmp_path, rest).vectors == rows(ITEMS)).all()
    assert rest.items == 3


def test_a_damaged_block_is_embedded_again(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, Counting(stop_after=2))
    block = sorted((folder(tmp_path) / "blocks").iterdir())[0]
    block.write_bytes(block.read_bytes()[:50])
    rest = Counting()
    assert (build(tmp_path, rest).vectors == rows(ITEMS)).all()
    assert rest.items == BLOCK + 3


def test_a_damaged_index_is_made_again_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build(tmp_path, Counting())
    path = folder(tmp_path) / "vectors.npy"
    path.write_bytes(path.read_bytes()[:100])
    with caplog.at_level(logging.WARNING):
        assert (build(tmp_path, Counting()).vectors == rows(ITEMS)).all()
    assert "damaged (vectors.npy)" in caplog.text
    again = Counting()
    build(tmp_path, again)
    assert again.items == 0


def test_an_index_of_other_weights_in_its_place_is_made_again_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    MoleculeIndex(rows(ITEMS) * 0, "others", content=content_hash(ITEMS)).save(folder(tmp_path))
    with caplog.at_level(logging.WARNING):
        assert (build(tmp_path, Counting()).vectors == rows(ITEMS)).all()
    assert "made by other weights" in caplog.text


def test_a_cache_that_cannot_be_written_leaves_the_index_in_memory(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "indexes").write_text("a file where the folder should be")
    with caplog.at_level(logging.WARNING):
        assert (build(tmp_path, Counting()).vectors == rows(ITEMS)).all()
    assert len(caplog.records) == 1
    assert "kept in memory" in caplog.text


def test_who_must_save_is_told(tmp_path: Path) -> None:
    (tmp_path / "indexes").write_text("a file where the folder should be")
    with pytest.raises(LibraryError, match="cannot be written"):
        build(tmp_path, Counting(), must_save=True)


def test_progress_counts_the_items(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build(tmp_path, Counting(), progress=lambda *step: told.append(step))
    total = len(ITEMS)
    assert told == [(BLOCK, total), (2 * BLOCK, total), (total, total)]
    told.clear()
    build(tmp_path, Counting(), progress=lambda *step: told.append(step))
    assert told == []


def test_an_empty_library_has_an_empty_index(tmp_path: Path) -> None:
    assert len(open_index([], Counting(), cache=tmp_path, fingerprint="w")) == 0
