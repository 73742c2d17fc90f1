"""Caches are whole or absent, and never stand in the way."""

import logging
from pathlib import Path

import numpy as np
import pytest

from core.data.storage import (
    cache_folder,
    home_folder,
    kept_arrays,
    load_arrays,
    pack_lines,
    replacing,
    save_arrays,
    unpack_lines,
)


def test_the_variable_chooses_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path / "x"))
    assert cache_folder() == tmp_path / "x"
    assert not (tmp_path / "x").exists()


def test_without_the_variable_the_platform_chooses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MOTIFLENS_CACHE", raising=False)
    assert cache_folder().name == "motiflens"


def test_what_users_made_lies_apart_from_the_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MOTIFLENS_HOME", str(tmp_path / "home"))
    assert home_folder() == tmp_path / "home"
    assert not (tmp_path / "home").exists()
    monkeypatch.setenv("MOTIFLENS_HOME", f" {tmp_path}/my own ")
    assert home_folder() == tmp_path / "my own"
    monkeypatch.delenv("MOTIFLENS_HOME")
    monkeypatch.delenv("MOTIFLENS_CACHE", raising=False)
    assert home_folder().name == "motiflens"
    assert home_folder() != cache_folder()


def test_arrays_come_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.npz"
    assert save_arrays(path, {"x": np.arange(5), "empty": np.zeros((2, 0), np.int32)})
    loaded = load_arrays(path, ["x", "empty"])
    np.testing.assert_array_equal(loaded["x"], np.arange(5))
    assert loaded["empty"].shape == (2, 0)
    assert [p.name for p in path.parent.iterdir()] == ["a.npz"]


def test_a_missing_file_is_none_without_a_note(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert load_arrays(tmp_path / "a.npz", ["x"]) is None
    assert not caplog.records


@pytest.mark.parametrize("cut", [0, 10, -40])
def test_a_damaged_file_is_none_with_a_note(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, cut: int
) -> None:
    path = tmp_path / "a.npz"
    save_arrays(path, {"x": np.arange(1000)})
    path.write_bytes(path.read_bytes()[:cut])
    assert load_arrays(path, ["x"]) is None
    assert "damaged" in caplog.text


def test_flipped_bytes_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    save_arrays(path, {"x": np.zeros(1000)})
    data = bytearray(path.read_bytes())
    data[4000] ^= 1
    path.write_bytes(data)
    assert load_arrays(path, ["x"]) is None


def test_objects_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    np.savez(path, x=np.array([{"a": 1}], dtype=object))
    assert load_arrays(path, ["x"]) is None


@pytest.mark.parametrize("error", [OSError("disk"), KeyboardInterrupt()])
def test_an_early_end_leaves_the_old_file_alone(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def write() -> None:
        with replacing(path) as temporary:
            temporary.write_text("half")
            raise error

    with pytest.raises(type(error)):
        write()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_cache_that_cannot_be_written_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    with caplog.at_level(logging.WARNING):
        assert not save_arrays(tmp_path / "file" / "a.npz", {"x": np.zeros(1)})
    assert "not kept" in caplog.text


@pytest.mark.parametrize("lines", [(), ("C",), ("C", "CC", "ä")])
def test_lines_come_back(lines: tuple[str, ...]) -> None:
    assert unpack_lines(pack_lines(lines)) == lines


def test_arrays_are_made_once_and_kept_small(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> dict[str, np.ndarray]:
        made.append(1)
        return {"zeros": np.zeros(100_000)}

    cache, shipped = tmp_path / "cache", tmp_path / "shipped"
    for _ in range(2):
        found = kept_arrays("a.npz", ["zeros"], make, cache=cache)
        assert len(found["zeros"]) == 100_000
    assert len(made) == 1
    assert (cache / "a.npz").stat().st_size < 10_000
    cache.rename(shipped)
    kept_arrays("a.npz", ["zeros"], make, cache=cache, shipped=shipped)
    assert not cache.exists(), "what ships is not written again"
    kept_arrays("a.npz", ["zeros"], make, cache=None)
    assert len(made) == 2
