"""A map is found, or drawn once in the background and kept."""

import threading
from pathlib import Path

import pytest

from core.errors import LibraryError
from core.retrieval.engine import RetrievalEngine
from core.ui import atlas_shelf, resources
from core.ui.resources import Opening
from tests.ui.atlas_samples import COUNT, kept, mapped, small_engine

__all__ = ["kept", "mapped", "small_engine"]


def test_a_kept_map_is_found_once(mapped: RetrievalEngine) -> None:
    found = atlas_shelf.ready(mapped, resources.checkpoint_folder())
    assert found is not None
    assert len(found.points) == COUNT
    assert atlas_shelf.ready(mapped, resources.checkpoint_folder()) is found
    assert atlas_shelf.drawing(mapped) is None


def test_a_missing_map_is_drawn_in_the_background_and_kept(
    mapped: RetrievalEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path))
    assert atlas_shelf.ready(mapped, resources.checkpoint_folder()) is None
    atlas_shelf.draw(mapped)
    opening = atlas_shelf.drawing(mapped)
    assert opening is not None
    atlas_shelf.draw(mapped)  # once more is not twice
    assert atlas_shelf.drawing(mapped) is opening
    assert opening.wait(240)
    assert opening.progress == (100, 100)
    assert atlas_shelf.ready(mapped, resources.checkpoint_folder()) is opening.result()
    assert atlas_shelf.drawing(mapped) is None
    assert len(list((tmp_path / "indexes").glob("atlas-*.npz"))) == 1


def test_a_failed_drawing_is_told_once_and_can_be_tried_again(
    mapped: RetrievalEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path))
    gate = threading.Event()

    def fail(_: object) -> None:
        gate.wait(30)
        raise LibraryError("no room")

    opening: Opening[None] = Opening(fail)
    atlas_shelf._shelf().drawing[atlas_shelf.key_of(mapped)] = opening
    assert atlas_shelf.ready(mapped, resources.checkpoint_folder()) is None
    gate.set()
    opening.wait(30)
    with pytest.raises(LibraryError, match="no room"):
        atlas_shelf.ready(mapped, resources.checkpoint_folder())
    assert atlas_shelf.drawing(mapped) is None
    assert atlas_shelf.ready(mapped, resources.checkpoint_folder()) is None
