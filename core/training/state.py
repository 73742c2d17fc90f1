"""Everything a killed run needs to go on with the same result, as safetensors and JSON.

Layer: core.training (may import core.errors). ``accelerate``'s own saving pickles, which this
project never does, so the optimiser's tensors are laid out by name here.
"""

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from core.errors import CheckpointError, shorten

STATE_FILE = "state.safetensors"


def refuse_unfinished(folder: Path) -> None:
    """Raise ``CheckpointError`` where ``folder`` holds the state of an unfinished run."""
    if (folder / STATE_FILE).exists():
        raise CheckpointError(
            f"{shorten(folder)} holds an unfinished run; go on with --resume or choose another "
            "--out"
        )


def save_state(
    path: Path,
    *,
    modules: Mapping[str, nn.Module],
    optimizers: Mapping[str, torch.optim.Optimizer],
    progress: Mapping[str, Any],
) -> None:
    """Write all tensors and the progress in one file, renamed in when it is whole.

    Raises:
        CheckpointError: the disk is full or the folder cannot be written.
    """
    tensors: dict[str, Tensor] = {}
    for name, module in modules.items():
        for key, value in module.state_dict().items():
            tensors[f"module/{name}/{key}"] = value.detach().cpu().clone()
    for name, optimizer in optimizers.items():
        for index, entry in optimizer.state_dict()["state"].items():
            for key, value in entry.items():
                tensors[f"optimizer/{name}/{index}/{key}"] = torch.as_tensor(value).cpu().clone()
    staging = path.with_name(path.name + ".writing")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_file(tensors, staging, metadata={"progress": json.dumps(dict(progress))})
        os.replace(staging, path)
    except (OSError, SafetensorError) as error:
        with contextlib.suppress(OSError):
            staging.unlink()
        raise CheckpointError(
            f"the state of the run could not be written to {shorten(path)}: {error}; free some "
            "space, then go on with --resume"
        ) from error


def load_state(
    path: Path,
    *,
    modules: Mapping[str, nn.Module],
    optimizers: Mapping[str, torch.optim.Optimizer],
) -> dict[str, Any]:
    """Fill modules and optimisers from ``path`` and return the progress.

    Raises:
        CheckpointError: the file is missing, damaged, or of another configuration.
    """
    if not path.is_file():
        raise CheckpointError(
            f"there is no unfinished run at {shorten(path.parent)}; start it without --resume"
        )
    try:
        with safe_open(path, framework="pt") as file:
            progress = json.loads((file.metadata() or {})["progress"])
            tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
        for name, module in modules.items():
            prefix = f"module/{name}/"
            module.load_state_dict(
                {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
            )
        for name, optimizer in optimizers.items():
            _fill_optimizer(optimizer, tensors, f"optimizer/{name}/")
    except (OSError, SafetensorError, KeyError, ValueError, RuntimeError) as error:
        raise CheckpointError(
            f"{shorten(path)} is damaged or belongs to another configuration; start the run "
            "again without --resume"
        ) from error
    return progress


def _fill_optimizer(
    optimizer: torch.optim.Optimizer, tensors: Mapping[str, Tensor], prefix: str
) -> None:
    state: dict[int, dict[str, Tensor]] = {}
    for key, value in tensors.items():
        if key.startswith(prefix):
            index, _, field = key.removeprefix(prefix).partition("/")
            state.setdefault(int(index), {})[field] = value
    optimizer.load_state_dict(
        {"state": state, "param_groups": optimizer.state_dict()["param_groups"]}
    )
