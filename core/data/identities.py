"""The identities of many molecules as a few arrays, kept between runs.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
Worker processes import this module: it must not load torch.
"""

import hashlib
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np

from core.chem.identity import IDENTITY_VERSION, KEYS, NUMBERS, SKETCH, Identity, identity
from core.chem.molecule import molecule_from_smiles
from core.data.storage import kept_arrays
from core.errors import MoleculeError

CHUNK: Final = 256
"""Molecules of one task of a worker."""
_SHAPES: Final = {
    "keys": ((len(KEYS),), np.int64),
    "numbers": ((len(NUMBERS),), np.int16),
    "sketch": ((SKETCH,), np.int8),
}
Progress = Callable[[int, int], None]


class IdentityTable:
    """Identities of N molecules, row i of molecule i.

    Args:
        keys: (N, 5) int64.
        numbers: (N, 22) int16.
        sketch: (N, 256) int8.

    A molecule that RDKit refuses has zeros throughout: it equals nothing but its like.
    """

    def __init__(self, keys: np.ndarray, numbers: np.ndarray, sketch: np.ndarray) -> None:
        self.keys, self.numbers = keys, numbers
        self.sketch = sketch
        length = np.linalg.norm(sketch.astype(np.float32), axis=1)
        self._scale = 1 / np.maximum(length, 1)

    @classmethod
    def build(
        cls,
        smiles: Sequence[str],
        *,
        cache: Path | None = None,
        shipped: Path | None = None,
        workers: int = 1,
        progress: Progress | None = None,
    ) -> Self:
        """Compute the identities; quick the second time, through ``cache``.

        Args:
            smiles: N canonical SMILES; "" stands for no molecule.
            cache: Folder that keeps the table, one file a list of molecules.
            shipped: Folder, never written, that may hold the table as ``cache`` would.
            workers: Processes; 1 stays in this one.
            progress: Told the number of molecules done and of all.
        """
        stored = kept_arrays(
            f"identities-{_key(smiles)}.npz",
            tuple(_SHAPES),
            lambda: _compute(smiles, workers=workers, progress=progress),
            cache=cache,
            shipped=shipped,
        )
        return cls(**stored)

    def __len__(self) -> int:
        return len(self.keys)

    def similarity(self, rows: np.ndarray, other: "IdentityTable", row: int) -> np.ndarray:
        """Return the cosine of the sketches of ``rows`` and of row ``row`` of another table.

        Shape: rows (K,) -> (K,) float32, -1 to 1.
        """
        product = self.sketch[rows].astype(np.float32) @ other.sketch[row].astype(np.float32)
        return product * self._scale[rows] * other._scale[row]


def _key(smiles: Iterable[str]) -> str:
    digest = hashlib.sha256("\n".join(smiles).encode()).hexdigest()
    return f"v{IDENTITY_VERSION}-{digest[:20]}"


def _compute(
    smiles: Sequence[str], *, workers: int, progress: Progress | None
) -> dict[str, np.ndarray]:
    chunks = [smiles[i : i + CHUNK] for i in range(0, len(smiles), CHUNK)]
    parts: list[dict[str, np.ndarray]] = [_packed([])]
    done = 0
    for part in _mapped(chunks, workers):
        parts.append(part)
        done += len(part["keys"])
        if progress is not None:
            progress(done, len(smiles))
    return {field: np.concatenate([part[field] for part in parts]) for field in _SHAPES}


def _mapped(chunks: Sequence[Sequence[str]], workers: int) -> Iterator[dict[str, np.ndarray]]:
    if workers <= 1 or len(chunks) <= 1:
        yield from map(_chunk, chunks)
        return
    # Fresh processes: a fork would copy the locks of threads that torch may have started.
    with multiprocessing.get_context("spawn").Pool(min(workers, len(chunks))) as pool:
        yield from pool.imap(_chunk, chunks)


def _chunk(smiles: Sequence[str]) -> dict[str, np.ndarray]:
    return _packed([_of(text) for text in smiles])


def _of(smiles: str) -> Identity:
    try:
        return identity(molecule_from_smiles(smiles))
    except MoleculeError:
        return Identity(*(np.zeros(shape, dtype) for shape, dtype in _SHAPES.values()))


def _packed(found: Sequence[Identity]) -> dict[str, np.ndarray]:
    return {
        field: np.array([one[place] for one in found], dtype=dtype).reshape(-1, *shape)
        for place, (field, (shape, dtype)) in enumerate(_SHAPES.items())
    }
