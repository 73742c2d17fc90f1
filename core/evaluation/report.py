"""Reports as JSON values and as tables for people.

Layer: core.evaluation (may import core.results).
"""

import dataclasses
from collections.abc import Sequence
from typing import Any, Final

from core.results import DirectionReport, RetrievalReport

HEADER: Final = (
    "direction",
    "queries",
    "candidates",
    "Hits@1",
    "Hits@5",
    "Hits@10",
    "Hits@20",
    "MRR",
    "mean rank",
    "median rank",
)


def as_json(report: RetrievalReport) -> dict[str, Any]:
    """Return nested plain values with the names of the report's fields."""
    return dataclasses.asdict(report)


def rows(report: RetrievalReport) -> list[tuple[str, ...]]:
    """Return one row of ``HEADER`` a direction, numbers as people read them."""
    return [
        _row("text to molecule", report.text_to_molecule),
        _row("molecule to text", report.molecule_to_text),
    ]


def _row(name: str, report: DirectionReport) -> tuple[str, ...]:
    hits = (report.hits_1, report.hits_5, report.hits_10, report.hits_20)
    return (
        name,
        f"{report.queries:,}",
        f"{report.candidates:,}",
        *(f"{value:.1f}" for value in hits),
        f"{report.mrr:.3f}",
        f"{report.mean_rank:.1f}",
        f"{report.median_rank:g}",
    )


def as_markdown(reports: Sequence[RetrievalReport]) -> str:
    """Return a Markdown table, one row a benchmark and direction, the protocols below it."""
    lines = [
        "| " + " | ".join(("benchmark", *HEADER)) + " |",
        "|" + " --- |" * (len(HEADER) + 1),
    ]
    for report in reports:
        lines += [
            "| " + " | ".join((f"{report.benchmark} {report.split}", *row)) + " |"
            for row in rows(report)
        ]
    notes = dict.fromkeys(f"{r.benchmark} {r.split}: {r.protocol}" for r in reports)
    return "\n".join([*lines, "", *(f"* {note}" for note in notes)]) + "\n"
