"""Heads: small models fitted onto a checkpoint, each in a folder of its own under ``heads``.

Layer: core.models (may import core.errors). A head is some files of tensors and a config.json that
is written last: without it there is no head.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from safetensors import SafetensorError
from safetensors.torch import save_file
from torch import Tensor

from core.errors import CheckpointError, ShapeError, shorten

CONFIG: Final = "config.json"


@contextmanager
def damage_told(folder: Path, *, cure: str) -> Iterator[None]:
    """Turn what goes wrong in reading a head into one sentence.

    Raises:
        CheckpointError: the head is damaged; ``cure`` is what to do.
    """
    try:
        yield
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        RuntimeError,
        SafetensorError,
        ShapeError,
    ) as error:
        raise CheckpointError(
            f"{shorten(folder)} is damaged ({type(error).__name__}); {cure}."
        ) from error


def head_config(folder: Path, *, cure: str) -> dict[str, Any] | None:
    """Return the settings of a head; None where there is none.

    Raises:
        CheckpointError: they cannot be read; ``cure`` is what to do.
    """
    if not (folder / CONFIG).exists():
        return None
    with damage_told(folder, cure=cure):
        config: dict[str, Any] = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
        return dict(config)


def write_head(
    folder: Path, tensors: Mapping[str, Mapping[str, Tensor]], config: Mapping[str, Any]
) -> None:
    """Write a head beside its place and rename it in, file by file, the settings last.

    Args:
        folder: The head's own.
        tensors: File name -> what it holds.
        config: The settings, as JSON knows them.

    Raises:
        CheckpointError: the folder cannot be written.
    """
    text = json.dumps(config, indent=2, ensure_ascii=False) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as name:
            staging = Path(name)
            for file, held in tensors.items():
                save_file(dict(held), staging / file)
            (staging / CONFIG).write_text(text, encoding="utf-8")
            (folder / CONFIG).unlink(missing_ok=True)
            for file in (*tensors, CONFIG):
                os.replace(staging / file, folder / file)
    except (OSError, SafetensorError) as error:
        raise CheckpointError(
            f"{shorten(folder)} cannot be written "
            f"({getattr(error, 'strerror', None) or error}); free some space."
        ) from error
