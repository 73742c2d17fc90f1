"""The whole run: from a configuration to a checkpoint folder, resumable at any step.

Layer: core.training (may import core.evaluation, core.models and what stands left of them).
"""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from accelerate import Accelerator
from torch import Tensor
from torch.optim.swa_utils import AveragedModel
from tqdm import tqdm

from core.config import RunConfig
from core.errors import CheckpointError, shorten
from core.evaluation.protocols import evaluate
from core.models.checkpoint import fingerprint, load_weights, read_transformer, save_checkpoint
from core.models.dual_encoder import DualEncoder
from core.models.encoder import Encoder
from core.models.objective import Objective
from core.training.card import describe_run, learning_curve
from core.training.prepare import Prepared, fit_to_transformer, prepare
from core.training.state import STATE_FILE, load_state, refuse_unfinished, save_state
from core.training.step import Stepper

Tensors = Sequence[Tensor]
VALIDATION: Final = ("pcdes", "chebi20")
"""Benchmarks whose validation split is looked at after each ``evaluate_every`` epochs."""


class Run:
    """One training run and all that changes while it goes on.

    Args:
        config: What to train and how.
        prepared: Encoded pairs, tokenizer, molecule features.
        out: Folder of the log, the state and, at the end, the checkpoint.
        cache: Folder that keeps the features of evaluation molecules.
        start: Checkpoint whose weights are trained on; None starts from random ones.
        cpu: Stay on the processor even where a GPU is.
    """

    def __init__(
        self,
        config: RunConfig,
        prepared: Prepared,
        *,
        out: Path,
        cache: Path | None = None,
        start: Path | None = None,
        cpu: bool = False,
    ) -> None:
        self.config = config
        self.prepared = prepared
        self.out = out
        self.cache = cache
        torch.manual_seed(config.train.seed)
        self.accelerator = Accelerator(mixed_precision="bf16", cpu=cpu)
        model = DualEncoder(
            config.model,
            vocabulary=len(prepared.tokenizer),
            transformer=None if start is None else read_transformer(start),
        )
        self.start = start
        if start is not None:
            load_weights(start, model)  # with the n-gram weights it was trained on
        elif model.bag is not None:
            model.bag.idf.copy_(torch.from_numpy(prepared.idf))
        self.model: DualEncoder = self.accelerator.prepare_model(model)
        self.objective = Objective(config.loss, config.model).to(self.accelerator.device)
        self.average = (
            AveragedModel(model, multi_avg_fn=moving_average(config.train.average))
            if config.train.average
            else None
        )
        self.steps_per_epoch = prepared.pairs.steps(batch=config.train.batch)
        self.total = self.steps_per_epoch * config.train.epochs
        self.stepper = Stepper(
            self.accelerator, self.model, self.objective, config.train, total=self.total
        )
        self.step = 0
        self.seconds = 0.0
        self.history: list[dict[str, Any]] = []

    def go(self, *, progress: bool) -> None:
        """Train to the end; an interruption keeps the state before it is passed on."""
        bar = tqdm(
            total=self.total, initial=self.step, unit="step", disable=not progress, desc="training"
        )
        try:
            while self.step < self.total:
                self._epoch(self.step // self.steps_per_epoch, bar)
        except KeyboardInterrupt:
            self.save()
            raise
        finally:
            bar.close()

    def _epoch(self, epoch: int, bar: tqdm) -> None:
        train = self.config.train
        self.model.train()
        batches = self.prepared.pairs.batches(
            epoch,
            batch=train.batch,
            seed=train.seed,
            augment=self.prepared.augment,
            start_step=self.step % self.steps_per_epoch,
        )
        for batch in batches:
            started = time.monotonic()
            report = self.stepper(batch.to(self.accelerator.device), step=self.step)
            if self.average is not None:
                self.average.update_parameters(self.model)
            self.step += 1
            self.seconds += time.monotonic() - started
            parts = {name: round(float(value), 5) for name, value in report.parts.items()}
            self._log(
                {
                    "step": self.step,
                    "epoch": epoch,
                    "loss": round(float(report.total.detach()), 5),
                    **parts,
                    "seconds": round(self.seconds, 1),
                }
            )
            bar.set_postfix(loss=f"{float(report.total.detach()):.3f}")
            bar.update()
            if train.checkpoint_every and self.step % train.checkpoint_every == 0:
                self.save()
        if train.evaluate_every and (epoch + 1) % train.evaluate_every == 0:
            self._validate(epoch)

    def _validate(self, epoch: int) -> None:
        encoder, data = self.encoder(), self.prepared.data
        row: dict[str, Any] = {"step": self.step, "epoch": epoch}
        for name in VALIDATION:
            report = evaluate(
                encoder, name, data=data, split="validation", cache=self.cache, workers=2
            )
            row[f"{name}_validation_hits_1"] = round(report.text_to_molecule.hits_1, 2)
        self.history.append(row)
        self._log(row)

    def encoder(self) -> Encoder:
        """Return the averaged model (the plain one without averaging), ready to encode."""
        return Encoder(
            self._best_model(),
            config=self.config,
            tokenizer=self.prepared.tokenizer,
            resolver=self.prepared.resolver,
            fingerprint=f"step-{self.step}",
            device=str(self.accelerator.device),  # the encoder moves the model where it is told
        )

    def _best_model(self) -> DualEncoder:
        model = self.average.module if self.average is not None else self.model
        return self.accelerator.unwrap_model(model)

    def _modules(self) -> dict[str, torch.nn.Module]:
        modules = {"model": self.accelerator.unwrap_model(self.model), "objective": self.objective}
        return modules | ({"average": self.average} if self.average is not None else {})

    def save(self) -> None:
        """Keep everything that ``resume`` needs."""
        save_state(
            self.out / STATE_FILE,
            modules=self._modules(),
            optimizers=self.stepper.optimizers,
            progress={
                "step": self.step,
                "seconds": self.seconds,
                "history": self.history,
                "config": self.config.to_json(),
                "pairs": len(self.prepared.pairs),
            },
        )

    def resume(self) -> None:
        """Go on where ``save`` stopped.

        Raises:
            CheckpointError: nothing to resume, or the run had other settings.
        """
        progress = load_state(
            self.out / STATE_FILE, modules=self._modules(), optimizers=self.stepper.optimizers
        )
        if progress["config"] != self.config.to_json():
            raise CheckpointError(
                f"the unfinished run in {shorten(self.out)} had other settings; resume it with "
                "the same --preset and --set, or choose another folder with --out"
            )
        if progress.get("pairs", len(self.prepared.pairs)) != len(self.prepared.pairs):
            raise CheckpointError(
                f"the unfinished run in {shorten(self.out)} has {progress['pairs']:,} pairs, not "
                f"{len(self.prepared.pairs):,}; resume it with the same --data and --limit, or "
                "choose another folder with --out"
            )
        self.step, self.seconds = progress["step"], progress["seconds"]
        self.history = progress["history"]

    def finish(self) -> Path:
        """Write the checkpoint folder and return it."""
        card = describe_run(
            self.config,
            self.prepared,
            model=self._best_model(),
            seconds=self.seconds,
            steps=self.step,
            history=self.history,
        )
        if self.start is not None:
            card["started_from"] = fingerprint(self.start)
        card["curve"] = learning_curve(self.out / "log.jsonl")
        save_checkpoint(
            self.out,
            model=self._best_model(),
            config=self.config,
            tokenizer=self.prepared.tokenizer,
            card=card,
        )
        return self.out

    def _log(self, row: dict[str, Any]) -> None:
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


def moving_average(decay: float) -> Callable[[Tensors, Tensors, Tensor | int], None]:
    """Return an average of the weights that forgets its start.

    The decay of update n is at most (1 + n) / (10 + n): with a fixed decay near one, the random
    weights of the start would still weigh half after a short run.
    """

    @torch.no_grad()
    def update(averaged: Tensors, current: Tensors, count: Tensor | int) -> None:
        share = 1 - min(decay, (1 + int(count)) / (10 + int(count)))
        torch._foreach_lerp_(list(averaged), list(current), share)

    return update


def train(
    config: RunConfig,
    *,
    data: Path,
    out: Path,
    resume: bool = False,
    limit: int | None = None,
    cache: Path | None = None,
    start: Path | None = None,
    cpu: bool = False,
    library_names: bool = True,
    progress: bool = True,
) -> Path:
    """Train ``config`` on the pair pool and write a checkpoint folder.

    Args:
        config: A preset, perhaps overridden.
        data: Folder of the data sets.
        out: Folder of the checkpoint, ``log.jsonl`` and the resumable state.
        resume: Go on with an interrupted run in ``out``.
        limit: Use this many pairs only.
        cache: Folder of encoded texts and molecule features; ``out`` by default.
        start: Checkpoint to train on instead of random weights, of the same sizes.
        cpu: Stay on the processor even where a GPU is.
        library_names: Whether names of the built-in library are read, too; see ``prepare``.
        progress: Show a bar with the time left on stderr.

    Returns:
        ``out``.

    Raises:
        CoreError: data, configuration, or disk are not as they must be.
        KeyboardInterrupt: passed on after the state was saved.
    """
    if not resume:
        refuse_unfinished(out)
    out.mkdir(parents=True, exist_ok=True)
    config, cache = fit_to_transformer(config, start), cache or out
    prepared = prepare(
        config, library_names, data=data, cache=cache, limit=limit, start=start, progress=progress
    )
    run = Run(config, prepared, out=out, cache=cache, start=start, cpu=cpu)
    if resume:
        run.resume()
    run.go(progress=progress)
    folder = run.finish()
    (out / STATE_FILE).unlink(missing_ok=True)
    return folder
