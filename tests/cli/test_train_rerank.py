import json
import shutil
from pathlib import Path

import pytest

from core.models.checkpoint import fingerprint
from core.models.reranking import BANK, FILES, HEAD, Reranker
from tests.cli.conftest import Cli, parsed


@pytest.fixture
def folder(tiny_checkpoint: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_checkpoint, tmp_path / "model"))


def test_a_fitted_head_is_kept_noted_and_used(cli: Cli, folder: Path, small_data: Path) -> None:
    before, weights = json.loads((folder / "card.json").read_text()), fingerprint(folder)
    figures = parsed(
        cli("train-rerank", folder, "--data", small_data, "--seed", 3, "--quiet", "--json")
    )
    assert list(figures) == [
        "seed",
        "lists",
        "validation_hits_1_before",
        "validation_hits_1_after_cross_fitted",
    ]
    assert figures["seed"] == 3
    assert "chebi20, back" in figures["validation_hits_1_before"]
    assert json.loads((folder / "card.json").read_text()) == {**before, "rerank": figures}
    assert sorted(p.name for p in (folder / HEAD).iterdir()) == sorted(
        (*FILES, BANK, "config.json")
    )
    assert json.loads((folder / HEAD / "config.json").read_text())["weights"] == weights
    assert fingerprint(folder) == weights, "a head leaves the indexes valid"
    assert Reranker.load(folder) is not None
    library = ("--library", "pcdes", "--data", small_data)
    code, out, _ = cli("search", "a fatty acid", "--checkpoint", folder, *library)
    assert code == 0
    assert "ordered by names, charges, stereo and groups too." in out


def test_people_read_a_table_and_the_steps(cli: Cli, folder: Path, small_data: Path) -> None:
    code, out, err = cli("train-rerank", folder, "--data", small_data)
    assert code == 0
    assert "candidates of pcdes ..." in err
    assert out.startswith("Fitted on ")
    assert "re-ranked" in out
    assert "pcdes, back" in out


def test_missing_things_are_one_line(cli: Cli, folder: Path, tmp_path: Path) -> None:
    code, out, err = cli("train-rerank", folder, "--data", tmp_path / "none", "--quiet")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "none does not exist" in err
    (tmp_path / "empty").mkdir()
    code, out, err = cli("train-rerank", folder, "--data", tmp_path / "empty", "--quiet")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    code, _, err = cli("train-rerank", tmp_path / "lost", "--data", tmp_path)
    assert code == 2
    assert "no checkpoint folder" in err
    assert not (folder / HEAD).exists()
