"""What a card says can be checked."""

import hashlib
import json
from pathlib import Path

from core.training.card import git_commit, hardware, hash_files, learning_curve


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


def test_the_curve_is_the_log_thinned(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    lines = [json.dumps({"step": n, "loss": float(n)}) for n in range(1, 8)]
    lines.insert(3, json.dumps({"step": 3, "pcdes_validation_hits_1": 50.0}))
    log.write_text("\n".join([*lines, '{"step": 8, "lo']))
    assert learning_curve(log, points=3) == [[3, 2.0], [6, 5.0], [7, 7.0]]
    assert len(learning_curve(log)) == 7
