import json
import shutil
from pathlib import Path

import pytest

from core.cli.evaluate import BENCHMARKS, RULES
from core.evaluation import protocols, reordered
from tests.cli.conftest import Cli, parsed
from tests.small_ensemble import write_ensemble
from tests.small_head import with_head


def test_choices_are_those_of_the_protocols() -> None:
    assert BENCHMARKS == protocols.BENCHMARKS
    assert RULES == reordered.RULES


def test_json_is_the_report(cli: Cli, tiny_checkpoint: Path, small_data: Path) -> None:
    report = parsed(
        cli("evaluate", tiny_checkpoint, "--benchmark", "pcdes", "--data", small_data, "--json")
    )
    assert list(report) == [
        "benchmark",
        "split",
        "protocol",
        "text_to_molecule",
        "molecule_to_text",
    ]
    assert report["text_to_molecule"]["candidates"] == 7
    assert 0 <= report["text_to_molecule"]["hits_1"] <= 100


def test_people_read_a_table(cli: Cli, tiny_checkpoint: Path, small_data: Path) -> None:
    code, out, err = cli(
        "evaluate", tiny_checkpoint, "--benchmark", "chebi20-full", "--split", "validation",
        "--no-grounding", "--data", small_data,
    )  # fmt: skip
    assert (code, err) == (0, "")
    assert "Hits@10" in out
    assert "text to molecule" in out
    assert "all 14 molecules" in out


def test_the_first_model_of_an_ensemble_is_measured_alone(
    cli: Cli, small_data: Path, tmp_path: Path
) -> None:
    folder = write_ensemble(tmp_path / "model", 1)
    options = ("--data", small_data, "--json")
    alone = parsed(cli("evaluate", folder, "--alone", "--write-card", *options))
    first = parsed(cli("evaluate", write_ensemble(tmp_path / "first", 0), *options))
    assert alone == first
    noted = json.loads((folder / "card.json").read_text())["metrics"]
    assert noted["pcdes test, first model alone"]["command"].endswith("--split test --alone")
    code, _, err = cli("evaluate", folder, "--alone", "--rerank", "--data", small_data)
    assert (code, len(err.splitlines())) == (2, 1)
    assert "leave out --rerank" in err


def test_missing_things_are_one_line(cli: Cli, tiny_checkpoint: Path, tmp_path: Path) -> None:
    code, _, err = cli("evaluate", tiny_checkpoint, "--data", tmp_path / "none")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "none does not exist" in err
    code, _, err = cli("evaluate", tmp_path / "lost", "--data", tmp_path)
    assert (code, len(err.splitlines())) == (2, 1)
    assert "no checkpoint folder" in err


def test_figures_are_noted_in_the_card(
    cli: Cli, tiny_checkpoint: Path, small_data: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny_checkpoint, tmp_path / "model")
    before = json.loads((folder / "card.json").read_text())
    options = ("--data", small_data, "--write-card", "--json")
    report = parsed(cli("evaluate", folder, *options))
    parsed(cli("evaluate", folder, "--no-grounding", *options))
    card = json.loads((folder / "card.json").read_text())
    assert set(card["metrics"]) == {"pcdes test", "pcdes test, grounding off"}
    assert card["metrics"]["pcdes test"] == {
        **report,
        "command": "python -m core evaluate model --benchmark pcdes --split test",
    }
    assert {**card, "metrics": {}} == before
    assert sorted(p.name for p in folder.iterdir()) == sorted(
        p.name for p in tiny_checkpoint.iterdir()
    )


def test_candidates_can_be_ordered_by_evidence(
    cli: Cli, tiny_checkpoint: Path, small_data: Path, tmp_path: Path
) -> None:
    folder = with_head(tiny_checkpoint, tmp_path / "model")
    options = ("evaluate", folder, "--data", small_data, "--json")
    plain = parsed(cli(*options))
    report = parsed(cli(*options, "--rerank", "--write-card"))
    assert list(report) == list(plain)
    assert report["text_to_molecule"]["candidates"] == 7
    ways = ("text_to_molecule", "molecule_to_text")
    assert [report[way] for way in ways] != [plain[way] for way in ways]
    assert "ordered by evidence" in report["protocol"]
    metrics = json.loads((folder / "card.json").read_text())["metrics"]
    assert list(metrics) == ["pcdes test, re-ranked"]
    assert metrics["pcdes test, re-ranked"]["command"].endswith("--split test --rerank")


def test_molecules_can_be_ordered_by_a_rule(
    cli: Cli, tiny_checkpoint: Path, small_data: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny_checkpoint, tmp_path / "model")
    options = ("evaluate", folder, "--data", small_data, "--json")
    report = parsed(cli(*options, "--rerank", "hypothesis", "--write-card"))
    assert "ordered by hypothesis" in report["protocol"]
    metrics = json.loads((folder / "card.json").read_text())["metrics"]
    command = metrics["pcdes test, re-ranked by hypothesis"]["command"]
    assert command.endswith("--split test --rerank hypothesis")


@pytest.mark.parametrize(
    "more", [("--benchmark", "short-queries"), ("--benchmark", "alignment"), ("--confusion",)]
)
def test_an_order_that_would_not_be_used_is_refused(
    cli: Cli, tiny_checkpoint: Path, more: tuple[str, ...]
) -> None:
    code, out, err = cli("evaluate", tiny_checkpoint, "--rerank", *more)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "--rerank has no meaning" in err


def test_a_checkpoint_without_a_head_is_one_line(
    cli: Cli, tiny_checkpoint: Path, small_data: Path
) -> None:
    code, out, err = cli("evaluate", tiny_checkpoint, "--data", small_data, "--rerank")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert "has no re-ranker; fit one" in err


def test_alignment_is_measured(
    cli: Cli, tiny_checkpoint: Path, small_data: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny_checkpoint, tmp_path / "model")
    options = ("evaluate", folder, "--benchmark", "alignment", "--data", small_data)
    report = parsed(cli(*options, "--write-card", "--json"))
    assert (report["benchmark"], report["split"]) == ("alignment", "test")
    assert report["words"] > 0
    assert 0 <= report["chance"] <= 100
    assert report["guided"] >= report["faithfulness"]
    assert "alignment test" in json.loads((folder / "card.json").read_text())["metrics"]
    code, out, err = cli(*options)
    assert (code, err) == (0, "")
    assert "guided, as shown" in out


def test_short_queries_need_no_data(cli: Cli, tiny_checkpoint: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_checkpoint, tmp_path / "model")
    options = ("--benchmark", "short-queries", "--write-card")
    report = parsed(cli("evaluate", folder, *options, "--json"))
    assert report["split"] == "test"
    assert len(report["per_query"]) == report["queries"] >= 80
    code, out, err = cli("evaluate", folder, *options, "--split", "validation", "--no-grounding")
    assert (code, err) == (0, "")
    assert "short-queries development" in out
    assert "precision@10" in out
    metrics = json.loads((folder / "card.json").read_text())["metrics"]
    assert set(metrics) == {"short-queries test", "short-queries development, grounding off"}
    assert metrics["short-queries test"]["precision_10"] == report["precision_10"]
    assert "per_query" not in metrics["short-queries test"]
    assert metrics["short-queries development, grounding off"]["command"].endswith(
        "--benchmark short-queries --split development --no-grounding"
    )


def test_misses_are_counted_on_demand(
    cli: Cli, tiny_checkpoint: Path, small_data: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny_checkpoint, tmp_path / "model")
    options = ("evaluate", folder, "--data", small_data, "--no-grounding", "--confusion")
    report = parsed(cli(*options, "--split", "validation", "--write-card", "--json"))
    assert report["confusion"]["queries"] == 3
    assert report["confusion"]["misses"] == sum(k["count"] for k in report["confusion"]["kinds"])
    noted = json.loads((folder / "card.json").read_text())["metrics"]
    noted = noted["pcdes validation, grounding off"]
    assert noted["confusion"] == report["confusion"]
    assert noted["command"].endswith("--no-grounding --confusion")
    code, out, err = cli(*options)
    assert (code, err) == (0, "")
    assert "% of misses" in out


def test_misses_have_no_meaning_for_short_queries(cli: Cli, tiny_checkpoint: Path) -> None:
    code, _, err = cli("evaluate", tiny_checkpoint, "--benchmark", "short-queries", "--confusion")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "--confusion" in err


def test_weights_that_are_not_shipped_are_told_with_the_command(
    cli: Cli, tiny_checkpoint: Path, small_data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "momu"
    folder.mkdir()
    for name in ("card.json", "config.json"):
        shutil.copy(tiny_checkpoint / name, folder / name)
    code, _, err = cli("evaluate", folder, "--data", small_data)
    assert (code, len(err.splitlines())) == (2, 1)
    assert "not shipped" in err
    assert "python -m core train --preset momu" in err
