"""Who indexed a library, told from the files alone."""

from pathlib import Path

import numpy as np
import pytest

from core.models.checkpoint import fingerprint
from core.retrieval.build import index_folder
from core.retrieval.index import MoleculeIndex
from core.ui.index_state import index_state, name_of, remove_index, weights_of

CONTENT = "c" * 64


@pytest.fixture
def cache(environment: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path))
    return tmp_path


def make(cache: Path, weights: str) -> Path:
    folder = index_folder(cache, content=CONTENT, fingerprint=weights)
    MoleculeIndex(np.zeros((2, 4), np.float32), weights, content=CONTENT).save(folder)
    return folder


def test_weights_have_the_name_that_indexes_are_bound_to(
    tiny_checkpoint: Path, shipped: Path
) -> None:
    for folder in (tiny_checkpoint, shipped):
        assert weights_of(folder) == fingerprint(folder)


def test_states_of_an_index(cache: Path, tiny_checkpoint: Path, shipped: Path) -> None:
    assert index_state(CONTENT, tiny_checkpoint).kind == "none"
    other = make(cache, weights_of(shipped))
    found = index_state(CONTENT, tiny_checkpoint)
    assert (found.kind, found.others, found.folders) == ("other", ("motiflens",), (other,))
    mine = index_folder(cache, content=CONTENT, fingerprint=weights_of(tiny_checkpoint))
    (mine / "blocks").mkdir(parents=True)
    assert index_state(CONTENT, tiny_checkpoint).kind == "partly"
    make(cache, weights_of(tiny_checkpoint))
    assert index_state(CONTENT, tiny_checkpoint).kind == "ready"
    remove_index(CONTENT, tiny_checkpoint)
    assert index_state(CONTENT, tiny_checkpoint).kind == "other"


def test_damaged_and_unknown_indexes_count_for_nothing(cache: Path, tiny_checkpoint: Path) -> None:
    folder = make(cache, "f" * 64)
    assert index_state(CONTENT, tiny_checkpoint).others == ("another model",)
    for damage in ("{", "[]", '{"format": 99}'):
        (folder / "meta.json").write_text(damage, encoding="utf-8")
        assert index_state(CONTENT, tiny_checkpoint).kind == "none"
    assert index_state("", tiny_checkpoint).folders == ()


def test_a_shipped_index_is_told(cache: Path, tiny_checkpoint: Path) -> None:
    folder = make(tiny_checkpoint, weights_of(tiny_checkpoint))
    try:
        assert index_state(CONTENT, tiny_checkpoint).kind == "shipped"
    finally:
        (folder / "meta.json").unlink()
    assert name_of(weights_of(tiny_checkpoint)) == tiny_checkpoint.name
