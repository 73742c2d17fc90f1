"""Featurised molecules, packed into a few arrays and kept between runs.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
Worker processes import this module: it must not load torch.
"""

import hashlib
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np
from rdkit import rdBase

from core.chem.features import FEATURE_VERSION
from core.chem.graph import MoleculeGraph, featurise
from core.chem.molecule import molecule_from_smiles
from core.data.storage import load_arrays, pack_lines, save_arrays, unpack_lines
from core.errors import MoleculeError

Progress = Callable[[int, int], None]
"""Called with (done, total)."""

CHUNK: Final = 256
"""Molecules of one task of a worker; long enough to hide the exchange, short for progress."""

_PAIRS: Final = ("bonds", "motif_members", "motif_bonds")
"""Fields of shape (2, n), joined along their second axis."""

_ARRAYS: Final = MoleculeGraph._fields
_STORED: Final = ("smiles", *_ARRAYS, *(f"{field}_offsets" for field in _ARRAYS))


class MoleculeTable:
    """Molecule graphs of unique SMILES; rows are in the order of the sorted SMILES.

    Args:
        smiles: One a row.
        arrays: Field of ``MoleculeGraph`` -> all rows' values, joined.
        offsets: Field -> (rows + 1,) int64, where each row's values begin.
    """

    def __init__(
        self,
        smiles: Sequence[str],
        arrays: Mapping[str, np.ndarray],
        offsets: Mapping[str, np.ndarray],
    ) -> None:
        self.smiles = tuple(smiles)
        self._row = {text: row for row, text in enumerate(self.smiles)}
        self._fields = [(arrays[f], offsets[f], _axis(f)) for f in _ARRAYS]

    @classmethod
    def build(
        cls,
        smiles: Iterable[str],
        *,
        cache: Path | None = None,
        workers: int = 1,
        progress: Progress | None = None,
    ) -> Self:
        """Featurise the unique molecules of ``smiles``; unparsable ones get no row.

        Args:
            smiles: Canonical SMILES, repetitions allowed.
            cache: Folder that keeps the table, one file a set of molecules and feature version.
            workers: Processes; 1 stays in this one.
            progress: Told the number of molecules done and of all.
        """
        unique = sorted(set(smiles))
        path = None if cache is None else cache / f"molecules-{_key(unique)}.npz"
        stored = None if path is None else load_arrays(path, _STORED)
        if stored is None:
            stored = _featurise_all(unique, workers=workers, progress=progress)
            if path is not None:
                save_arrays(path, stored)
        elif progress is not None:
            progress(len(unique), len(unique))
        return cls(
            unpack_lines(stored["smiles"]),
            {field: stored[field] for field in _ARRAYS},
            {field: stored[f"{field}_offsets"] for field in _ARRAYS},
        )

    def __len__(self) -> int:
        return len(self.smiles)

    def __contains__(self, smiles: str) -> bool:
        return smiles in self._row

    def rows(self, smiles: Iterable[str]) -> np.ndarray:
        """Return the row of each SMILES, int64; -1 where the table has none."""
        return np.array([self._row.get(text, -1) for text in smiles], dtype=np.int64)

    def graph(self, row: int) -> MoleculeGraph:
        """Return the graph of ``row``; its arrays are views of the table.

        Raises:
            IndexError: there is no such row.
        """
        if not 0 <= row < len(self.smiles):
            raise IndexError(f"row {row} of a table of {len(self.smiles)}")
        return MoleculeGraph(
            *(
                array[:, offsets[row] : offsets[row + 1]]
                if axis
                else array[offsets[row] : offsets[row + 1]]
                for array, offsets, axis in self._fields
            )
        )

    def graphs(self, rows: Iterable[int]) -> list[MoleculeGraph]:
        """Return the graphs of several rows."""
        return [self.graph(int(row)) for row in rows]


def _key(unique: Sequence[str]) -> str:
    digest = hashlib.sha256("\n".join(unique).encode()).hexdigest()
    return f"v{FEATURE_VERSION}-{digest[:20]}"


def _axis(field: str) -> int:
    return 1 if field in _PAIRS else 0


def _featurise_all(
    smiles: Sequence[str], *, workers: int, progress: Progress | None
) -> dict[str, np.ndarray]:
    chunks = [smiles[i : i + CHUNK] for i in range(0, len(smiles), CHUNK)]
    parts = [_pack([("C", featurise(molecule_from_smiles("C")))])]
    done = 0
    for chunk, part in zip(chunks, _mapped(chunks, workers), strict=True):
        parts.append(part)
        done += len(chunk)
        if progress is not None:
            progress(done, len(smiles))
    return _join(parts)


def _mapped(chunks: Sequence[Sequence[str]], workers: int) -> Iterator[dict[str, np.ndarray]]:
    if workers <= 1 or len(chunks) <= 1:
        yield from map(_featurise_chunk, chunks)
        return
    # Fresh processes: a fork would copy the locks of threads that torch may have started.
    context = multiprocessing.get_context("spawn")
    with context.Pool(min(workers, len(chunks)), initializer=_ignore_interrupt) as pool:
        yield from pool.imap(_featurise_chunk, chunks)


def _ignore_interrupt() -> None:
    # Ctrl-C reaches all processes of the terminal; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _featurise_chunk(smiles: Sequence[str]) -> dict[str, np.ndarray]:
    found: list[tuple[str, MoleculeGraph]] = []
    with rdBase.BlockLogs():
        for text in smiles:
            try:
                found.append((text, featurise(molecule_from_smiles(text))))
            except MoleculeError:
                continue
    return _pack(found)


def _pack(found: Sequence[tuple[str, MoleculeGraph]]) -> dict[str, np.ndarray]:
    """Join graphs field by field; ``<field>_offsets`` holds the length of each row for now."""
    packed = {"smiles": pack_lines([text for text, _ in found])}
    for place, field in enumerate(_ARRAYS):
        values = [graph[place] for _, graph in found]
        axis = _axis(field)
        if values:
            packed[field] = np.concatenate(values, axis=axis)
        packed[f"{field}_offsets"] = np.array([v.shape[axis] for v in values], dtype=np.int64)
    return packed


def _join(parts: Sequence[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    """Join packed chunks; the first holds one molecule that only gives the empty shapes."""
    template, *rest = parts
    rest = [part for part in rest if part["smiles"].size]
    joined = {"smiles": pack_lines([s for part in rest for s in unpack_lines(part["smiles"])])}
    for field in _ARRAYS:
        axis = _axis(field)
        empty = np.take(template[field], [], axis=axis)
        joined[field] = np.concatenate([empty, *(part[field] for part in rest)], axis=axis)
        sizes = [part[f"{field}_offsets"] for part in rest]
        joined[f"{field}_offsets"] = np.concatenate([np.zeros(1, np.int64), *sizes]).cumsum()
    return joined
