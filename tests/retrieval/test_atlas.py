"""A kept map comes back as it was, and a damaged or foreign file is refused."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from core.retrieval.atlas import Atlas, Grouping


def atlas(count: int = 7) -> Atlas:
    rng = np.random.default_rng(0)
    shown = np.arange(0, count, 2)
    return Atlas(
        points=rng.random((count, 2)).astype(np.float32),
        shown=shown,
        numbers=np.full((len(shown), 3), np.nan, np.float32),
        groupings={
            "group": Grouping((shown % 2).astype(np.int16), ("één, β-lactam", "<b>")),
            "split": Grouping(np.full(len(shown), -1, np.int16), ("train",)),
        },
        text_rows=np.array([1, 3]),
        text_points=rng.random((2, 2)).astype(np.float32),
        pair_cosine=0.75,
        other_cosine=-0.25,
    )


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    made = atlas()
    assert made.save(tmp_path / "atlas.npz")
    read = Atlas.load(tmp_path / "atlas.npz", count=7)
    assert read is not None
    for name in ("points", "shown", "numbers", "text_rows", "text_points"):
        np.testing.assert_array_equal(getattr(read, name), getattr(made, name))
    assert (read.pair_cosine, read.other_cosine) == (0.75, -0.25)
    assert set(read.groupings) == {"group", "split"}
    assert read.groupings["group"].names == made.groupings["group"].names
    np.testing.assert_array_equal(read.groupings["split"].labels, [-1, -1, -1, -1])


def test_a_map_of_another_library_is_refused(tmp_path: Path) -> None:
    atlas().save(tmp_path / "atlas.npz")
    assert Atlas.load(tmp_path / "atlas.npz", count=8) is None
    assert Atlas.load(tmp_path / "none.npz", count=7) is None


@pytest.mark.parametrize("kept", [0, 1, 40, 400])
def test_half_a_file_is_refused(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "atlas.npz"
    atlas().save(path)
    path.write_bytes(path.read_bytes()[:kept])
    assert Atlas.load(path, count=7) is None


@pytest.mark.parametrize(
    "change",
    [
        {"points": np.full((7, 2), np.nan, np.float32)},
        {"shown": np.array([0, 2, 4, 7])},
        {"text_rows": np.array([-1, 3])},
        {"text_points": np.zeros((3, 2), np.float32)},
        {"numbers": np.zeros((3, 3), np.float32)},
        {"groupings": {"group": Grouping(np.array([0, 1, 2, 0], np.int16), ("a", "b"))}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_values_that_cannot_be_are_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "atlas.npz"
    dataclasses.replace(atlas(), **change).save(path)
    assert Atlas.load(path, count=7) is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert not atlas().save(tmp_path / "file" / "atlas.npz")
