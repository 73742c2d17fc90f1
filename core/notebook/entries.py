"""What a notebook holds: entries that bring back a view, and a frozen picture of what it showed.

Layer: core.notebook (may import core.errors). Everything here may come from a file of unknown
origin: ``pin_from`` refuses what is not an entry, and ``clean`` drops what no database keeps.
Texts are plain; escaping is the caller's, at the page.
"""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from typing import Any, Final

from core.errors import CoreError, shorten
from core.notebook.map_picture import MapPicture, map_from, map_values

KINDS: Final = {
    "search": "Search",
    "alignment": "Alignment",
    "map": "Map",
    "molecule": "Molecule",
    "comparison": "Comparison",
}
"""Kinds of entries and their names for people."""
MOST_ENTRIES: Final = 1_000
"""Entries of a notebook; a saved file of more would not be read back."""
MOST_TITLE: Final = 300
MOST_TEXT: Final = 20_000
"""Characters of a note, of a text, or of one query parameter."""
MOST_SMILES: Final = 20_000
"""As long as the structures that are read at all."""
MOST_MOLECULES: Final = 24
"""Molecules that an entry keeps the drawings of."""
MOST_LINKS: Final = 12
PAGE_SIZE: Final = 12
"""Hits on a page of a search where its address tells no number."""
MOST_PAGE_SIZE: Final = 48
MOST_PAGES: Final = 50
MOST_PARAMETERS: Final = 40
_PARAMETER: Final = re.compile(r"(?!embed)[a-z][a-z0-9_]{0,31}")
_DROPPED: Final = {"Cc", "Cs"}
"""Control characters and halves of surrogate pairs."""


class NotebookError(CoreError):
    """The notebook cannot do what was asked, for its database, a file or an entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Molecule:
    """A molecule as it was when it was pinned."""

    name: str
    smiles: str
    score: float | None = None
    """Cosine similarity, where the view showed one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What the view showed: enough to read the notebook without the engine."""

    molecules: tuple[Molecule, ...] = ()
    """The first hits of a search, the molecule of an alignment, the two of a comparison."""
    text: str = ""
    """The text that was aligned, or a caption."""
    links: tuple[str, ...] = ()
    """Sentences: the clearest links between words and motifs."""
    map: MapPicture | None = None
    """The map, in small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A view to keep."""

    kind: str
    """One of ``KINDS``; it names the page, so that no file can send a visitor elsewhere."""
    title: str
    note: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Query parameters of the page's address that bring the view back."""
    library: str = ""
    fingerprint: str = ""
    """Of the checkpoint that gave the answer, "" where none had a part in it."""
    snapshot: Snapshot = field(default_factory=Snapshot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Pin):
    """A view that is kept."""

    id: str
    revision: int = 1
    """Counts the changes of title, note and snapshot: tells whether someone else was there."""
    created: datetime
    changed: datetime


def entry_of_pin(pin: Pin, *, identifier: str, created: datetime) -> Entry:
    """Return a pin as an entry that nobody has changed yet."""
    copied = {part.name: getattr(pin, part.name) for part in fields(Pin)}
    return Entry(**copied, id=identifier, created=created, changed=created)


def now() -> datetime:
    """Return the time, in UTC and whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def clean(text: str) -> str:
    """Return a text that every database keeps: no control characters, no half characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in _DROPPED)


def one_line(text: str) -> str:
    """Return a title: one line, cut to ``MOST_TITLE`` characters."""
    plain = " ".join(clean(text).split())
    return plain if len(plain) <= MOST_TITLE else plain[: MOST_TITLE - 1] + "…"


def pin_from(values: Any) -> Pin:
    """Read an entry from parsed JSON.

    Raises:
        NotebookError: it is none; the message says in what.
    """
    if not isinstance(values, Mapping):
        raise NotebookError("an entry must be an object with a kind and a title")
    kind = values.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise NotebookError(f"the kind {shorten(kind)!r} is none of {', '.join(KINDS)}")
    title = one_line(_text(values, "title", most=MOST_TEXT))
    if not title:
        raise NotebookError("an entry needs a title")
    return Pin(
        kind=kind,
        title=title,
        note=_text(values, "note", most=MOST_TEXT).strip(),
        parameters=parameters_from(values.get("parameters", {})),
        library=_text(values, "library", most=MOST_TITLE),
        fingerprint=_text(values, "fingerprint", most=MOST_TITLE),
        snapshot=snapshot_from(values.get("snapshot", {})),
    )


def parameters_from(values: Any) -> dict[str, str]:
    """Read query parameters; names are small letters, values are texts.

    Raises:
        NotebookError: they are something else.
    """
    if not isinstance(values, Mapping) or len(values) > MOST_PARAMETERS:
        raise NotebookError(f"parameters must be an object of at most {MOST_PARAMETERS} texts")
    for name in values:
        if not isinstance(name, str) or not _PARAMETER.fullmatch(name):
            raise NotebookError(f"{shorten(name)!r} is no parameter of a page")
    return {name: _text(values, name, most=MOST_TEXT) for name in values}


def snapshot_from(values: Any) -> Snapshot:
    """Read a snapshot: ``{"molecules": [{"name", "smiles", "score"}], "text", "links", "map"}``.

    All may be absent. Molecules and links beyond what an entry keeps are left out.

    Raises:
        NotebookError: a part is of another shape.
    """
    if not isinstance(values, Mapping):
        raise NotebookError("a snapshot must be an object")
    links = _list(values, "links")[:MOST_LINKS]
    if not all(isinstance(link, str) for link in links):
        raise NotebookError("the links of a snapshot must be texts")
    molecules = _list(values, "molecules")[:MOST_MOLECULES]
    return Snapshot(
        molecules=tuple(_molecule(molecule) for molecule in molecules),
        text=_text(values, "text", most=MOST_TEXT),
        links=tuple(one_line(link) for link in links),
        map=map_from(values.get("map")),
    )


def entry_values(entry: Pin) -> dict[str, Any]:
    """Return an entry as JSON values, which ``pin_from`` reads."""
    values: dict[str, Any] = {
        "kind": entry.kind,
        "title": entry.title,
        "note": entry.note,
        "parameters": dict(entry.parameters),
        "library": entry.library,
        "fingerprint": entry.fingerprint,
        "snapshot": snapshot_values(entry.snapshot),
    }
    if isinstance(entry, Entry):
        values["created"] = entry.created.isoformat()
    return values


def snapshot_values(snapshot: Snapshot) -> dict[str, Any]:
    """Return a snapshot as JSON values, which ``snapshot_from`` reads."""
    values: dict[str, Any] = {
        "molecules": [
            {"name": molecule.name, "smiles": molecule.smiles, "score": molecule.score}
            for molecule in snapshot.molecules
        ],
        "text": snapshot.text,
        "links": list(snapshot.links),
    }
    return values if snapshot.map is None else values | {"map": map_values(snapshot.map)}


def page_of(pin: Pin) -> tuple[int, int]:
    """Return (offset, k) of a pinned search: hits before its page, and hits of a page."""
    size = bounded(pin.parameters.get("k", ""), otherwise=PAGE_SIZE, most=MOST_PAGE_SIZE)
    page = bounded(pin.parameters.get("page", ""), otherwise=1, most=MOST_PAGES)
    return (page - 1) * size, size


def bounded(text: str, *, otherwise: int, most: int) -> int:
    """Read a number of an address, 1 to ``most``; what is none is ``otherwise``."""
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
    return min(max(value, 1), most)


def _molecule(values: Any) -> Molecule:
    if not isinstance(values, Mapping):
        raise NotebookError("a molecule must be an object with a name and a smiles")
    smiles = _text(values, "smiles", most=MOST_SMILES).strip()
    if not smiles:
        raise NotebookError("a molecule needs a smiles")
    score = values.get("score")
    if score is not None:
        if isinstance(score, bool) or not isinstance(score, int | float) or abs(score) > 2:
            raise NotebookError(f"the score {shorten(score)!r} is no cosine similarity")
        score = None if math.isnan(score) else float(score)
    name = one_line(_text(values, "name", most=MOST_TEXT))
    return Molecule(name=name or shorten(smiles), smiles=smiles, score=score)


def _text(values: Mapping[str, Any], name: str, *, most: int) -> str:
    value = values.get(name, "")
    if not isinstance(value, str):
        raise NotebookError(f"{shorten(name)} must be a text, not {shorten(value)!r}")
    if len(value) > most:
        raise NotebookError(
            f"{shorten(name)} has {len(value):,} characters; shorten it to {most:,}"
        )
    return clean(value)


def _list(values: Mapping[str, Any], name: str) -> Sequence[Any]:
    value = values.get(name, [])
    if not isinstance(value, list | tuple):
        raise NotebookError(f"the {name} of a snapshot must be a list")
    return value
