"""A first look at a file of molecules: its format, its columns, its first rows.

Layer: core.library (may import core.errors, core.chem).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from core.errors import LibraryError, shorten
from core.library.columns import (
    Choice,
    Layout,
    column_names,
    guess_choice,
    guess_delimiter,
    has_header,
)
from core.library.sdf_rows import MOLFILE, TITLE, looks_like_sdf, sdf_fields, sdf_records
from core.library.sources import Lines, Source
from core.library.table_rows import Record, line_records, table_records

SHOWN_ROWS: Final = 20
SAMPLE_LINES: Final = 20_000
SAMPLE_CHARACTERS: Final = 2_000_000
"""The beginning of a file that is looked at ends with the first of these."""

_SDF_ENDINGS: Final = (".sdf", ".sd", ".mol")
_TABLE_ENDINGS: Final = (".csv", ".tsv", ".tab")
_LINE_ENDINGS: Final = (".smi", ".smiles", ".ism")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a first look found."""

    layout: Layout
    choice: Choice
    """A guess, for the user to change."""
    rows: tuple[Record, ...]
    """The first rows."""
    count: int
    """Rows of the file; an estimate where ``whole`` is false."""
    whole: bool
    """Whether the look reached the end of the file."""
    notes: tuple[str, ...] = ()
    """What a user should know of how it was read."""


def look(source: Source, *, header: bool | None = None) -> Preview:
    """Look at the beginning of a file.

    Args:
        source: The file.
        header: Whether the first line of a table names its columns; None guesses.

    Raises:
        LibraryError: it is no text, damaged, holds no row, or has too many columns.
    """
    with Lines(source) as lines:
        sample = list(first_lines(lines))
        position = lines.position
        name, notes = lines.name, lines.notes
    whole = sum(len(line) + 1 for line in sample) < SAMPLE_CHARACTERS and len(sample) < SAMPLE_LINES
    layout = read_layout(name, sample, header=header)
    rows = list(records(sample, layout))
    if not rows:
        raise LibraryError(
            f"{shorten(source.name)} holds no row with a molecule; give one SMILES a line, a "
            "table, or an SD file."
        )
    count = len(rows)
    if not whole:
        # The last row of the sample may be cut.
        rows = rows[:-1] or rows
        count = max(len(rows), round(len(rows) * source.size / max(position, 1)))
    choice = _choice(layout, rows)
    shown = tuple(rows[:SHOWN_ROWS])
    return Preview(layout=layout, choice=choice, rows=shown, count=count, whole=whole, notes=notes)


def read_layout(name: str, sample: list[str], *, header: bool | None = None) -> Layout:
    """Tell how a file is divided, from its name and its first lines.

    Args:
        name: File name.
        sample: Its first lines.
        header: Whether the first line of a table names its columns; None guesses.

    Raises:
        LibraryError: a table has too many columns.
    """
    ending = name.lower()
    filled = [line for line in sample[:200] if line.strip()]
    if ending.endswith(_SDF_ENDINGS) or (
        not ending.endswith(_TABLE_ENDINGS) and looks_like_sdf(sample[:2000])
    ):
        return Layout(kind="sdf", columns=(MOLFILE, TITLE, *sdf_fields(sample)))
    delimiter = guess_delimiter(filled) or _by_name(ending, filled)
    if not ending.endswith(_TABLE_ENDINGS) and (ending.endswith(_LINE_ENDINGS) or not delimiter):
        return Layout(kind="lines", columns=("SMILES", "Name"))
    rows = [record.cells for record in islice(table_records(filled, delimiter), 100)]
    header = has_header(rows) if header is None else header
    columns = column_names(rows, header=header)
    return Layout(kind="table", columns=columns, delimiter=delimiter, header=header)


def records(lines: Iterable[str], layout: Layout) -> Iterator[Record]:
    """Yield the rows of a file of this layout, the header left out."""
    if layout.kind == "sdf":
        return sdf_records(lines, layout.columns[2:])
    if layout.kind == "lines":
        return line_records(lines)
    found = table_records(lines, layout.delimiter)
    return islice(found, 1, None) if layout.header else found


def _by_name(ending: str, lines: list[str]) -> str:
    """Return the delimiter that the file's name tells, if the first line has it."""
    told = "," if ending.endswith(".csv") else "\t" if ending.endswith((".tsv", ".tab")) else ""
    return told if told and lines and told in lines[0] else ""


def first_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield the beginning of a file: ``SAMPLE_LINES`` or ``SAMPLE_CHARACTERS`` of it."""
    size = 0
    for line in islice(lines, SAMPLE_LINES):
        yield line
        size += len(line) + 1
        if size >= SAMPLE_CHARACTERS:
            return


def _choice(layout: Layout, rows: list[Record]) -> Choice:
    if layout.kind == "lines":
        return Choice(structure=0, name=1)
    guess = guess_choice(layout.columns, [row.cells for row in rows[:200]])
    if layout.kind == "table":
        return guess
    title = any(row.cells[1] for row in rows)
    name = 1 if title else guess.name if guess.name not in (0, 1) else None
    others = {"id": guess.id, "text": guess.text}
    free = {role: place for role, place in others.items() if place not in (0, name)}
    return Choice(structure=0, name=name, **free)
