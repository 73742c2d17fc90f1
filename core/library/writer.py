"""Writing an own library row by row: the folder appears whole, at the end, or not at all.

Layer: core.library (may import core.errors, core.data).
"""

import gzip
import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from core.errors import shorten
from core.library.content import ContentHash
from core.library.store import (
    ABOUT,
    FORMAT,
    MOLECULES,
    PASSING,
    REJECTED,
    OwnLibrary,
    cannot_write,
    find_own,
    libraries_folder,
    place_for,
)

ABANDONED_SECONDS: Final = 24 * 3600
"""Age at which what a killed process left behind is removed."""
_LEVEL: Final = 4
"""Of compression: nearly as small as 9, three times as quick."""


class LibraryWriter:
    """A library in the making; used in a ``with`` block, which removes what is not finished.

    Args:
        title: Title for people.
        source: Name of the file the rows come from.

    Raises:
        LibraryError: the folder of own libraries cannot be written, then or later.
    """

    def __init__(self, title: str, *, source: str) -> None:
        self._title, self._source = title, shorten(source, limit=120)
        self._open = ExitStack()
        self.molecules, self.texts = 0, 0
        # The recipes of core.retrieval.files and core.data.identities, which name what is kept of
        # a library in the cache: so its state is told, and its index removed, without opening it.
        self._structures, self._described = hashlib.sha256(), hashlib.sha256()
        self._joined, self._content = hashlib.sha256(), ContentHash()

    def __enter__(self) -> Self:
        try:
            root = libraries_folder()
            root.mkdir(parents=True, exist_ok=True)
            _remove_abandoned(root)
            self._folder = Path(tempfile.mkdtemp(prefix=".new-", suffix=PASSING, dir=root))
            self._open.callback(shutil.rmtree, self._folder, ignore_errors=True)
            self._raw = self._open.enter_context((self._folder / MOLECULES).open("wb"))
            # No name and no time inside: equal rows make equal files.
            self._file = self._open.enter_context(
                gzip.GzipFile("", "wb", compresslevel=_LEVEL, fileobj=self._raw, mtime=0)
            )
        except OSError as error:
            self._open.close()
            raise cannot_write(error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._open.close()
        except OSError as failed:  # a full disk, told once
            if error is None:
                raise cannot_write(failed) from failed

    def add(self, identifier: str, name: str, smiles: str, text: str) -> None:
        """Append one molecule."""
        line = json.dumps([identifier, name, smiles, text], ensure_ascii=False) + "\n"
        try:
            self._file.write(line.encode("utf-8", "replace"))
        except OSError as error:
            raise cannot_write(error) from error
        self._content.add((identifier, name, smiles, text))
        _add(self._structures, smiles)
        self._joined.update(f"\n{smiles}".encode() if self.molecules else smiles.encode())
        self.molecules += 1
        if text:
            self.texts += 1
            _add(self._described, text)

    def finish(
        self,
        *,
        rejected: Sequence[tuple[int, str, str]] = (),
        rejected_count: int | None = None,
        duplicates: int = 0,
    ) -> OwnLibrary:
        """Close the files, name the folder, and return the library.

        Args:
            rejected: Number, value and reason of rows that were not taken.
            rejected_count: How many these were, where not all are kept.
            duplicates: Rows whose structure was there already.
        """
        path = self._folder / MOLECULES
        try:
            self._file.close()
            self._raw.close()
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if rejected:
                with gzip.open(self._folder / REJECTED, "wt", encoding="utf-8") as lines:
                    lines.writelines(f"{json.dumps(row)}\n" for row in rejected)
            facts = {
                "format": FORMAT,
                "title": self._title,
                "source": self._source,
                "made": date.today().isoformat(),
                "molecules": self.molecules,
                "texts": self.texts,
                "duplicates": duplicates,
                "rejected": len(rejected) if rejected_count is None else rejected_count,
                "sha256": digest,
                "structures": self._structures.hexdigest(),
                "described": self._described.hexdigest(),
                "joined": self._joined.hexdigest(),
                "content": self._content.hexdigest(),
            }
            (self._folder / ABOUT).write_text(json.dumps(facts, indent=2), encoding="utf-8")
            self._folder.chmod(0o755)  # made for this process alone
            return find_own(place_for(self._title, self._folder))
        except OSError as error:
            raise cannot_write(error) from error


def _add(digest: "hashlib._Hash", item: str) -> None:
    raw = item.encode("utf-8", "surrogatepass")
    digest.update(len(raw).to_bytes(8, "little") + raw)


def _remove_abandoned(root: Path) -> None:
    for path in root.glob(f".*{PASSING}"):
        newest = max((p.stat().st_mtime for p in (path, *path.iterdir())), default=0.0)
        if time.time() - newest > ABANDONED_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
