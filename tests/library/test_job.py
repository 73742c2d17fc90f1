"""An import in its thread: progress, end, cancel, failure."""

import gc
import threading
import weakref
from pathlib import Path

import pytest

from core.errors import LibraryError
from core.library.columns import Choice, Layout
from core.library.job import ImportJob, seconds_left
from core.library.sources import bytes_source
from core.library.store import OwnLibrary, own_libraries

LAYOUT = Layout(kind="lines", columns=("SMILES", "Name"))
CHOICE = Choice(structure=0, name=1)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOTIFLENS_HOME", str(tmp_path))
    return tmp_path / "libraries"


def test_it_ends_with_a_library_and_hands_it_on() -> None:
    seen: list[OwnLibrary] = []
    source = bytes_source("a.smi", b"CCO\nC(\nC\n")
    job = ImportJob(source, layout=LAYOUT, choice=CHOICE, title="x", then=seen.append)
    assert job.wait(60)
    assert job.state == "done"
    assert job.library == own_libraries()[0] == seen[0]
    assert (job.tally.accepted, len(job.rejected), job.tally.share) == (2, 1, 1.0)
    assert job.seconds_left == 0


@pytest.mark.parametrize("error", [LibraryError("no model here"), KeyError("odd")])
def test_a_kept_library_stays_whatever_becomes_of_its_index(error: Exception) -> None:
    def fail(_: OwnLibrary) -> None:
        raise error

    job = ImportJob(
        bytes_source("a.smi", b"C\n"), layout=LAYOUT, choice=CHOICE, title="x", then=fail
    )
    assert job.wait(60)
    assert job.state == "done"
    assert job.library == own_libraries()[0]
    assert "no model here" in job.problem or "the molecules are kept" in job.problem


def test_the_file_is_let_go_of_when_it_is_read() -> None:
    source = bytes_source("a.smi", b"CCO\n")
    job = ImportJob(source, layout=LAYOUT, choice=CHOICE, title="x")
    assert job.wait(60)
    held = weakref.ref(source)
    del source
    gc.collect()
    assert held() is None
    assert job.source_name == "a.smi"


def test_cancelling_keeps_nothing(home: Path) -> None:
    source = bytes_source("a.smi", b"CCO\n" * 3_000_000)
    job = ImportJob(source, layout=LAYOUT, choice=CHOICE, title="x")
    assert job.state == "running"
    job.cancel()
    assert job.wait(60)
    assert job.state == "stopped"
    assert not home.exists() or list(home.iterdir()) == []


def test_a_refused_file_is_told() -> None:
    job = ImportJob(bytes_source("a.smi", b"C(\n"), layout=LAYOUT, choice=CHOICE, title="x")
    assert job.wait(60)
    assert job.state == "failed"
    assert "choose another column" in job.problem
    assert len(job.rejected) == 1


def test_an_error_of_ours_is_no_trace(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: OwnLibrary) -> None:
        raise ValueError("bug")

    source = bytes_source("a.smi", b"C\n")
    job = ImportJob(source, layout=LAYOUT, choice=CHOICE, title="x", then=fail)
    assert job.wait(60)
    assert "Something failed inside MotifLens" in job.problem
    assert "bug" in caplog.text


def test_a_refused_title_begins_no_thread() -> None:
    before = threading.active_count()
    with pytest.raises(LibraryError, match="title is empty"):
        ImportJob(bytes_source("a.smi", b"C\n"), layout=LAYOUT, choice=CHOICE, title=" ")
    assert threading.active_count() <= before


def test_time_left_is_told_once_it_can_be() -> None:
    assert seconds_left(10, 0.0) is None
    assert seconds_left(1, 0.001) is None
    assert seconds_left(10, 0.001) == pytest.approx(9990)
    assert seconds_left(10, 0.25) == pytest.approx(30)
