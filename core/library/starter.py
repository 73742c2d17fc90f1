"""The built-in library: hand-written rows of familiar molecules, then enumerated families.

Layer: core.library (may import core.chem and all that stands before it). The rows lie beside
this module in ``starter/*.tsv`` (name, smiles, formula, class, sentence), other names of them
in ``starter/synonyms.tsv`` (name, of).
"""

import csv
import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from core.chem.molecule import canonical_smiles, molecule_from_smiles
from core.errors import LibraryError, MoleculeError
from core.library.families import enumerate_families
from core.library.kept import kept_columns
from core.library.library import Library
from core.library.rows import StarterRow

__all__ = ["StarterRow", "known_names", "read_rows", "starter_library", "starter_rows"]

FOLDER: Final = Path(__file__).with_name("starter")
SYNONYMS: Final = "synonyms.tsv"
COLUMNS: Final = ("name", "smiles", "formula", "class", "sentence")


def read_rows(path: Path) -> tuple[StarterRow, ...]:
    """Read one table of hand-written rows; their SMILES become canonical.

    Raises:
        LibraryError: the header is another, a row is incomplete, or a SMILES is no molecule.
    """
    rows = []
    for number, values in _read(path, COLUMNS):
        name, smiles, formula, category, sentence = values
        try:
            canonical = canonical_smiles(molecule_from_smiles(smiles))
        except MoleculeError as error:
            raise LibraryError(f"{path.name} line {number} ({name}): {error}") from error
        rows.append(StarterRow(name, canonical, formula, category, sentence))
    return tuple(rows)


@cache
def starter_rows() -> tuple[StarterRow, ...]:
    """Return all rows with distinct structures, the hand-written ones first, built once."""
    columns = kept_columns("starter", _columns, sources=sorted(FOLDER.glob("*.tsv")))
    return tuple(StarterRow(*row) for row in zip(*columns, strict=True))


def _columns() -> Iterator[tuple[str, ...]]:
    rows: dict[str, StarterRow] = {}
    for path in sorted(FOLDER.glob("*.tsv")):
        if path.name != SYNONYMS:
            for row in read_rows(path):
                rows.setdefault(row.smiles, row)
    for row in enumerate_families():
        rows.setdefault(row.smiles, row)
    return zip(*map(dataclasses.astuple, rows.values()), strict=True)


@cache
def starter_library() -> Library:
    """Return the built-in library; its ids count the rows from "starter-0001" on."""
    rows = starter_rows()
    return Library(
        name="starter",
        title="familiar molecules and enumerated families, built in",
        ids=tuple(f"starter-{number:04d}" for number in range(1, len(rows) + 1)),
        names=tuple(row.name for row in rows),
        smiles=tuple(row.smiles for row in rows),
        texts=tuple(row.sentence for row in rows),
    )


@cache
def known_names() -> Mapping[str, str]:
    """Return lower-case names and synonyms of the built-in molecules with canonical SMILES.

    Raises:
        LibraryError: a synonym stands for a name that no row has.
    """
    names: dict[str, str] = {}
    for row in starter_rows():
        names.setdefault(row.name.lower(), row.smiles)
    path = FOLDER / SYNONYMS
    for number, (synonym, of) in _read(path, ("name", "of")):
        if of.lower() not in names:
            raise LibraryError(f"{path.name} line {number}: no row is called {of!r}")
        names.setdefault(synonym.lower(), names[of.lower()])
    return MappingProxyType(names)


def readable_names(library: Library) -> Mapping[str, str]:
    """Return lower-case name -> SMILES, a library's first of equal names, known names last."""
    own = zip(reversed(library.names), reversed(library.smiles), strict=True)
    return {**known_names(), **{name.lower(): smiles for name, smiles in own}}


def _read(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(next(reader, ())) != columns:
            raise LibraryError(f"{path.name} must begin with the columns {', '.join(columns)}")
        for number, values in enumerate(reader, start=2):
            if len(values) != len(columns) or not all(values):
                raise LibraryError(
                    f"{path.name} line {number} must fill {len(columns)} columns, "
                    f"as in {', '.join(columns)}"
                )
            yield number, values
