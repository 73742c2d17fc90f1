"""Opening in the background: progress, value, error; and what tells checkpoints apart."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import CheckpointError, LibraryError
from core.library.store import delete_own
from core.library.writer import LibraryWriter
from core.results import SearchResult
from core.ui import resources
from core.ui.resources import Opening, checkpoint_folder, checkpoint_stamp

Note = Callable[[int, int], None]


def test_an_opening_tells_its_progress_and_then_its_value() -> None:
    halfway, go_on = threading.Event(), threading.Event()

    def build(note: Note) -> str:
        note(3, 9)
        halfway.set()
        go_on.wait(30)
        return "open"

    opening = Opening(build)
    assert halfway.wait(30)
    assert opening.progress == (3, 9)
    assert not opening.wait(0.0)
    assert not opening.failed
    go_on.set()
    assert opening.result() == "open"
    assert opening.wait(0.0)
    assert not opening.failed


def test_an_opening_hands_its_error_to_whoever_asks() -> None:
    def build(_: Note) -> None:
        raise LibraryError("no such library")

    opening = Opening(build)
    for _ in range(2):
        with pytest.raises(LibraryError, match="no such library"):
            opening.result()
    assert opening.failed


def test_an_opening_stops_at_its_next_step() -> None:
    stepped, go_on = threading.Event(), threading.Event()

    def build(note: Note) -> str:
        note(1, 9)
        stepped.set()
        go_on.wait(30)
        note(2, 9)
        return "never"

    opening = Opening(build)
    assert stepped.wait(30)
    opening.cancel()
    go_on.set()
    with pytest.raises(LibraryError, match="Stopped"):
        opening.result()


def test_the_checkpoint_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", "/some/where")
    assert checkpoint_folder() == Path("/some/where")
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", " ")
    assert checkpoint_folder() == resources.SHIPPED
    assert resources.SHIPPED.parts[-2:] == ("checkpoints", "motiflens")


def test_other_files_give_another_stamp(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"one")
    first = checkpoint_stamp(tmp_path)
    (tmp_path / "card.json").write_text("{}", encoding="utf-8")
    assert checkpoint_stamp(tmp_path) == first
    weights.write_bytes(b"other")
    assert checkpoint_stamp(tmp_path) != first


def test_a_missing_checkpoint_names_the_cure(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="MOTIFLENS_CHECKPOINT"):
        checkpoint_stamp(tmp_path / "none")


def test_the_built_in_library_needs_no_data(environment: None) -> None:
    assert resources.libraries() == ("starter",)
    assert resources.library_title("starter") == "Starter library"
    assert resources.library_title("own") == "own"


def test_one_engine_serves_all_and_answers_are_remembered(environment: None) -> None:
    engine = resources.wait_for_engine("starter")
    assert resources.wait_for_engine("starter") is engine
    key = resources.engine_key(engine)
    first = resources.search(key, "a thiol", 3, 2, engine)
    assert isinstance(first, SearchResult)
    assert [hit.rank for hit in first.hits] == [3, 4, 5]
    assert resources.search(key, "a thiol", 3, 2, engine).seconds == first.seconds
    other = resources.search(key, "a thiol", 3, 0, engine)
    assert [hit.rank for hit in other.hits] == [1, 2, 3]
    row = resources.row_of(key, first.hits[0].id, engine)
    assert row is not None
    assert engine.library.smiles[row] == first.hits[0].smiles
    assert resources.row_of(key, "nobody", engine) is None
    alignment = resources.align(key, "a thiol", first.hits[0].smiles, engine)
    assert resources.align(key, "a thiol", first.hits[0].smiles, engine) is alignment


def test_own_libraries_have_their_titles_and_are_told_apart_by_content(
    environment: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_HOME", str(tmp_path))
    engines = []
    for smiles in ("CCO", "CCN"):
        with LibraryWriter("A *set*", source="a.smi") as writer:
            writer.add("1", "one", smiles, "")
            name = writer.finish().name
        resources.libraries.clear()
        assert resources.libraries() == ("starter", name)
        assert resources.library_title(name) == "A *set*"
        engines.append(resources.wait_for_engine(name))
        assert resources.wait_for_engine(name) is engines[-1]
        delete_own(name)
        assert resources.library_title(name) == name
        with pytest.raises(LibraryError, match="may have been deleted"):
            resources.start_engine(name)
    assert [engine.library.smiles for engine in engines] == [("CCO",), ("CCN",)]
    assert len({resources.engine_key(engine) for engine in engines}) == 2


def test_a_forgotten_library_is_opened_anew(environment: None) -> None:
    first = resources.wait_for_engine("starter")
    resources.forget("starter")
    assert resources.wait_for_engine("starter") is not first


def test_a_failed_opening_is_tried_again(
    environment: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(tmp_path))  # a folder without files
    first = resources.start_engine("starter")
    with pytest.raises(CheckpointError):
        first.result()
    resources.start_engine("starter")  # tells the failure once more, then forgets it
    assert resources.start_engine("starter") is not first


def test_the_checkpoint_of_the_environment_is_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MOTIFLENS_CHECKPOINT", raising=False)
    assert next(iter(resources.checkpoints())) == "motiflens"
    assert {"momu", "aman", "orma"} <= set(resources.checkpoints())
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(tmp_path / "mine"))
    known = resources.checkpoints()
    assert next(iter(known.items())) == ("mine", tmp_path / "mine")
    assert "motiflens" in known
