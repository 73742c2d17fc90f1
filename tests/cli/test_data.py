import gzip
import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, parsed


def test_list_counts_the_rows(cli: Cli, small_data: Path) -> None:
    found = parsed(cli("data", "list", "--data", small_data, "--json"))
    rows = {(part["name"], part["part"]): part["rows"] for part in found["parts"]}
    assert rows["pcdes", "test"] == 7
    assert rows["pair_pool", "train"] == 12
    assert rows["pubchem_iupac", "train"] is None


def test_people_read_what_is_missing_and_the_cure(cli: Cli, small_data: Path) -> None:
    code, out, err = cli("data", "--data", small_data)
    assert (code, err) == (0, "")
    assert "found" in out
    assert "missing (`python -m core data fetch moleculenet`)" in out


WHOLE = gzip.compress(b"cid\tsmiles\n" + b"1\tCCO\n" * 50)


@pytest.mark.parametrize(
    "damaged",
    [b"\x1f\x8b no gzip", WHOLE[:-9], WHOLE[:10] + b"\xff" * 20 + WHOLE[30:], b"plain text\n"],
    ids=["header", "cut short", "another middle", "no gzip"],
)
def test_a_damaged_file_is_said(cli: Cli, tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "pcdes").mkdir()
    (tmp_path / "pcdes" / "test.tsv.gz").write_bytes(damaged)
    code, out, err = cli("data", "--data", tmp_path)
    assert (code, err) == (0, "")
    assert "damaged" in out


def test_without_a_folder_the_cure_is_said(cli: Cli, tmp_path: Path) -> None:
    code, out, _ = cli("data", "--data", tmp_path / "none")
    assert code == 0
    assert "not found; name one with --data or MOTIFLENS_DATA" in out


@pytest.fixture
def empty_mirror(tmp_path: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_fetch_says_what_the_mirror_lacks(cli: Cli, tmp_path: Path, empty_mirror: str) -> None:
    code, out, err = cli(
        "data", "fetch", "moleculenet", "--data", tmp_path / "data", "--mirror", empty_mirror
    )
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "404" in err


def test_fetch_of_an_unknown_set_is_one_line(cli: Cli, tmp_path: Path) -> None:
    code, _, err = cli("data", "fetch", "nope", "--data", tmp_path)
    assert (code, len(err.splitlines())) == (2, 1)
    assert "chebi20" in err
