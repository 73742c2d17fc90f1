"""A head is there whole or not at all, and what is wrong with it is one sentence."""

import os
from pathlib import Path

import pytest
import torch

from core.errors import CheckpointError
from core.models.heads import CONFIG, damage_told, head_config, write_head


def test_what_was_written_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "heads" / "mine"
    assert head_config(folder, cure="train it") is None
    write_head(folder, {"a.safetensors": {"x": torch.ones(2)}}, {"format": 1, "name": "ß"})
    assert head_config(folder, cure="train it") == {"format": 1, "name": "ß"}
    assert sorted(p.name for p in folder.iterdir()) == ["a.safetensors", CONFIG]


def test_a_write_that_breaks_off_leaves_no_head(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_head(tmp_path, {"a.safetensors": {"x": torch.ones(2)}}, {"format": 1})
    real = os.replace

    def broken(source: Path, target: Path) -> None:
        if target.name == "b.safetensors":
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", broken)
    tensors = {f"{name}.safetensors": {"x": torch.ones(2)} for name in "ab"}
    with pytest.raises(CheckpointError, match="No space left on device"):
        write_head(tmp_path, tensors, {"format": 2})
    assert head_config(tmp_path, cure="train it") is None


@pytest.mark.parametrize("text", ["", "[1, 2", "[1, 2]", "12"])
def test_settings_that_are_none_are_told_with_the_cure(tmp_path: Path, text: str) -> None:
    (tmp_path / CONFIG).write_text(text, encoding="utf-8")
    with pytest.raises(CheckpointError, match=r"is damaged \(\w+\); train it\."):
        head_config(tmp_path, cure="train it")


def test_an_error_of_ours_is_passed_on(tmp_path: Path) -> None:
    with (
        pytest.raises(CheckpointError, match=r"^other weights$"),
        damage_told(tmp_path, cure="train it"),
    ):
        raise CheckpointError("other weights")
