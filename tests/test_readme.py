"""The README's commands are the ones that work, and the machine's check runs the same."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def _commands() -> list[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:bash|sh|console)\n(.*?)```", text, flags=re.DOTALL)
    joined = "\n".join(blocks).replace("\\\n", " ")
    lines = (line.split("  #")[0].strip().removeprefix("$ ") for line in joined.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def test_the_app_and_the_tests_start_with_one_command_each() -> None:
    commands = _commands()
    assert "python -m pip install -r requirements.txt && streamlit run app.py" in commands
    assert "python -m pytest" in commands


def test_the_machine_runs_the_test_command_of_the_readme() -> None:
    assert "\npython -m pytest\n" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_files_the_commands_name_exist() -> None:
    named = re.findall(r"(?<![\w/.-])([\w./-]+\.(?:py|txt))\b", " ".join(_commands()))
    assert named
    missing = [name for name in named if not (ROOT / name).exists()]
    assert not missing, f"the README names {missing}, which do not exist"


def _subcommands() -> list[str]:
    names = re.findall(r"python -m core ([a-z][\w-]*)", "\n".join(_commands()))
    return sorted(set(names))


@pytest.mark.parametrize("name", _subcommands())
def test_every_core_command_of_the_readme_answers_help(name: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "core", name, "--help"],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert name in run.stdout


def test_every_link_to_a_file_leads_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    text = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)  # a SMILES looks like a link
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    missing = [link for link in links if not (ROOT / link).exists()]
    assert not missing, f"the README links to {missing}, which do not exist"
