"""The named runs: what each is, and that each can learn 64 pairs by heart."""

import functools
from pathlib import Path

import numpy as np
import pytest
import torch
from accelerate import Accelerator

from core.data.augment import AugmentConfig
from core.data.dataset import PairSet
from core.data.features import MoleculeTable
from core.data.texts import TextStore
from core.errors import ConfigError
from core.library.starter import starter_rows
from core.models.dual_encoder import DualEncoder
from core.models.objective import Objective
from core.presets import PRESETS, member, preset, shrink
from core.text.normalise import normalise
from core.text.tokenizer import Tokenizer
from core.training.step import Stepper

PUBLISHED = ("momu", "aman", "memory-bank", "orma")
PAIRS = 64
MOST_STEPS = 160
LOOK_EVERY = 20


def test_a_preset_is_found_by_its_name() -> None:
    assert preset("motiflens") is PRESETS["motiflens"]


def test_an_unknown_preset_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match=r"huge is not a preset; choose .*motiflens"):
        preset("huge")


def test_the_tiny_preset_is_small_in_every_part() -> None:
    model = preset("tiny").model
    assert max(model.width, model.text.width, model.molecule.width) <= 32


def test_the_shipped_model_sees_every_molecule_as_it_is() -> None:
    assert not AugmentConfig.of(preset("motiflens").train).graph


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_system_differs_in_its_idea_alone(name: str) -> None:
    ours, other = preset("motiflens").model, preset(name).model
    for part in ("transformer", "vocabulary", "max_tokens", "width", "layers", "heads"):
        assert getattr(other.text, part) == getattr(ours.text, part)
    assert other.width == ours.width
    text = other.text
    assert (text.bag, text.grounding, other.molecule.fingerprint) == (False, False, False)


@pytest.mark.parametrize("name", PRESETS)
def test_a_shrunk_preset_keeps_its_idea(name: str) -> None:
    config = preset(name)
    small = shrink(config)
    assert small.loss == config.loss
    assert small.model.width <= 32
    assert small.model.molecule.encoder == config.model.molecule.encoder
    assert small.model.memory_items == config.model.memory_items
    assert bool(small.model.memory) == bool(config.model.memory)
    assert AugmentConfig.of(small.train).graph == AugmentConfig.of(config.train).graph


@pytest.mark.parametrize("name", ["motiflens", "orma", "momu"])
def test_a_member_is_a_bag_of_its_own_seed(name: str) -> None:
    first, one, two = preset(name), member(preset(name), 1), member(preset(name), 2)
    assert (one.model.text.transformer, one.model.molecule.encoder) == (False, "none")
    assert one.model.text.bag_buckets == first.model.text.bag_buckets
    assert one.train.seed != two.train.seed
    assert one.ensemble.members == 0
    assert not AugmentConfig.of(one.train).graph


@functools.cache
def starter_pairs() -> tuple[PairSet, Tokenizer]:
    rows = [row for row in starter_rows() if row.sentence][:PAIRS]
    texts, smiles = [row.sentence for row in rows], [row.smiles for row in rows]
    text = preset("tiny").model.text
    tokenizer = Tokenizer.train(map(normalise, texts), vocabulary=text.vocabulary)
    store = TextStore.build(
        texts,
        tokenizer=tokenizer,
        resolver=None,
        buckets=text.bag_buckets,
        max_tokens=text.max_tokens,
        max_names=text.max_names,
    )
    table, keys = MoleculeTable.build(smiles), np.arange(PAIRS)
    return PairSet(store, keys, table, table.rows(smiles), keys, keys), tokenizer


def right_first(model: DualEncoder, pairs: PairSet) -> float:
    """Return the share of texts whose molecule comes first of the 64."""
    model.eval()
    with torch.inference_mode():
        encoding = model(pairs.collate(np.arange(PAIRS)))
    model.train()
    best = (encoding.text.vector @ encoding.molecule.vector.T).argmax(dim=1)
    return float((best == torch.arange(PAIRS)).float().mean())


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_learns_64_pairs_by_heart(name: str) -> None:
    pairs, tokenizer = starter_pairs()
    config = shrink(preset(name))
    torch.manual_seed(config.train.seed)
    model = DualEncoder(config.model, vocabulary=len(tokenizer))
    stepper = Stepper(
        Accelerator(cpu=True, mixed_precision="bf16"),
        model,
        Objective(config.loss, config.model),
        config.train,
        total=MOST_STEPS,
    )
    augment, hits = AugmentConfig.of(config.train), right_first(model, pairs)
    assert hits < 0.2  # nothing is known before
    for step in range(MOST_STEPS):
        for batch in pairs.batches(step, batch=PAIRS, seed=0, augment=augment):
            stepper(batch, step=step)
        if step % LOOK_EVERY == LOOK_EVERY - 1 and (hits := right_first(model, pairs)) >= 0.95:
            break
    assert hits >= 0.95


def test_what_ships_stays_small(shipped: Path) -> None:
    def size(folder: Path) -> int:
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())

    assert size(shipped) < 100e6, "the checkpoint of the app"
    assert size(shipped.parent) < 120 * 2**20, "all checkpoints"
