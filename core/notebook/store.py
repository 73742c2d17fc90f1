"""Notebooks in a database: short transactions, and nothing lost where two change things at once.

Layer: core.notebook (may import core.errors, core.data). Whoever changes the order of a notebook
holds its row, so that orders never mix; of two texts for one note the later stays, and its writer
is told.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, delete, func, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from core.data.storage import HOME_VARIABLE
from core.errors import shorten
from core.notebook.connection import WRITES, connect
from core.notebook.entries import (
    MOST_TEXT,
    Entry,
    NotebookError,
    Pin,
    Snapshot,
    clean,
    now,
    one_line,
    snapshot_from,
    snapshot_values,
)
from core.notebook.place import URL_VARIABLE, shown
from core.notebook.rows import (
    check_room,
    entry_from,
    free_name,
    held,
    new_id,
    number,
    ordered,
    places,
    row_for,
    touch,
)
from core.notebook.tables import FIRST_NAME, EntryRow, NotebookRow, entry_of, prepare, row_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Notebook:
    """A notebook and how many entries it has."""

    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """An entry that was taken out, and from where, so that it can be put back."""

    entry: Entry
    notebook: str
    place: int


class NotebookStore:
    """Notebooks of one database; may be shared by threads.

    The database is first asked when something is wanted from it, and every method may raise a
    ``NotebookError`` that says, without a password, which database cannot be reached.
    """

    def __init__(self, url: URL) -> None:
        self.address = shown(url)
        is_file = url.get_backend_name() == "sqlite"
        self._file = Path(url.database or "") if is_file else None
        self._engine = connect(url)
        self._ready = False
        self._lock = threading.Lock()

    def notebooks(self) -> tuple[Notebook, ...]:
        """Return all notebooks, by name; there is at least one."""
        counted = func.count(EntryRow.id)
        query = (
            select(NotebookRow.id, NotebookRow.name, counted)
            .outerjoin(EntryRow, EntryRow.notebook_id == NotebookRow.id)
            .group_by(NotebookRow.id, NotebookRow.name)
        )
        with self._transaction(write=False) as session:
            rows = session.execute(query).all()
        found = (Notebook(id=key, name=name, count=count) for key, name, count in rows)
        return tuple(sorted(found, key=lambda notebook: (notebook.name.casefold(), notebook.id)))

    def create(self, name: str) -> str:
        """Make a notebook; return its identifier.

        Raises:
            NotebookError: the name is empty, too long, or taken.
        """
        identifier = new_id()
        with self._transaction() as session:
            named = free_name(session, name)
            session.add(NotebookRow(id=identifier, name=named, created=now()))
        return identifier

    def rename(self, notebook: str, name: str) -> None:
        """Give a notebook another name.

        Raises:
            NotebookError: the name is empty, too long, or taken, or the notebook is gone.
        """
        with self._transaction() as session:
            row = held(session, notebook)
            row.name = free_name(session, name, besides=notebook)

    def discard(self, notebook: str) -> None:
        """Delete a notebook with its entries; an empty one takes the place of the last."""
        with self._transaction() as session:
            row = held(session, notebook)
            session.execute(delete(EntryRow).where(EntryRow.notebook_id == notebook))
            session.delete(row)
            session.flush()
            if session.scalar(select(NotebookRow.id).limit(1)) is None:
                session.add(NotebookRow(id=new_id(), name=FIRST_NAME, created=now()))

    def entries(self, notebook: str) -> tuple[Entry, ...]:
        """Return the entries of a notebook in their order; none where it is gone."""
        with self._transaction(write=False) as session:
            return tuple(entry_of(row) for row in ordered(session, notebook))

    def add(self, notebook: str, pins: Iterable[Pin]) -> tuple[Entry, ...]:
        """Append entries, all or none.

        Raises:
            NotebookError: the notebook is gone, or has no room for them.
        """
        made = tuple(entry_from(pin) for pin in pins)
        with self._transaction() as session:
            held(session, notebook)
            check_room(session, notebook, len(made))
            last = session.scalar(
                select(func.max(EntryRow.position)).where(EntryRow.notebook_id == notebook)
            )
            start = 0 if last is None else last + 1
            for position, entry in enumerate(made, start=start):
                session.add(row_of(entry, notebook_id=notebook, position=position))
        return made

    def reword(
        self, identifier: str, *, title: str, note: str, seen: int
    ) -> tuple[Entry, Entry | None]:
        """Write title and note of an entry; an empty title leaves the old one.

        Args:
            identifier: The entry.
            title: One line.
            note: Plain text of at most ``MOST_TEXT`` characters.
            seen: Revision of the entry that the writer had before them.

        Returns:
            The entry as it is now, and as someone else had left it since ``seen``, if anyone did.

        Raises:
            NotebookError: the entry is gone, or the note is too long.
        """
        if len(note) > MOST_TEXT:
            raise NotebookError(f"the note has {len(note):,} characters; keep {MOST_TEXT:,}")
        with self._transaction() as session:
            row = row_for(session, identifier)
            before = entry_of(row)
            row.title = one_line(title) or row.title
            row.note = clean(note).strip()
            touch(row)
            return entry_of(row), before if before.revision != seen else None

    def refresh(self, identifier: str, *, snapshot: Snapshot, fingerprint: str) -> Entry:
        """Replace what an entry showed by a newer answer.

        Raises:
            NotebookError: the entry is gone, or the answer is none that an entry keeps.
        """
        # What is written must be read again: one bad row would take the whole notebook with it.
        kept = snapshot_values(snapshot_from(snapshot_values(snapshot)))
        with self._transaction() as session:
            row = row_for(session, identifier)
            row.snapshot, row.fingerprint = kept, fingerprint
            touch(row)
            return entry_of(row)

    def move(self, identifier: str, steps: int) -> None:
        """Move an entry down by so many places, up where negative, to the end at most.

        Raises:
            NotebookError: the entry is gone.
        """
        with self._transaction() as session:
            rows, place = places(session, identifier)
            target = min(max(place + steps, 0), len(rows) - 1)
            rows.insert(target, rows.pop(place))
            number(rows)

    def remove(self, identifier: str) -> Removed:
        """Take an entry out.

        Raises:
            NotebookError: the entry is gone already.
        """
        with self._transaction() as session:
            rows, place = places(session, identifier)
            row = rows[place]
            removed = Removed(entry=entry_of(row), notebook=row.notebook_id, place=place)
            session.delete(row)
        return removed

    def restore(self, removed: Removed) -> None:
        """Put an entry back where it was; nothing happens where it is back already.

        Raises:
            NotebookError: its notebook is gone, or full.
        """
        with self._transaction() as session:
            held(session, removed.notebook)
            rows = ordered(session, removed.notebook)
            if session.get(EntryRow, removed.entry.id) is not None:
                return
            check_room(session, removed.notebook, 1)
            row = row_of(removed.entry, notebook_id=removed.notebook, position=0)
            session.add(row)
            rows.insert(min(removed.place, len(rows)), row)
            number(rows)

    @contextmanager
    def _transaction(self, *, write: bool = True) -> Iterator[Session]:
        try:
            self._prepare()
            engine = self._engine.execution_options(**{WRITES: write})
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except IntegrityError as error:
            raise NotebookError(
                "someone else changed the notebook at the same moment: try again"
            ) from error
        except SQLAlchemyError as error:
            raise NotebookError(self._away()) from error

    def _prepare(self) -> None:
        """Make folder and tables once, and again where the file has been taken away."""
        with self._lock:
            if self._ready and (self._file is None or self._file.exists()):
                return
            if self._file is not None:
                try:
                    self._file.parent.mkdir(parents=True, exist_ok=True)
                except OSError as error:
                    raise NotebookError(self._away()) from error
            with self._engine.execution_options(**{WRITES: True}).begin() as connection:
                prepare(connection, first_id=new_id())
            self._ready = True

    def _away(self) -> str:
        where = shorten(self.address, limit=200)
        if self._file is not None:
            return (
                f"the notebook {where} cannot be read or written: see that the folder exists and "
                f"is yours, or name another folder in {HOME_VARIABLE}"
            )
        return (
            f"the notebook's database {where} cannot be reached: start it, or correct "
            f"{URL_VARIABLE}"
        )
