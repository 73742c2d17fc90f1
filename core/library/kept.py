"""Columns of a library kept in the cache, so that opening it again reads no structure anew.

Layer: core.library (may import core.data and all that stands before it). RDKit takes a minute
over the 33,009 SMILES of ChEBI-20; what it made of them stays true while the files, the code
that reads them and RDKit are the same, and the name of the kept file says which these were.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from rdkit import rdBase

import core.chem.molecule
import core.data.records
from core.data.storage import cache_folder, replacing

Columns = tuple[tuple[str, ...], ...]

_READERS: Final = (
    Path(str(core.chem.molecule.__file__)),
    Path(str(core.data.records.__file__)),
    *sorted(Path(__file__).parent.glob("*.py")),
)
"""The code that decides what a file of molecules becomes."""

_LOG: Final = logging.getLogger(__name__)


def kept_columns(
    name: str, make: Callable[[], Iterable[Sequence[str]]], *, sources: Iterable[Path]
) -> Columns:
    """Return the columns that ``make`` gives, from the cache where it holds them.

    A cache that cannot be read or written costs time and nothing else.

    Args:
        name: Begins the name of the kept file.
        make: Gives columns of one length from ``sources`` alone; what it raises is passed on.
        sources: All files that ``make`` reads.
    """
    try:
        path = cache_folder() / "libraries" / f"{name}-{_digest(sources)}.json"
    except (OSError, RuntimeError):  # a source went away, or there is no home folder
        return _frozen(make())
    kept = _read(path)
    if kept is None:
        kept = _frozen(make())
        try:
            with replacing(path) as passing:
                passing.write_text(json.dumps(kept), encoding="ascii")
        except OSError as error:
            _LOG.info("%s was not kept (%s); it is made again next time", path, error)
    return kept


def is_kept(name: str, *, sources: Iterable[Path]) -> bool:
    """Say whether the cache holds the columns of these sources, without reading them."""
    try:
        return (cache_folder() / "libraries" / f"{name}-{_digest(sources)}.json").is_file()
    except (OSError, RuntimeError):
        return False


def _digest(sources: Iterable[Path]) -> str:
    digest = hashlib.sha256(rdBase.rdkitVersion.encode())
    for path in (*_READERS, *sources):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:32]


def _read(path: Path) -> Columns | None:
    try:
        columns = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(columns, list) or not all(isinstance(c, list) for c in columns):
        return None
    whole = len({len(column) for column in columns}) == 1
    texts = all(isinstance(value, str) for column in columns for value in column)
    return _frozen(columns) if whole and texts else None


def _frozen(columns: Iterable[Sequence[str]]) -> Columns:
    return tuple(tuple(column) for column in columns)
