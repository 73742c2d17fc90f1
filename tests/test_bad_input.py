"""What users and machines do wrong: each gives one clear sentence, and nothing is lost."""

import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.cli.main import main
from core.errors import CheckpointError, CoreError, DataError, LibraryError, MoleculeError
from core.library.library import open_library
from core.models.encoder import Encoder
from core.retrieval.engine import RetrievalEngine
from core.retrieval.index import MoleculeIndex
from tests.small_data import write_data

ROOT = Path(__file__).parents[1]
PATIENCE = 300.0
"""Seconds that a process may take on a busy machine before the test gives up."""

REFUSED = {
    "empty": ("", "The query is empty"),
    "blanks": (" \t\n ", "The query is empty"),
    "long": ("acid " * 2000, "10,000 characters, but at most 4,000"),
    "emoji": ("🧪🔥", "has no words to search for"),
    "digits": ("12 345", "has no words to search for"),
    "control": ("\x00\x01\x1b\x7f", "The query is empty"),
    "chinese": ("苯酚衍生物", "is known to this model"),
    "ring left open": ("C1CCCCC", "ring"),
    "bracket left open": ("CC(=O", "never closed"),
    "no element": ("CC(=O)Xx", "character"),
    "valence": ("CC(C)(C)(C)C", "too many bonds"),
    "aromaticity": ("c1cccc1", "aromatic"),
    "inchi": ("InChI=1S/C2H6O/c1-2-", "not a valid InChI"),
    "2,000 atoms": ("C" * 2000, "2,000 heavy atoms, but at most 1,000"),
}
"""Query and a part of the sentence that refuses it."""

TAKEN = {
    "html": "<b>fatty</b> acid &amp; <img src=x onerror=alert(1)>",
    "script": "<script>alert('acid')</script>",
    "sql": "'; DROP TABLE molecules; -- acid",
    "control between": "fatty\x00\x1b[31m acid",
    "emoji between": "a sour 🍋 acid",
    "chinese between": "benzene 苯 with a nitro group",
    "markup": "[bold]acid[/bold] $x^2$ **x** %s {0}",
    "surrogate": "acid \udcff",
    "combining": "a\u0301cid \u202e dica",
    "1,000 atoms": "C" * 1000,
}
"""Odd queries that are searched like any other."""


def is_one_sentence(message: str) -> bool:
    return 10 < len(message) < 400 and message.isprintable() and "Traceback" not in message


def contents(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture(scope="module")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def engine(
    tiny_checkpoint: Path, small_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> RetrievalEngine:
    return RetrievalEngine(
        Encoder.load(tiny_checkpoint),
        open_library("pcdes", data=small_data),
        cache=tmp_path_factory.mktemp("cache"),
    )


# Queries ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "said"), REFUSED.values(), ids=REFUSED)
def test_a_bad_query_is_refused_in_one_sentence(
    engine: RetrievalEngine, query: str, said: str
) -> None:
    with pytest.raises(CoreError, match=said) as caught:
        engine.search(query)
    assert is_one_sentence(str(caught.value))
    assert engine.search("a fatty acid").hits


@pytest.mark.parametrize("query", TAKEN.values(), ids=TAKEN)
def test_an_odd_query_is_searched(engine: RetrievalEngine, query: str) -> None:
    result = engine.search(query, k=3)
    assert len(result.hits) == 3
    assert result.query.isprintable()
    assert all(-1 <= hit.score <= 1 for hit in result.hits)


@pytest.mark.parametrize("molecule", [REFUSED[key][0] for key in REFUSED if key != "chinese"])
def test_a_bad_molecule_is_refused_in_one_sentence(engine: RetrievalEngine, molecule: str) -> None:
    for ask in (engine.describe, lambda text: engine.align("an acid", text)):
        with pytest.raises(CoreError) as caught:
            ask(molecule)
        assert is_one_sentence(str(caught.value))


@pytest.mark.parametrize("query", ["C1CCCCC", "CC(C)(C)(C)C"])
def test_a_refused_structure_says_where(engine: RetrievalEngine, query: str) -> None:
    with pytest.raises(MoleculeError) as caught:
        engine.search(query)
    assert caught.value.position is not None or caught.value.atom is not None


# Checkpoints -----------------------------------------------------------------------------------


def remove(path: Path) -> None:
    path.unlink()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garble(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 16)


HARMS: dict[str, Callable[[Path], None]] = {
    "remove": remove,
    "truncate": truncate,
    "empty": empty,
    "garble": garble,
}


@pytest.mark.parametrize("file", ["config.json", "model.safetensors", "tokenizer.json"])
@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_damaged_checkpoint_is_refused_in_one_sentence(
    tiny_checkpoint: Path, tmp_path: Path, harm: Callable[[Path], None], file: str
) -> None:
    folder = shutil.copytree(tiny_checkpoint, tmp_path / "model")
    harm(folder / file)
    before = contents(folder)
    with pytest.raises(CheckpointError) as caught:
        Encoder.load(folder)
    assert is_one_sentence(str(caught.value))
    assert contents(folder) == before


def test_weights_of_another_run_are_refused(tiny_checkpoint: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_checkpoint, tmp_path / "model")
    config = json.loads((folder / "config.json").read_text())
    config["train"]["seed"] = 99
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(CheckpointError) as caught:
        Encoder.load(folder)
    assert is_one_sentence(str(caught.value))


@pytest.mark.parametrize("wrong", ["none", "file", "empty"])
def test_a_wrong_checkpoint_folder_is_one_line(
    tmp_path: Path, wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("{}")
    (tmp_path / "empty").mkdir()
    code = main(["search", "an acid", "--checkpoint", str(tmp_path / wrong)])
    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert told.err.startswith("error: ")
    assert is_one_sentence(told.err.rstrip("\n"))


# Indexes and data ------------------------------------------------------------------------------


def test_an_index_of_other_weights_is_refused(engine: RetrievalEngine, tmp_path: Path) -> None:
    engine.index.save(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(LibraryError, match=r"other weights; rebuild it with .python -m core") as e:
        MoleculeIndex.load(tmp_path, fingerprint="of other weights")
    assert is_one_sentence(str(e.value))
    assert contents(tmp_path) == before


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
@pytest.mark.parametrize("file", ["vectors.npy", "meta.json"])
def test_a_damaged_index_is_refused_and_a_search_mends_it(
    engine: RetrievalEngine, tmp_path: Path, harm: Callable[[Path], None], file: str
) -> None:
    first = RetrievalEngine(engine.encoder, engine.library, cache=tmp_path)
    (folder,) = (tmp_path / "indexes").iterdir()
    whole = contents(folder)
    harm(folder / file)
    with pytest.raises(LibraryError) as caught:
        MoleculeIndex.load(folder, fingerprint=engine.encoder.fingerprint)
    assert is_one_sentence(str(caught.value))
    again = RetrievalEngine(engine.encoder, engine.library, cache=tmp_path)
    assert again.search("an acid").hits == first.search("an acid").hits
    assert contents(folder) == whole


def test_a_data_folder_without_the_files_is_one_line(
    tiny_checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [
        ["evaluate", str(tiny_checkpoint), "--data", str(tmp_path)],
        ["search", "an acid", "--library", "pcdes", "--data", str(tmp_path)],
        ["library", "show", "chebi20", "--data", str(tmp_path)],
        ["train", "--preset", "tiny", "--out", str(tmp_path / "run"), "--data", str(tmp_path)],
    ]
    for arguments in asked:
        assert main(arguments) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert is_one_sentence(told.err.rstrip("\n")), told.err
        assert "--data or MOTIFLENS_DATA" in told.err


@pytest.mark.parametrize("harm", [truncate, garble])
def test_a_damaged_data_file_is_refused(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    data = write_data(tmp_path / "data")
    harm(data / "pair_pool" / "train_pool.tsv.gz")
    from core.data.records import load_pool

    with pytest.raises(DataError) as caught:
        load_pool(data)
    assert is_one_sentence(str(caught.value))


# Full disks and closed pipes -------------------------------------------------------------------


def environment(cache: Path) -> dict[str, str]:
    # What Python compiles must not be cut off by a full disk: later tests would load it.
    quiet = {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}
    return {**os.environ, **quiet, "MOTIFLENS_CACHE": str(cache)}


def small_disk() -> None:
    """Let no file of the process grow past 500 bytes, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))


def run(*arguments: object, cache: Path, full: bool = False) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "core", *map(str, arguments)],
        cwd=ROOT,
        env=environment(cache),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        preexec_fn=small_disk if full else None,
    )


def test_a_full_disk_stops_no_search(
    tiny_checkpoint: Path, small_data: Path, tmp_path: Path
) -> None:
    answer = run(
        "search", "CCO", "-k", 2, "--json", "--checkpoint", tiny_checkpoint,
        "--library", "pcdes", "--data", small_data, cache=tmp_path, full=True,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["hits"][0]["smiles"] == "CCO"
    (warning,) = answer.stderr.splitlines()
    assert warning.startswith("warning: The disk is full")
    assert contents(tmp_path) == {}


def test_a_full_disk_is_told_to_who_asked_for_an_index(
    tiny_checkpoint: Path, small_data: Path, tmp_path: Path
) -> None:
    answer = run(
        "library", "index", "pcdes", "--checkpoint", tiny_checkpoint, "--data", small_data,
        cache=tmp_path, full=True,
    )  # fmt: skip
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.startswith("error: The disk is full")
    assert is_one_sentence(answer.stderr.rstrip("\n"))
    assert contents(tmp_path) == {}


def test_a_full_disk_in_training_is_one_sentence(small_data: Path, tmp_path: Path) -> None:
    answer = run(
        "train", "--preset", "tiny", "--set", "train.batch=4", "--out", tmp_path / "run",
        "--data", small_data, "--cpu", "--quiet", cache=tmp_path, full=True,
    )  # fmt: skip
    assert (answer.returncode, answer.stdout) == (2, "")
    last = answer.stderr.splitlines()[-1]
    assert last.startswith("error: ")
    assert is_one_sentence(last)
    assert "Traceback" not in answer.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_to_a_full_disk_is_one_line(small_data: Path) -> None:
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "core", "data", "--json", "--data", str(small_data)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert answer.returncode == 2
    assert answer.stderr == "error: The output cannot be written: No space left on device.\n"


def test_a_reader_that_leaves_is_no_error(small_data: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "core", "data", "--json", "--data", str(small_data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(PATIENCE) == 141


# Ctrl-C ----------------------------------------------------------------------------------------


def interrupt_when(
    ready: Callable[[], object], *arguments: object, cache: Path
) -> tuple[int, list[str]]:
    """Start a command, send Ctrl-C to it and its children once ``ready``; exit code, stderr."""
    process = subprocess.Popen(
        [sys.executable, "-m", "core", *map(str, arguments)],
        cwd=ROOT,
        env=environment(cache),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    end = time.monotonic() + PATIENCE
    while not ready() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=PATIENCE)[1]
    return process.returncode, told.splitlines()


@pytest.fixture(scope="module")
def larger_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """PCdes of 900 ethers: four blocks of an index."""
    root = tmp_path_factory.mktemp("larger")
    (root / "pcdes").mkdir()
    ethers = ["C" * a + "O" + "C" * b for a in range(1, 43) for b in range(a, 43)][:900]
    for split, rows in (("train", ethers), ("validation", []), ("test", [])):
        lines = [f"{i}\t{smiles}\tThe molecule is an ether." for i, smiles in enumerate(rows)]
        text = "\n".join(["CID\tSMILES\tdescription", *lines]) + "\n"
        (root / "pcdes" / f"{split}.txt").write_text(text)
    return root


def test_ctrl_c_while_indexing_keeps_the_finished_blocks(
    tiny_checkpoint: Path, larger_data: Path, tmp_path: Path
) -> None:
    command = ("library", "index", "pcdes", "--checkpoint", tiny_checkpoint, "--data", larger_data)
    code, told = interrupt_when(lambda: list(tmp_path.rglob("*.npy")), *command, cache=tmp_path)
    assert code == 130
    assert told == [
        "Stopped; what is indexed so far is kept, and the next time goes on from there."
    ]
    blocks = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("blocks/*.npy")}
    assert 1 <= len(blocks) < 4
    assert not list(tmp_path.rglob("*.tmp"))
    assert not list(tmp_path.rglob("meta.json"))
    answer = run(*command, "--progress", cache=tmp_path)
    assert answer.stdout == "900 molecules of pcdes are indexed.\n"
    made = (tmp_path / "indexes").rglob("*.*")
    names = sorted(path.name for path in made)
    assert [name.split("-")[0] for name in names] == [
        "identities",
        "meta.json",
        "prints",
        "vectors.npy",
    ]


def test_ctrl_c_while_training_keeps_the_run(small_data: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    command = (
        "train", "--preset", "tiny", "--set", "train.batch=4", "--set", "train.epochs=60",
        "--out", out, "--data", small_data, "--cpu", "--quiet",
    )  # fmt: skip

    def under_way() -> bool:
        log = out / "log.jsonl"
        return log.exists() and log.read_text().count("\n") > 2

    code, told = interrupt_when(under_way, *command, cache=tmp_path)
    assert code == 130
    assert told[-1] == (
        "Stopped; the run is kept in --out, and the same command with --resume goes on."
    )
    assert not any("Traceback" in line for line in told)
    again = run(*command, cache=tmp_path)
    assert again.returncode == 2
    assert "--resume" in again.stderr
    assert run(*command, "--resume", cache=tmp_path).returncode == 0
    assert Encoder.load(out, grounding=False).encode_texts(["an acid"]).shape == (1, 32)
