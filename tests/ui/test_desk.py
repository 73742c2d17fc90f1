"""One import and one index at a time, whoever asks."""

import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.errors import LibraryError
from core.models.encoder import Encoder
from core.retrieval.engine import RetrievalEngine
from core.ui import atlas_shelf
from core.ui.desk import Desk, Indexing, duration
from core.ui.index_state import map_kept
from core.ui.resources import Opening
from tests.ui.atlas_samples import small_starter


def test_an_idle_desk() -> None:
    desk = Desk()
    assert desk.stage == "idle"
    assert not desk.busy
    desk.stop()
    desk.clear()


def test_indexing_tells_how_far_it_is_and_stops() -> None:
    stepped, again, later, go_on = (threading.Event() for _ in range(4))

    def build(note: Callable[[int, int], None]) -> str:
        note(256, 1024)
        stepped.set()
        again.wait(30)
        note(640, 1024)
        later.set()
        go_on.wait(30)
        note(512, 1024)
        return "never"

    desk = Desk()
    desk.indexing = Indexing("own-x", Opening(build))
    assert stepped.wait(30)
    assert desk.stage == "indexing"
    assert desk.indexing.progress == (256, 1024, None)  # what was there already tells no speed
    again.set()
    assert later.wait(30)
    done, total, left = desk.indexing.progress
    assert (done, total) == (640, 1024)
    assert left is not None
    assert left >= 0
    with pytest.raises(LibraryError, match="Another library"):
        desk.index("starter", Path("none"))
    desk.clear()
    assert desk.indexing is not None  # what runs is not forgotten
    desk.stop()
    go_on.set()
    assert desk.indexing.wait(30)
    assert desk.stage == "stopped"
    desk.clear()
    assert desk.stage == "idle"


def test_a_failed_index_says_why() -> None:
    def build(_: object) -> str:
        raise LibraryError("the disk is full")

    indexing = Indexing("own-x", Opening(build))
    indexing.wait(30)
    assert (indexing.stage, indexing.problem) == ("failed", "the disk is full")


def test_the_map_follows_the_index(
    environment: None, tiny_checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path))
    engine = RetrievalEngine(Encoder.load(tiny_checkpoint), small_starter(4), cache=tmp_path)
    indexing = Indexing("own-x", Opening(lambda _: engine), tiny_checkpoint)
    assert indexing.wait(240)
    assert (indexing.stage, indexing.problem, indexing.drawing) == ("ready", "", False)
    assert map_kept(engine.library.content_hash, tiny_checkpoint)
    again = Indexing("own-x", Opening(lambda _: engine), tiny_checkpoint)
    assert again.wait(60)
    assert again.progress[:2] == (0, 0)  # what is there is not drawn twice


def test_a_failed_map_leaves_the_index_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise LibraryError("No room.")

    monkeypatch.setattr(atlas_shelf, "begin", lambda *_: Opening(fail))
    engine = SimpleNamespace(library=("molecule",))
    indexing = Indexing("own-x", Opening(lambda _: engine), Path("none"))
    assert indexing.wait(60)
    assert indexing.stage == "ready"
    assert "its map is not: No room. The Atlas offers" in indexing.problem


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "a few seconds"), (42, "about 40 s"), (600, "about 10 min"), (36000, "about 10 h")],
)
def test_times_are_said_as_people_say_them(seconds: float, said: str) -> None:
    assert duration(seconds) == said
