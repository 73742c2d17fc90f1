"""A notebook as one JSON document, which travels inside the files that are saved.

Layer: core.notebook (may import core.errors). Files come back from anywhere: a document is read
whole or refused in one sentence.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from core.errors import shorten
from core.notebook.entries import (
    MOST_ENTRIES,
    NotebookError,
    Pin,
    entry_of_pin,
    entry_values,
    now,
    one_line,
    pin_from,
)

FORMAT: Final = "motiflens-notebook"
VERSION: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A notebook that was read from a file."""

    name: str
    pins: tuple[Pin, ...]


def head_values(name: str) -> dict[str, Any]:
    """Return what a document says about itself."""
    return {"format": FORMAT, "version": VERSION, "name": name}


def document_values(name: str, entries: Iterable[Pin]) -> dict[str, Any]:
    """Return a notebook as JSON values."""
    return head_values(name) | {"entries": [entry_values(entry) for entry in entries]}


def script_safe(values: Any) -> str:
    """Return JSON that nothing in an HTML page takes for a tag, a comment or a line break."""
    text = json.dumps(values, ensure_ascii=True, allow_nan=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def read_document(values: Any, *, file: str) -> Document:
    """Read a notebook from parsed JSON; ``file`` is what messages call it.

    Raises:
        NotebookError: it is none, of a later version, too long, or an entry is damaged.
    """
    if not isinstance(values, Mapping) or values.get("format") != FORMAT:
        raise NotebookError(
            f"the file {shorten(file)} holds no notebook: choose one that the Notebook page has "
            "saved"
        )
    version = values.get("version")
    if version != VERSION:
        raise NotebookError(
            f"the file {shorten(file)} is of version {shorten(version)!r}, and this MotifLens "
            f"reads version {VERSION}: update MotifLens"
        )
    entries = values.get("entries")
    if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
        raise NotebookError(
            f"the file {shorten(file)} must list its entries, at most {MOST_ENTRIES:,}; nothing "
            "was added"
        )
    name = values.get("name")
    return Document(
        name=one_line(name) if isinstance(name, str) else "",
        pins=tuple(_entry(entry, place, file) for place, entry in enumerate(entries, start=1)),
    )


def _entry(values: Any, place: int, file: str) -> Pin:
    try:
        pin = pin_from(values)
    except NotebookError as error:
        raise NotebookError(
            f"entry {place} of the file {shorten(file)} is damaged ({error}); nothing was added: "
            "save the notebook again where it came from"
        ) from error
    return entry_of_pin(pin, identifier="", created=_time(values.get("created")))


def _time(value: Any) -> datetime:
    """Return the time an entry was pinned; the present where the file tells none."""
    try:
        time = datetime.fromisoformat(value)
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return now()
