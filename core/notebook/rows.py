"""Single steps inside a transaction of the store: find, hold, number, name.

Layer: core.notebook (may import core.errors). Everything takes the session of a transaction that
writes and leaves its end to the store.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.errors import shorten
from core.notebook.entries import (
    MOST_ENTRIES,
    Entry,
    NotebookError,
    Pin,
    entry_of_pin,
    now,
    one_line,
)
from core.notebook.tables import EntryRow, NotebookRow

MOST_NAME: Final = 80
"""Characters of a notebook's name."""


def new_id() -> str:
    """Return an identifier that nothing else has."""
    return uuid.uuid4().hex


def entry_from(pin: Pin) -> Entry:
    """Return an entry of a pin; one that comes from a file keeps the time it was made."""
    time = now()
    if isinstance(pin, Entry):
        return replace(pin, id=new_id(), revision=1, changed=time)
    return entry_of_pin(pin, identifier=new_id(), created=time)


def free_name(session: Session, name: str, *, besides: str = "") -> str:
    """Return a name as it is kept, one that no notebook has, the one ``besides`` left aside.

    Raises:
        NotebookError: the name is empty, too long, or taken.
    """
    named = one_line(name)
    if not named or len(named) > MOST_NAME:
        raise NotebookError(
            f"a notebook needs a name of 1 to {MOST_NAME} characters, not {shorten(named)!r}"
        )
    taken = select(NotebookRow.id).where(NotebookRow.name == named, NotebookRow.id != besides)
    if session.scalar(taken) is not None:
        raise NotebookError(f"the name {shorten(named)!r} is taken: choose another")
    return named


def held(session: Session, notebook: str) -> NotebookRow:
    """Return a notebook's row, which nobody else can hold until the transaction ends.

    Raises:
        NotebookError: the notebook is gone.
    """
    row = session.scalar(select(NotebookRow).where(NotebookRow.id == notebook).with_for_update())
    if row is None:
        raise NotebookError("this notebook is gone, someone has deleted it: choose another")
    return row


def row_for(session: Session, identifier: str) -> EntryRow:
    """Return an entry's row, which nobody else can change until the transaction ends.

    Raises:
        NotebookError: the entry is gone.
    """
    row = session.scalar(select(EntryRow).where(EntryRow.id == identifier).with_for_update())
    if row is None:
        raise NotebookError("this entry is gone, someone has deleted it: pin the view again")
    return row


def ordered(session: Session, notebook: str) -> list[EntryRow]:
    """Return the entries of a notebook in their order."""
    query = select(EntryRow).where(EntryRow.notebook_id == notebook)
    return list(session.scalars(query.order_by(EntryRow.position, EntryRow.id)))


def places(session: Session, identifier: str) -> tuple[list[EntryRow], int]:
    """Return the entries beside one, in order, and its place; holds their notebook.

    Raises:
        NotebookError: the entry is gone.
    """
    notebook = session.scalar(select(EntryRow.notebook_id).where(EntryRow.id == identifier))
    if notebook is not None:
        held(session, notebook)
        rows = ordered(session, notebook)
        for place, row in enumerate(rows):
            if row.id == identifier:
                return rows, place
    raise NotebookError("this entry is gone, someone has deleted it")


def check_room(session: Session, notebook: str, more: int) -> None:
    """Refuse entries that a notebook has no room for; its row must be held.

    Raises:
        NotebookError: there would be more than ``MOST_ENTRIES``.
    """
    count = session.scalar(select(func.count()).where(EntryRow.notebook_id == notebook)) or 0
    if count + more > MOST_ENTRIES:
        raise NotebookError(
            f"this notebook has {count:,} entries, and {more:,} more would be over the "
            f"{MOST_ENTRIES:,} that one may have: make another notebook for them"
        )


def number(rows: Sequence[EntryRow]) -> None:
    """Write the order of the entries of a notebook."""
    for position, row in enumerate(rows):
        row.position = position


def touch(row: EntryRow) -> None:
    """Count a change."""
    row.revision += 1
    row.changed = now()
