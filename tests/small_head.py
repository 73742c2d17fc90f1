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
        scorers = [ListScorer(len(FEATURES), hidden=8) for _ in FILES]
    for scorer in scorers:
        torch.nn.init.ones_(scorer.scale)  # so that the cosine does not drown all else
    return Reranker(*scorers)


def with_head(checkpoint: Path, folder: Path) -> Path:
    """Copy a checkpoint to ``folder`` and give it a head."""
    shutil.copytree(checkpoint, folder)
    small_head().save(folder, weights=fingerprint(folder))
    return folder
