"""The count fingerprints of many molecules as a few arrays, kept between runs.

Layer: core.data (may import core.chem, core.errors). Symbols: N molecules, F columns of
``core.chem.fingerprints``, n numbers that are not zero in all.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np

from core.chem.fingerprints import FINGERPRINT_SIZE, count_fingerprint
from core.chem.molecule import molecule_from_smiles
from core.data.storage import kept_arrays
from core.errors import MoleculeError

VERSION: Final = 1
"""Changes with the meaning of the arrays."""
_FIELDS: Final = ("columns", "values", "starts")
_STEP: Final = 256
"""Molecules between two reports of progress."""
Progress = Callable[[int, int], None]


class PrintTable:
    """Fingerprints of N molecules, each of length 1; of what RDKit refuses there are zeros.

    Args:
        columns: (n,) uint16, molecule by molecule.
        values: (n,) float16, in the same order.
        starts: (N + 1,) int64, where the numbers of each molecule begin.
    """

    def __init__(self, columns: np.ndarray, values: np.ndarray, starts: np.ndarray) -> None:
        self.columns, self.values, self.starts = columns, values, starts

    @classmethod
    def build(
        cls,
        smiles: Sequence[str],
        *,
        cache: Path | None = None,
        shipped: Path | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Compute the fingerprints; quick the second time, through ``cache``.

        Args:
            smiles: N canonical SMILES; "" stands for no molecule.
            cache: Folder that keeps the table, one file a list of molecules.
            shipped: Folder, never written, that may hold the table as ``cache`` would.
            progress: Told the number of molecules done and of all.
        """
        digest = hashlib.sha256("\n".join(smiles).encode()).hexdigest()
        stored = kept_arrays(
            f"prints-v{VERSION}-{digest[:20]}.npz",
            _FIELDS,
            lambda: _compute(smiles, progress),
            cache=cache,
            shipped=shipped,
        )
        return cls(**stored)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def scores(self, direction: np.ndarray) -> np.ndarray:
        """Return how far each molecule lies along a direction, (F,) -> (N,) float32."""
        sums = np.zeros(len(self.columns) + 1)
        np.cumsum(self.values.astype(np.float64) * direction[self.columns], out=sums[1:])
        return (sums[self.starts[1:]] - sums[self.starts[:-1]]).astype(np.float32)

    def dense(self) -> np.ndarray:
        """Return all numbers, (N, F) float32."""
        table = np.zeros((len(self), FINGERPRINT_SIZE), np.float32)
        rows = np.repeat(np.arange(len(self)), np.diff(self.starts))
        table[rows, self.columns] = self.values
        return table


def _compute(smiles: Sequence[str], progress: Progress | None) -> dict[str, np.ndarray]:
    columns, values, starts = [np.empty(0, np.uint16)], [np.empty(0, np.float16)], [0]
    for done, one in enumerate(smiles, start=1):
        column, value = _of(one)
        columns.append(column.astype(np.uint16))
        values.append(value.astype(np.float16))
        starts.append(starts[-1] + len(column))
        if progress is not None and (done % _STEP == 0 or done == len(smiles)):
            progress(done, len(smiles))
    return {
        "columns": np.concatenate(columns),
        "values": np.concatenate(values),
        "starts": np.array(starts, np.int64),
    }


def _of(smiles: str) -> tuple[np.ndarray, np.ndarray]:
    try:
        column, value = count_fingerprint(molecule_from_smiles(smiles))
    except MoleculeError:
        return np.empty(0, np.int32), np.empty(0, np.float32)
    return column, value / max(float(np.linalg.norm(value)), 1e-9)
