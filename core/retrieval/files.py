"""Files of the cache: naming by content, and writing that is whole or not at all.

Layer: core.retrieval (may import core.errors, core.data). A file is written beside its place and
renamed, so that a reader, a crash and a full disk never meet half of it.
"""

import contextlib
import errno
import hashlib
import io
import os
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.data.storage import CACHE_VARIABLE
from core.errors import LibraryError, shorten

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def content_hash(items: Iterable[str]) -> str:
    """Return the SHA-256 (hex) of the items in order, each with its length."""
    digest = hashlib.sha256()
    for item in items:
        raw = item.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "little") + raw)
    return digest.hexdigest()


def vector_bytes(vectors: NDArray[np.floating]) -> bytes:
    """Return the rows as the bytes of a .npy file."""
    buffer = io.BytesIO()
    np.save(buffer, vectors, allow_pickle=False)
    return buffer.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a passing name and rename it into place.

    Raises:
        LibraryError: the disk is full, or the folder cannot be written; the old file stays.
    """
    passing = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with passing.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(path)
    except OSError as error:
        raise LibraryError(_reason(path.parent, error)) from error
    finally:
        # Whatever stopped the writing, Ctrl-C too: the passing file must not stay behind.
        with contextlib.suppress(OSError):
            passing.unlink(missing_ok=True)


def _reason(folder: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return (
            f"The disk is full: {shorten(folder)} cannot be written; free some space, "
            f"or point {CACHE_VARIABLE} to another disk."
        )
    return (
        f"{shorten(folder)} cannot be written ({error.strerror or error}); "
        f"point {CACHE_VARIABLE} to a folder that can."
    )
