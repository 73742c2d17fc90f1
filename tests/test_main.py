"""``python -m core`` as a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "core", *arguments]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, cwd=ROOT, capture_output=True, text=True, check=False, **options
    )


def test_help_names_every_command() -> None:
    answer = run("--help")
    assert answer.returncode == 0
    for name in ("search", "describe", "align", "train", "evaluate", "data", "library"):
        assert f"    {name}" in answer.stdout


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from core.cli.main import build_parser\n"
        "build_parser().format_help()\n"
        "heavy = {'torch', 'rdkit', 'transformers', 'pandas', 'streamlit', 'sklearn'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr


def test_a_problem_is_one_line_and_exit_code_2() -> None:
    answer = run("search", "   ")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.splitlines() == [
        "error: The query is empty; type a description, a name, a SMILES or an InChI."
    ]


def test_an_unknown_command_is_refused() -> None:
    answer = run("serach", "acid")
    assert answer.returncode == 2
    assert "serach" in answer.stderr
