"""Libraries of the user's own: a folder each, whole or not there.

Layer: core.library (may import core.errors, core.data). A folder holds ``molecules.jsonl.gz``,
one JSON list ``[id, name, smiles, text]`` a line, and ``library.json`` with its title, counts and
the checksum of the former. JSON lines are written as a stream, need no package to be read, and
run nothing. The folder is built under a passing name and renamed, so that a closed tab or a
killed process leaves no half library.
"""

import contextlib
import gzip
import hashlib
import json
import logging
import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core.data.storage import HOME_VARIABLE, home_folder, replacing
from core.errors import LibraryError, shorten

FORMAT: Final = 1
PREFIX: Final = "own-"
"""Begins the names of own libraries, so that none is taken for a built-in one."""
LONGEST_TITLE: Final = 80
MOLECULES: Final = "molecules.jsonl.gz"
REJECTED: Final = "rejected.jsonl.gz"
ABOUT: Final = "library.json"
PASSING: Final = ".part"
"""Ends the names of folders that are being made."""

_TAKEN: Final = frozenset({"starter library", "chebi-20", "pcdes"})
_SLUG: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?")
_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLibrary:
    """What is known of an own library without opening it."""

    name: str
    """As in addresses and on the command line."""
    title: str
    source: str = ""
    """Name of the file it came from."""
    made: str = ""
    """Day, as in 2026-03-12."""
    molecules: int = 0
    texts: int = 0
    """Molecules with a text."""
    duplicates: int = 0
    rejected: int = 0
    sha256: str = ""
    """Checksum of the molecules' file."""
    structures: str = ""
    """Hash that names the index of the structures."""
    described: str = ""
    """Hash that names the index of the texts."""
    joined: str = ""
    """Hash that names the table of identities."""
    content: str = ""
    """Hash that names the map and the table of properties."""
    problem: str = ""
    """Why it cannot be opened, "" where it can."""

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return libraries_folder() / self.name.removeprefix(PREFIX)


Row = tuple[str, str, str, str]
"""Identifier, name, SMILES, text."""


def libraries_folder() -> Path:
    """Return the folder of own libraries (not created)."""
    return home_folder() / "libraries"


def own_libraries() -> tuple[OwnLibrary, ...]:
    """Return the own libraries by title; damaged ones say what is wrong."""
    try:
        folders = [path for path in libraries_folder().iterdir() if path.is_dir()]
    except OSError:  # none was ever made
        return ()
    found = [_about(path) for path in folders if _SLUG.fullmatch(path.name)]
    return tuple(sorted(found, key=lambda one: (one.title.casefold(), one.name)))


def find_own(name: str) -> OwnLibrary:
    """Return an own library by its name.

    Raises:
        LibraryError: there is none, or it is damaged.
    """
    slug = name.removeprefix(PREFIX)
    # The name may come from an address: nothing but a slug becomes part of a path.
    known = name.startswith(PREFIX) and _SLUG.fullmatch(slug)
    if not known or not (libraries_folder() / slug).is_dir():
        raise LibraryError(f"There is no library {shorten(name)!r}; it may have been deleted.")
    about = _about(libraries_folder() / slug)
    if about.problem:
        raise LibraryError(about.problem)
    return about


def read_rows(about: OwnLibrary) -> Iterator[Row]:
    """Yield the molecules of a library.

    Raises:
        LibraryError: the file is missing, or not the one that was written.
    """
    path = about.folder / MOLECULES
    damaged = LibraryError(
        f"The library {shorten(about.title)} is damaged ({MOLECULES}); delete it and add its "
        "file again."
    )
    try:
        if _digest(path) != about.sha256:
            raise damaged
        with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                one, name, smiles, text = json.loads(line)
                yield str(one), str(name), str(smiles), str(text)
    except (OSError, EOFError, ValueError) as error:
        raise damaged from error


def read_rejected(about: OwnLibrary) -> tuple[tuple[int, str, str], ...]:
    """Return number, value and reason of the rows that were not taken; () where none are kept."""
    try:
        with gzip.open(about.folder / REJECTED, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
            return tuple((int(number), str(value), str(why)) for number, value, why in rows)
    except (OSError, EOFError, ValueError):
        return ()


def clean_title(title: str, *, own: str = "") -> str:
    """Return a title on one line.

    Args:
        title: What the user typed.
        own: Name of the library that may have this title already.

    Raises:
        LibraryError: it is empty, too long, or another library's.
    """
    text = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    if not text:
        raise LibraryError("The title is empty; give the library a name to choose it by.")
    if len(text) > LONGEST_TITLE:
        raise LibraryError(
            f"The title has {len(text):,} characters, but at most {LONGEST_TITLE} fit; shorten it."
        )
    others = {one.title.casefold() for one in own_libraries() if one.name != own} | _TAKEN
    if text.casefold() in others:
        raise LibraryError(f"There is a library {shorten(text)!r} already; choose another title.")
    return text


def rename_own(name: str, title: str) -> OwnLibrary:
    """Give a library another title; its name and index stay.

    Raises:
        LibraryError: there is no such library, the title is refused, or the disk is.
    """
    about = find_own(name)
    text = clean_title(title, own=name)
    path = about.folder / ABOUT
    try:
        facts = json.loads(path.read_bytes())
        with replacing(path) as passing:
            passing.write_text(json.dumps({**facts, "title": text}, indent=2), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise cannot_write(error) from error
    return find_own(name)


def delete_own(name: str) -> None:
    """Delete a library, damaged or not; its index is another matter.

    Raises:
        LibraryError: there is no such library, or it cannot be deleted.
    """
    slug = name.removeprefix(PREFIX)
    folder = libraries_folder() / slug
    if not name.startswith(PREFIX) or not _SLUG.fullmatch(slug) or not folder.is_dir():
        raise LibraryError(f"There is no own library {shorten(name)!r} to delete.")
    passing = folder.with_name(f".{slug}.{os.getpid()}{PASSING}")
    try:
        folder.rename(passing)  # gone at once, whatever stops the removal
        shutil.rmtree(passing)
    except OSError as error:
        raise cannot_write(error) from error


def place_for(title: str, passing: Path) -> str:
    """Rename a finished folder to a free place, and return the library's name.

    Raises:
        OSError: the folder cannot be renamed.
    """
    for slug in _slugs(title):
        target = passing.with_name(slug)
        if target.exists():
            continue
        try:
            passing.rename(target)
        except OSError:
            if target.exists():  # another one came first
                continue
            raise
        return PREFIX + slug
    raise OSError("no free name")  # never: there are endlessly many


def cannot_write(error: BaseException) -> LibraryError:
    """Return the error that says why own libraries cannot be written."""
    reason = getattr(error, "strerror", None) or error
    return LibraryError(
        f"{shorten(libraries_folder())} cannot be written ({shorten(reason)}); free some space, or "
        f"point {HOME_VARIABLE} to a folder that can."
    )


def _slugs(title: str) -> Iterator[str]:
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall(r"[a-z0-9]+", ascii_only))[:36].strip("-") or "library"
    yield base
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _about(folder: Path) -> OwnLibrary:
    name = PREFIX + folder.name
    try:
        facts = json.loads((folder / ABOUT).read_bytes())
        if not isinstance(facts, dict) or facts.get("format") != FORMAT:
            raise ValueError("another format")
        return OwnLibrary(name=name, **_typed(facts))
    except (OSError, ValueError, TypeError, KeyError) as error:
        _LOG.warning("the library in %s cannot be read: %s", folder, shorten(error))
        problem = (
            f"The library {shorten(folder.name)} is damaged ({ABOUT}); delete it and add its file "
            "again."
        )
        return OwnLibrary(name=name, title=folder.name, problem=problem)


def _typed(facts: dict[str, Any]) -> dict[str, Any]:
    texts = ("title", "source", "made", "sha256", "structures", "described", "joined")
    counts = ("molecules", "texts", "duplicates", "rejected")
    found = {key: facts[key] for key in (*texts, *counts)}
    found["content"] = facts.get("content", "")  # not in libraries of the first days
    if not all(isinstance(found[key], str) for key in (*texts, "content")):
        raise ValueError("a text is none")
    if not all(isinstance(found[key], int) for key in counts):
        raise ValueError("a count is none")
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size_of(folders: Iterable[Path]) -> int:
    """Return the bytes of all files below some folders."""
    total = 0
    for path in (path for folder in folders for path in folder.rglob("*")):
        with contextlib.suppress(OSError):  # it went away
            total += path.stat().st_size if path.is_file() else 0
    return total
