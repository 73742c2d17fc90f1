"""Records of an SD file, as a stream; whatever is wrong with one ends at its ``$$$$``.

Layer: core.library (may import core.errors, core.chem).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from core.chem.molecule import MAX_MOLFILE
from core.library.table_rows import Record

MOLFILE: Final = "Structure"
TITLE: Final = "Title line"
MOST_FIELDS: Final = 500
"""Data fields that are offered."""
END: Final = "M  END"
SEPARATOR: Final = "$$$$"

_FIELD: Final = re.compile(r"^>.*?<([^<>]+)>")


def looks_like_sdf(lines: Sequence[str]) -> bool:
    """Say whether the first lines of a file are those of an SD file or a molfile."""
    return any(
        line.startswith((END, SEPARATOR)) or re.search(r"\bV[23]000\s*$", line) for line in lines
    )


def sdf_fields(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the data fields in these lines, as they first occur."""
    found = (match[1] for line in lines if (match := _FIELD.match(line)))
    return tuple(dict.fromkeys(found))[:MOST_FIELDS]


def sdf_records(lines: Iterable[str], fields: Sequence[str]) -> Iterator[Record]:
    """Yield molfile, title line and the data fields of each record.

    Args:
        lines: Lines of the file.
        fields: Names of the data fields that are wanted, in order.
    """
    number, size, kept = 1, 0, list[str]()
    for line in lines:
        if line.startswith(SEPARATOR):
            yield _record(number, kept, size, fields)
            number, size, kept = number + 1, 0, []
            continue
        size += len(line) + 1
        if size <= MAX_MOLFILE:
            kept.append(line)
    if any(line.strip() for line in kept):
        yield _record(number, kept, size, fields)


def _record(number: int, lines: list[str], size: int, fields: Sequence[str]) -> Record:
    title = lines[0].strip() if lines else ""
    cells = (title,) + ("",) * len(fields)
    if size > MAX_MOLFILE:
        reason = f"the record has {size:,} characters: at most {MAX_MOLFILE:,} are read"
        return Record(number, ("", *cells), reason)
    end = next((place for place, line in enumerate(lines) if line.startswith(END)), None)
    if end is None:
        return Record(number, ("", *cells), f"the record has no '{END}' line: it is cut off")
    values = _values(lines[end + 1 :])
    molfile = "\n".join(lines[: end + 1]) + "\n"
    return Record(number, (molfile, title, *(values.get(field, "") for field in fields)))


def _values(lines: Sequence[str]) -> dict[str, str]:
    """Return the data fields of a record; the lines of one become one line."""
    values: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        if match := _FIELD.match(line):
            current = values.setdefault(match[1], [])
        elif not line.strip():
            current = None
        elif current is not None:
            current.append(line.strip())
    return {name: " ".join(parts) for name, parts in values.items()}
