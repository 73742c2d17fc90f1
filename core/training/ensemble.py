"""A whole run: the first model, then the further members of its ensemble.

Layer: core.training (may import core.presets, core.models and what stands left of them).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core.config import RunConfig
from core.errors import CheckpointError
from core.models.checkpoint import member_folders, read_card, read_config, write_card
from core.models.fingerprint import member_folder
from core.presets import member
from core.training import trainer
from core.training.prepare import fit_to_transformer
from core.training.state import STATE_FILE, refuse_unfinished

_TOLD: Final = ("seed", "parameters", "hours", "steps", "curve")
"""What the card of the whole says of each further member."""


def train(
    config: RunConfig,
    *,
    data: Path,
    out: Path,
    resume: bool = False,
    cache: Path | None = None,
    start: Path | None = None,
    **rest: Any,
) -> Path:
    """Train ``config`` with all members of its ensemble and write one checkpoint folder.

    Args:
        config: A preset, perhaps overridden.
        data: Folder of the data sets.
        out: Folder of the checkpoint; each member has its own log and state in its own folder.
        resume: Go on with an interrupted run in ``out``; models that are done are kept.
        cache: Folder of encoded texts and molecule features; ``out`` by default.
        start: Checkpoint on whose first model the first model is trained.
        **rest: As for ``core.training.trainer.train``.

    Returns:
        ``out``.

    Raises:
        CoreError: data, configuration, or disk are not as they must be.
        KeyboardInterrupt: passed on after the state was saved.
    """
    config = fit_to_transformer(config, start)
    stages = [_Stage(config, out, start)]
    for number in range(1, config.ensemble.members + 1):
        stages.append(_Stage(member(config, number), member_folder(out, number)))
    if not resume:
        for stage in stages:  # now, not after an hour, when the first model is done
            refuse_unfinished(stage.folder)
    for stage in _remaining(stages) if resume else stages:
        trainer.train(
            stage.config,
            data=data,
            out=stage.folder,
            resume=resume and (stage.unfinished or stage is stages[0]),
            cache=cache or out,
            start=stage.start,
            **rest,
        )
    if stages[1:]:
        _describe_members(out, [stage.folder for stage in stages[1:]])
    return out


def begun(out: Path) -> bool:
    """Say whether a run in ``out`` was stopped after its first step, so that it can be resumed."""
    if (out / STATE_FILE).exists():
        return True
    try:
        return not all((folder / "config.json").exists() for folder in member_folders(out))
    except CheckpointError:
        return False


@dataclass(frozen=True, slots=True)
class _Stage:
    """One model of the run."""

    config: RunConfig
    folder: Path
    start: Path | None = None

    @property
    def unfinished(self) -> bool:
        return (self.folder / STATE_FILE).exists()

    @property
    def done(self) -> bool:
        try:
            return not self.unfinished and read_config(self.folder) == self.config
        except CheckpointError:
            return False


def _remaining(stages: Sequence[_Stage]) -> Sequence[_Stage]:
    """Return what a resumed run has to do; the first where all is done, which then says so."""
    return [stage for stage in stages if not stage.done] or stages[:1]


def _describe_members(out: Path, folders: Sequence[Path]) -> None:
    """Let the card of the whole count what the members' cards say."""
    card = read_card(out)
    cards = [read_card(folder) for folder in folders]
    card["members"] = [{key: each[key] for key in _TOLD} for each in cards]
    for key in ("parameters", "hours"):
        card[key] = round(card[key] + sum(each[key] for each in cards), 3)
    write_card(out, card)
