"""What is kept between runs and where: the cache folder, and files whole or not at all.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
A cache is a convenience: a damaged one is told and rebuilt, one that cannot be written is told
and done without.
"""

import contextlib
import logging
import os
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

logger = logging.getLogger(__name__)

CACHE_VARIABLE: Final = "MOTIFLENS_CACHE"
"""Environment variable that names the folder of caches."""
HOME_VARIABLE: Final = "MOTIFLENS_HOME"
"""Environment variable that names the folder of what users made themselves."""


def cache_folder() -> Path:
    """Return the user's cache: ``MOTIFLENS_CACHE``, or what the platform uses (not created)."""
    if chosen := os.environ.get(CACHE_VARIABLE, "").strip():
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / "motiflens"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/motiflens"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "motiflens"


def home_folder() -> Path:
    """Return the folder of what the user made: ``MOTIFLENS_HOME``, or the platform's (not created).

    Unlike a cache it cannot be computed again, so it lies where backups look.
    """
    if chosen := os.environ.get(HOME_VARIABLE, "").strip():
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData/Roaming") / "motiflens"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/motiflens"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "motiflens"


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``, which it replaces when the block succeeds.

    Whatever ends the block early, Ctrl-C included, leaves ``path`` as it was and no other file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def save_arrays(path: Path, arrays: Mapping[str, np.ndarray], *, compressed: bool = False) -> bool:
    """Write ``arrays`` to an ``.npz``; False, and a note, where that fails.

    Compressed takes longer to write, and hardly to read: for what is computed once and kept.
    """
    save = np.savez_compressed if compressed else np.savez
    try:
        with replacing(path) as temporary, temporary.open("wb") as stream:
            save(stream, **arrays)
    except OSError as error:
        logger.warning("%s was not kept (%s); it is computed again next time", path, error)
        return False
    return True


def load_arrays(path: Path, names: Sequence[str]) -> dict[str, np.ndarray] | None:
    """Read the arrays ``names``; None where the file is missing, or damaged, which is told."""
    if not path.is_file():
        return None
    try:
        with np.load(path, allow_pickle=False) as stored:
            return {name: stored[name] for name in names}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        logger.warning("%s is damaged (%s); it is computed again", path, error)
        return None


def kept_arrays(
    file: str,
    names: Sequence[str],
    make: Callable[[], Mapping[str, np.ndarray]],
    *,
    cache: Path | None,
    shipped: Path | None = None,
) -> Mapping[str, np.ndarray]:
    """Return the arrays of a file that was kept, or make them, and keep them.

    Args:
        file: Name of the file.
        names: The arrays it must hold.
        make: Computes them.
        cache: Folder that keeps them; None keeps nothing.
        shipped: Folder, never written, that may hold them as ``cache`` would.
    """
    for folder in (shipped, cache):
        if folder is not None and (stored := load_arrays(folder / file, names)) is not None:
            return stored
    made = make()
    if cache is not None:
        save_arrays(cache / file, made, compressed=True)
    return made


def pack_lines(lines: Sequence[str]) -> np.ndarray:
    """Return strings without line breaks as one (bytes,) uint8 array, UTF-8."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def unpack_lines(packed: np.ndarray) -> tuple[str, ...]:
    """Return what ``pack_lines`` packed; an empty array is no string."""
    return tuple(packed.tobytes().decode().split("\n")) if packed.size else ()
