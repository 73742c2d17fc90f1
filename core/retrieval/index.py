"""Exact nearest neighbours of a vector among the rows of a library, and their folder on disk.

Layer: core.retrieval (may import core.errors). Symbols: N rows, d width. A folder holds
``vectors.npy`` and ``meta.json``; the latter is written last and names the former's SHA-256, so
that half a folder is never taken for a whole one.
"""

import hashlib
import io
import json
from pathlib import Path
from typing import Any, Final, Literal, Self

import numpy as np
from numpy.typing import NDArray

from core.errors import LibraryError, ShapeError, shorten
from core.retrieval.files import vector_bytes, write_whole

FORMAT: Final = 1
CHUNK: Final = 65536
"""Rows scored at once."""
CURE: Final = "rebuild it with `python -m core library index NAME`"
Storage = Literal["float32", "float16"]


class MoleculeIndex:
    """Unit rows of a library, searched exactly.

    Args:
        vectors: (N, d) rows; float16 storage rounds them at once, so that an index finds the same
            before and after it was saved.
        fingerprint: Fingerprint of the weights that made the rows.
        content: Hash of what was embedded, in order.
        storage: Number format on disk.
    """

    def __init__(
        self,
        vectors: NDArray[np.floating],
        fingerprint: str,
        *,
        content: str = "",
        storage: Storage = "float32",
    ) -> None:
        if vectors.ndim != 2:
            raise ShapeError("vectors", got=vectors.shape, want=("N", "d"))
        self.vectors: NDArray[np.float32] = np.ascontiguousarray(
            vectors.astype(storage), dtype=np.float32
        )
        self.vectors.flags.writeable = False
        self.fingerprint = fingerprint
        self.content = content
        self.storage: Storage = storage

    def __len__(self) -> int:
        return len(self.vectors)

    def search(
        self, vector: NDArray[np.floating], k: int, offset: int = 0, *, chunk: int = CHUNK
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the rows ``offset`` to ``offset + k`` of the ranking and their scores.

        Order: score, highest first, then row; a score that is not a number comes last.

        Args:
            vector: (d,) query.
            k: Rows wanted, fewer where the ranking ends.
            offset: Rows of the ranking to skip.
            chunk: Rows scored at once.

        Raises:
            ShapeError: the query has another width.
        """
        if vector.shape != self.vectors.shape[1:]:
            raise ShapeError("query vector", got=vector.shape, want=self.vectors.shape[1:])
        offset, wanted = max(offset, 0), max(offset, 0) + max(k, 0)
        rows, scores = np.empty(0, np.int64), np.empty(0, np.float32)
        query = vector.astype(np.float32)
        for start in range(0, len(self) if wanted else 0, chunk):
            part = self.vectors[start : start + chunk] @ query
            part = np.where(np.isnan(part), -np.inf, part).astype(np.float32)
            found = _best(part, wanted)
            rows = np.concatenate([rows, found + start])
            scores = np.concatenate([scores, part[found]])
            order = np.lexsort((rows, -scores))[:wanted]
            rows, scores = rows[order], scores[order]
        return rows[offset:wanted], scores[offset:wanted]

    def save(self, folder: Path) -> None:
        """Write the folder, replacing an older index whole.

        Raises:
            LibraryError: the disk is full or the folder cannot be written.
        """
        content = vector_bytes(self.vectors.astype(self.storage))
        digest = hashlib.sha256(content).hexdigest()
        meta = {
            "format": FORMAT,
            "content": self.content,
            "fingerprint": self.fingerprint,
            "count": len(self),
            "width": self.vectors.shape[1],
            "storage": self.storage,
            "sha256": digest,
        }
        write_whole(folder / "vectors.npy", content)
        write_whole(folder / "meta.json", json.dumps(meta, indent=2).encode())

    @classmethod
    def load(cls, folder: Path, *, fingerprint: str, content: str | None = None) -> Self:
        """Read a folder that ``save`` wrote.

        Args:
            folder: Where it is.
            fingerprint: Fingerprint of the weights that will make the queries.
            content: Hash of what must have been embedded; None accepts anything.

        Raises:
            LibraryError: a file is missing or damaged, or the index was made by other weights or
                of another library; the message says how to rebuild it.
        """
        shown = shorten(folder)
        meta = _read_meta(folder, shown)
        if meta.get("format") != FORMAT:
            raise LibraryError(
                f"The index in {shown} has format {shorten(meta.get('format'))}, but this "
                f"version reads {FORMAT}; {CURE}."
            )
        if meta.get("fingerprint") != fingerprint:
            raise LibraryError(f"The index in {shown} was made by other weights; {CURE}.")
        if content is not None and meta.get("content") != content:
            raise LibraryError(f"The index in {shown} belongs to another library; {CURE}.")
        vectors = _read_vectors(folder, shown, meta)
        storage: Storage = "float16" if vectors.dtype == np.float16 else "float32"
        return cls(vectors, fingerprint, content=str(meta.get("content", "")), storage=storage)


def _best(scores: NDArray[np.float32], wanted: int) -> NDArray[np.int64]:
    """Return the rows of the ``wanted`` highest scores, and all that tie with the last of them."""
    if wanted >= len(scores):
        return np.arange(len(scores))
    threshold = np.partition(scores, len(scores) - wanted)[len(scores) - wanted]
    return np.flatnonzero(scores >= threshold)


def _read_meta(folder: Path, shown: str) -> dict[str, Any]:
    try:
        meta = json.loads((folder / "meta.json").read_bytes())
    except FileNotFoundError:
        raise LibraryError(f"There is no index in {shown}; {CURE}.") from None
    except (OSError, ValueError):
        raise LibraryError(f"The index in {shown} is damaged (meta.json); {CURE}.") from None
    if not isinstance(meta, dict):
        raise LibraryError(f"The index in {shown} is damaged (meta.json); {CURE}.")
    return meta


def _read_vectors(folder: Path, shown: str, meta: dict[str, Any]) -> NDArray[np.floating]:
    damaged = LibraryError(f"The index in {shown} is damaged (vectors.npy); {CURE}.")
    try:
        raw = (folder / "vectors.npy").read_bytes()
    except OSError:
        raise damaged from None
    if hashlib.sha256(raw).hexdigest() != meta.get("sha256"):
        raise damaged
    try:
        vectors = np.load(io.BytesIO(raw), allow_pickle=False)
    except (ValueError, EOFError):
        raise damaged from None
    if vectors.shape != (meta.get("count"), meta.get("width")) or vectors.dtype.kind != "f":
        raise damaged
    return vectors
