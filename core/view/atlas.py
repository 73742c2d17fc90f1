"""What a map of a library shows: points, what colours them, a query with its hits, texts.

Layer: core.view. ``core.view.atlas_figure`` draws it for the page, ``core.view.atlas_picture``
for print, ``core.view.atlas_small`` for the notebook. Symbols: S points drawn, K hits, T texts.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Points:
    """The molecules that are drawn."""

    places: NDArray[np.float32]
    """(S, 2)."""
    rows: NDArray[np.int64]
    """(S,) rows of the library, which a selection gives back."""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Values:
    """Colours by a number."""

    title: str
    values: NDArray[np.floating]
    """(S,); NaN is drawn as the lowest."""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Classes:
    """Colours and symbols by a class."""

    title: str
    labels: NDArray[np.int16]
    """(S,) place in ``names``; -1 for all others."""
    names: tuple[str, ...]


Colouring = Values | Classes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """A query on the map, and its best hits in order."""

    query: str
    place: NDArray[np.float32]
    """(2,)."""
    hits: NDArray[np.float32]
    """(K, 2)."""
    rows: tuple[int, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Texts and their molecules, joined by lines."""

    texts: NDArray[np.float32]
    """(T, 2)."""
    molecules: NDArray[np.float32]
    """(T, 2)."""
    rows: NDArray[np.int64]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """All that a map shows."""

    points: Points
    colouring: Colouring
    asked: Asked | None = None
    """A query, starred, with its hits ringed and numbered."""
    pairs: Pairs | None = None
    """Texts to join with their molecules."""
    marked: NDArray[np.float32] | None = None
    """(M, 2) places of molecules that were chosen elsewhere."""
