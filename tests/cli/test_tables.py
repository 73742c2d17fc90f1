import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, parsed

ROW = {
    "name": "full", "settings": {}, "seed": 0, "epochs": 1, "hours": 0.1, "command": "train",
    "metrics": {"pcdes validation": {"text_to_molecule": {"hits_1": 50.0}}},
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    metrics = {"pcdes test": {"text_to_molecule": {"hits_1": 51.25}}}
    card = {"metrics": metrics, "ablations": [ROW], "seeds": [ROW, ROW | {"seed": 1}]}
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "card.json").write_text(json.dumps(card))
    return tmp_path


def test_models_are_printed_with_the_footnotes(cli: Cli, folder: Path) -> None:
    code, out, err = cli("benchmark", "models", "--checkpoints", folder)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert any(line.split()[:2] == ["ours", "51.2"] for line in lines)
    assert any(line.startswith("MolCA ") and line.split()[2] == "e" for line in lines)
    assert any(line.startswith("e: ") for line in lines)


def test_models_as_json_and_markdown(cli: Cli, folder: Path) -> None:
    options = ("benchmark", "models", "--checkpoints", folder)
    data = parsed(cli(*options, "--json"))
    assert data["rows"][0]["figures"] == {"pcdes.text_to_molecule.hits_1": 51.25}
    assert cli(*options, "--markdown")[1].startswith("| system | ")


def test_the_project_has_a_model_to_show(cli: Cli) -> None:
    systems = {row["system"] for row in parsed(cli("benchmark", "models", "--json"))["rows"]}
    assert "motiflens" in systems


def test_ablations_and_seeds_are_printed(cli: Cli, folder: Path, tmp_path: Path) -> None:
    code, out, err = cli("benchmark", "ablations", "--checkpoints", folder)
    assert (code, err) == (0, "")
    assert "ours, ablations" in out
    assert "full: mean ± sd of 2" in out
    data = parsed(cli("benchmark", "ablations", "--checkpoints", folder, "--json"))
    assert data["ours"]["ablations"] == [ROW]
    (tmp_path / "empty").mkdir()
    assert "No card" in cli("benchmark", "ablations", "--checkpoints", tmp_path / "empty")[1]


def test_a_missing_folder_is_one_line(cli: Cli, tmp_path: Path) -> None:
    code, out, err = cli("benchmark", "models", "--checkpoints", tmp_path / "none")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
