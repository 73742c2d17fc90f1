"""Rows of a card that say what each part brings, and how far the seed moves a figure.

Layer: core.evaluation (may import core.errors). A card holds two lists of rows of one shape,
``card["ablations"]`` (one choice changed) and ``card["seeds"]`` (only the seed changed)::

    {
      "name": "no memory bank",                  what was changed, in words
      "settings": {"model.memory": 0},           dotted names as for ``train --set``
      "seed": 0,
      "epochs": 6,
      "hours": 0.4,
      "metrics": {                               what ``evaluate --split validation --json`` gives
        "pcdes validation": {"text_to_molecule": {"hits_1": 50.1, ...}, "molecule_to_text": {...}},
        "chebi20 validation": {...}
      },
      "command": "python -m core train --set model.memory=0 --out runs/no-memory",
      "against": "the whole model"               may be left out: the run of the card's first row
    }

Only validation figures: what is chosen by such a table must not be chosen by a test split.
"""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.errors import DataError, shorten

FIELDS: Final = {
    "name": str,
    "settings": dict,
    "seed": int,
    "epochs": (int, float),
    "hours": (int, float),
    "metrics": dict,
    "command": str,
}
"""Keys of a row and the types of their values."""
AGAINST: Final = "against"
"""Key that names the row which another one is compared with; a row may name itself."""
METRICS: Final = ("pcdes validation", "chebi20 validation")
LISTS: Final = ("ablations", "seeds")
HEADER: Final = (
    "name",
    "seed",
    "epochs",
    "hours",
    "PCdes T→M Hits@1",
    "PCdes M→T Hits@1",
    "ChEBI-20 T→M Hits@1",
    "ChEBI-20 T→M MRR",
    "ChEBI-20 M→T Hits@1",
)
_FIGURES: Final = (
    ("pcdes validation", "text_to_molecule", "hits_1", 1),
    ("pcdes validation", "molecule_to_text", "hits_1", 1),
    ("chebi20 validation", "text_to_molecule", "hits_1", 1),
    ("chebi20 validation", "text_to_molecule", "mrr", 3),
    ("chebi20 validation", "molecule_to_text", "hits_1", 1),
)
_PLACES: Final = range(len(_FIGURES))


def add_ablation(
    card: Mapping[str, Any], row: Mapping[str, Any], *, to: str = "ablations"
) -> dict[str, Any]:
    """Return the card with a row more; one of the same name and seed is replaced.

    Args:
        card: Content of card.json; it is not changed.
        row: The keys of ``FIELDS``, see the head of this module.
        to: "ablations" or "seeds".

    Raises:
        DataError: the list is unknown, a key is missing, unknown or of another type, or a metric
            is none of ``METRICS``.
    """
    if to not in LISTS:
        raise DataError(f"{shorten(to)} is no list of a card; choose {', '.join(LISTS)}")
    _check(row)
    same = (row["name"], row["seed"])
    kept = [old for old in card.get(to, []) if (old["name"], old["seed"]) != same]
    return {**card, to: [*kept, {key: row[key] for key in (*FIELDS, AGAINST) if key in row}]}


def ablation_rows(card: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return one row of ``HEADER`` an ablation, in the card's order.

    Raises:
        DataError: a row of the card is not of the agreed shape.
    """
    return [_row(entry) for entry in _entries(card, "ablations")]


def seed_rows(card: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return one row of ``HEADER`` a seed, then mean and sample standard deviation of each name.

    Raises:
        DataError: a row of the card is not of the agreed shape.
    """
    entries = _entries(card, "seeds")
    rows = [_row(entry) for entry in entries]
    for name in dict.fromkeys(entry["name"] for entry in entries):
        alike = [entry for entry in entries if entry["name"] == name]
        if len(alike) > 1:
            rows.append((f"{name}: mean ± sd of {len(alike)}", "", "", "", *_spread(alike)))
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One figure of a run, and how far it is from the first run's; texts as people read them."""

    value: str
    change: str
    """With its sign, "" for the first run and where a figure is missing."""
    clear: bool | None
    """Whether another seed alone would hardly give as much; None where that is not known."""


def effects(card: Mapping[str, Any]) -> dict[str, list[tuple[str, tuple[Effect, ...]]]]:
    """Return name and figures of each ablation under the name of the run it is compared with.

    That run comes first. A change is clear beyond twice the standard deviation of a difference of
    two runs, which is the square root of two times that of one run (``noise``).

    Raises:
        DataError: a row of the card is not of the agreed shape, or is compared with none.
    """
    entries = _entries(card, "ablations")
    known, groups = _deviations(card), dict[str, list[Mapping[str, Any]]]()
    for entry in entries:
        groups.setdefault(entry.get(AGAINST, entries[0]["name"]), []).append(entry)
    return {name: _against(name, group, known) for name, group in groups.items()}


def _against(
    name: str, group: Sequence[Mapping[str, Any]], known: Sequence[float | None]
) -> list[tuple[str, tuple[Effect, ...]]]:
    first = next((entry for entry in group if entry["name"] == name), None)
    if first is None:
        raise DataError(f"no ablation is called {shorten(name)!r}, which others are held against")
    return [
        (
            entry["name"],
            tuple(
                _effect(value, None if entry is first else start, deviation, digits)
                for value, start, deviation, (*_, digits) in zip(
                    _values(entry), _values(first), known, _FIGURES, strict=True
                )
            ),
        )
        for entry in (first, *(entry for entry in group if entry is not first))
    ]


def noise(card: Mapping[str, Any]) -> list[str]:
    """Return how far the seed moves each figure, as "± sd", "" where fewer than two seeds ran.

    Raises:
        DataError: a row of the card is not of the agreed shape.
    """
    return [
        "" if deviation is None else f"± {deviation:.{digits + 1}f}"
        for deviation, (*_, digits) in zip(_deviations(card), _FIGURES, strict=True)
    ]


def _effect(
    value: float | None, start: float | None, deviation: float | None, digits: int
) -> Effect:
    if value is None:
        return Effect(value="-", change="", clear=None)
    shown = f"{value:.{digits}f}"
    if start is None:
        return Effect(value=shown, change="", clear=None)
    change = value - start
    return Effect(
        value=shown,
        change=f"{change:+.{digits}f}".replace("-", "−"),
        clear=None if deviation is None else abs(change) > 2 * math.sqrt(2) * deviation,
    )


def _deviations(card: Mapping[str, Any]) -> list[float | None]:
    """Return the standard deviation of each figure among seeds, pooled over runs of one name."""
    entries = _entries(card, "seeds")
    groups = [
        [_values(entry) for entry in entries if entry["name"] == name]
        for name in dict.fromkeys(entry["name"] for entry in entries)
    ]
    return [_pooled([[row[place] for row in group] for group in groups]) for place in _PLACES]


def _pooled(groups: Sequence[Sequence[float | None]]) -> float | None:
    known = [[value for value in group if value is not None] for group in groups]
    several = [group for group in known if len(group) > 1]
    if not several:
        return None
    squares = sum((len(group) - 1) * statistics.variance(group) for group in several)
    return math.sqrt(squares / sum(len(group) - 1 for group in several))


def _spread(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    cells = []
    for place, (*_, digits) in enumerate(_FIGURES):
        values = [_values(entry)[place] for entry in entries]
        known = [value for value in values if value is not None]
        if len(known) < 2:
            cells.append("-")
            continue
        mean, deviation = statistics.mean(known), statistics.stdev(known)
        cells.append(f"{mean:.{digits}f} ± {deviation:.{digits}f}")
    return cells


def _row(entry: Mapping[str, Any]) -> tuple[str, ...]:
    figures = [
        "-" if value is None else f"{value:.{digits}f}"
        for value, (*_, digits) in zip(_values(entry), _FIGURES, strict=True)
    ]
    return (
        entry["name"],
        str(entry["seed"]),
        f"{entry['epochs']:g}",
        f"{entry['hours']:.2f}",
        *figures,
    )


def _values(entry: Mapping[str, Any]) -> list[float | None]:
    return [
        entry["metrics"].get(benchmark, {}).get(way, {}).get(field)
        for benchmark, way, field, _ in _FIGURES
    ]


def _entries(card: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    entries = card.get(name, [])
    for entry in entries:
        _check(entry)
    return entries


def _check(row: Mapping[str, Any]) -> None:
    wrong = sorted(set(FIELDS) ^ (set(row) - {AGAINST})) or [
        key for key, kind in FIELDS.items() if not isinstance(row[key], kind)
    ]
    if wrong:
        raise DataError(
            f"the row {shorten(row.get('name', ''))!r} is wrong in {', '.join(wrong)}; it needs "
            f"{', '.join(FIELDS)}"
        )
    unknown = sorted(set(row["metrics"]) - set(METRICS))
    if unknown:
        raise DataError(
            f"the row {shorten(row['name'])!r} has figures of {', '.join(map(shorten, unknown))}; "
            f"only {' and '.join(METRICS)} may stand there"
        )
