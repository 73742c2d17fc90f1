"""The name of a checkpoint's weights, to which indexes and heads are bound.

Layer: core.models (may import nothing else of core). Apart from ``core.models.checkpoint``, so
that a list of libraries need not wait for torch.
"""

import hashlib
import json
from pathlib import Path
from typing import Final

NAMED: Final = ("config.json", "model.safetensors", "tokenizer.json", "transformer.json")
"""Files that make a model; the last one is not always there."""


def member_folder(folder: Path, number: int) -> Path:
    """Return the folder of the further member ``number``, from 1, of an ensemble."""
    return folder / "members" / str(number)


def name_weights(folder: Path) -> str:
    """Return the sha256 over settings, weights and tokenizer, further members included.

    Nothing is checked: a file that is missing does not count, and neither do members that
    config.json does not name. ``core.models.checkpoint.fingerprint`` refuses such folders.
    """
    digest = hashlib.sha256()
    for name in NAMED:
        path = folder / name
        if path.is_file():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    for number in range(1, _members(folder) + 1):
        digest.update(bytes.fromhex(name_weights(member_folder(folder, number))))
    return digest.hexdigest()


def _members(folder: Path) -> int:
    try:
        count = json.loads((folder / "config.json").read_text("utf-8"))["ensemble"]["members"]
    except (OSError, ValueError, KeyError, TypeError):
        return 0
    return count if isinstance(count, int) else 0
