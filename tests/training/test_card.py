"""What a card says can be checked."""

import hashlib
from pathlib import Path

from core.training.card import git_commit, hardware, hash_files


def test_data_files_are_named_by_folder_with_their_sha256(tmp_path: Path) -> None:
    path = tmp_path / "pcdes" / "train.txt"
    path.parent.mkdir()
    path.write_bytes(b"rows")
    assert hash_files([path]) == {"pcdes/train.txt": hashlib.sha256(b"rows").hexdigest()}


def test_a_commit_is_a_hash_or_nothing() -> None:
    commit = git_commit()
    assert commit == "" or (len(commit) == 40 and int(commit, 16) >= 0)


def test_the_hardware_is_one_line() -> None:
    assert hardware()
    assert "\n" not in hardware()
