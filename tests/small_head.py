"""A re-ranker with untrained weights: real in every part, right in none."""

import shutil
from pathlib import Path

import torch
from torch.nn.functional import normalize

from core.data.pair_features import FEATURES
from core.models.checkpoint import fingerprint
from core.models.querybank import Querybank
from core.models.reranking import FILES, Reranker
from core.nn.list_scorer import ListScorer


def small_head(width: int = 32) -> Reranker:
    """Return the same head each time, for vectors of ``width``; its two networks differ."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        scorers = [ListScorer(len(FEATURES), hidden=8) for _ in FILES]
        sides = [normalize(torch.randn(90, width), dim=1).numpy() for _ in FILES]
    for scorer in scorers:
        torch.nn.init.ones_(scorer.scale)  # so that the cosine does not drown all else
    return Reranker(*scorers, Querybank(*sides))


def with_head(checkpoint: Path, folder: Path) -> Path:
    """Copy a checkpoint to ``folder`` and give it a head."""
    shutil.copytree(checkpoint, folder)
    small_head().save(folder, weights=fingerprint(folder))
    return folder
