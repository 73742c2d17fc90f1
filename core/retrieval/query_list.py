"""Many queries of one person: a pasted list, or a column of a file.

Layer: core.retrieval (may import core.errors, core.library). A list has one query a line; a table
has them in one of its columns, which is guessed and can be chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, NamedTuple

from core.errors import QueryError, shorten
from core.library.columns import (
    NAME_NAMES,
    STRUCTURE_NAMES,
    TEXT_NAMES,
    Layout,
    column_names,
    has_header,
    plain,
)
from core.library.preview import first_lines, read_layout, records
from core.library.sources import Lines, Source
from core.library.table_rows import Record, split_line

MOST_QUERIES: Final = 1000
"""Queries that are searched at once."""
QUERY_NAMES: Final = ("query", "queries", "question", "search", "request", "prompt")
_TABLE_ENDINGS: Final = (".csv", ".tsv", ".tab")
_BY_NAME: Final = (*QUERY_NAMES, *TEXT_NAMES, *STRUCTURE_NAMES, *NAME_NAMES)
"""Names of columns that hold queries, the likeliest first."""


class Asked(NamedTuple):
    """One query of a list."""

    number: int
    """Line where it stands, from 1."""
    text: str
    problem: str = ""
    """Why the line cannot be read."""


class Queries(NamedTuple):
    """The queries of a list, at most ``MOST_QUERIES``."""

    asked: tuple[Asked, ...]
    more: bool = False
    """Whether the list goes on beyond them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryTable:
    """The rows of a file with queries."""

    columns: tuple[str, ...]
    header: bool
    """Whether the first line names the columns."""
    guess: int
    """Column that seems to hold the queries."""
    rows: tuple[Record, ...]

    def queries(self, column: int) -> Queries:
        """Return the queries of a column; an empty cell is one that will be refused."""
        asked = (
            Asked(
                row.number,
                row.cells[column].strip() if column < len(row.cells) else "",
                row.problem,
            )
            for row in self.rows
        )
        return _cut(tuple(asked))


def pasted(text: str) -> Queries:
    """Return the queries of a text, one a line; blank lines are left out."""
    lines = enumerate(text.splitlines(), start=1)
    return _cut(tuple(Asked(number, line.strip()) for number, line in lines if line.strip()))


def read_table(source: Source, *, header: bool | None = None) -> QueryTable:
    """Read the beginning of a file of queries, which is more than is ever searched at once.

    Args:
        source: A list with one query a line, a delimited table, or a list of SMILES with names.
        header: Whether the first line names the columns; None guesses.

    Raises:
        LibraryError: it is no text, damaged, or has too many columns.
        QueryError: it holds no query, or it is an SD file.
    """
    with Lines(source) as lines:
        sample = list(first_lines(lines))
        name = lines.name
    layout = read_layout(name, sample, header=False)
    if layout.kind == "sdf":
        raise QueryError(
            f"{shorten(source.name)} is an SD file, which holds molecules; give a list with one "
            "query a line, or a table (CSV) with a column of queries."
        )
    # Descriptions have commas too: only a file that calls itself a table is divided at them.
    divided = layout.kind == "table" and (
        layout.delimiter == "\t" or name.lower().endswith(_TABLE_ENDINGS)
    )
    table = _table(sample, layout, header) if divided else _list(name, sample)
    if not table.rows:
        raise QueryError(
            f"{shorten(source.name)} holds no query; give one query a line, or a table (CSV) with "
            "a column of queries."
        )
    return table


def _list(name: str, sample: Sequence[str]) -> QueryTable:
    """Take each line for a query; in a list of SMILES a name may follow, which is left out."""
    structures = name.lower().endswith((".smi", ".smiles", ".ism"))
    rows = (
        Record(number, (split_line(line)[0] if structures else line.strip(),))
        for number, line in enumerate(sample, start=1)
        if line.strip()
    )
    return QueryTable(columns=("Query",), header=False, guess=0, rows=tuple(rows))


def _table(sample: Sequence[str], layout: Layout, header: bool | None) -> QueryTable:
    first = [record.cells for record in islice(records(sample, layout), 100)]
    if header is None:
        header = _heads(first)
    columns = column_names(first, header=header)
    rows = tuple(records(sample, replace(layout, header=header)))
    return QueryTable(columns=columns, header=header, guess=_guess(columns, rows), rows=rows)


def _heads(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether the first row names the columns; a lone description is no name of a column."""
    if not rows:
        return False
    if any(plain(cell) in _BY_NAME for cell in rows[0]):
        return True
    return len(rows[0]) > 1 and has_header(rows)


def _guess(columns: Sequence[str], rows: Sequence[Record]) -> int:
    ranks = {
        _BY_NAME.index(plain(name)): place
        for place, name in reversed(list(enumerate(columns)))
        if plain(name) in _BY_NAME
    }
    if ranks:
        return ranks[min(ranks)]
    lengths = [
        sum(len(row.cells[place]) for row in rows if place < len(row.cells))
        for place in range(len(columns))
    ]
    return max(range(len(columns)), key=lengths.__getitem__, default=0)


def _cut(asked: tuple[Asked, ...]) -> Queries:
    return Queries(asked[:MOST_QUERIES], more=len(asked) > MOST_QUERIES)
