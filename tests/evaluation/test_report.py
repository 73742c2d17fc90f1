import dataclasses
import json

import numpy as np
import pytest

from core.evaluation.metrics import in_batch, summarise
from core.evaluation.report import (
    CONFUSION_HEADER,
    HEADER,
    as_json,
    as_markdown,
    confusion_rows,
    rows,
)
from core.results import ConfusionReport, MissKind, RetrievalReport


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


def test_accuracy_in_batches_is_told_where_it_was_measured(report: RetrievalReport) -> None:
    assert "in_batch" not in as_json(report)
    vectors = np.eye(4, dtype=np.float32)
    batched = dataclasses.replace(report, in_batch=in_batch(vectors, vectors, size=2, shuffles=3))
    assert as_json(batched)["in_batch"]["molecule_to_text"] == 100
    assert "batches of 2 (mean of 3 shuffles of 2 batches" in as_markdown([batched])


def test_misses_are_rows() -> None:
    kinds = (MissKind(kind="salt", count=1200, share=75.0), MissKind(kind="x", count=0, share=0.0))
    rows = confusion_rows(ConfusionReport(queries=2000, misses=1600, kinds=kinds))
    assert rows == [("salt", "1,200", "75.0"), ("x", "0", "0.0")]
    assert len(CONFUSION_HEADER) == len(rows[0])
