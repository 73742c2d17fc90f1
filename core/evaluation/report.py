"""Reports as JSON values and as tables for people.

Layer: core.evaluation (may import core.results).
"""

import dataclasses
from collections.abc import Sequence
from typing import Any, Final

from core.results import BatchReport, ConfusionReport, DirectionReport, RetrievalReport

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
CONFUSION_HEADER: Final = ("at rank 1 instead", "misses", "% of misses")


def as_json(report: RetrievalReport) -> dict[str, Any]:
    """Return nested plain values with the names of the report's fields.

    ``in_batch`` is there only where the benchmark is measured in batches.
    """
    values = dataclasses.asdict(report)
    if values.get("in_batch", True) is None:
        del values["in_batch"]
    return values


def batch_sentence(report: BatchReport) -> str:
    """Return the accuracies within batches as a sentence."""
    return (
        f"Within random batches of {report.size} (mean of {report.shuffles} shuffles of "
        f"{report.batches} batches, seed {report.seed}): text to molecule "
        f"{report.text_to_molecule:.1f}, molecule to text {report.molecule_to_text:.1f} percent "
        "come first."
    )


def confusion_rows(report: ConfusionReport) -> list[tuple[str, str, str]]:
    """Return one row of ``CONFUSION_HEADER`` a kind of miss, from the nearest to the farthest."""
    return [(kind.kind, f"{kind.count:,}", f"{kind.share:.1f}") for kind in report.kinds]


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
    notes = dict.fromkeys(f"{r.benchmark} {r.split}: {_note(r)}" for r in reports)
    return "\n".join([*lines, "", *(f"* {note}" for note in notes)]) + "\n"


def _note(report: RetrievalReport) -> str:
    return report.protocol + (f" {batch_sentence(report.in_batch)}" if report.in_batch else "")
