"""``train-words``: the word head of a checkpoint, from the command line."""

import json
import shutil
from pathlib import Path

import pytest

from core.models.checkpoint import fingerprint
from core.models.word_head import HEAD, WEIGHTS, WordHead
from tests.cli.conftest import Cli, parsed


@pytest.fixture
def folder(tiny_checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("core.training.words.FEWEST", 1)  # three molecules share few words
    monkeypatch.setattr("core.training.words.MOST_SHARE", 0.7)
    monkeypatch.setattr("core.training.words.OF_USE", 0)
    return Path(shutil.copytree(tiny_checkpoint, tmp_path / "model"))


def test_a_fitted_head_is_kept_and_noted(cli: Cli, folder: Path, small_data: Path) -> None:
    before, weights = json.loads((folder / "card.json").read_text()), fingerprint(folder)
    figures = parsed(cli("train-words", folder, "--data", small_data, "--quiet", "--json"))
    assert figures["molecules"] == 3
    assert figures["validation_auc"] is None, "three texts check no word"
    assert json.loads((folder / "card.json").read_text()) == {**before, "words": figures}
    assert sorted(p.name for p in (folder / HEAD).iterdir()) == ["config.json", WEIGHTS]
    assert fingerprint(folder) == weights, "a head leaves the indexes valid"
    head = WordHead.load(folder)
    assert head is not None
    assert len(head.words) == figures["words"]
    assert "simple" in head.words


def test_people_read_what_was_fitted(cli: Cli, folder: Path, small_data: Path) -> None:
    code, out, err = cli("train-words", folder, "--data", small_data)
    assert code == 0
    assert "one regression a word ..." in err
    assert "words of 3 molecules." in out


def test_missing_things_are_one_line(cli: Cli, folder: Path, tmp_path: Path) -> None:
    code, out, err = cli("train-words", folder, "--data", tmp_path / "none", "--quiet")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "none does not exist" in err
    code, _, err = cli("train-words", tmp_path / "lost", "--data", tmp_path)
    assert code == 2
    assert "Traceback" not in err
