"""A checkpoint folder: config, weights, tokenizer and card, written whole or not at all.

Layer: core.models (may import core.nn and what stands left of it). Weights are safetensors as
``core.models.packing`` makes them; their metadata names the sha256 of config.json, so that files
of two checkpoints cannot be mixed. The further members of an ensemble lie in ``members/1``,
``members/2``, ..., each a whole checkpoint folder. Nothing is ever unpickled.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from core.chem.features import FEATURE_VERSION
from core.config import RunConfig
from core.errors import CheckpointError, CoreError, shorten
from core.models.fingerprint import member_folder, name_weights
from core.models.packing import pack, unpack
from core.text.tokenizer import Tokenizer

FORMAT: Final = 2
"""Version of the folder's layout."""
FILES: Final = ("config.json", "model.safetensors", "tokenizer.json", "card.json")
"""What a whole checkpoint folder holds."""
TRANSFORMER: Final = "transformer.json"
"""Beside them where the text transformer was a pretrained one: its architecture."""


def save_checkpoint(
    folder: Path,
    *,
    model: nn.Module,
    config: RunConfig,
    tokenizer: Tokenizer,
    card: Mapping[str, Any],
) -> None:
    """Write the files beside their place and rename them in, so no half folder is left.

    A text transformer that was started from a pretrained one adds ``transformer.json``, from
    which it is rebuilt where the pretrained one cannot be reached.

    Raises:
        CheckpointError: the disk is full or the folder cannot be written.
    """
    settings = {"format": FORMAT, "features": FEATURE_VERSION, **config.to_json()}
    text = json.dumps(settings, indent=2) + "\n"
    architecture = getattr(getattr(model, "transformer", None), "architecture", None)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as name:
            staging = Path(name)
            (staging / "config.json").write_text(text, encoding="utf-8")
            (staging / "tokenizer.json").write_text(tokenizer.to_json(), encoding="utf-8")
            card_text = json.dumps(card, indent=2, ensure_ascii=False) + "\n"
            (staging / "card.json").write_text(card_text, encoding="utf-8")
            tensors = pack(model.state_dict())
            bound = [hashlib.sha256(text.encode()).hexdigest()]
            if architecture is not None:
                text = json.dumps(architecture, indent=2) + "\n"
                (staging / TRANSFORMER).write_text(text, encoding="utf-8")
                bound.append(hashlib.sha256(text.encode()).hexdigest())
            # One entry: several come in random order, and equal weights must be equal files.
            metadata = {"config": " ".join(bound)}
            save_file(tensors, staging / "model.safetensors", metadata=metadata)
            (folder / TRANSFORMER).unlink(missing_ok=True)
            for file in sorted(path.name for path in staging.iterdir()):
                os.replace(staging / file, folder / file)
    except (OSError, SafetensorError) as error:
        raise CheckpointError(
            f"the checkpoint could not be written to {shorten(folder)}: "
            f"{getattr(error, 'strerror', None) or error}; free some space or choose another "
            "folder with --out"
        ) from error


def member_folders(folder: Path) -> tuple[Path, ...]:
    """Return the folders of the further members that config.json names, none of them looked at.

    Raises:
        CheckpointError: see ``read_config``.
    """
    count = read_config(folder).ensemble.members
    return tuple(member_folder(folder, number) for number in range(1, count + 1))


def write_card(folder: Path, card: Mapping[str, Any]) -> None:
    """Replace card.json alone, as evaluation does after training."""
    text = json.dumps(card, indent=2, ensure_ascii=False) + "\n"
    staging = folder / ".card.json.writing"
    staging.write_text(text, encoding="utf-8")
    shutil.move(staging, folder / "card.json")


def check_folder(folder: Path) -> None:
    """Refuse a folder that lacks files, naming all of them at once.

    Raises:
        CheckpointError: the folder or one of its files is missing.
    """
    if not folder.is_dir():
        raise CheckpointError(
            f"there is no checkpoint folder {shorten(folder)}; give one with --checkpoint"
        )
    missing = [name for name in FILES if not (folder / name).is_file()]
    if "model.safetensors" in missing and not {"card.json", "config.json"} & set(missing):
        raise CheckpointError(
            f"the weights of {shorten(folder)} are not shipped, only its card and settings; "
            f"train them with {_training_command(folder)}"
        )
    if missing:
        raise _lacks(folder, *missing)


def _lacks(folder: Path, *names: str) -> CheckpointError:
    return CheckpointError(
        f"the checkpoint {shorten(folder)} lacks {', '.join(names)}; copy the whole folder "
        "again or train it with python -m core train"
    )


def _training_command(folder: Path) -> str:
    """Return the command the card names (``"command"``), else one with the folder's settings."""
    try:
        command = _read_json(folder / "card.json").get("command")
    except CheckpointError:
        command = None
    if isinstance(command, str) and command.strip():
        return " ".join(command.split())
    return f"python -m core train --preset {folder.name} --out runs/{folder.name}"


def read_card(folder: Path) -> dict[str, Any]:
    """Return card.json; weights need not be beside it.

    Raises:
        CheckpointError: the folder or its card is missing, or the card is not JSON.
    """
    if not (folder / "card.json").is_file():
        check_folder(folder)
    return _read_json(folder / "card.json")


def read_config(folder: Path) -> RunConfig:
    """Return the run configuration after checking format and feature version.

    Raises:
        CheckpointError: missing files, another format, other features, or unknown settings.
    """
    check_folder(folder)
    data = _read_json(folder / "config.json")
    for key, want in (("format", FORMAT), ("features", FEATURE_VERSION)):
        got = data.pop(key, None)
        if got != want:
            raise CheckpointError(
                f"the checkpoint {shorten(folder)} has {key} version {shorten(got)}, this program "
                f"reads version {want}; train it again or use the matching release"
            )
    try:
        return RunConfig.from_json(data)
    except CoreError as error:
        raise CheckpointError(f"config.json of {shorten(folder)}: {error}") from error


def read_transformer(folder: Path) -> dict[str, Any] | None:
    """Return the settings of a pretrained text transformer; None where the model has none.

    Raises:
        CheckpointError: ``transformer.json`` is damaged, or missing though config.json names a
            pretrained transformer.
    """
    if (folder / TRANSFORMER).is_file():
        return _read_json(folder / TRANSFORMER)
    text = read_config(folder).model.text
    if text.transformer and text.init_from:
        raise _lacks(folder, TRANSFORMER)
    return None


def read_weights(folder: Path) -> dict[str, Tensor]:
    """Return all tensors as float32 (integers unchanged), checked against config.json.

    Raises:
        CheckpointError: the file is truncated, damaged, or belongs to another config.json.
    """
    check_folder(folder)
    digest = hashlib.sha256((folder / "config.json").read_bytes()).hexdigest()
    path = folder / "model.safetensors"
    try:
        with safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise CheckpointError(
            f"{shorten(path)} is damaged or cut short ({shorten(error)}); copy it again"
        ) from error
    built = folder / TRANSFORMER
    bound = metadata.get("config", "").split()
    if len(bound) > 1 and not built.is_file():
        raise _lacks(folder, TRANSFORMER)
    other = [hashlib.sha256(built.read_bytes()).hexdigest()] if built.is_file() else []
    if bound != [digest, *other]:
        raise CheckpointError(
            f"the weights and settings in {shorten(folder)} belong to different checkpoints; "
            "copy the whole folder again"
        )
    return unpack(tensors)


def load_weights(folder: Path, model: nn.Module) -> None:
    """Fill ``model``, strict on keys and shapes.

    Raises:
        CheckpointError: see ``read_weights``; or keys or shapes differ.
    """
    try:
        model.load_state_dict(read_weights(folder), strict=True)
    except RuntimeError as error:
        reason = str(error).splitlines()[-1].strip()
        raise CheckpointError(
            f"the weights in {shorten(folder)} do not fit its config.json: {shorten(reason)}"
        ) from error


def fingerprint(folder: Path) -> str:
    """Return the sha256 over settings, weights and tokenizer: the name indexes are bound to.

    The further members of an ensemble count, too.

    Raises:
        CheckpointError: a file is missing, or config.json is not as it must be.
    """
    for member in member_folders(folder):
        check_folder(member)
    return name_weights(folder)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointError(f"{shorten(path)} is not readable JSON; copy it again") from error
    if not isinstance(data, dict):
        raise CheckpointError(f"{shorten(path)} must hold a JSON object; copy it again")
    return data
