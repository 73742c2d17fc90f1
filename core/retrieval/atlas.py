"""A map of a library as a few arrays, and their file beside the index.

Layer: core.retrieval (may import core.data). Symbols: N molecules, S of them drawn (all, or a
sample of a large library), T texts, P properties. ``core.retrieval.atlas_layout`` computes one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from core.data.storage import load_arrays, pack_lines, save_arrays, unpack_lines

VERSION: Final = 1
"""Changes with the meaning of a kept map."""
GROUPINGS: Final = ("class", "group", "split")
_ARRAYS: Final = ("points", "shown", "numbers", "text_rows", "text_points")
Rows = NDArray[np.float32]


def atlas_file(folder: Path, *, content: str, fingerprint: str) -> Path:
    """Return where a folder with ``indexes/`` keeps the map of some content by some weights."""
    return folder / "indexes" / f"atlas-v{VERSION}-{content[:20]}-{fingerprint[:20]}.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """A division of the S drawn molecules."""

    labels: NDArray[np.int16]
    """(S,) place in ``names``; -1 for none of them."""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Atlas:
    """Where the molecules and some texts of a library lie, and what colours them."""

    points: Rows
    """(N, 2) places of all molecules."""
    shown: NDArray[np.int64]
    """(S,) rows that are drawn, rising."""
    numbers: Rows
    """(S, P) properties, as ``core.retrieval.properties`` orders them; NaN where there is none."""
    groupings: Mapping[str, Grouping]
    """Some of ``GROUPINGS``."""
    text_rows: NDArray[np.int64]
    """(T,) rows of the molecules whose texts are on the map."""
    text_points: Rows
    """(T, 2) places of these texts."""
    pair_cosine: float
    """Mean cosine similarity of the T texts with their own molecules; NaN without texts."""
    other_cosine: float
    """Mean cosine similarity of the T texts with the T - 1 molecules of the others."""

    def save(self, path: Path) -> bool:
        """Write the map as one file without pickle; False, and a note, where that fails."""
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        arrays["cosines"] = np.array([self.pair_cosine, self.other_cosine])
        for name in GROUPINGS:
            grouping = self.groupings.get(name, Grouping(np.empty(0, np.int16), ()))
            arrays[f"{name}_labels"] = grouping.labels
            arrays[f"{name}_names"] = pack_lines(grouping.names)
        return save_arrays(path, arrays)

    @classmethod
    def load(cls, path: Path, *, count: int) -> Self | None:
        """Read a map of ``count`` molecules; None where the file is missing, damaged or other."""
        parts = [f"{name}_{part}" for name in GROUPINGS for part in ("labels", "names")]
        stored = load_arrays(path, (*_ARRAYS, "cosines", *parts))
        if stored is None or not _fits(stored, count):
            return None
        named = {name: unpack_lines(stored[f"{name}_names"]) for name in GROUPINGS}
        pair, other = (float(value) for value in stored["cosines"])
        return cls(
            **{name: stored[name] for name in _ARRAYS},
            groupings={
                name: Grouping(stored[f"{name}_labels"], names)
                for name, names in named.items()
                if names
            },
            pair_cosine=pair,
            other_cosine=other,
        )


def _fits(stored: Mapping[str, np.ndarray], count: int) -> bool:
    """Say whether arrays have the shapes and values of a map of ``count`` molecules."""
    points, shown, texts = stored["points"], stored["shown"], stored["text_rows"]
    shapes = (
        points.shape == (count, 2)
        and shown.ndim == 1
        and stored["numbers"].shape[:1] == shown.shape
        and stored["text_points"].shape == (*texts.shape, 2)
        and stored["cosines"].shape == (2,)
    )
    if not shapes or not all(np.isfinite(stored[name]).all() for name in ("points", "text_points")):
        return False
    inside = all(((rows >= 0) & (rows < count)).all() for rows in (shown, texts))
    return inside and all(_labels_fit(stored, name, len(shown)) for name in GROUPINGS)


def _labels_fit(stored: Mapping[str, np.ndarray], name: str, count: int) -> bool:
    labels, names = stored[f"{name}_labels"], unpack_lines(stored[f"{name}_names"])
    if not names:
        return True
    return labels.shape == (count,) and bool(((labels >= -1) & (labels < len(names))).all())
