import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, parsed
from tests.small_head import with_head


def test_search_times_every_query(cli: Cli, searched: tuple) -> None:
    figures = parsed(cli("benchmark", "search", "--repeats", 1, "--json", *searched))
    assert (figures["library"], figures["molecules"]) == ("pcdes", 13)
    assert 0 < figures["p50_ms"] <= figures["p95_ms"] <= figures["slowest_ms"]
    assert figures["machine"]["threads"] >= 1


def test_times_are_noted_in_the_card(cli: Cli, searched: tuple, tmp_path: Path) -> None:
    folder = shutil.copytree(searched[1], tmp_path / "model")
    options = ("--checkpoint", folder, *searched[2:])
    before = json.loads((folder / "card.json").read_text())
    noted = ("--repeats", 1, "-k", 3, "--write-card", "--json")
    figures = parsed(cli("benchmark", "search", *noted, *options))
    card = json.loads((folder / "card.json").read_text())
    command = "python -m core benchmark search --library pcdes -k 3 --checkpoint model"
    assert card.pop("latency") == {**figures, "command": command}
    assert card == before


def test_embed_counts_both_sides(cli: Cli, searched: tuple) -> None:
    figures = parsed(cli("benchmark", "embed", "--limit", 5, "--json", *searched))
    assert [(row["what"], row["items"]) for row in figures["rows"]] == [
        ("molecules", 5),
        ("texts", 5),
    ]


def test_every_way_to_order_the_hits_is_timed(cli: Cli, searched: tuple, tmp_path: Path) -> None:
    timed = ("benchmark", "rerank", "--repeats", 1, "--json")
    rows = parsed(cli(*timed, *searched))["rows"]
    assert [row["way"] for row in rows] == ["none", "hypothesis", "transport"]
    assert all(0 < row["p50_ms"] <= row["p95_ms"] for row in rows)
    folder = with_head(searched[1], tmp_path / "model")
    rows = parsed(cli(*timed, "--checkpoint", folder, *searched[2:]))["rows"]
    assert [row["way"] for row in rows] == ["none", "evidence", "hypothesis", "transport"]


@pytest.mark.parametrize("what", ["search", "embed"])
def test_people_read_where_it_was_measured(cli: Cli, searched: tuple, what: str) -> None:
    code, out, err = cli("benchmark", what, *searched)
    assert (code, err) == (0, "")
    assert "Measured on" in out


def test_a_missing_checkpoint_is_one_line(cli: Cli, tmp_path: Path) -> None:
    code, out, err = cli("benchmark", "embed", "--checkpoint", tmp_path / "none")
    assert (code, out, len(err.splitlines())) == (2, "", 1)
