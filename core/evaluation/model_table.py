"""One table of every measured checkpoint, with published figures below in the same columns.

Layer: core.evaluation (may import core.errors). Measured figures come from the cards, where
``evaluate --write-card`` and ``benchmark search --write-card`` put them; published ones from
published.tsv, each with its protocol, training data and source, which are printed as footnotes.
"""

import csv
import json
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core.errors import DataError, shorten

PUBLISHED: Final = Path(__file__).with_name("published.tsv")
NONE: Final = "-"
"""What stands in a cell without a figure."""
_TSV: Final = ("system", "column", "value", "protocol", "training", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One figure of a system."""

    key: str
    """Benchmark of the card (the key without the split), a dot, and the path in its report; or
    one of "parameters", "pairs", "hours", "latency"."""
    group: str
    """What stands above it."""
    title: str
    digits: int = 1


def _ways(key: str, group: str, *fields: tuple[str, str, int]) -> tuple[Column, ...]:
    return tuple(
        Column(key=f"{key}.{way}.{field}", group=group, title=f"{sign} {title}", digits=digits)
        for way, sign in (("text_to_molecule", "T→M"), ("molecule_to_text", "M→T"))
        for field, title, digits in fields
    )


_HITS: Final = (("hits_1", "Hits@1", 1), ("hits_10", "Hits@10", 1), ("mrr", "MRR", 3))
COLUMNS: Final = (
    Column(key="parameters", group="training", title="parameters", digits=0),
    Column(key="pairs", group="training", title="pairs", digits=0),
    Column(key="hours", group="training", title="hours"),
    *_ways("pcdes", "PCdes, 3,000", ("hits_1", "Hits@1", 1), ("hits_20", "R@20", 1)),
    *_ways("chebi20", "ChEBI-20 in-split, 3,300", *_HITS),
    *_ways("chebi20-full", "ChEBI-20 full pool, 33,009", *_HITS),
    *_ways("momu-phy", "MoMu zero-shot", ("hits_20", "R@20", 1)),
    *(
        Column(key=f"momu-phy.in_batch.{way}", group="MoMu zero-shot", title=f"{sign} in batch")
        for way, sign in (("text_to_molecule", "T→M"), ("molecule_to_text", "M→T"))
    ),
    Column(key="short-queries.precision_10", group="use", title="short queries P@10", digits=3),
    Column(key="alignment.faithfulness", group="use", title="faithfulness"),
    Column(key="latency", group="use", title="text ms"),
)
"""Percent where nothing else is said; MRR and P@10 0 to 1; latency the median in milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One system, or a variant of one."""

    system: str
    """Folder name or published name; ", " and the variant behind it ("grounding off")."""
    published: bool
    cells: tuple[float | None, ...]
    """One a column."""
    notes: tuple[str, ...]
    """Letters of footnotes, one a column, "" without one; every published figure has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelTable:
    """All rows, and the footnotes by their letter."""

    rows: tuple[Row, ...]
    footnotes: Mapping[str, str]


def model_table(checkpoints: Path, *, published: Path | None = PUBLISHED) -> ModelTable:
    """Read the cards of all folders in ``checkpoints``; weights need not be there.

    Args:
        checkpoints: Folder of checkpoint folders; one without card.json is passed over.
        published: Table of published figures; None leaves them out.

    Raises:
        DataError: the folder is missing, or a card or the table cannot be read.
    """
    rows = [row for name, card in read_cards(checkpoints) for row in card_rows(name, card)]
    others, footnotes = read_published(published) if published is not None else ([], {})
    return ModelTable(rows=(*rows, *others), footnotes=footnotes)


def read_cards(checkpoints: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return name and card of each checkpoint folder, by name.

    Raises:
        DataError: the folder is missing, or a card is no JSON object.
    """
    if not checkpoints.is_dir():
        raise DataError(f"{shorten(checkpoints)} is no folder of checkpoints; give another one")
    cards = []
    for path in sorted(checkpoints.glob("*/card.json")):
        try:
            card = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise DataError(f"{shorten(path)} is not readable JSON; copy it again") from error
        if not isinstance(card, dict):
            raise DataError(f"{shorten(path)} must hold a JSON object; copy it again")
        cards.append((path.parent.name, card))
    return cards


def card_rows(name: str, card: Mapping[str, Any]) -> list[Row]:
    """Return the headline row of a card, then one for each variant that its metrics name.

    A metrics key is a benchmark, the split, and a variant behind ", " where there is one:
    "pcdes test", "pcdes test, grounding off", "pcdes test, re-ranked".
    """
    found: dict[str, dict[str, Any]] = {"": {}}
    for key, report in _dict(card.get("metrics")).items():
        measured, _, variant = key.partition(", ")
        benchmark, _, split = measured.rpartition(" ")
        if split == "test":
            found.setdefault(variant, {})[benchmark] = report
    rows = []
    for variant, reports in found.items():
        cells = tuple(_figure(reports, column.key) for column in COLUMNS)
        if not variant:
            made = _training(card)
            cells = tuple(made.get(c.key, v) for c, v in zip(COLUMNS, cells, strict=True))
        rows.append(
            Row(
                system=f"{name}, {variant}" if variant else name,
                published=False,
                cells=cells,
                notes=("",) * len(cells),
            )
        )
    return rows


def read_published(path: Path) -> tuple[list[Row], dict[str, str]]:
    """Return the rows of a table of published figures, and the footnotes that mark them.

    Raises:
        DataError: the table cannot be read, or a figure lacks its protocol, training or source.
    """
    letters: dict[str, str] = {}
    systems: dict[str, dict[str, tuple[float, str]]] = {}
    known = {column.key for column in COLUMNS}
    for number, line in enumerate(_lines(path), start=2):
        values = [line.get(name) or "" for name in _TSV]
        if not all(values) or values[1] not in known:
            raise DataError(f"{path.name} line {number} lacks a value or names no column; mend it")
        system, column, value, *marks = values
        note = "; ".join((marks[0], f"trained on {marks[1]}", f"source: {marks[2]}"))
        letter = letters.setdefault(note, _letter(len(letters)))
        try:
            systems.setdefault(system, {})[column] = (float(value), letter)
        except ValueError as error:
            raise DataError(
                f"{path.name} line {number}: {shorten(value)} is no number; mend it"
            ) from error
    rows = [
        Row(
            system=system,
            published=True,
            cells=tuple(cells[c.key][0] if c.key in cells else None for c in COLUMNS),
            notes=tuple(cells[c.key][1] if c.key in cells else "" for c in COLUMNS),
        )
        for system, cells in systems.items()
    ]
    return rows, {letter: note for note, letter in letters.items()}


def shown(row: Row, columns: Sequence[int]) -> list[str]:
    """Return the system and the figures of the columns as people read them."""
    return [row.system, *(_cell(row, i) for i in columns)]


def column_groups() -> list[tuple[str, list[int]]]:
    """Return each group and the places of its columns."""
    groups: dict[str, list[int]] = {}
    for place, column in enumerate(COLUMNS):
        groups.setdefault(column.group, []).append(place)
    return list(groups.items())


def as_markdown(table: ModelTable) -> str:
    """Return one Markdown table, measured rows first, and the footnotes below it."""
    titles = ["system", *(f"{c.group}: {c.title}" for c in COLUMNS)]
    every = range(len(COLUMNS))
    lines = [titles, ["---"] * len(titles), *(shown(row, every) for row in table.rows)]
    notes = [f"* {letter}: {note}." for letter, note in table.footnotes.items()]
    return "\n".join([*(f"| {' | '.join(line)} |" for line in lines), "", *notes]) + "\n"


def as_json(table: ModelTable) -> dict[str, Any]:
    """Return rows of system, published, figures and the letters of their footnotes by column."""
    rows = []
    for row in table.rows:
        filled = [i for i, value in enumerate(row.cells) if value is not None]
        rows.append(
            {
                "system": row.system,
                "published": row.published,
                "figures": {COLUMNS[i].key: row.cells[i] for i in filled},
                "footnotes": {COLUMNS[i].key: row.notes[i] for i in filled if row.notes[i]},
            }
        )
    return {"rows": rows, "footnotes": dict(table.footnotes)}


def _cell(row: Row, place: int) -> str:
    value = row.cells[place]
    if value is None:
        return NONE
    return f"{value:,.{COLUMNS[place].digits}f}" + (f" {row.notes[place]}" if row.published else "")


def _training(card: Mapping[str, Any]) -> dict[str, float | None]:
    return {
        "parameters": _number(card.get("parameters")),
        "pairs": _number(_dict(card.get("data")).get("pairs")),
        "hours": _number(card.get("hours")),
        "latency": _number(_dict(card.get("latency")).get("p50_ms")),
    }


def _figure(reports: Mapping[str, Any], key: str) -> float | None:
    benchmark, *path = key.split(".")
    value: Any = reports.get(benchmark)
    if benchmark == "chebi20-full" and path[0] == "molecule_to_text" and not _whole(_dict(value)):
        return None
    for name in path:
        value = _dict(value).get(name)
    return _number(value)


def _whole(report: Mapping[str, Any]) -> bool:
    """Say whether molecules were searched for in the texts of the whole pool: a split is easier."""
    there, back = (_dict(report.get(way)) for way in ("text_to_molecule", "molecule_to_text"))
    return there.get("candidates") == back.get("candidates")


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _number(value: Any) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _letter(number: int) -> str:
    return (string.ascii_lowercase + string.ascii_uppercase)[number]


def _lines(path: Path) -> Iterable[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{shorten(path)} cannot be read; copy it again") from error
