"""An untrained ensemble of the tiny preset: real in every part, right in none."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from core.config import EnsembleConfig, override
from core.models.checkpoint import save_checkpoint
from core.models.dual_encoder import DualEncoder
from core.models.fingerprint import member_folder
from core.presets import member, preset
from core.text.tokenizer import Tokenizer

CONFIG = replace(preset("tiny"), ensemble=EnsembleConfig(members=2, weight=0.5))
TEXTS = ("an acid", "a fatty acid that is hexadecanoic acid", "", "an alcohol")


def write_ensemble(folder: Path, count: int, *, settings: Sequence[str] = ()) -> Path:
    """Write an untrained ensemble; ``settings`` change its further members."""
    config = replace(CONFIG, ensemble=replace(CONFIG.ensemble, members=count))
    tokenizer = Tokenizer.train(TEXTS, vocabulary=config.model.text.vocabulary)
    runs = [(config, folder)]
    for number in range(1, count + 1):
        changed = override(member(config, number), settings)
        runs.append((changed, member_folder(folder, number)))
    for seed, (run, place) in enumerate(runs):
        torch.manual_seed(seed)
        model = DualEncoder(run.model, vocabulary=len(tokenizer))
        save_checkpoint(place, model=model, config=run, tokenizer=tokenizer, card={"metrics": {}})
    return folder
