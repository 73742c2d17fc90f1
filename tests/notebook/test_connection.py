"""SQLite: who writes takes the lock at once, who reads waits for nobody."""

from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, text
from sqlalchemy.exc import OperationalError

from core.notebook import connection
from core.notebook.connection import WRITES, connect


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(connection, "WAIT_SECONDS", 0)
    made = connect(URL.create("sqlite", database=str(tmp_path / "a.sqlite")))
    with made.begin() as first:
        first.execute(text("CREATE TABLE t (n INTEGER)"))
        first.execute(text("INSERT INTO t VALUES (1)"))
    return made


def test_a_second_writer_is_refused_before_it_has_read(engine: Engine) -> None:
    with engine.begin(), pytest.raises(OperationalError, match="locked"), engine.begin():
        pytest.fail("two writers at once")


def test_a_reader_goes_on_beside_a_writer(engine: Engine) -> None:
    with engine.begin() as writer:
        writer.execute(text("INSERT INTO t VALUES (2)"))
        with engine.execution_options(**{WRITES: False}).begin() as reader:
            assert reader.scalar(text("SELECT count(*) FROM t")) == 1


def test_what_fails_is_taken_back(engine: Engine) -> None:
    def write() -> None:
        with engine.begin() as writer:
            writer.execute(text("CREATE TABLE u (n INTEGER)"))
            writer.execute(text("INSERT INTO nowhere VALUES (2)"))

    with pytest.raises(OperationalError):
        write()
    with engine.begin() as reader:
        assert reader.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'u'")) == 0


def test_postgresql_is_not_asked_before_it_is_needed() -> None:
    engine = connect(URL.create("postgresql+psycopg", host="nowhere.invalid", database="x"))
    assert engine.dialect.driver == "psycopg"
