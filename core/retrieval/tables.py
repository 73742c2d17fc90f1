"""Numbers of a library that no query changes, each made the first time it is asked for.

Layer: core.retrieval (may import core.data).
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from core.data.identities import IdentityTable
from core.data.prints import PrintTable

Progress = Callable[[int, int], None]


class LibraryTables:
    """Identities and fingerprints of a library's molecules; may be asked by several threads.

    Args:
        smiles: N canonical SMILES.
        cache: Folder that keeps what was made; None keeps nothing.
        shipped: Folder, never written, that may hold it ready made.
    """

    def __init__(
        self, smiles: Sequence[str], *, cache: Path | None = None, shipped: Path | None = None
    ) -> None:
        self._smiles, self._cache, self._shipped = smiles, cache, shipped
        self._identities: IdentityTable | None = None
        self._prints: PrintTable | None = None
        self._lock = threading.Lock()

    def identities(self, *, progress: Progress | None = None) -> IdentityTable:
        """Return what tells the molecules apart."""
        with self._lock:
            if self._identities is None:
                self._identities = IdentityTable.build(
                    self._smiles, cache=self._cache, shipped=self._shipped, progress=progress
                )
            return self._identities

    def prints(self, *, progress: Progress | None = None) -> PrintTable:
        """Return their count fingerprints."""
        with self._lock:
            if self._prints is None:
                self._prints = PrintTable.build(
                    self._smiles, cache=self._cache, shipped=self._shipped, progress=progress
                )
            return self._prints
