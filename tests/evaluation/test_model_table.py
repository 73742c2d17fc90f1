import csv
import json
from pathlib import Path

import pytest

from core.errors import DataError
from core.evaluation.model_table import (
    COLUMNS,
    PUBLISHED,
    Row,
    as_json,
    as_markdown,
    column_groups,
    model_table,
    read_published,
)


def way(hits: float, *, candidates: int = 3000) -> dict:
    figures = {"hits_1": hits, "hits_10": hits + 1, "hits_20": hits + 2, "mrr": hits / 100}
    return {**figures, "candidates": candidates}


def report(there: float, back: float, **more: object) -> dict:
    return {"text_to_molecule": way(there), "molecule_to_text": way(back), **more}


CARD = {
    "parameters": 1234567,
    "hours": 1.25,
    "data": {"pairs": 999},
    "latency": {"p50_ms": 12.3},
    "metrics": {
        "pcdes test": report(50, 40),
        "pcdes test, grounding off": report(45, 35),
        "pcdes test, re-ranked": report(55, 44),
        "pcdes validation": report(90, 90),
        "momu-phy test": report(
            20, 21, in_batch={"text_to_molecule": 61.0, "molecule_to_text": 62.0}
        ),
        "short-queries test": {"precision_10": 0.7},
        "alignment test": {"faithfulness": 81.5},
        "chebi20-full test": {
            "text_to_molecule": way(30, candidates=33009),
            "molecule_to_text": way(60, candidates=3300),
        },
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, card in (("ours", CARD), ("other", {"made": "today"})):
        (tmp_path / name).mkdir()
        (tmp_path / name / "card.json").write_text(json.dumps(card))
    (tmp_path / "no card").mkdir()
    return tmp_path


def figures(row: Row) -> dict[str, float | None]:
    return {c.key: v for c, v in zip(COLUMNS, row.cells, strict=True) if v is not None}


def test_cards_without_weights_give_rows_and_variants(folder: Path) -> None:
    rows = {row.system: figures(row) for row in model_table(folder, published=None).rows}
    assert list(rows) == ["other", "ours", "ours, grounding off", "ours, re-ranked"]
    assert rows["other"] == {}
    ours = rows["ours"]
    assert ours["pcdes.text_to_molecule.hits_1"] == 50
    assert ours["pcdes.molecule_to_text.hits_20"] == 42
    assert ours["momu-phy.in_batch.molecule_to_text"] == 62
    assert (ours["short-queries.precision_10"], ours["alignment.faithfulness"]) == (0.7, 81.5)
    assert [ours[key] for key in ("parameters", "pairs", "hours", "latency")] == [
        1234567, 999, 1.25, 12.3,
    ]  # fmt: skip
    assert rows["ours, re-ranked"] == {
        "pcdes.text_to_molecule.hits_1": 55,
        "pcdes.text_to_molecule.hits_20": 57,
        "pcdes.molecule_to_text.hits_1": 44,
        "pcdes.molecule_to_text.hits_20": 46,
    }


def test_the_way_back_over_one_split_is_no_full_pool_figure(folder: Path) -> None:
    ours = figures(model_table(folder, published=None).rows[1])
    assert ours["chebi20-full.text_to_molecule.hits_1"] == 30
    assert "chebi20-full.molecule_to_text.hits_1" not in ours


def test_every_published_figure_is_marked_and_explained() -> None:
    rows, footnotes = read_published(PUBLISHED)
    assert {"AMAN", "ORMA", "MolCA", "MolCA, re-ranked", "MoMu-S"} <= {row.system for row in rows}
    for row in rows:
        assert row.published
        for value, note in zip(row.cells, row.notes, strict=True):
            assert (value is not None) == (note in footnotes)
    for note in footnotes.values():
        assert "trained on" in note
        assert "source: " in note


def test_the_committed_table_is_plain() -> None:
    with PUBLISHED.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {len(line) for line in lines} == {6}
    assert len({(line[0], line[1]) for line in lines}) == len(lines)


def test_orma_stands_in_the_split_column_only() -> None:
    rows, _ = read_published(PUBLISHED)
    orma = next(row for row in rows if row.system == "ORMA")
    assert {key.split(".")[0] for key in figures(orma)} == {"chebi20"}


def test_markdown_has_dashes_marks_and_footnotes(folder: Path) -> None:
    lines = as_markdown(model_table(folder)).splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert {line.count("|") for line in table} == {len(COLUMNS) + 2}
    aman = next(line for line in table if line.startswith("| AMAN"))
    assert "| 49.4 " in aman
    assert "| - |" in aman
    assert "| 49.4 |" not in aman
    assert any("chebi" in line.casefold() for line in lines if line.startswith("* a: "))


def test_json_leaves_missing_figures_out(folder: Path) -> None:
    data = json.loads(json.dumps(as_json(model_table(folder))))
    orma = next(row for row in data["rows"] if row["system"] == "ORMA")
    assert set(orma["figures"]) == set(orma["footnotes"])
    assert set(orma["footnotes"].values()) <= set(data["footnotes"])
    assert data["rows"][0] == {
        "system": "other", "published": False, "figures": {}, "footnotes": {},
    }  # fmt: skip


def test_groups_hold_every_column_once() -> None:
    places = [place for _, group in column_groups() for place in group]
    assert sorted(places) == list(range(len(COLUMNS)))


HEAD = "system\tcolumn\tvalue\tprotocol\ttraining\tsource\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("X\tpcdes.text_to_molecule.hits_1\t1\tp\tt\t\n", "line 2 lacks"),
        ("X\tpcdes.hits_7\t1\tp\tt\ts\n", "names no column"),
        ("X\tparameters\tmany\tp\tt\ts\n", "many is no number"),
    ],
)
def test_unmarked_or_odd_lines_are_refused(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "table.tsv"
    path.write_text(HEAD + line)
    with pytest.raises(DataError, match=told):
        read_published(path)


def test_damaged_cards_and_missing_folders_are_told(folder: Path) -> None:
    (folder / "ours" / "card.json").write_text("{")
    with pytest.raises(DataError, match=r"ours/card.json is not readable JSON"):
        model_table(folder)
    with pytest.raises(DataError, match="no folder of checkpoints"):
        model_table(folder / "nowhere")
