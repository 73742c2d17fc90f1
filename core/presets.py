"""Named runs: the shipped model, and the small one the tests train.

Layer: core.presets (may import core.config, core.errors).
"""

import types
from collections.abc import Mapping
from typing import Final

from core.config import ModelConfig, MoleculeConfig, RunConfig, TextConfig, TrainConfig
from core.errors import ConfigError, shorten

_TINY: Final = RunConfig(
    model=ModelConfig(
        text=TextConfig(
            vocabulary=600,
            max_tokens=48,
            width=32,
            layers=1,
            heads=2,
            bag_buckets=1024,
            bag_width=32,
            max_names=4,
        ),
        molecule=MoleculeConfig(width=32, layers=2, heads=2, fingerprint_width=32),
        width=32,
        memory=4,
        memory_heads=2,
        transport_iterations=10,
        dropout=0.0,
        feature_dropout=0.0,
        branch_dropout=0.0,
    ),
    train=TrainConfig(
        epochs=2,
        batch=16,
        lr=3e-3,
        text_lr=3e-3,
        average=0.0,
        token_mask=0.0,
        sentence_dropout=0.0,
        names_dropout=0.0,
        iupac=False,
        phrases=False,
        evaluate_every=0,
    ),
)

PRESETS: Final[Mapping[str, RunConfig]] = types.MappingProxyType(
    {"motiflens": RunConfig(), "tiny": _TINY}
)
"""Named runs: ``motiflens`` is the shipped model, ``tiny`` the one the tests train."""


def preset(name: str) -> RunConfig:
    """Return the named run.

    Raises:
        ConfigError: no preset has this name.
    """
    if name not in PRESETS:
        raise ConfigError(f"{shorten(name)} is not a preset; choose {', '.join(PRESETS)}")
    return PRESETS[name]
