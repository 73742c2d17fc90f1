"""The hash that names what is computed from a library, fed row by row.

Layer: core.library (imports nothing else of core). A library that is written as a stream and the
same library opened have one hash, so that what a cache keeps of it can be found without it.
"""

import hashlib
from collections.abc import Iterable


class ContentHash:
    """SHA-256 over the columns of a library: identifiers, names, SMILES and texts."""

    def __init__(self) -> None:
        self._columns = tuple(hashlib.sha256() for _ in range(4))

    def add(self, row: Iterable[str]) -> None:
        """Take in the four values of one molecule."""
        for column, value in zip(self._columns, row, strict=True):
            # The length in front keeps "ab", "c" and "a", "bc" apart.
            raw = value.encode("utf-8", "replace")
            column.update(f"{len(raw)}:".encode() + raw)

    def hexdigest(self) -> str:
        """Return the hash of what was taken in so far."""
        whole = hashlib.sha256()
        for column in self._columns:
            whole.update(column.digest())
        return whole.hexdigest()
