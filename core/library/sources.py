"""Lines of a file that a user brings: plain, gzip or zip, in whatever encoding, and guarded.

Layer: core.library (may import core.errors). A file is read as a stream, so 1 GB needs no more
memory than a page; what unpacks to far more than it is worth is refused on the way.
"""

import contextlib
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from core.errors import LibraryError, shorten

MOST_BYTES: Final = 1 << 30
"""Bytes of a file as it is brought."""
MOST_UNPACKED: Final = 8 << 30
"""Bytes of what a packed file holds."""
MOST_RATIO: Final = 200
"""Unpacked bytes for a packed one; tables and SD files reach 5 to 40."""
FREE_BYTES: Final = 64 << 20
"""Unpacked bytes up to which the ratio does not matter."""
LONGEST_LINE: Final = 1_000_000
"""Characters of a line."""

_BUFFER: Final = 1 << 16
_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK"
_PACKED: Final = (b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd")
_UNICODE: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),  # begins like UTF-16: before it
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DAMAGE: Final = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError)
"""What unpacking raises; RuntimeError is a zip with a password, or packed in an unknown way."""


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Source:
    """A file to read, wherever it lies."""

    name: str
    """File name as its owner calls it: untrusted, never used as a path."""
    size: int
    """Bytes as brought."""
    open: Callable[[], io.BufferedIOBase]
    """Opens the bytes from their beginning, each time anew."""
    mark: str = ""
    """Changes where the file does, as far as that can be told without reading it."""


def file_source(path: str) -> Source:
    """Return the file under a path that a user typed.

    Raises:
        LibraryError: there is no such file, or it is empty or too large.
    """
    typed = path.strip().strip("\"'")
    if not typed:
        raise LibraryError("The path is empty; type where the file lies, as in /home/me/set.csv.")
    try:
        place = Path(typed).expanduser()
        if not place.is_file():
            raise LibraryError(f"There is no file {shorten(place)}; check the path for a misprint.")
        facts = place.stat()
        place.open("rb").close()
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise LibraryError(f"{shorten(typed)} cannot be read ({shorten(reason)}).") from error
    mark = f"{place} {facts.st_size} {facts.st_mtime_ns}"
    return _checked(
        Source(name=place.name, size=facts.st_size, open=lambda: place.open("rb"), mark=mark)
    )


def bytes_source(name: str, content: bytes) -> Source:
    """Return bytes that were handed over, as a file of this name.

    Raises:
        LibraryError: there are none, or too many.
    """
    return _checked(Source(name=name, size=len(content), open=lambda: io.BytesIO(content)))


def _checked(source: Source) -> Source:
    shown = shorten(source.name)
    if not source.size:
        raise LibraryError(f"{shown} is empty; give a file with one molecule a line or record.")
    if source.size > MOST_BYTES:
        raise LibraryError(
            f"{shown} has {source.size / 1e9:.2f} GB, but at most {MOST_BYTES / 1e9:.2f} GB are "
            "read; split it into several libraries, or pack it with gzip."
        )
    return source


class _Guarded(io.RawIOBase):
    """Unpacked bytes, refused once they are out of all proportion to the packed ones."""

    def __init__(self, unpacked: io.BufferedIOBase, packed: io.BufferedIOBase, name: str) -> None:
        super().__init__()
        self._unpacked, self._packed, self._name = unpacked, packed, name
        self._seen = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        part = self._unpacked.read(len(buffer))
        self._seen += len(part)
        packed = max(self._packed.tell(), 1)
        bloated = self._seen > FREE_BYTES and self._seen > MOST_RATIO * packed
        if bloated or self._seen > MOST_UNPACKED:
            raise LibraryError(
                f"{shorten(self._name)} unpacks to more than {self._seen / 1e6:,.0f} MB from "
                f"{packed / 1e6:,.1f} MB, which no list of molecules does; unpack it yourself and "
                "give the part that matters."
            )
        buffer[: len(part)] = part
        return len(part)


class Lines:
    """The lines of a source, without their ends.

    Raises:
        LibraryError: the file is no text, damaged, or has an endless line.

    Attributes:
        name: Name of the file inside, without ``.gz`` or ``.zip``: it tells the format.
        foreign: Lines that were no UTF-8 and were read as Windows-1252.
    """

    def __init__(self, source: Source) -> None:
        self._size = max(source.size, 1)
        self.name, self.foreign = source.name, 0
        self._told, self._ended = source.name, False
        self._open = contextlib.ExitStack()
        try:
            self._raw = self._open.enter_context(source.open())
            with self._damage_told():
                plain = io.BufferedReader(self._unpacked(), _BUFFER)
                head = plain.peek(4096)[:4096]
            encoding = self._encoding(head)
            # A stray byte becomes a surrogate, by which the line is told and read once more.
            errors = "surrogateescape" if encoding == "utf-8-sig" else "replace"
            self._text = self._open.enter_context(
                io.TextIOWrapper(plain, encoding=encoding, errors=errors)
            )
        except BaseException:
            self._open.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @property
    def position(self) -> int:
        """Bytes of the file, as brought, that are read."""
        return self._raw.tell()

    @property
    def share(self) -> float:
        """How much of the file is read, 0 to 1."""
        # A zip ends with its directory, which nobody reads to the end.
        return 1.0 if self._ended else min(1.0, self.position / self._size)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a user should know of how the lines were read."""
        if not self.foreign:
            return ()
        lines = "1 line is" if self.foreign == 1 else f"{self.foreign:,} lines are"
        return (
            f"{lines} not UTF-8 and taken for Windows-1252; look whether accents and Greek "
            "letters are right, else save the file as UTF-8.",
        )

    def __iter__(self) -> Iterator[str]:
        number = 0
        with self._damage_told():
            while line := self._text.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    raise LibraryError(
                        f"Line {number:,} of {shorten(self._told)} has more than "
                        f"{LONGEST_LINE:,} characters; give a file with one molecule a line or "
                        "record."
                    )
                yield self._mended(line.rstrip("\n"))
        self._ended = True

    def _mended(self, line: str) -> str:
        if line.isascii():
            return line
        try:
            line.encode()
        except UnicodeEncodeError:
            self.foreign += 1
            return line.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
        return line

    @contextlib.contextmanager
    def _damage_told(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGE as error:
            raise LibraryError(
                f"{shorten(self._told)} is damaged or cut off ({shorten(error)}); copy it again, "
                "or unpack it first."
            ) from error

    def _unpacked(self) -> io.RawIOBase:
        head = self._raw.read(8)
        self._raw.seek(0)
        if head.startswith(_GZIP):
            if self.name.lower().endswith(".gz"):
                self.name = self.name[:-3]
            return _Guarded(gzip.GzipFile(fileobj=self._raw), self._raw, self._told)
        if head.startswith(_ZIP):
            return _Guarded(self._from_zip(), self._raw, self._told)
        if head.startswith(_PACKED):
            raise LibraryError(
                f"{shorten(self._told)} is packed in a way that is not read; unpack it, or pack "
                "it with gzip."
            )
        return _Guarded(self._raw, self._raw, self._told)

    def _from_zip(self) -> io.BufferedIOBase:
        archive = self._open.enter_context(zipfile.ZipFile(self._raw))
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
        if "[Content_Types].xml" in names:
            raise LibraryError(
                f"{shorten(self._told)} is an office document; save the sheet as CSV (UTF-8) and "
                "give that."
            )
        # macOS adds a shadow to each file.
        names = [n for n in names if not n.startswith("__MACOSX/") and ".DS_Store" not in n]
        if len(names) != 1:
            raise LibraryError(
                f"{shorten(self._told)} holds {len(names):,} files; unpack it and give one of them."
            )
        self.name = names[0]
        return self._open.enter_context(archive.open(names[0]))

    def _encoding(self, head: bytes) -> str:
        for mark, encoding in _UNICODE:
            if head.startswith(mark):
                return encoding
        if b"\0" in head:
            raise LibraryError(
                f"{shorten(self._told)} is no text file; give SMILES, CSV or SDF, and save a "
                "spreadsheet as CSV (UTF-8)."
            )
        return "utf-8-sig"
