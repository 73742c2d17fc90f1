"""Where notebooks are kept: a file of the user's own, or the database that the environment names.

Layer: core.notebook (may import core.errors, core.data). ``MOTIFLENS_HOME`` names the folder of
the file, ``MOTIFLENS_DATABASE_URL`` a PostgreSQL (or SQLite) database. No message shows a
password.
"""

import os
import re
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from core.data.storage import home_folder
from core.errors import shorten
from core.notebook.entries import NotebookError

URL_VARIABLE: Final = "MOTIFLENS_DATABASE_URL"
FILE: Final = "notebook.sqlite"
EXAMPLE: Final = "postgresql://user:password@host/database"
_DRIVERS: Final = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


def database_url() -> URL:
    """Return the address of the database.

    Raises:
        NotebookError: ``MOTIFLENS_DATABASE_URL`` is no address of a known kind of database.
    """
    named = os.environ.get(URL_VARIABLE, "").strip()
    if not named:
        return URL.create("sqlite", database=str(home_folder() / FILE))
    try:
        url = make_url(named)
    except (ArgumentError, ValueError) as error:
        raise NotebookError(
            f"{URL_VARIABLE}={shorten(_hidden(named))!r} is no address of a database; "
            f"write it as {EXAMPLE}"
        ) from error
    if url.drivername not in _DRIVERS:
        raise NotebookError(
            f"{URL_VARIABLE} names a database of the kind {shorten(url.drivername)!r}; "
            f"PostgreSQL can be used, written as {EXAMPLE}, or sqlite:///path/to/{FILE}"
        )
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise NotebookError(
            f"{URL_VARIABLE}={named!r} would be lost at the end: write sqlite:///path/to/{FILE}"
        )
    return url.set(drivername=_DRIVERS[url.drivername])


def shown(url: URL) -> str:
    """Return an address for people: no password, no driver, no options."""
    if url.get_backend_name() == "sqlite":
        return str(url.database or "")
    return url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)


def _hidden(text: str) -> str:
    """Return a text that should have been an address, without what may be its password."""
    return re.sub(r"(?<=:)[^:/]+(?=@)|(?<=password=)[^&]+", "***", text)
