"""Settings: round trip, override, refusal."""

import json

import pytest

from core.config import (
    LossConfig,
    ModelConfig,
    MoleculeConfig,
    RunConfig,
    TextConfig,
    TrainConfig,
    override,
)
from core.errors import ConfigError
from core.presets import PRESETS


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_json_gives_every_preset_back(name: str) -> None:
    config = PRESETS[name]
    assert RunConfig.from_json(json.loads(json.dumps(config.to_json()))) == config


def test_an_override_changes_one_value_only() -> None:
    before = RunConfig()
    after = override(before, ["train.lr=3e-4"]).to_json()
    assert after["train"].pop("lr") == 3e-4
    expected = before.to_json()
    del expected["train"]["lr"]
    assert after == expected


@pytest.mark.parametrize("setting", ["train.lr", "train=3", "trian.lr=1", "train.lr.x=1", "=1"])
def test_a_setting_that_names_nothing_is_refused(setting: str) -> None:
    with pytest.raises(ConfigError):
        override(RunConfig(), [setting])


def test_heads_must_divide_the_width_in_the_users_words() -> None:
    with pytest.raises(ConfigError, match=r"text.heads=7 must divide text.width=192"):
        TextConfig(heads=7)


def test_a_model_must_read_texts_and_molecules_somehow() -> None:
    with pytest.raises(ConfigError):
        TextConfig(transformer=False, bag=False)
    with pytest.raises(ConfigError):
        MoleculeConfig(encoder="none", fingerprint=False)


def test_values_out_of_range_are_refused() -> None:
    with pytest.raises(ConfigError, match="dropout=1"):
        ModelConfig(dropout=1.0)
    with pytest.raises(ConfigError, match="must not be negative"):
        LossConfig(triplet=-1.0)


def test_grains_of_several_layers_need_several_layers() -> None:
    with pytest.raises(ConfigError, match=r"text.layers of at least 2, not 1"):
        ModelConfig(text=TextConfig(layers=1), grain_layers=True)


@pytest.mark.parametrize("name", ["node_drop", "subgraph_drop", "bond_drop", "atom_mask"])
def test_a_view_keeps_something_of_the_molecule(name: str) -> None:
    with pytest.raises(ConfigError, match=f"train.{name}=1.0 must be at least 0 and below 1"):
        TrainConfig(**{name: 1.0})


def test_a_configuration_written_before_a_setting_came_has_its_default() -> None:
    old = RunConfig().to_json()
    for part, name in (("model", "memory_items"), ("loss", "within_molecule")):
        del old[part][name]
    del old["train"]["node_drop"]
    assert RunConfig.from_json(old) == RunConfig()
