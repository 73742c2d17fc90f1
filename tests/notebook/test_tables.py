"""The tables: made once, named so that they stand beside those of others."""

from sqlalchemy import URL, create_engine, inspect, text

from core.notebook.rows import entry_from
from core.notebook.tables import VERSION, entry_of, prepare, row_of
from tests.notebook.conftest import make_pin


def test_tables_are_made_once_and_carry_a_version(url: URL, tmp_path_factory: object) -> None:
    if url.get_backend_name() == "sqlite":
        url = url.set(database=str(url.database).replace("new folder/", ""))
    engine = create_engine(url)
    for identifier in ("a" * 32, "b" * 32):
        with engine.begin() as connection:
            prepare(connection, first_id=identifier)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version FROM motiflens_schema")) == VERSION
        assert connection.scalar(text("SELECT id FROM motiflens_notebook")) == "a" * 32
    names = inspect(engine).get_table_names()
    assert len(names) == 3
    assert all(name.startswith("motiflens_") for name in names)
    engine.dispose()


def test_a_row_holds_all_of_an_entry() -> None:
    entry = entry_from(make_pin())
    row = row_of(entry, notebook_id="n", position=7)
    assert (row.notebook_id, row.position) == ("n", 7)
    assert entry_of(row) == entry
