"""What the columns of a table of molecules hold, guessed from their names and their values.

Layer: core.library (may import core.errors, core.chem). A guess is a proposal: the user sees it
beside the first rows and can change it.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from core.chem.molecule import looks_like_inchi, looks_like_smiles, molecule_from_smiles
from core.errors import LibraryError, MoleculeError

MOST_COLUMNS: Final = 2000
"""Columns of a table."""
LOOKED_AT: Final = 40
"""Values of a column that are looked at."""

Kind = Literal["lines", "table", "sdf"]
DELIMITERS: Final = ("\t", ",", ";", "|")
NO_DELIMITER: Final = "\x1f"
"""Stands where a table has one column; no text holds it."""

STRUCTURE_NAMES: Final = (
    *("smiles", "canonicalsmiles", "isomericsmiles", "cxsmiles", "smi", "smile", "inchi"),
    *("structure", "molecule", "mol", "compoundstructure", "rdkitsmiles"),
)
NAME_NAMES: Final = (
    *("name", "title", "compoundname", "moleculename", "commonname", "genericname", "prefname"),
    *("preferredname", "compound", "drug", "drugname", "substance", "iupacname", "iupac"),
)
ID_NAMES: Final = (
    *("id", "cid", "chemblid", "moleculechemblid", "compoundid", "moleculeid", "pubchemcid"),
    *("zincid", "drugbankid", "chebiid", "identifier", "casrn", "cas", "key", "code", "no", "nr"),
)
TEXT_NAMES: Final = (
    *("text", "description", "desc", "definition", "summary", "comment", "comments", "caption"),
    *("notes", "note", "abstract", "remarks"),
)
_SHORT_STRUCTURE: Final = 3
"""Characters below which a value may be a structure by chance, as "C" or "NO" are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which column holds what; None where none does."""

    structure: int | None = None
    name: int | None = None
    id: int | None = None
    text: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file is divided."""

    kind: Kind
    """A SMILES a line, a delimited table, or an SD file."""
    columns: tuple[str, ...]
    """Names of the columns, in order; those of an SD file are the molfile, its title line and
    the data fields."""
    delimiter: str = ""
    header: bool = False
    """Whether the first line names the columns."""


def guess_delimiter(lines: Sequence[str]) -> str:
    """Return what divides the columns of a table's first lines, "" where there is one column.

    A delimiter must cut nearly all lines, the first among them, into equally many cells; the one
    with most cells wins. (The first line tells semicolons from the commas of "1,5".)
    """
    best, most = "", 1
    for delimiter in DELIMITERS:
        sizes = [len(cells_of(line, delimiter)) for line in lines]
        size, often = Counter(sizes).most_common(1)[0] if sizes else (1, 0)
        if size > most and often >= 0.7 * len(lines) and sizes[0] == size:
            best, most = delimiter, size
    return best


def cells_of(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line; a line that breaks the rules is one cell."""
    try:
        return next(csv.reader([line], delimiter=delimiter or NO_DELIMITER), [""])
    except csv.Error:
        return [line]


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether the first row names the columns: by its words, else by holding no structure."""
    if not rows:
        return False
    first = rows[0]
    known = {*STRUCTURE_NAMES, *NAME_NAMES, *ID_NAMES, *TEXT_NAMES}
    if any(plain(cell) in known and not cell.strip().isdigit() for cell in first):
        return True
    if any(is_structure(cell) for cell in first) or len(rows) == 1:
        return False
    return all(cell.strip() and not _number(cell) for cell in first)


def column_names(rows: Sequence[Sequence[str]], *, header: bool) -> tuple[str, ...]:
    """Return distinct names for the columns of a table's first rows.

    Raises:
        LibraryError: there are more than ``MOST_COLUMNS``.
    """
    width = max((len(row) for row in rows), default=0)
    if width > MOST_COLUMNS:
        raise LibraryError(
            f"The table has {width:,} columns, but at most {MOST_COLUMNS:,} are read; keep the "
            "structure, a name, an identifier and a text."
        )
    names: list[str] = []
    for place in range(width):
        given = rows[0][place].strip() if header and place < len(rows[0]) else ""
        name = given or f"Column {place + 1}"
        names.append(f"{name} ({place + 1})" if name in names else name)
    return tuple(names)


def guess_choice(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Choice:
    """Guess which columns hold structure, name, identifier and text.

    Args:
        columns: Their names; made-up ones do no harm.
        rows: The first rows, without the header.
    """
    values = [
        [row[place].strip() for row in rows if place < len(row) and row[place].strip()][:LOOKED_AT]
        for place in range(len(columns))
    ]
    structure = _structure_column(columns, values)
    taken = {structure}
    name = _named(columns, values, NAME_NAMES, taken)
    taken.add(name)
    identifier = _named(columns, values, ID_NAMES, taken)
    taken.add(identifier)
    text = _named(columns, values, TEXT_NAMES, taken)
    if text is None:
        text = _wordy(values, taken)
    return Choice(structure=structure, name=name, id=identifier, text=text)


def plain(name: str) -> str:
    """Return a column's name in lower case, letters and digits alone."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def is_structure(value: str) -> bool:
    """Say whether a value is a structure that can be read, one atom included."""
    word, *rest = value.split(maxsplit=1) or [""]
    if rest and not rest[0].startswith("|"):
        return False
    if looks_like_inchi(word):
        return True
    if not looks_like_smiles(word) and len(word) >= _SHORT_STRUCTURE:
        return False
    try:
        molecule_from_smiles(word)
    except MoleculeError:
        return False
    return bool(word)


def _structure_column(columns: Sequence[str], values: Sequence[Sequence[str]]) -> int | None:
    best, most = None, 0.0
    for place, (name, column) in enumerate(zip(columns, values, strict=True)):
        named = plain(name) in STRUCTURE_NAMES
        read = sum(map(is_structure, column)) / len(column) if column else 0.0
        if read < 0.5 and not named:
            continue
        # A column of one-letter codes reads as structures too, but its values are short.
        length = sum(map(len, column)) / max(len(column), 1)
        score = 2 * read + named + min(length, 20) / 40
        if not named and length < _SHORT_STRUCTURE:
            score -= 1
        if plain(name) == "inchi":
            score -= 0.6  # the SMILES beside it reads quicker, and keeps what InChI forgets
        if score > most:
            best, most = place, score
    return best


def _named(
    columns: Sequence[str],
    values: Sequence[Sequence[str]],
    known: Sequence[str],
    taken: set[int | None],
) -> int | None:
    """Return the free, filled column whose name stands first among the known ones."""
    ranks = {
        known.index(plain(name)): place
        for place, name in reversed(list(enumerate(columns)))
        if plain(name) in known and place not in taken and values[place]
    }
    return ranks[min(ranks)] if ranks else None


def _wordy(values: Sequence[Sequence[str]], taken: set[int | None]) -> int | None:
    """Return the free column of the longest texts, if they read like sentences."""
    words = {
        place: sum(len(value.split()) for value in column) / len(column)
        for place, column in enumerate(values)
        if column and place not in taken
    }
    best = max(words, key=words.__getitem__, default=None)
    return best if best is not None and words[best] >= 6 else None


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
