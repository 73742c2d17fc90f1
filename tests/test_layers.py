"""The shape of the house, read from the sources: who may import whom, how large a part may be."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = ROOT / "core"

# Each line may import the lines above it; names on one line do not import each other.
ORDER = [
    ["errors"], ["schema"], ["config", "results"], ["presets"],
    ["chem"], ["text"], ["data"], ["nn"], ["losses"], ["models"], ["evaluation"], ["library"],
    ["retrieval"], ["training"], ["tasks"], ["distributed", "notebook"], ["view"],
    ["ui", "cli"], ["__main__"],
]  # fmt: skip
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}
TOP_LEVEL = {
    "app.py", "pages", "core", "checkpoints", "requirements.txt", "tests", "README.md", "LICENSE",
}  # fmt: skip
IMPORT_NAMES = {
    "torch-geometric": "torch_geometric",
    "scikit-learn": "sklearn",
    "umap-learn": "umap",
    "py3Dmol": "py3Dmol",
    "POT": "ot",
    "streamlit-ketcher": "streamlit_ketcher",
}
MODULES = sorted(p for p in CORE.rglob("*.py") if p.name != "__init__.py")
PAGES = [p for p in [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))] if p.exists()]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _imports(path: Path) -> Iterator[str]:
    """Give every imported module of a file, ``from a.b import c`` as ``a.b``."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            if node.module == "core":  # from core import chem
                yield from (f"core.{alias.name}" for alias in node.names)


def _top(path: Path) -> set[str]:
    return {name.split(".")[0] for name in _imports(path)}


def _layer(path: Path) -> str:
    return path.relative_to(CORE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_arrows_point_to_lower_layers(path: Path) -> None:
    layer = _layer(path)
    assert layer in RANK, f"{layer} is no agreed part of core"
    for name in _imports(path):
        if not name.startswith("core."):
            continue
        other = name.split(".")[1]
        assert other == layer or RANK[other] < RANK[layer], f"core.{layer} may not import {name}"


def test_only_the_app_knows_streamlit() -> None:
    users = {_name(path) for path in MODULES if "streamlit" in _top(path)}
    assert users, "core/ui must use Streamlit"
    assert not {name for name in users if not name.startswith("core/ui/")}


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_pages_only_compose_core_ui(path: Path) -> None:
    for name in _imports(path):
        assert name == "streamlit" or name.startswith("core.ui"), f"{_name(path)} imports {name}"


@pytest.mark.parametrize("layer", ["chem", "text", "view"])
def test_light_layers_never_name_torch(layer: str) -> None:
    heavy = {"torch", "torch_geometric", "transformers", "streamlit"}
    for path in (CORE / layer).rglob("*.py"):
        assert not _top(path) & heavy, _name(path)


def test_chemistry_loads_without_torch() -> None:
    names = [_name(p).removesuffix(".py").replace("/", ".") for p in (CORE / "chem").glob("*.py")]
    code = f"import {', '.join(names)}, sys; sys.exit('torch' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode() or "core.chem loads torch"


@pytest.mark.parametrize("path", [*MODULES, *PAGES], ids=_name)
def test_parts_stay_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    most = 80 if path in PAGES else 300
    assert lines <= most, f"{_name(path)} has {lines} lines; at most {most}"
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 50, f"{node.name} has {length} lines; at most 50"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_every_module_has_its_test(path: Path) -> None:
    inner = path.relative_to(CORE)
    test = ROOT / "tests" / inner.with_name(f"test_{inner.stem.strip('_')}.py")
    assert test.exists(), f"{_name(test)} is missing"


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_every_page_is_started_by_a_test(path: Path) -> None:
    inner = path.relative_to(ROOT)
    test = ROOT / "tests" / inner.with_name(f"test_{inner.stem}.py")
    assert test.exists(), f"{_name(test)} is missing"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_say_what_they_are_for(path: Path) -> None:
    doc = ast.get_docstring(_tree(path)) or ""
    assert "Layer: core." in doc, f"{_name(path)} does not name its layer"


@pytest.mark.parametrize("path", sorted(CORE.rglob("__init__.py")), ids=_name)
def test_package_files_hold_a_docstring_only(path: Path) -> None:
    body = _tree(path).body
    assert len(body) == 1
    assert ast.get_docstring(_tree(path))


def test_no_module_is_a_drawer_for_everything() -> None:
    assert not [p for p in MODULES if p.stem in {"utils", "util", "helpers", "misc", "common"}]


def test_nothing_is_unpickled() -> None:
    banned = {"pickle", "joblib", "dill", "cloudpickle", "shelve", "marshal"}
    for path in [*MODULES, *PAGES, *(ROOT / "tests").rglob("*.py")]:
        assert not _top(path) & banned, _name(path)
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                call = f"{node.value.id}.{node.attr}"
                assert call not in {"torch.load", "torch.save"}, f"{_name(path)} uses {call}"
            if isinstance(node, ast.keyword) and node.arg == "allow_pickle":
                value = getattr(node.value, "value", None)
                assert value is False, f"{_name(path)} sets allow_pickle"


def test_top_level_holds_the_agreed_names_only() -> None:
    run = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    listed = run.stdout.split("\n") if run.returncode == 0 else []
    names = {line.split("/")[0] for line in listed if line} or {p.name for p in ROOT.iterdir()}
    extra = {name for name in names if not name.startswith(".")} - TOP_LEVEL
    assert not extra, f"outside the agreed layout: {sorted(extra)}"


def test_what_core_imports_is_pinned() -> None:
    pinned = set()
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        entry = line.split("#")[0].strip()
        if entry:
            match = re.fullmatch(r"([A-Za-z0-9_.-]+)==[\w.]+", entry)
            assert match, f"{entry!r} must be pinned as name==version"
            pinned.add(IMPORT_NAMES.get(match[1], match[1]))
    used = set().union(*(_top(path) for path in [*MODULES, *PAGES]))
    outside = used - pinned - set(sys.stdlib_module_names) - {"core"}
    assert not outside, f"imported but not in requirements.txt: {sorted(outside)}"
