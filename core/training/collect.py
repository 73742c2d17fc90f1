"""The pairs a run may train on: every set that is there, without what evaluation asks for.

Layer: core.training (may import core.data and what stands left of it).
"""

from pathlib import Path
from typing import Final

import numpy as np

from core.config import RunConfig
from core.data.catalog import find_part, require_data
from core.data.records import (
    PairRecord,
    load_chebi20,
    load_iupac,
    load_momu_phy,
    load_pcdes,
    load_pool,
)
from core.data.splits import drop_leaks, evaluation_smiles
from core.errors import DataError
from core.text.normalise import normalise
from core.training.short_texts import short_texts

_FILES: Final = (
    ("pair_pool", "train"),
    ("pcdes", "train"),
    ("chebi20", "train"),
    ("momu_phy", "test"),
    ("pubchem_iupac", "train"),
)


def collect_records(data: Path, *, iupac: bool) -> tuple[list[PairRecord], int]:
    """Read every training pair, each (molecule, text) once, evaluation molecules left out.

    A molecule may have several texts: other sources describe it in other words.

    Args:
        data: Data folder; each of the known training sets joins where it is.
        iupac: Whether systematic names join as texts.

    Returns:
        The records in a fixed order, and how many were dropped as leaks.

    Raises:
        DataError: no training set is there, an evaluation set is missing, or a file is damaged.
    """
    records: list[PairRecord] = []
    for (name, part), load in (
        (("pair_pool", "train"), lambda: load_pool(data)),
        (("pcdes", "train"), lambda: load_pcdes(data, "train")),
        (("chebi20", "train"), lambda: load_chebi20(data, "train")),
        (("momu_phy", "test"), lambda: load_momu_phy(data)),
    ):
        if find_part(data, name, part) is not None:
            records += load()
    if not records:
        require_data("pcdes", explicit=data)  # says what is missing, and the cure
    if iupac and find_part(data, "pubchem_iupac", "train") is not None:
        records += load_iupac(data)
    readable = [record for record in records if record.smiles and record.text.strip()]
    kept, dropped = drop_leaks(readable, evaluation_smiles(data))
    unique = {(r.smiles, normalise(r.text).casefold()): r for r in reversed(kept)}
    return list(reversed(unique.values())), len(dropped)


def tables(data: Path, *, iupac: bool) -> tuple[Path, ...]:
    """Return the files that ``collect_records`` reads pairs from."""
    found = (
        find_part(data, name, part) for name, part in _FILES if iupac or name != "pubchem_iupac"
    )
    return tuple(path for path in found if path is not None)


def training_records(
    config: RunConfig, data: Path, limit: int | None
) -> tuple[list[PairRecord], int]:
    """Return what ``config`` trains on, short texts included, and the number of leaks dropped.

    Raises:
        DataError: nothing is left to train on, or as ``collect_records``.
    """
    records, dropped = collect_records(data, iupac=config.train.iupac)
    if config.train.sources:
        wanted = {name.strip() for name in config.train.sources.split(",")}
        if strange := wanted - (known := {record.source for record in records}):
            raise DataError(
                f"train.sources names {', '.join(sorted(strange))}, which no pair comes from; "
                f"choose of {', '.join(sorted(known))}"
            )
        records = [record for record in records if record.source in wanted]
    if config.train.phrases:
        records += short_texts(records, seed=config.train.seed)
    records = _limited(records, limit, seed=config.train.seed)
    return records, dropped


def _limited(records: list[PairRecord], limit: int | None, *, seed: int) -> list[PairRecord]:
    if limit is not None:
        order = np.random.default_rng(seed).permutation(len(records))[:limit]
        records = [records[i] for i in sorted(order)]
    if len(records) < 2:
        raise DataError(f"{len(records)} pairs are too few to train on; give more with --limit")
    return records
