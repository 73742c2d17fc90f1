"""What can go wrong, in one clear sentence each: the value that was refused, and the cure.

Layer: core.errors (imports nothing of core). The command line prints the message of a
``CoreError`` as one line and exits with 2; the app shows it in place of a result.
"""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

SHOWN_LENGTH: Final = 60
"""Characters of a refused value that a message repeats."""


PATH_LENGTH: Final = 200
"""Characters of a path: its last part is what tells it from others."""


def shorten(value: object, *, limit: int | None = None) -> str:
    """Return ``value`` as printable text on one line, cut to ``limit`` characters.

    Args:
        value: Anything; a path is given more room than a text.
        limit: Characters; by default ``PATH_LENGTH`` for paths and ``SHOWN_LENGTH`` for the rest.
    """
    if limit is None:
        limit = PATH_LENGTH if isinstance(value, PurePath) else SHOWN_LENGTH
    text = "".join(c if c.isprintable() else " " for c in str(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"


class CoreError(Exception):
    """A problem the user can mend; the message is one sentence for them."""


class ConfigError(CoreError):
    """A configuration value is unknown or does not fit the others."""


class QueryError(CoreError):
    """A query that cannot be searched for: empty, too long, or not what it claims to be."""


class DataError(CoreError):
    """A data set is missing, incomplete, or not what its checksum says."""


class CheckpointError(CoreError):
    """A checkpoint folder is missing files, damaged, or of another format."""


class LibraryError(CoreError):
    """A library or its index is unknown, damaged, or made by other weights."""


class MoleculeError(CoreError):
    """A structure that RDKit refuses.

    Attributes:
        position: Zero-based character of the input where reading stopped, if known.
        atom: Zero-based index of the offending atom, if known.
        caret: The input line and a second line with a caret under the position, or "".
    """

    def __init__(
        self,
        message: str,
        *,
        position: int | None = None,
        atom: int | None = None,
        caret: str = "",
    ) -> None:
        super().__init__(message)
        self.position = position
        self.atom = atom
        self.caret = caret


class ShapeError(CoreError):
    """A tensor of another shape than the part was built for."""

    def __init__(self, name: str, *, got: Sequence[int], want: Sequence[object]) -> None:
        super().__init__(f"{name} has shape {tuple(got)}, but {tuple(want)} was expected")
