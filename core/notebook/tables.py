"""The tables of the notebook, for SQLite and PostgreSQL alike, and the version of their shape.

Layer: core.notebook (may import core.notebook.entries). Names begin with ``motiflens_``: a
PostgreSQL database may hold tables of others.
"""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import JSON, Connection, DateTime, ForeignKey, String, Text, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from core.notebook.entries import Entry, NotebookError, now, snapshot_from, snapshot_values

VERSION: Final = 1
"""Version of the tables' shape."""
FIRST_NAME: Final = "Notebook"
"""Name of the notebook that is there from the start."""
_LOCK: Final = 7_276_913_320
"""Number under which PostgreSQL lets only one at a time make tables; any fixed one would do."""


class Base(DeclarativeBase):
    """Root of the tables."""


class SchemaRow(Base):
    """One row: the version of the tables."""

    __tablename__ = "motiflens_schema"
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class NotebookRow(Base):
    """A notebook."""

    __tablename__ = "motiflens_notebook"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class EntryRow(Base):
    """An entry; ``position`` orders the entries of a notebook, equal ones by ``id``."""

    __tablename__ = "motiflens_entry"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    notebook_id: Mapped[str] = mapped_column(
        ForeignKey("motiflens_notebook.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    parameters: Mapped[dict[str, Any]] = mapped_column(JSON)
    library: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(Text)
    snapshot: Mapped[dict[str, Any]] = mapped_column(JSON)
    revision: Mapped[int]
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def prepare(connection: Connection, *, first_id: str) -> None:
    """Make the tables and the first notebook where they are missing, inside a transaction.

    Args:
        connection: To the database, in a transaction that writes.
        first_id: Identifier of the first notebook, should it be made.

    Raises:
        NotebookError: a later version of MotifLens made the tables.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    Base.metadata.create_all(connection)
    versions = connection.scalars(select(SchemaRow.version)).all()
    if not versions:
        connection.execute(insert(SchemaRow).values(version=VERSION))
    elif max(versions) > VERSION:
        raise NotebookError(
            f"the notebook was made by a later MotifLens (tables of version {max(versions)}, "
            f"this one knows {VERSION}): update MotifLens, or name another database"
        )
    if connection.scalar(select(NotebookRow.id).limit(1)) is None:
        first = insert(NotebookRow).values(id=first_id, name=FIRST_NAME, created=now())
        connection.execute(first)


def entry_of(row: EntryRow) -> Entry:
    """Return what a row holds."""
    return Entry(
        id=row.id,
        kind=row.kind,
        title=row.title,
        note=row.note,
        parameters=dict(row.parameters),
        library=row.library,
        fingerprint=row.fingerprint,
        snapshot=snapshot_from(row.snapshot),
        revision=row.revision,
        created=_utc(row.created),
        changed=_utc(row.changed),
    )


def row_of(entry: Entry, *, notebook_id: str, position: int) -> EntryRow:
    """Return the row that holds an entry."""
    return EntryRow(
        id=entry.id,
        notebook_id=notebook_id,
        position=position,
        kind=entry.kind,
        title=entry.title,
        note=entry.note,
        parameters=dict(entry.parameters),
        library=entry.library,
        fingerprint=entry.fingerprint,
        snapshot=snapshot_values(entry.snapshot),
        revision=entry.revision,
        created=entry.created,
        changed=entry.changed,
    )


def _utc(time: datetime) -> datetime:
    """Return a time with its zone, which SQLite does not keep."""
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
