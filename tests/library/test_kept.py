import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import DataError
from core.library.kept import Columns, is_kept, kept_columns


class Maker:
    """Makes columns from a file, and counts how often it was asked."""

    def __init__(self, source: Path) -> None:
        self.source, self.asked = source, 0

    def __call__(self) -> Iterator[list[str]]:
        """Give three columns of one row."""
        self.asked += 1
        return iter([self.source.read_text(encoding="utf-8").split(), ["é\n"], [""]])

    def open(self) -> Columns:
        """Ask for the columns."""
        return kept_columns("two", self, sources=[self.source])


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "libraries"


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    source = tmp_path / "source.txt"
    source.write_text("CCO", encoding="utf-8")
    return Maker(source)


def test_columns_are_made_once_and_come_back_equal(cache: Path, maker: Maker) -> None:
    assert not is_kept("two", sources=[maker.source])
    first = maker.open()
    assert first == (("CCO",), ("é\n",), ("",))
    assert is_kept("two", sources=[maker.source])
    assert not is_kept("three", sources=[maker.source])
    assert not is_kept("two", sources=[maker.source / "gone"])
    assert maker.open() == first
    assert maker.asked == 1
    assert len(list(cache.iterdir())) == 1


def test_another_source_is_read_though_it_has_the_size_and_time_of_the_old(
    cache: Path, maker: Maker
) -> None:
    maker.open()
    before = maker.source.stat()
    maker.source.write_text("CCN", encoding="utf-8")
    os.utime(maker.source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert maker.open()[0] == ("CCN",)


@pytest.mark.parametrize("damage", ["", "[[", "{}", '[["a"], ["b", "c"]]', "[[1], [2]]", "[]"])
def test_a_damaged_file_is_made_again(cache: Path, maker: Maker, damage: str) -> None:
    first = maker.open()
    kept = next(cache.iterdir())
    whole = kept.read_bytes()
    kept.write_text(damage, encoding="utf-8")
    assert maker.open() == first
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_changes_nothing(
    tmp_path: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(maker.source / "below a file"))
    assert maker.open() == maker.open()
    assert maker.asked == 2


def test_what_making_raises_is_passed_on(cache: Path, maker: Maker) -> None:
    def fail() -> Columns:
        raise DataError("damaged")

    with pytest.raises(DataError, match="damaged"):
        kept_columns("two", fail, sources=[maker.source])
    assert not cache.exists() or not list(cache.iterdir())
