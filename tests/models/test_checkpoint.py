"""A checkpoint folder is read whole or refused in one sentence."""

import json
import shutil
from pathlib import Path

import pytest
import torch

from core.config import override
from core.errors import CheckpointError
from core.models.checkpoint import (
    FILES,
    TRANSFORMER,
    check_folder,
    fingerprint,
    load_weights,
    read_card,
    read_config,
    read_transformer,
    read_weights,
    save_checkpoint,
    write_card,
)
from core.models.dual_encoder import DualEncoder
from core.models.encoder import Encoder
from core.presets import preset
from core.text.pretrained import read_pretrained
from core.text.tokenizer import Tokenizer
from tests.small_bert import change_json, write_vocabulary, write_weights


@pytest.fixture
def folder(tiny_checkpoint: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(tiny_checkpoint, tmp_path / "copy"))


def test_what_is_saved_comes_back(folder: Path, tmp_path: Path) -> None:
    config = read_config(folder)
    tokenizer = Tokenizer.load(folder / "tokenizer.json")
    model = DualEncoder(config.model, vocabulary=len(tokenizer))
    load_weights(folder, model)
    save_checkpoint(
        tmp_path / "again", model=model, config=config, tokenizer=tokenizer, card=read_card(folder)
    )
    assert config == preset("tiny")
    assert fingerprint(tmp_path / "again") == fingerprint(folder)


def test_vectors_stay_exact_and_matrices_are_halved(folder: Path) -> None:
    weights = read_weights(folder)
    assert all(w.dtype == torch.float32 for w in weights.values() if w.is_floating_point())
    size = (folder / "model.safetensors").stat().st_size
    assert size < 4 * sum(w.numel() for w in weights.values())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="there is no checkpoint folder"):
        read_config(tmp_path / "nowhere")


def test_all_missing_files_are_named_at_once(folder: Path) -> None:
    for name in ("config.json", "card.json"):
        (folder / name).unlink()
    with pytest.raises(CheckpointError, match=r"lacks config.json, card.json"):
        check_folder(folder)


@pytest.mark.parametrize("keep", [0, 8, 1000])
def test_truncated_weights_are_refused(folder: Path, keep: int) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(CheckpointError, match="damaged or cut short"):
        read_weights(folder)


@pytest.mark.parametrize("key", ["format", "features"])
def test_another_version_is_refused(folder: Path, key: str) -> None:
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: 99}))
    with pytest.raises(CheckpointError, match=f"{key} version 99"):
        read_config(folder)


def test_an_unknown_setting_is_refused_with_the_nearest(folder: Path) -> None:
    path = folder / "config.json"
    data = json.loads(path.read_text())
    data["model"]["widht"] = 3
    path.write_text(json.dumps(data))
    with pytest.raises(CheckpointError, match=r"did you mean model.width"):
        read_config(folder)


def test_files_of_two_checkpoints_do_not_mix(folder: Path) -> None:
    path = folder / "config.json"
    path.write_text(path.read_text().replace('"seed": 0', '"seed": 1'))
    with pytest.raises(CheckpointError, match="belong to different checkpoints"):
        read_weights(folder)


def test_weights_of_another_shape_are_refused(folder: Path) -> None:
    config = read_config(folder)
    model = DualEncoder(config.model, vocabulary=17)
    with pytest.raises(CheckpointError, match="do not fit"):
        load_weights(folder, model)


def test_a_file_that_is_not_json_is_named(folder: Path) -> None:
    (folder / "card.json").write_text("{")
    with pytest.raises(CheckpointError, match="is not readable JSON"):
        read_card(folder)


def test_a_card_is_replaced_alone(folder: Path) -> None:
    before = fingerprint(folder)
    write_card(folder, {"metrics": {"x": 1}})
    assert read_card(folder) == {"metrics": {"x": 1}}
    assert fingerprint(folder) == before
    assert sorted(p.name for p in folder.iterdir()) == sorted(FILES)


def test_a_folder_that_cannot_be_written_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    config = read_config(folder)
    tokenizer = Tokenizer.load(folder / "tokenizer.json")
    model = DualEncoder(config.model, vocabulary=len(tokenizer))
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(CheckpointError, match="could not be written"):
        save_checkpoint(blocked, model=model, config=config, tokenizer=tokenizer, card={})


def test_a_card_without_weights_is_read_and_names_the_training(folder: Path) -> None:
    for name in ("model.safetensors", "tokenizer.json"):
        (folder / name).unlink()
    card = read_card(folder)
    with pytest.raises(CheckpointError, match=rf"not shipped.*--preset {folder.name} --out"):
        Encoder.load(folder)
    write_card(folder, {**card, "command": "python -m core train\n  --set train.epochs=9"})
    with pytest.raises(CheckpointError, match=r"with python -m core train --set train.epochs=9$"):
        Encoder.load(folder)


@pytest.fixture
def pretrained(folder: Path, tmp_path: Path) -> Path:
    """A checkpoint whose text transformer was a pretrained one, which is gone."""
    source = write_weights(write_vocabulary(tmp_path / "bert"))
    config = override(
        read_config(folder), [f"model.text.init_from={source}", "model.text.max_tokens=64"]
    )
    tokenizer = read_pretrained(source)
    model = DualEncoder(config.model, vocabulary=len(tokenizer))
    out = tmp_path / "pretrained"
    save_checkpoint(out, model=model, config=config, tokenizer=tokenizer, card={})
    shutil.rmtree(source)
    return out


def test_a_pretrained_transformer_is_rebuilt_from_the_folder(pretrained: Path) -> None:
    assert sorted(p.name for p in pretrained.iterdir()) == sorted([*FILES, TRANSFORMER])
    known = read_transformer(pretrained)
    assert known is not None
    assert known["layer_norm_eps"] == 1e-7
    before = fingerprint(pretrained)
    encoder = Encoder.load(pretrained, grounding=False)
    assert encoder.encode_texts(["a fatty acid"]).shape == (1, encoder.width)
    for _ in range(8):  # a file whose parts came in random order would differ now and then
        save_checkpoint(
            pretrained,
            model=encoder.model,
            config=encoder.config,
            tokenizer=encoder.tokenizer,
            card={},
        )
        assert fingerprint(pretrained) == before


def test_a_missing_architecture_is_named(pretrained: Path, folder: Path) -> None:
    (pretrained / TRANSFORMER).unlink()
    for read in (Encoder.load, read_weights):
        with pytest.raises(CheckpointError, match=r"lacks transformer\.json; copy the whole"):
            read(pretrained)
    assert read_transformer(folder) is None


def test_an_architecture_of_another_checkpoint_is_refused(pretrained: Path) -> None:
    change_json(pretrained / TRANSFORMER, layer_norm_eps=1e-5)
    with pytest.raises(CheckpointError, match="belong to different checkpoints"):
        Encoder.load(pretrained)


def test_a_compact_model_leaves_no_architecture_behind(pretrained: Path, folder: Path) -> None:
    encoder = Encoder.load(folder)
    save_checkpoint(
        pretrained,
        model=encoder.model,
        config=encoder.config,
        tokenizer=encoder.tokenizer,
        card={},
    )
    assert sorted(p.name for p in pretrained.iterdir()) == sorted(FILES)
    assert fingerprint(pretrained) == fingerprint(folder)
