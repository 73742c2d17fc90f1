"""Connections to SQLite and PostgreSQL with the manners the store relies on.

Layer: core.notebook (imports nothing of core). SQLite takes its write lock at the start of a
transaction that writes: one that reads first and then finds the lock taken would fail at once
instead of waiting.
"""

from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

WRITES: Final = "motiflens_writes"
"""Execution option: whether a transaction writes."""
WAIT_SECONDS: Final = 15
"""Time a writer of SQLite waits for another."""
REACH_SECONDS: Final = 5
"""Time given to reaching PostgreSQL."""


def connect(url: URL) -> Engine:
    """Return an engine; no connection is made yet."""
    if url.get_backend_name() == "sqlite":
        # Opened for each transaction: cheap, and a file that was replaced is seen at once.
        engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT_SECONDS})
        event.listen(engine, "connect", _plain)
        event.listen(engine, "begin", _begin)
        return engine
    wait = {} if "connect_timeout" in url.query else {"connect_timeout": REACH_SECONDS}
    return create_engine(url, pool_pre_ping=True, pool_recycle=1800, connect_args=wait)


def _plain(connection: Any, _: Any) -> None:
    """Leave transactions to ``_begin``; Python's driver would begin them too late."""
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
