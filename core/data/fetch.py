"""Data sets brought from their public origin, checked, and kept whole or not at all.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
None of the origins publishes checksums. The first download is therefore recorded in
``SHA256SUMS`` beside the data, and every later one must equal it.
"""

import errno
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from core.data.catalog import DATASETS, describe_dataset
from core.data.origins import ORIGINS, Remote
from core.data.storage import replacing
from core.errors import DataError, shorten

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all) of the file under way."""

LOCK_FILE: Final = "SHA256SUMS"
"""Recorded checksums, in the form that ``sha256sum -c`` reads."""

TIMEOUT: Final = 60.0
"""Seconds without a byte after which a download is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A file that was brought or found."""

    path: Path
    sha256: str
    checked: Literal["published", "recorded", "first"]
    """Against a published checksum, one recorded before, or none: this is the first download."""


class _Bar:
    """What pooch drives as a progress bar, passed on as (done, total)."""

    def __init__(self, progress: Progress) -> None:
        self.total, self._done, self._progress = 0, 0, progress

    def update(self, step: int) -> None:
        self._done += step
        self._progress(self._done, max(self.total, self._done))

    def reset(self) -> None:
        # pooch resets the bar at the end and sets it to the total once more.
        self._done = 0

    def close(self) -> None:
        """Nothing to close."""


def fetch(
    name: str,
    folder: Path,
    *,
    base_url: str | None = None,
    progress: Progress | None = None,
) -> tuple[Fetched, ...]:
    """Bring the data set ``name`` into ``folder/name``; files already there are only checked.

    Args:
        name: A fetchable data set of ``core.data.catalog``.
        folder: The data folder.
        base_url: A mirror that holds the files by their own names; None: the public origin.
        progress: Told the bytes of each file as they come.

    Returns:
        The downloaded files, with how each was checked.

    Raises:
        DataError: the set cannot be fetched, an address does not answer, a file is not what its
            checksum says, or the disk is full; no half file is left.
    """
    dataset = describe_dataset(name)
    if name not in ORIGINS:
        raise DataError(
            f"{dataset.name} has no single public origin; "
            f"{', '.join(n for n in DATASETS if n in ORIGINS)} can be fetched"
        )
    origin = ORIGINS[name]
    target = Path(folder).expanduser() / name
    try:
        target.mkdir(parents=True, exist_ok=True)
        fetched = tuple(_bring(remote, target, base_url, progress) for remote in origin.remotes)
        if origin.assemble is not None:
            origin.assemble(target)
    except OSError as error:
        raise DataError(_disk_problem(target, error)) from error
    return fetched


def _bring(
    remote: Remote, target: Path, base_url: str | None, progress: Progress | None
) -> Fetched:
    """Download and check one file, and record its checksum."""
    import pooch  # loads requests, which nothing else needs

    recorded = _read_lock(target)
    known = remote.sha256 or recorded.get(remote.file)
    url = remote.url if base_url is None else f"{base_url.rstrip('/')}/{Path(remote.file).name}"
    path = target / remote.file
    bar = _Bar(progress) if progress is not None else False
    pooch.get_logger().setLevel(logging.WARNING)
    try:
        pooch.retrieve(
            url,
            known_hash=known and f"sha256:{known}",
            fname=path.name,
            path=path.parent,
            downloader=pooch.HTTPDownloader(progressbar=bar, timeout=TIMEOUT),
        )
    except OSError as error:
        if error.errno is not None:
            raise  # of the disk; the errors of a transfer carry no number
        response = getattr(error, "response", None)
        if response is not None:
            message = f"{shorten(url)} answers {response.status_code}; try again or name a mirror"
        else:
            message = (
                f"{shorten(url)} could not be read to the end; check the connection and try again"
            )
        raise DataError(message) from error
    except ValueError as error:
        raise DataError(
            f"{shorten(url)} is not the expected file (its SHA-256 is not {known[:12]}…): "
            f"the transfer was damaged or the origin has changed"
        ) from error
    sha256 = pooch.file_hash(str(path), alg="sha256")
    if recorded.get(remote.file) != sha256:
        _write_lock(target, {**recorded, remote.file: sha256})
    if known is None:
        logger.info("%s: no published checksum; recorded %s in %s", path.name, sha256, LOCK_FILE)
    checked = "published" if remote.sha256 else "recorded" if known else "first"
    return Fetched(path=path, sha256=sha256, checked=checked)


def _read_lock(target: Path) -> dict[str, str]:
    path = target / LOCK_FILE
    if not path.is_file():
        return {}
    lines = (line.split(maxsplit=1) for line in path.read_text(encoding="utf-8").splitlines())
    return {parts[1].strip(): parts[0] for parts in lines if len(parts) == 2}


def _write_lock(target: Path, sums: dict[str, str]) -> None:
    with replacing(target / LOCK_FILE) as temporary:
        lines = [f"{sha256}  {file}\n" for file, sha256 in sorted(sums.items())]
        temporary.write_text("".join(lines), encoding="utf-8")


def _disk_problem(target: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk of {target} is full; make room and fetch again, nothing was lost"
    return f"{target} cannot be written ({shorten(error)}); name another folder with --data"
