"""Rows of a delimited table or a list of SMILES, as a stream; a broken row is only itself.

Layer: core.library (may import core.errors).
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from core.library.columns import NO_DELIMITER, STRUCTURE_NAMES, plain

MOST_JOINED: Final = 60
"""Lines that one quoted cell may span."""
_UNCLOSED: Final = "a quotation mark opens a cell here and is never closed; remove or double it"


class Record(NamedTuple):
    """One row of a file."""

    number: int
    """Line where it begins, or the number of the record in an SD file; from 1."""
    cells: tuple[str, ...]
    problem: str = ""
    """Why the row cannot be read at all."""


def table_records(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Yield the rows of a table, blank ones left out; a quoted cell may span lines."""
    delimiter = delimiter or NO_DELIMITER
    supply = enumerate(lines, start=1)
    waiting: deque[tuple[int, str]] = deque()
    while True:
        first = waiting.popleft() if waiting else next(supply, None)
        if first is None:
            return
        number, line = first
        if not line.strip():
            continue
        if '"' not in line:
            yield Record(number, tuple(line.split(delimiter)))
            continue
        joined = [first]
        while (whole := _open(joined, delimiter)) and len(joined) < MOST_JOINED:
            if not _join(joined, waiting, supply):
                break
        if whole:
            # Only this line is given up: what it swallowed is read again.
            waiting.extendleft(reversed(joined[1:]))
            yield Record(number, (line,), _UNCLOSED)
        else:
            yield Record(number, _cells([text for _, text in joined], delimiter))


def line_records(lines: Iterable[str]) -> Iterator[Record]:
    """Yield structure and name of a list with one SMILES a line; a header line is left out."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        structure, name = split_line(line)
        if number == 1 and plain(structure) in STRUCTURE_NAMES:
            continue
        yield Record(number, (structure, name))


def split_line(line: str) -> tuple[str, str]:
    """Divide "SMILES name" at the first blank; an extension between bars stays with the SMILES."""
    structure, _, rest = line.strip().replace("\t", " ").partition(" ")
    rest = rest.strip()
    if rest.startswith("|") and (end := rest.find("|", 1)) > 0:
        return f"{structure} {rest[: end + 1]}", rest[end + 1 :].strip()
    return structure, rest


def _join(
    joined: list[tuple[int, str]],
    waiting: deque[tuple[int, str]],
    supply: Iterator[tuple[int, str]],
) -> bool:
    """Add lines up to the next with a quotation mark, which alone can close a cell."""
    while len(joined) < MOST_JOINED:
        following = waiting.popleft() if waiting else next(supply, None)
        if following is None:
            return False
        joined.append(following)
        if '"' in following[1]:
            return True
    return False


def _open(joined: list[tuple[int, str]], delimiter: str) -> bool:
    """Say whether the last cell of these lines is still waiting for its closing mark."""
    texts = [f"{text}\n" for _, text in joined]
    try:
        for _ in csv.reader(texts, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _cells(texts: list[str], delimiter: str) -> tuple[str, ...]:
    try:
        rows = list(csv.reader([f"{t}\n" for t in texts], delimiter=delimiter))
    except csv.Error:
        return tuple(" ".join(texts).split(delimiter))
    return tuple(cell for row in rows for cell in row)
