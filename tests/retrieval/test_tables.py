"""Numbers of a library are made once, whoever asks, and kept."""

import threading
from pathlib import Path

from core.retrieval.tables import LibraryTables

SMILES = ("CCO", "c1ccccc1O")


def test_tables_are_made_once_and_kept(tmp_path: Path) -> None:
    tables = LibraryTables(SMILES, cache=tmp_path)
    assert not list(tmp_path.iterdir())
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(tables.prints())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(one) for one in found}) == 1
    assert tables.identities() is tables.identities()
    assert sorted(p.name.split("-")[0] for p in tmp_path.iterdir()) == ["identities", "prints"]


def test_what_ships_is_not_made_again(tmp_path: Path) -> None:
    LibraryTables(SMILES, cache=tmp_path / "shipped").prints()
    tables = LibraryTables(SMILES, cache=tmp_path / "cache", shipped=tmp_path / "shipped")
    assert len(tables.prints()) == 2
    assert not (tmp_path / "cache").exists()
