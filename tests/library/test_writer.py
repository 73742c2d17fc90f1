"""A folder appears whole or not at all."""

import os
import time
from pathlib import Path

import pytest

from core.data.identities import _key as identities_key
from core.errors import LibraryError
from core.library.library import open_library
from core.library.store import MOLECULES, OwnLibrary, own_libraries
from core.library.writer import ABANDONED_SECONDS, LibraryWriter
from core.retrieval.files import content_hash


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOTIFLENS_HOME", str(tmp_path))
    return tmp_path / "libraries"


def keep(title: str) -> OwnLibrary:
    with LibraryWriter(title, source="a.csv") as writer:
        writer.add("1", "ethanol", "CCO", "A fuel.")
        writer.add("2", "benzene", "c1ccccc1", "")
        writer.add("3", "methane", "C", "A gas — märchenhaft.")
        return writer.finish()


@pytest.mark.parametrize("error", [OSError("disk"), KeyboardInterrupt(), ValueError("x")])
def test_what_ends_early_leaves_nothing(home: Path, error: BaseException) -> None:
    def write() -> None:
        with LibraryWriter("x", source="a") as writer:
            writer.add("1", "a", "C", "")
            raise error

    with pytest.raises(type(error)):
        write()
    assert list(home.iterdir()) == []


def test_what_is_never_finished_leaves_nothing(home: Path) -> None:
    with LibraryWriter("x", source="a") as writer:
        writer.add("1", "a", "C", "")
    assert list(home.iterdir()) == []


def test_half_a_library_is_no_library_while_it_is_written(home: Path) -> None:
    with LibraryWriter("x", source="a") as writer:
        writer.add("1", "a", "C", "")
        assert len(list(home.iterdir())) == 1
        assert own_libraries() == ()


def test_what_a_killed_process_left_goes_after_a_day(home: Path) -> None:
    for name, age in ((".new-a.part", 2 * ABANDONED_SECONDS), (".new-b.part", 60)):
        (home / name).mkdir(parents=True)
        (home / name / "molecules.jsonl.gz").write_bytes(b"half")
        then = time.time() - age
        for path in (home / name / "molecules.jsonl.gz", home / name):
            os.utime(path, (then, then))
    keep("new")
    assert sorted(path.name for path in home.iterdir()) == [".new-b.part", "new"]


def test_hashes_are_those_that_name_what_the_cache_keeps() -> None:
    about = keep("x")
    library = open_library(about.name)
    assert about.content == library.content_hash
    assert about.structures == content_hash(library.smiles)
    assert about.described == content_hash([text for text in library.texts if text])
    assert identities_key(library.smiles).endswith(about.joined[:20])


def test_equal_rows_make_equal_files() -> None:
    files = [(keep(title).folder / MOLECULES).read_bytes() for title in ("a", "b")]
    assert files[0] == files[1]


def test_a_folder_that_cannot_be_made_is_told(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("in the way")
    with pytest.raises(LibraryError, match="MOTIFLENS_HOME"), LibraryWriter("x", source="a"):
        pytest.fail("it must not begin")
