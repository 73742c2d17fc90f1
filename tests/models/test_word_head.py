"""A word head: what words point at, and what a checkpoint folder keeps of it."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from core.errors import CheckpointError, ShapeError
from core.models.checkpoint import fingerprint
from core.models.word_head import HEAD, WEIGHTS, WordHead


@pytest.fixture
def head() -> WordHead:
    return WordHead(
        words=("antifungal", "dye", "opioid"),
        weight=np.array([[127, 0, 0], [0, 100, 0], [0, 0, -127]], np.int8),
        scale=np.array([[0.01], [0.02], [0.1]], np.float32),
        worth=np.array([1, 2, 3], np.float32),
    )


@pytest.fixture
def checkpoint(tiny_checkpoint: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_checkpoint, tmp_path / "tiny"))


def test_the_words_of_a_query_add_up(head: WordHead) -> None:
    assert head.known("Anti-fungal dyes, antifungals") == ("antifungal", "dye")
    pointed = head.direction("anti-fungal dyes, antifungals")
    assert pointed is not None
    np.testing.assert_allclose(pointed, [1.27, 4, 0])
    assert head.direction("a blue solvent") is None
    assert head.direction("") is None


def test_what_is_written_is_read_again(head: WordHead, checkpoint: Path) -> None:
    assert WordHead.load(checkpoint) is None
    head.save(checkpoint, weights=fingerprint(checkpoint))
    again = WordHead.load(checkpoint)
    assert again is not None
    assert again.words == head.words
    for name in ("weight", "scale", "worth"):
        np.testing.assert_array_equal(getattr(again, name), getattr(head, name))
    assert not list((checkpoint / HEAD).glob(".writing*"))


def test_a_head_for_other_weights_is_refused(head: WordHead, checkpoint: Path) -> None:
    head.save(checkpoint, weights="other")
    with pytest.raises(CheckpointError, match=r"other weights .* train-words"):
        WordHead.load(checkpoint)


@pytest.mark.parametrize("damage", ["config", "cut", "missing", "words"])
def test_a_damaged_head_is_one_sentence(head: WordHead, checkpoint: Path, damage: str) -> None:
    head.save(checkpoint, weights=fingerprint(checkpoint))
    folder = checkpoint / HEAD
    if damage == "config":
        (folder / "config.json").write_text("{", encoding="utf-8")
    elif damage == "cut":
        (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:40])
    elif damage == "missing":
        (folder / WEIGHTS).unlink()
    else:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        config["words"] = config["words"][:-1]
        (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(CheckpointError, match=r"damaged \(\w+\); run .* train-words"):
        WordHead.load(checkpoint)


@pytest.mark.parametrize(
    ("weight", "scale", "worth"),
    [((1, 3), (2, 1), (2,)), ((2, 3), (2,), (2,)), ((2, 3), (2, 1), (1,)), ((2,), (2, 1), (2,))],
)
def test_parts_must_belong_together(
    weight: tuple[int, ...], scale: tuple[int, ...], worth: tuple[int, ...]
) -> None:
    with pytest.raises(ShapeError):
        WordHead(
            words=("dye", "drug"),
            weight=np.ones(weight, np.int8),
            scale=np.ones(scale, np.float32),
            worth=np.ones(worth, np.float32),
        )
