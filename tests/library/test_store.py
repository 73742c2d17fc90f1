"""What is kept comes back; what is renamed, deleted or damaged does as it is told."""

import json
from pathlib import Path

import pytest

from core.errors import LibraryError
from core.library.library import available_libraries, open_library
from core.library.store import (
    ABOUT,
    MOLECULES,
    OwnLibrary,
    clean_title,
    delete_own,
    find_own,
    own_libraries,
    read_rejected,
    rename_own,
    size_of,
)
from core.library.writer import LibraryWriter

ROWS = (("1", 'ß <b>"x"</b>', "CCO", "It burns."), ("2", "methane", "C", ""))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOTIFLENS_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "libraries"


def keep(title: str = "My set") -> OwnLibrary:
    with LibraryWriter(title, source="a.csv") as writer:
        for row in ROWS:
            writer.add(*row)
        return writer.finish(rejected=[(3, "x(", "broken")], duplicates=4)


def test_nothing_is_there_at_first() -> None:
    assert own_libraries() == ()


def test_a_library_comes_back_as_it_was_kept() -> None:
    about = keep()
    assert (about.name, about.title, about.source) == ("own-my-set", "My set", "a.csv")
    assert (about.molecules, about.texts, about.duplicates, about.rejected) == (2, 1, 4, 1)
    assert own_libraries() == (about,)
    library = open_library(about.name)
    columns = zip(library.ids, library.names, library.smiles, library.texts, strict=True)
    assert tuple(columns) == ROWS
    assert (library.name, library.title) == ("own-my-set", "My set")
    assert read_rejected(about) == ((3, "x(", "broken"),)


def test_own_libraries_stand_after_the_built_in_ones(tmp_path: Path) -> None:
    keep("Zinc")
    keep("alkanes")
    known = available_libraries(tmp_path / "none")
    assert known == ("starter", "own-alkanes", "own-zinc")


def test_equal_slugs_get_numbers() -> None:
    assert [keep(t).name for t in ("A b", "A-b", "a/b!")] == ["own-a-b", "own-a-b-2", "own-a-b-3"]
    assert keep("メタン").name == "own-library"


def test_renaming_changes_the_title_alone() -> None:
    before = keep()
    after = rename_own(before.name, "  Other\ntitle ")
    assert after.title == "Other title"
    assert (after.name, after.sha256) == (before.name, before.sha256)
    assert rename_own(before.name, "other title").title == "other title"


@pytest.mark.parametrize(
    ("title", "said"),
    [("", "empty"), ("  \n", "empty"), ("x" * 81, "81 characters"), ("MY SET", "already")],
)
def test_titles_that_would_confuse_are_refused(title: str, said: str) -> None:
    keep()
    other = keep("Other")
    with pytest.raises(LibraryError, match=said):
        rename_own(other.name, title)
    with pytest.raises(LibraryError, match="already"):
        clean_title("starter LIBRARY")


def test_deleting_removes_the_folder(home: Path) -> None:
    about = keep()
    assert size_of([about.folder]) > 100
    delete_own(about.name)
    assert list(home.iterdir()) == []
    assert size_of([about.folder]) == 0
    with pytest.raises(LibraryError, match="may have been deleted"):
        open_library(about.name)
    with pytest.raises(LibraryError, match="to delete"):
        delete_own(about.name)


@pytest.mark.parametrize("name", ["own-", "own-../x", "own-..", "own-a/b", "own-A", "own-.new"])
def test_a_name_never_leaves_the_folder(home: Path, name: str) -> None:
    (home.parent / "x").mkdir(parents=True)
    for act in (find_own, delete_own, open_library):
        with pytest.raises(LibraryError):
            act(name)
    assert (home.parent / "x").is_dir()


@pytest.mark.parametrize("name", ["starter", "chebi20", "../x"])
def test_what_is_built_in_is_not_deleted(name: str) -> None:
    with pytest.raises(LibraryError, match="no own library"):
        delete_own(name)


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"format": 1}', '{"format": 2}'])
def test_a_damaged_note_is_told_and_can_be_deleted(tmp_path: Path, damage: str) -> None:
    about = keep()
    (about.folder / ABOUT).write_text(damage, encoding="utf-8")
    (told,) = own_libraries()
    assert "damaged" in told.problem
    assert available_libraries(tmp_path / "none") == ("starter",)
    with pytest.raises(LibraryError, match="add its file again"):
        find_own(about.name)
    delete_own(about.name)
    assert own_libraries() == ()


def test_counts_and_texts_of_a_note_must_be_such() -> None:
    about = keep()
    path = about.folder / ABOUT
    facts = json.loads(path.read_text("utf-8"))
    for key, value in (("molecules", "many"), ("title", 5)):
        path.write_text(json.dumps({**facts, key: value}), encoding="utf-8")
        assert own_libraries()[0].problem


@pytest.mark.parametrize("act", ["cut", "other", "gone"])
def test_damaged_molecules_are_told(act: str) -> None:
    about = keep()
    path = about.folder / MOLECULES
    if act == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-9] if act == "cut" else b"other")
    with pytest.raises(LibraryError, match="is damaged"):
        open_library(about.name)
