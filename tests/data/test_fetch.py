"""Downloads from a local server: whole, checked, or told in one sentence and gone."""

import errno
import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from core.data import fetch as fetch_module
from core.data.fetch import LOCK_FILE, fetch
from core.data.origins import ORIGINS, Origin, Remote
from core.data.records import load_chebi20, load_chebi20_pool
from core.errors import DataError

RAW = b"CID\tSMILES\tdescription\n7\tF/C=C\\\\F\tThe molecule is (Z).\n"
SPLITS = ("train.txt", "validation.txt", "test.txt")


class Server(ThreadingHTTPServer):
    """Serves ``files``; names in ``cut`` are cut in the middle; counts what is asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {name: RAW for name in SPLITS}
        self.cut: set[str] = set()
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """Address of the server."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """Answers from the files of its server."""

    server: Server

    def do_GET(self) -> None:
        """Send a file, half of it, or 404."""
        name = self.path.lstrip("/")
        self.server.asked.append(name)
        content = self.server.files.get(name)
        if content is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if name in self.server.cut else content)

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_what_was_fetched_can_be_loaded(server: Server, tmp_path: Path) -> None:
    fetched = fetch("chebi20", tmp_path, base_url=server.url)
    assert [f.path.name for f in fetched] == list(SPLITS)
    assert {f.checked for f in fetched} == {"first"}
    assert files(tmp_path / "chebi20") == {*SPLITS, LOCK_FILE}
    assert load_chebi20(tmp_path, "train")[0].smiles == "F/C=C\\F"
    assert len(load_chebi20_pool(tmp_path)) == 3


def test_the_lock_file_has_the_checksums(server: Server, tmp_path: Path) -> None:
    fetch("chebi20", tmp_path, base_url=server.url)
    lines = (tmp_path / "chebi20" / LOCK_FILE).read_text().splitlines()
    assert sorted(lines) == sorted(f"{hashlib.sha256(RAW).hexdigest()}  {n}" for n in SPLITS)


def test_a_second_fetch_downloads_nothing(server: Server, tmp_path: Path) -> None:
    fetch("chebi20", tmp_path, base_url=server.url)
    again = fetch("chebi20", tmp_path, base_url=server.url)
    assert len(server.asked) == 3
    assert {f.checked for f in again} == {"recorded"}


def test_a_damaged_file_is_brought_again(server: Server, tmp_path: Path) -> None:
    fetch("chebi20", tmp_path, base_url=server.url)
    path = tmp_path / "chebi20" / "test.txt"
    path.write_bytes(b"damaged")
    fetch("chebi20", tmp_path, base_url=server.url)
    assert path.read_bytes() == RAW
    assert server.asked == [*SPLITS, "test.txt"]


def test_an_origin_that_changed_is_refused(server: Server, tmp_path: Path) -> None:
    fetch("chebi20", tmp_path, base_url=server.url)
    (tmp_path / "chebi20" / "test.txt").unlink()
    server.files["test.txt"] = RAW + b"more\n"
    with pytest.raises(DataError, match="not the expected file") as caught:
        fetch("chebi20", tmp_path, base_url=server.url)
    assert "\n" not in str(caught.value)
    assert files(tmp_path / "chebi20") == {"train.txt", "validation.txt", LOCK_FILE}


def test_a_published_checksum_is_held_to(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = hashlib.sha256(RAW).hexdigest()
    remotes = [Remote(url="", file="test.txt", sha256=s) for s in (right, "0" * 64)]
    origins = dict(ORIGINS)
    monkeypatch.setattr(fetch_module, "ORIGINS", origins)
    origins["chebi20"] = Origin(remotes=(remotes[0],))
    (good,) = fetch("chebi20", tmp_path / "good", base_url=server.url)
    assert good.checked == "published"
    origins["chebi20"] = Origin(remotes=(remotes[1],))
    with pytest.raises(DataError, match="SHA-256 is not 000000000000"):
        fetch("chebi20", tmp_path / "bad", base_url=server.url)
    assert not files(tmp_path / "bad")


def test_a_missing_file_is_told_with_its_status(server: Server, tmp_path: Path) -> None:
    del server.files["validation.txt"]
    with pytest.raises(DataError, match=r"validation\.txt answers 404") as caught:
        fetch("chebi20", tmp_path, base_url=server.url)
    assert "\n" not in str(caught.value)
    assert files(tmp_path / "chebi20") == {"train.txt", LOCK_FILE}


def test_a_cut_connection_leaves_no_half_file(server: Server, tmp_path: Path) -> None:
    server.cut.add("train.txt")
    with pytest.raises(DataError, match="could not be read to the end"):
        fetch("chebi20", tmp_path, base_url=server.url)
    assert not files(tmp_path)
    server.cut.clear()
    fetch("chebi20", tmp_path, base_url=server.url)
    assert files(tmp_path / "chebi20") == {*SPLITS, LOCK_FILE}


def test_nobody_listening_is_told(server: Server, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="check the connection"):
        fetch("chebi20", tmp_path, base_url="http://127.0.0.1:1")
    assert not files(tmp_path)


def test_a_full_disk_is_told_and_nothing_is_lost(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch("chebi20", tmp_path, base_url=server.url)
    (tmp_path / "chebi20" / "test.txt").unlink()
    before = files(tmp_path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pooch.HTTPDownloader.__call__", full)
    with pytest.raises(DataError, match="is full; make room"):
        fetch("chebi20", tmp_path, base_url=server.url)
    assert files(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_told(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataError, match="name another folder"):
        fetch("chebi20", tmp_path / "file", base_url=server.url)


def test_progress_counts_the_bytes_of_each_file(server: Server, tmp_path: Path) -> None:
    server.files["train.txt"] = RAW * 2000
    seen: list[tuple[int, int]] = []
    fetch(
        "chebi20",
        tmp_path,
        base_url=server.url,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert (len(RAW) * 2000, len(RAW) * 2000) in seen
    assert all(done <= total for done, total in seen)


def test_sets_without_an_origin_say_what_can_be_fetched(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="chebi20, pcdes, moleculenet can be fetched"):
        fetch("pair_pool", tmp_path)
    with pytest.raises(DataError, match="no data set"):
        fetch("qm9", tmp_path)
