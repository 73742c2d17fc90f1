"""A PostgreSQL of the test run's own: Debian's binaries, a cluster that is thrown away."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest

OWNER = "motiflens"
PASSWORD = "open-sesame"
"""Never asked for (the cluster trusts its own computer), never to be seen in a message."""
DATABASE = "notes"


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    port: int

    def database(self) -> str:
        """Return the address of a database without tables: what earlier tests made is dropped."""
        self.run("DROP SCHEMA public CASCADE", database=DATABASE)
        self.run("CREATE SCHEMA public", database=DATABASE)
        return f"postgresql://{OWNER}:{PASSWORD}@127.0.0.1:{self.port}/{DATABASE}"

    def run(self, statement: LiteralString, *, database: str = "postgres") -> None:
        """Run one statement beside all transactions."""
        target = f"host=127.0.0.1 port={self.port} user={OWNER} dbname={database}"
        with psycopg.connect(target, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a server; a missing PostgreSQL fails the test that asked for it."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="motiflens-postgres-"))
    account = [] if os.geteuid() else ["/usr/sbin/runuser", "-u", "postgres", "--"]
    if account:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
    port = _free_port()
    data = str(folder / "data")

    def call(program: str, *arguments: str) -> None:
        command = [*account, str(programs / program), "-D", data, *arguments]
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if done.returncode:
            pytest.fail(f"{program} ended with {done.returncode}: {done.stderr.decode()}")

    try:
        call("initdb", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        call("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            running = Cluster(port=port)
            running.run("CREATE DATABASE notes")
            yield running
        finally:
            call("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Return the folder of PostgreSQL's programs, the newest where there are several."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")
    found = sorted(debian, key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    if on_path := shutil.which("pg_ctl"):
        return Path(on_path).resolve().parent
    pytest.fail("no PostgreSQL found: install it, as in apt-get install postgresql")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
