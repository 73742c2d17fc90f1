"""A re-ranker with untrained weights: real in every part, right in none."""

import shutil
from pathlib import Path

import torch

from core.data.pair_features import FEATURES
from core.models.checkpoint import fingerprint
from core.models.reranking import FILES, Reranker
from core.nn.list_scorer import ListScorer


def small_head() -> Reranker:
    """Return the same head each time; its two networks differ."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        return Reranker(*(ListScorer(len(FEATURES), hidden=8) for _ in FILES))


def with_head(checkpoint: Path, folder: Path) -> Path:
    """Copy a checkpoint to ``folder`` and give it a head."""
    shutil.copytree(checkpoint, folder)
    small_head().save(folder, weights=fingerprint(folder))
    return folder
