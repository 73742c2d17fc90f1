import os
import resource
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import LibraryError
from core.retrieval.files import content_hash, vector_bytes, write_whole


@given(st.lists(st.text()), st.lists(st.text()))
def test_hashes_agree_only_for_equal_lists(one: list[str], other: list[str]) -> None:
    assert (content_hash(one) == content_hash(other)) == (one == other)


def test_joining_neighbours_changes_the_hash() -> None:
    assert content_hash(["ab", "c"]) != content_hash(["a", "bc"])


def test_writing_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert os.listdir(path.parent) == ["file"]


def test_vector_bytes_are_a_npy_file(tmp_path: Path) -> None:
    rows = np.arange(6, dtype=np.float32).reshape(2, 3)
    write_whole(tmp_path / "v.npy", vector_bytes(rows))
    assert (np.load(tmp_path / "v.npy", allow_pickle=False) == rows).all()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(LibraryError, match=r"cannot be written .*; point MOTIFLENS_CACHE"):
        write_whole(tmp_path / "taken" / "file", b"x")


def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    program = (
        "from pathlib import Path; import sys\n"
        "from core.errors import LibraryError\n"
        "from core.retrieval.files import write_whole\n"
        "try: write_whole(Path(sys.argv[1]), bytes(100_000))\n"
        "except LibraryError as error: print(error)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},  # no bytecode is cut off
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert answer.stdout.startswith("The disk is full")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]
