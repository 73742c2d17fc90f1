"""Retrieval benchmarks: who is asked, among whom, and what counts as found.

Layer: core.evaluation (may import core.errors, core.results, core.data, core.models). Ties count
against the model; a molecule that RDKit refuses stays a candidate and is a miss for its text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from core.chem.graph import MoleculeGraph
from core.data.features import MoleculeTable
from core.data.records import (
    PairRecord,
    load_chebi20,
    load_chebi20_pool,
    load_momu_phy,
    load_pcdes,
)
from core.errors import DataError, shorten
from core.evaluation.metrics import in_batch, rank_of_truth, summarise
from core.results import RetrievalReport

BENCHMARKS: Final = ("pcdes", "chebi20", "chebi20-full", "momu-phy")
SPLITS: Final = ("validation", "test")
_BLOCK: Final = 1024
"""Molecules between two reports of progress."""

Progress = Callable[[int, int], None]


class PairEncoder(Protocol):
    """What is measured, ``core.models.encoder.Encoder``."""

    width: int

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (N, width) unit rows."""

    def encode_graphs(self, graphs: Sequence[MoleculeGraph]) -> NDArray[np.float32]:
        """Return (N, width) unit rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """The pairs of one benchmark and the molecules their texts are searched in."""

    name: str
    split: str
    protocol: str
    texts: tuple[str, ...]
    """One text a pair."""
    molecules: tuple[str, ...]
    """Candidates, canonical SMILES; "" where RDKit refuses the structure."""
    truth: tuple[int, ...]
    """For each pair the row of its molecule in ``molecules``."""
    batched: bool = False
    """Whether accuracy within batches of 64 is measured too."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EncodedBenchmark:
    """A benchmark and the vectors that one encoder gives it. Symbols: Q texts, C candidates."""

    pairs: Benchmark
    queries: NDArray[np.float32]
    """(Q, d) unit rows."""
    candidates: NDArray[np.float32]
    """(C, d) unit rows; NaN where RDKit refuses the structure."""
    truth: NDArray[np.int64]
    """(Q,) rows of the true candidates."""


def evaluate(
    encoder: PairEncoder,
    benchmark: str,
    *,
    data: Path,
    split: str = "test",
    cache: Path | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> RetrievalReport:
    """Measure an encoder on a benchmark, in both directions.

    Args:
        encoder: A loaded checkpoint.
        benchmark: One of ``BENCHMARKS``.
        data: Data folder.
        split: "validation" or "test".
        cache: Folder for the molecules' features, which makes the second time quick.
        workers: Processes that compute features.
        progress: Told the steps done, and how many there are.

    Raises:
        DataError: the benchmark or split is unknown, or its files are missing.
    """
    pairs = load_benchmark(benchmark, data=data, split=split)
    encoded = encode_benchmark(encoder, pairs, cache=cache, workers=workers, progress=progress)
    return report_on(encoded)


def encode_benchmark(
    encoder: PairEncoder,
    pairs: Benchmark,
    *,
    cache: Path | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> EncodedBenchmark:
    """Encode the texts and candidates of a benchmark; the arguments are those of ``evaluate``."""
    texts, text_of = _distinct(pairs.texts)
    structures, molecule_of = _distinct(pairs.molecules)
    tell = _Counter(progress, 2 * len(structures) + len(texts))
    table = MoleculeTable.build(
        filter(None, structures), cache=cache, workers=workers, progress=tell.part
    )
    tell.start = len(structures)
    molecule_rows = _encode_molecules(encoder, table, structures, tell)
    tell.start = 2 * len(structures)
    text_rows = _encode_blocks(encoder.width, texts, encoder.encode_texts, tell)
    return EncodedBenchmark(
        pairs=pairs,
        queries=text_rows[text_of],
        candidates=molecule_rows[molecule_of],
        truth=np.array(pairs.truth, dtype=np.int64),
    )


def report_on(encoded: EncodedBenchmark) -> RetrievalReport:
    """Rank both directions of an encoded benchmark."""
    pairs, queries, truth = encoded.pairs, encoded.queries, encoded.truth
    own = encoded.candidates[truth]
    to_molecule = rank_of_truth(queries, encoded.candidates, truth)
    to_text = rank_of_truth(own, queries, np.arange(len(truth)))
    return RetrievalReport(
        benchmark=pairs.name,
        split=pairs.split,
        protocol=pairs.protocol,
        text_to_molecule=summarise(to_molecule, len(encoded.candidates)),
        molecule_to_text=summarise(to_text, len(queries)),
        in_batch=in_batch(queries, own) if pairs.batched else None,
    )


def load_benchmark(name: str, *, data: Path, split: str = "test") -> Benchmark:
    """Read the pairs and candidates of a benchmark.

    Raises:
        DataError: the benchmark or split is unknown, or its files are missing.
    """
    if name not in BENCHMARKS:
        raise DataError(f"{shorten(name)} is no benchmark; choose {', '.join(BENCHMARKS)}.")
    if split not in SPLITS:
        raise DataError(f"{shorten(split)} is no split to measure; choose {', '.join(SPLITS)}.")
    if name == "momu-phy":
        return _momu(data, split)
    records = (load_pcdes if name == "pcdes" else load_chebi20)(data, split)
    if name == "chebi20-full":
        return _full(records, load_chebi20_pool(data), split)
    return Benchmark(
        name=name,
        split=split,
        protocol=(
            f"{len(records):,} {split} texts against the {len(records):,} molecules of the "
            "split, and back; whole texts, cosine, ties count against the model."
        ),
        texts=tuple(record.text for record in records),
        molecules=tuple(record.smiles for record in records),
        truth=tuple(range(len(records))),
    )


def _full(records: Sequence[PairRecord], pool: Sequence[tuple[str, str]], split: str) -> Benchmark:
    place = {cid: row for row, (cid, _) in enumerate(pool)}
    missing = [record.id for record in records if record.id not in place]
    if missing:
        raise DataError(
            f"{len(missing):,} {split} molecules of ChEBI-20 (the first is CID {missing[0]}) are "
            "not in its pool; fetch the data set again."
        )
    return Benchmark(
        name="chebi20-full",
        split=split,
        protocol=(
            f"{len(records):,} {split} texts against all {len(pool):,} molecules of train, "
            f"validation and test; back, {len(records):,} {split} molecules against the "
            f"{len(records):,} texts of the split, as not all train texts are at hand; whole "
            "texts, cosine, ties count against the model."
        ),
        texts=tuple(record.text for record in records),
        molecules=tuple(smiles for _, smiles in pool),
        truth=tuple(place[record.id] for record in records),
    )


def _momu(data: Path, split: str) -> Benchmark:
    """Keep what no model was trained on or chosen by: training uses all other rows of the set."""
    if split != "test":
        raise DataError("momu-phy has no validation split; choose test.")
    unseen, seen = (
        {record.smiles for load in (load_pcdes, load_chebi20) for record in load(data, part)}
        for part in ("test", "validation")
    )
    every = load_momu_phy(data)
    records = [r for r in every if r.smiles and r.smiles in unseen - seen]
    if not records:
        raise DataError(
            "No molecule of momu_phy lies in a test split of PCdes or ChEBI-20; fetch it again."
        )
    return Benchmark(
        name="momu-phy",
        split=split,
        protocol=(
            f"{len(records):,} of the {len(every):,} texts of MoMu's zero-shot set against their "
            f"{len(records):,} molecules, and back: those whose molecule (canonical SMILES) is in "
            "a test split of PCdes or ChEBI-20, thus trained on by no model here, and in no "
            "validation split; the other rows are training data. Published zero-shot figures "
            "(MoMu-S, paragraphs: 43.2 text to molecule and 45.7 back within batches of 64, R@20 "
            "43.5 and 45.8) are over the whole set of about 5,500. Whole texts, cosine, ties "
            "count against the model."
        ),
        texts=tuple(record.text for record in records),
        molecules=tuple(record.smiles for record in records),
        truth=tuple(range(len(records))),
        batched=True,
    )


def _distinct(items: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    """Return the distinct items and the place of each item among them.

    Equal items are encoded once: their vectors are equal to the last bit, and so tie.
    """
    place: dict[str, int] = {}
    rows = [place.setdefault(item, len(place)) for item in items]
    return list(place), np.array(rows, dtype=np.int64)


class _Counter:
    """Tells the progress of one stage as progress of the whole."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self.start = 0

    def part(self, done: int, _of: int) -> None:
        if self._progress is not None:
            self._progress(min(self.start + done, self._total), self._total)


def _encode_blocks(
    width: int,
    items: Sequence[Any],
    encode: Callable[[Sequence[Any]], NDArray[np.float32]],
    tell: _Counter,
) -> NDArray[np.float32]:
    """Return (N, width) rows of the items, encoded block by block."""
    parts = [np.empty((0, width), dtype=np.float32)]
    for start in range(0, len(items), _BLOCK):
        parts.append(encode(items[start : start + _BLOCK]))
        tell.part(min(start + _BLOCK, len(items)), len(items))
    return np.concatenate(parts)


def _encode_molecules(
    encoder: PairEncoder, table: MoleculeTable, structures: Sequence[str], tell: _Counter
) -> NDArray[np.float32]:
    """Return (N, width) rows; a structure without graph has a row of NaN, which never wins."""
    of_table = table.rows(structures)
    readable = np.flatnonzero(of_table >= 0)
    rows = np.full((len(structures), encoder.width), np.nan, dtype=np.float32)
    rows[readable] = _encode_blocks(
        encoder.width,
        of_table[readable],
        lambda block: encoder.encode_graphs(table.graphs(block)),
        tell,
    )
    return rows
