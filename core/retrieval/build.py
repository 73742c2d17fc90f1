"""Embedding a library block by block, so that an interruption loses no finished block.

Layer: core.retrieval (may import core.errors). While an index is made its folder holds
``blocks/``; the next run takes up what lies there. The last step writes the index and removes
the blocks.
"""

import contextlib
import io
import logging
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.errors import LibraryError
from core.retrieval.files import content_hash, vector_bytes, write_whole
from core.retrieval.index import MoleculeIndex

BLOCK: Final = 256
"""Items of one block: a second or two of work on two cores."""

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
Progress = Callable[[int, int], None]

_LOG: Final = logging.getLogger(__name__)


def index_folder(cache: Path, *, content: str, fingerprint: str) -> Path:
    """Return the folder of the index of some content by some weights."""
    return cache / "indexes" / f"{content[:20]}-{fingerprint[:20]}"


def open_index(
    items: Sequence[str],
    encode: Encode,
    *,
    cache: Path,
    fingerprint: str,
    shipped: Path | None = None,
    must_save: bool = False,
    progress: Progress | None = None,
) -> MoleculeIndex:
    """Return the index of the items: the shipped one, that of the cache, or one made now.

    A damaged index is made again, with a warning. Where the cache cannot be written the index
    stays in memory, with a warning.

    Args:
        items: What is embedded, in order.
        encode: Turns items into (N, d) unit rows.
        cache: Folder of the cache.
        fingerprint: Fingerprint of the weights behind ``encode``.
        shipped: Folder, never written, that may hold the index as ``cache`` would.
        must_save: Fail where the index cannot be written.
        progress: Told the items done and how many there are, if any must be embedded.

    Raises:
        LibraryError: ``must_save`` and the index cannot be written.
    """
    content = content_hash(items)
    folder = index_folder(cache, content=content, fingerprint=fingerprint)
    places = [folder]
    if shipped is not None:
        places.insert(0, index_folder(shipped, content=content, fingerprint=fingerprint))
    for place in places:
        try:
            return MoleculeIndex.load(place, fingerprint=fingerprint, content=content)
        except LibraryError as error:
            if (place / "meta.json").exists():
                _LOG.warning("%s It is made again now.", error)
    blocks = _Blocks(folder / "blocks", must_save=must_save)
    rows = _embed(items, encode, blocks, progress)
    # Half precision moves a cosine by less than 0.0005 and halves what is shipped and kept.
    index = MoleculeIndex(rows, fingerprint, content=content, storage="float16")
    if blocks.writable:
        try:
            index.save(folder)
        except LibraryError as error:
            blocks.give_up(error)
        else:
            blocks.remove()
    return index


class _Blocks:
    """The finished blocks of an index in the making.

    Args:
        folder: Where they lie.
        must_save: Whether a block that cannot be written is an error, not a warning.
    """

    def __init__(self, folder: Path, *, must_save: bool) -> None:
        self._folder = folder
        self._must_save = must_save
        self.writable = True

    def read(self, start: int, count: int) -> NDArray[np.float32] | None:
        """Return the block, None where it is missing or damaged."""
        try:
            rows = np.load(io.BytesIO(self._path(start).read_bytes()), allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        fits = rows.ndim == 2 and len(rows) == count and rows.dtype == np.float32
        return rows if fits else None

    def write(self, start: int, rows: NDArray[np.float32]) -> None:
        if self.writable:
            try:
                write_whole(self._path(start), vector_bytes(rows))
            except LibraryError as error:
                self.give_up(error)

    def give_up(self, error: LibraryError) -> None:
        """Write no more: raise, or warn and go on in memory."""
        if self._must_save:
            raise error
        self.writable = False
        self.remove()
        _LOG.warning("%s The index is kept in memory and made again next time.", error)

    def remove(self) -> None:
        with contextlib.suppress(OSError):
            shutil.rmtree(self._folder)

    def _path(self, start: int) -> Path:
        return self._folder / f"{start:08d}.npy"


def _embed(
    items: Sequence[str], encode: Encode, blocks: _Blocks, progress: Progress | None
) -> NDArray[np.float32]:
    """Return (N, d) rows of the items; with no items (0, 0)."""
    parts: list[NDArray[np.float32]] = []
    for start in range(0, len(items), BLOCK):
        block = items[start : start + BLOCK]
        rows = blocks.read(start, len(block))
        if rows is None:
            rows = np.asarray(encode(block), dtype=np.float32)
            blocks.write(start, rows)
        parts.append(rows)
        if progress is not None:
            progress(start + len(block), len(items))
    return np.concatenate(parts) if parts else np.empty((0, 0), dtype=np.float32)
