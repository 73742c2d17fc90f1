"""What a checkpoint tells of its own making: data, seed, machine, hours.

Layer: core.training (may import core.models and what stands left of it).
"""

import hashlib
import json
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from core.config import RunConfig
from core.models.dual_encoder import DualEncoder

if TYPE_CHECKING:
    from core.training.prepare import Prepared


def describe_run(
    config: RunConfig,
    prepared: "Prepared",
    *,
    model: DualEncoder,
    seconds: float,
    steps: int,
    history: Sequence[dict[str, Any]],
) -> dict[str, Any]:
    """Return the card of a finished run; the metrics are added by ``evaluate --write-card``."""
    return {
        "made": datetime.now(UTC).strftime("%Y-%m-%d"),
        "commit": git_commit(),
        "seed": config.train.seed,
        "parameters": model.parameter_count,
        "data": {
            "pairs": prepared.pair_count,
            "molecules": prepared.molecule_count,
            "sources": prepared.sources,
            "dropped_as_leaks": prepared.dropped,
            "equal_to_an_evaluation_molecule_but_for_stereo_or_isotopes": prepared.flat,
            "sha256": hash_files(prepared.files),
        },
        "hardware": hardware(),
        "hours": round(seconds / 3600, 3),
        "steps": steps,
        "validation": list(history),
        "metrics": {},
    }


def hash_files(files: Sequence[Path]) -> dict[str, str]:
    """Return the sha256 of each data file, named by its folder and name."""
    hashes = {}
    for path in files:
        with path.open("rb") as file:
            hashes[f"{path.parent.name}/{path.name}"] = hashlib.file_digest(
                file, "sha256"
            ).hexdigest()
    return hashes


def hardware() -> str:
    """Return one line on what computed: the GPU, or the processor and its threads."""
    if torch.cuda.is_available():
        return torch.cuda.get_device_name()
    return f"{platform.machine()} processor, {torch.get_num_threads()} threads"


def git_commit() -> str:
    """Return the commit of the working tree, "" outside a repository."""
    try:
        answer = subprocess.run(
            ["git", "rev-parse", "HEAD"],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout.strip()


def learning_curve(log: Path, *, points: int = 150) -> list[list[float]]:
    """Return (step, mean loss since the last point) of a run's log, evenly spaced.

    Args:
        log: ``log.jsonl``; lines of validation, and half a line of a stopped run, are passed over.
        points: At most so many.
    """
    losses: list[float] = []
    for line in log.read_text(encoding="utf-8").splitlines():
        try:
            losses.append(float(json.loads(line)["loss"]))
        except (ValueError, KeyError, TypeError):
            continue
    size = max(1, -(-len(losses) // points))
    parts = (losses[start : start + size] for start in range(0, len(losses), size))
    ends = (min((number + 1) * size, len(losses)) for number in range(len(losses)))
    return [[end, round(sum(p) / len(p), 4)] for end, p in zip(ends, parts, strict=False)]
