"""Where the notebook is kept, and that no message tells a password."""

from pathlib import Path

import pytest

from core.notebook.entries import NotebookError
from core.notebook.place import database_url, shown


@pytest.fixture(autouse=True)
def _nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOTIFLENS_HOME", "MOTIFLENS_DATABASE_URL", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_a_file_in_the_users_own_folder_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", "/home/ada")
    assert shown(database_url()) == "/home/ada/.local/share/motiflens/notebook.sqlite"
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert shown(database_url()) == "/data/motiflens/notebook.sqlite"


def test_the_environment_names_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MOTIFLENS_HOME", f" {tmp_path}/my notes ")
    url = database_url()
    assert url.get_backend_name() == "sqlite"
    assert url.database == f"{tmp_path}/my notes/notebook.sqlite"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_postgresql_is_read(
    monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.setenv("MOTIFLENS_DATABASE_URL", f"{scheme}://ada:s3cret@db:5433/notes?sslmode=x")
    url = database_url()
    assert url.drivername == "postgresql+psycopg"
    assert url.password == "s3cret"
    assert shown(url) == "postgresql://ada:***@db:5433/notes"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("no address s3cret", "is no address of a database"),
        ("postgresql://ada:s3cret@db:port/notes", "is no address of a database"),
        ("mysql://ada:s3cret@db/notes", "'mysql'; PostgreSQL can be used"),
        ("sqlite://", "would be lost"),
        ("sqlite:///:memory:", "would be lost"),
    ],
)
def test_other_addresses_are_refused(
    monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    monkeypatch.setenv("MOTIFLENS_DATABASE_URL", address)
    with pytest.raises(NotebookError, match=said) as told:
        database_url()
    assert "MOTIFLENS_DATABASE_URL" in str(told.value)
    assert "@" not in address or "s3cret" not in str(told.value)
