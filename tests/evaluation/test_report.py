import json

import numpy as np
import pytest

from core.evaluation.metrics import summarise
from core.evaluation.report import HEADER, as_json, as_markdown, rows
from core.results import RetrievalReport


@pytest.fixture
def report() -> RetrievalReport:
    return RetrievalReport(
        benchmark="pcdes",
        split="test",
        protocol="four texts, a thousand molecules",
        text_to_molecule=summarise(np.array([1, 2, 7, 1000]), 1000),
        molecule_to_text=summarise(np.array([1, 1, 1, 1]), 4),
    )


def test_json_keeps_every_figure(report: RetrievalReport) -> None:
    data = json.loads(json.dumps(as_json(report)))
    assert data["text_to_molecule"]["hits_1"] == 25
    assert data["text_to_molecule"]["candidates"] == 1000
    assert data["molecule_to_text"]["mrr"] == 1
    assert (data["benchmark"], data["split"]) == ("pcdes", "test")


def test_rows_fit_the_header(report: RetrievalReport) -> None:
    to_molecule, to_text = (dict(zip(HEADER, row, strict=True)) for row in rows(report))
    assert (to_molecule["Hits@1"], to_molecule["Hits@5"], to_molecule["Hits@10"]) == (
        "25.0",
        "50.0",
        "75.0",
    )
    assert to_molecule["candidates"] == "1,000"
    assert to_molecule["median rank"] == "4.5"
    assert to_text["mean rank"] == "1.0"


def test_markdown_is_a_table_with_its_protocol(report: RetrievalReport) -> None:
    lines = as_markdown([report, report]).splitlines()
    assert len({line.count("|") for line in lines[:6]}) == 1
    assert lines[2].startswith("| pcdes test | text to molecule | 4 |")
    assert [line for line in lines if "four texts" in line] == [
        "* pcdes test: four texts, a thousand molecules"
    ]
