"""The name of weights follows every file that makes them, and no other."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.models.checkpoint import fingerprint
from core.models.fingerprint import member_folder, name_weights
from tests.small_ensemble import write_ensemble


def test_it_is_the_fingerprint_of_a_whole_checkpoint(tmp_path: Path) -> None:
    for count in (0, 2):
        folder = write_ensemble(tmp_path / str(count), count)
        assert name_weights(folder) == fingerprint(folder)


@pytest.mark.parametrize(
    "name", ["config.json", "members/1/config.json", "members/1/tokenizer.json"]
)
def test_every_file_counts(tmp_path: Path, name: str) -> None:
    folder = write_ensemble(tmp_path, 1)
    before = name_weights(folder)
    path = folder / name
    path.write_text(path.read_text() + "\n")
    assert name_weights(folder) != before


def test_cards_and_members_that_are_not_named_do_not_count(tmp_path: Path) -> None:
    folder = write_ensemble(tmp_path, 1)
    before = name_weights(folder)
    (folder / "card.json").write_text("{}")
    other = member_folder(folder, 2)
    other.mkdir()
    (other / "config.json").write_text("{}")
    assert name_weights(folder) == before


def test_a_folder_without_readable_files_has_a_name_too(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("[")
    assert len(name_weights(tmp_path)) == 64


def test_torch_is_not_needed() -> None:
    code = "import sys, core.models.fingerprint; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
