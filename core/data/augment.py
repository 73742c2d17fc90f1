"""What a pair loses in training, so that short and unlucky queries are read as well.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
Every draw comes from the generator of one step: a resumed run sees what the first one saw.
"""

from dataclasses import dataclass, field
from typing import Self

import numpy as np

from core.config import TrainConfig
from core.data.graph_augment import GraphAugmentConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class AugmentConfig:
    """Chances of each change, 0 to 1."""

    sentence_dropout: float = 0.0
    """A text keeps a random part of its sentences; half of these times a single one."""
    names_dropout: float = 0.0
    """A text loses all its resolved names."""
    token_mask: float = 0.0
    """A word piece is replaced by the mask."""
    shuffle: float = 0.3
    """The kept sentences of a text that loses some come in random order."""
    graph: GraphAugmentConfig = field(default_factory=GraphAugmentConfig)
    """Changes to the molecules; each is then seen in two views."""

    @classmethod
    def of(cls, train: TrainConfig) -> Self:
        """Return the changes a training configuration asks for."""
        return cls(
            sentence_dropout=train.sentence_dropout,
            names_dropout=train.names_dropout,
            token_mask=train.token_mask,
            graph=GraphAugmentConfig.of(train),
        )


def kept_sentences(
    count: int, config: AugmentConfig, rng: np.random.Generator
) -> np.ndarray | None:
    """Return which of ``count`` sentences stay, in their new order; None for all as they are."""
    drop, single, shuffle = rng.random(3)
    if count < 2 or drop >= config.sentence_dropout:
        return None
    size = 1 if single < 0.5 else int(rng.integers(1, count))
    kept = rng.choice(count, size=size, replace=False)
    return kept if shuffle < config.shuffle else np.sort(kept)


def mask_tokens(
    tokens: np.ndarray, config: AugmentConfig, mask_id: int, rng: np.random.Generator
) -> np.ndarray:
    """Return ``tokens`` (T,) with some replaced by ``mask_id``; the first, special one stays."""
    if config.token_mask <= 0 or len(tokens) < 2:
        return tokens
    hidden = rng.random(len(tokens)) < config.token_mask
    hidden[0] = False
    return np.where(hidden, np.int32(mask_id), tokens)
