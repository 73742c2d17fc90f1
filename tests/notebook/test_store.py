"""The store keeps what it is given, in order, in both databases, also with two users at once."""

import math
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url, text

from core.notebook.entries import (
    MOST_ENTRIES,
    MOST_SMILES,
    MOST_TEXT,
    Molecule,
    NotebookError,
    Snapshot,
)
from core.notebook.place import database_url
from core.notebook.rows import MOST_NAME
from core.notebook.store import NotebookStore
from core.notebook.tables import FIRST_NAME
from tests.notebook.conftest import EVIL, make_pin
from tests.notebook.postgres import PASSWORD, Cluster


def _first(store: NotebookStore) -> str:
    return store.notebooks()[0].id


def _titles(store: NotebookStore, notebook: str) -> str:
    return "".join(entry.title for entry in store.entries(notebook))


def _filled(store: NotebookStore, titles: str = "abcd") -> tuple[str, list[str]]:
    notebook = _first(store)
    return notebook, [entry.id for entry in store.add(notebook, map(make_pin, titles))]


def test_a_new_database_has_one_empty_notebook(store: NotebookStore) -> None:
    (only,) = store.notebooks()
    assert (only.name, only.count) == (FIRST_NAME, 0)
    assert store.entries(only.id) == ()


def test_what_is_kept_comes_back_whole(store: NotebookStore, url: URL) -> None:
    notebook = _first(store)
    pin = make_pin(EVIL, note=f"{EVIL}\nsecond line 👩‍🔬 \x00 \ud83d", parameters={"q": EVIL})
    (made,) = store.add(notebook, [pin])
    (kept,) = NotebookStore(url).entries(notebook)
    assert kept == made
    assert kept.title == EVIL
    assert kept.parameters == {"q": EVIL}
    assert kept.note == f"{EVIL}\nsecond line 👩‍🔬"
    assert kept.snapshot == pin.snapshot
    assert (kept.revision, kept.created.tzinfo) == (1, made.created.tzinfo)


def test_entries_are_appended_in_order_and_counted(store: NotebookStore) -> None:
    notebook, _ = _filled(store)
    store.add(notebook, [make_pin("e")])
    assert _titles(store, notebook) == "abcde"
    assert store.notebooks()[0].count == 5


def test_a_notebook_holds_no_more_than_a_file_brings_back(store: NotebookStore) -> None:
    notebook, (first, *_) = _filled(store)
    removed = store.remove(first)
    with pytest.raises(NotebookError, match=r"has 3 entries.*make another notebook"):
        store.add(notebook, [make_pin()] * (MOST_ENTRIES - 2))
    assert _titles(store, notebook) == "bcd"
    store.add(notebook, [make_pin()] * (MOST_ENTRIES - 3))
    with pytest.raises(NotebookError, match="1 more would be over the 1,000"):
        store.restore(removed)


@pytest.mark.parametrize(
    ("which", "steps", "after"),
    [(0, 1, "bacd"), (3, -1, "abdc"), (1, -1, "bacd"), (0, 99, "bcda"), (2, -99, "cabd")],
)
def test_entries_move(store: NotebookStore, which: int, steps: int, after: str) -> None:
    notebook, ids = _filled(store)
    store.move(ids[which], steps)
    assert _titles(store, notebook) == after


@pytest.mark.parametrize("which", [0, 1, 3])
def test_a_removed_entry_can_be_put_back_where_it_was(store: NotebookStore, which: int) -> None:
    notebook, ids = _filled(store)
    before = store.entries(notebook)
    removed = store.remove(ids[which])
    assert _titles(store, notebook) == "abcd".replace("abcd"[which], "")
    for _ in range(2):  # twice does no more than once
        store.restore(removed)
    assert store.entries(notebook) == before


def test_words_are_changed_and_an_empty_title_is_not(store: NotebookStore) -> None:
    notebook, (identifier, *_) = _filled(store, "a")
    entry, other = store.reword(identifier, title=" new\ntitle ", note="1\n2\x07", seen=1)
    assert other is None
    assert (entry.title, entry.note, entry.revision) == ("new title", "1\n2", 2)
    assert store.entries(notebook)[0] == entry
    entry, _ = store.reword(identifier, title=" ", note="", seen=2)
    assert (entry.title, entry.note) == ("new title", "")
    with pytest.raises(NotebookError, match="20,001 characters"):
        store.reword(identifier, title="a", note="x" * (MOST_TEXT + 1), seen=3)


def test_the_later_of_two_writers_stays_and_is_told(store: NotebookStore, url: URL) -> None:
    notebook, (identifier, *_) = _filled(store, "a")
    NotebookStore(url).reword(identifier, title="theirs", note="first", seen=1)
    entry, other = store.reword(identifier, title="mine", note="second", seen=1)
    assert other is not None
    assert (other.title, other.note) == ("theirs", "first")
    assert (entry.title, entry.note, entry.revision) == ("mine", "second", 3)
    assert store.entries(notebook)[0] == entry


def test_a_newer_answer_takes_the_place_of_the_pinned_one(store: NotebookStore) -> None:
    notebook, (identifier, *_) = _filled(store, "a")
    store.refresh(identifier, snapshot=Snapshot(text="now"), fingerprint="other")
    (entry,) = store.entries(notebook)
    assert (entry.snapshot, entry.fingerprint) == (Snapshot(text="now"), "other")
    assert (entry.note, entry.revision) == ("see the ring", 2)


def test_a_newer_answer_is_cleaned_or_refused_like_a_pin(store: NotebookStore) -> None:
    notebook, (identifier, *_) = _filled(store, "a")
    odd = Molecule(name="a\x00b", smiles="CCO", score=math.nan)
    store.refresh(identifier, snapshot=Snapshot(molecules=(odd,)), fingerprint="")
    (kept,) = store.entries(notebook)[0].snapshot.molecules
    assert kept == Molecule(name="ab", smiles="CCO")
    long = Molecule(name="long", smiles="C" * (MOST_SMILES + 1))
    with pytest.raises(NotebookError, match="smiles has 20,001 characters"):
        store.refresh(identifier, snapshot=Snapshot(molecules=(long,)), fingerprint="")
    assert store.entries(notebook)[0].snapshot.molecules == (kept,)


@pytest.mark.parametrize(
    "act",
    [
        lambda store, gone: store.move(gone, 1),
        lambda store, gone: store.remove(gone),
        lambda store, gone: store.reword(gone, title="t", note="n", seen=1),
        lambda store, gone: store.refresh(gone, snapshot=Snapshot(), fingerprint=""),
    ],
)
def test_an_entry_that_someone_deleted_is_told(
    store: NotebookStore, act: Callable[[NotebookStore, str], object]
) -> None:
    notebook, ids = _filled(store)
    store.remove(ids[1])
    with pytest.raises(NotebookError, match="someone has deleted it"):
        act(store, ids[1])
    assert _titles(store, notebook) == "acd"


def test_notebooks_are_made_renamed_and_listed_by_name(store: NotebookStore) -> None:
    first = _first(store)
    zinc = store.create(" zinc\tfingers ")
    store.rename(first, "Alpha")
    assert [book.name for book in store.notebooks()] == ["Alpha", "zinc fingers"]
    store.add(zinc, [make_pin("z")])
    assert [book.count for book in store.notebooks()] == [0, 1]
    assert store.entries(first) == ()
    store.rename(first, "Alpha")  # its own name is not taken


@pytest.mark.parametrize("name", ["", "  \n", "x" * (MOST_NAME + 1), "taken"])
def test_a_name_must_be_free_and_short(store: NotebookStore, name: str) -> None:
    other = store.create("taken")
    count = len(store.notebooks())
    with pytest.raises(NotebookError, match="name"):
        store.create(name)
    if name != "taken":
        with pytest.raises(NotebookError, match="name"):
            store.rename(other, name)
    assert len(store.notebooks()) == count


def test_a_notebook_goes_with_its_entries_and_there_is_always_one(store: NotebookStore) -> None:
    notebook, ids = _filled(store)
    other = store.create("other")
    kept = store.add(other, [make_pin("k")])
    removed = store.remove(ids[0])
    store.discard(notebook)
    assert [book.id for book in store.notebooks()] == [other]
    assert store.entries(other) == kept
    for act in (lambda: store.restore(removed), lambda: store.add(notebook, [make_pin()])):
        with pytest.raises(NotebookError, match="notebook is gone"):
            act()
    store.discard(other)
    (fresh,) = store.notebooks()
    assert (fresh.name, fresh.count) == (FIRST_NAME, 0)


def test_two_users_at_once_lose_nothing(store: NotebookStore, url: URL) -> None:
    notebook, ids = _filled(store, "abcdefgh")
    start = threading.Barrier(4)

    def user(number: int) -> None:
        own = NotebookStore(url)
        start.wait(30)
        for turn in range(8):
            own.add(notebook, [make_pin(f"{number}{turn}")])
            own.move(ids[4 + (number + turn) % 4], (-1) ** turn * (1 + number))
            own.restore(own.remove(ids[number]))  # an entry that no other user touches

    with ThreadPoolExecutor(4) as users:
        list(users.map(user, range(4)))
    titles = [entry.title for entry in store.entries(notebook)]
    assert sorted(titles) == sorted([*"abcdefgh", *(f"{n}{t}" for n in range(4) for t in range(8))])
    for number in range(4):  # what one user appended stands in the order they appended it
        own = [title for title in titles if title[0] == str(number)]
        assert own == sorted(own)


def test_two_who_are_first_make_one_notebook(url: URL) -> None:
    start = threading.Barrier(4)

    def user(_: int) -> str:
        own = NotebookStore(url)
        start.wait(30)
        return _first(own)

    with ThreadPoolExecutor(4) as users:
        assert len(set(users.map(user, range(4)))) == 1
    assert len(NotebookStore(url).notebooks()) == 1


def test_tables_of_a_later_version_are_left_alone(store: NotebookStore, url: URL) -> None:
    notebook, _ = _filled(store)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE motiflens_schema SET version = 99"))
    engine.dispose()
    with pytest.raises(NotebookError, match=r"version 99.*update MotifLens"):
        NotebookStore(url).add(notebook, [make_pin()])
    assert store.notebooks()[0].count == 4


def test_a_file_that_is_taken_away_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "notebook.sqlite"
    store = NotebookStore(URL.create("sqlite", database=str(file)))
    _filled(store)
    file.unlink()
    assert store.notebooks()[0].count == 0


@pytest.mark.parametrize("content", [b"", b"this is no database at all, but a text" * 40])
def test_a_file_that_is_no_database_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notebook.sqlite"
    file.write_bytes(content)
    store = NotebookStore(URL.create("sqlite", database=str(file)))
    if not content:  # an empty file is an empty database
        assert store.notebooks()[0].count == 0
        return
    with pytest.raises(NotebookError, match=r"notebook\.sqlite cannot be read or written.*HOME"):
        store.notebooks()
    assert file.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store = NotebookStore(URL.create("sqlite", database=str(tmp_path / "file" / "a.sqlite")))
    with pytest.raises(NotebookError, match="MOTIFLENS_HOME"):
        store.notebooks()


def test_a_database_that_is_away_is_told_without_its_password(
    postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = make_url(postgres.database()).set(database="nowhere")
    address = missing.render_as_string(hide_password=False) + "?application_name=x&password=other"
    monkeypatch.setenv("MOTIFLENS_DATABASE_URL", address)
    store = NotebookStore(database_url())
    with pytest.raises(NotebookError) as told:
        store.notebooks()
    message = str(told.value)
    assert f"postgresql://motiflens:***@127.0.0.1:{postgres.port}/nowhere" in message
    assert "MOTIFLENS_DATABASE_URL" in message
    assert PASSWORD not in message
    assert "other" not in message
    postgres.run("CREATE DATABASE nowhere")  # the cure: the same store goes on
    assert store.notebooks()[0].name == FIRST_NAME


def test_connections_that_broke_are_made_anew(
    postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_DATABASE_URL", postgres.database())
    store = NotebookStore(database_url())
    notebook, _ = _filled(store)
    postgres.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
        "AND backend_type = 'client backend'"
    )
    assert _titles(store, notebook) == "abcd"
