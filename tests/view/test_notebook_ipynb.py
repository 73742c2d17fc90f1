"""The Jupyter notebook: valid, harmless as Markdown, and its code runs against core."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from core.notebook.entries import Entry
from core.notebook.rows import entry_from
from core.view.notebook_ipynb import notebook_ipynb
from tests.notebook.conftest import EVIL, make_pin

ROOT = Path(__file__).parents[2]
KINDS: tuple[dict[str, Any], ...] = (
    {"kind": "search", "parameters": {"q": "a fatty acid", "k": "24", "page": "2"}},
    {"kind": "search", "parameters": {"q": "CCO"}},
    {"kind": "alignment", "parameters": {"text": "an ester with a benzene ring", "mol": "aspirin"}},
    {"kind": "map", "parameters": {"q": "a sugar"}, "snapshot": {"text": "the sugars"}},
    {"kind": "map", "parameters": {}, "snapshot": {}},
    {"kind": "molecule", "parameters": {"id": "x"}},
    {"kind": "comparison", "parameters": {"a": "x", "b": "y"}},
    {"kind": "comparison", "snapshot": {}},
)


def _entries() -> list[Entry]:
    entries = [entry_from(make_pin(f"entry {n}", **kind)) for n, kind in enumerate(KINDS)]
    evil = {"molecules": [{"name": EVIL, "smiles": "CCO"}], "text": EVIL, "links": [EVIL]}
    hostile = (
        entry_from(make_pin(EVIL, kind=kind, note=f"{EVIL}\n{EVIL}\\", snapshot=evil))
        for kind in ("alignment", "comparison")
    )
    return [*entries, *hostile]


def _cells(kind: str) -> list[str]:
    cells = json.loads(notebook_ipynb(EVIL, _entries()))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


def test_it_is_a_valid_notebook_of_one_text_and_one_code_cell_an_entry() -> None:
    book = nbformat.reads(notebook_ipynb(EVIL, _entries()).decode(), as_version=4)
    nbformat.validate(book)
    assert (book.nbformat, book.nbformat_minor) == (4, 5)
    assert len(book.cells) == 2 + 2 * len(_entries())


def test_markdown_shows_hostile_texts_as_written() -> None:
    for source in _cells("markdown"):
        unescaped = source.replace("\\<", "").replace("\\[", "").replace("\\$", "")
        assert "<" not in unescaped
        assert "[" not in unescaped
        assert "$" not in unescaped


def test_texts_in_code_are_literals() -> None:
    words = {
        node.value
        for source in _cells("code")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant)
    }
    assert EVIL in words
    assert {"a fatty acid", "CCO", "an ester with a benzene ring"} <= words


def test_the_code_runs_against_core(
    tiny_checkpoint: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Jupyter shows the value of a cell's last line: here it is asked for the same way."""
    script = tmp_path / "run.py"
    parts = []
    for source in _cells("code"):
        *body, last = ast.parse(source).body or [ast.Pass()]
        shown = isinstance(last, ast.Expr)
        parts += [ast.unparse(node) for node in (body if shown else [*body, last])]
        if shown:
            value = ast.unparse(last)
            parts.append(f"print('cell:', type({value}).__name__)")
    script.write_text("\n".join(parts), encoding="utf-8")
    shared = tmp_path_factory.getbasetemp() / "motiflens-cache"  # as the tests of the app
    cache = os.environ.get("MOTIFLENS_CACHE") or str(shared)
    environment = os.environ | {
        "MOTIFLENS_CHECKPOINT": str(tiny_checkpoint),
        "MOTIFLENS_CACHE": cache,
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown_types = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("cell:")]
    assert shown_types == [
        "Gallery", "Gallery", "Figure", "Gallery", "tuple", "Gallery", "Gallery", "Figure",
        "Gallery",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["alignment", "molecule", "comparison"])
def test_an_entry_without_molecules_asks_nothing(kind: str) -> None:
    entry = entry_from(make_pin(kind=kind, snapshot={}))
    source = "".join(json.loads(notebook_ipynb("n", [entry]))["cells"][-1]["source"])
    assert source.startswith("#")
    assert not ast.parse(source).body
