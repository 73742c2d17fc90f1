"""How crowded a place is: cosines that training pairs of the other kind reach there.

Layer: core.models (may import core.errors). Some molecules lie near every text, and some texts near
every molecule; in many dimensions such hubs come first too often (Radovanović et al., JMLR 11,
2010). What a cosine is worth shows beside those of a bank of training pairs at the same place:
cross-domain similarity local scaling (CSLS; Conneau et al., ICLR 2018), with a bank in place of
the other queries of a test, which one query cannot know (Bogolin et al., CVPR 2022). Symbols: B
pairs of the bank, d width, K items.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import normalize

from core.errors import ShapeError
from core.models.packing import pack, unpack

NEAREST: Final = 64
"""Pairs of the bank that are looked at beside each item."""
TWIN: Final = 0.999
"""Cosine from which an item is one of the bank itself: its own pair is no rival. Without this, all
that was trained on would look crowded, and a test would be won by knowing what it never asks."""
_BLOCK: Final = 2048
"""Items compared with the bank at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Querybank:
    """Vectors of training pairs, made by the encoder whose vectors are asked about."""

    texts: np.ndarray
    """(B, d) float32 unit rows."""
    molecules: np.ndarray
    """(B, d) float32 unit rows."""

    def __post_init__(self) -> None:
        if self.texts.ndim != 2 or not len(self.texts):
            raise ShapeError("bank of texts", got=self.texts.shape, want=("B", "d"))
        if self.molecules.shape != self.texts.shape:
            raise ShapeError("bank of molecules", got=self.molecules.shape, want=self.texts.shape)

    def around_molecules(self, vectors: np.ndarray) -> np.ndarray:
        """Return the cosines of molecules to the texts nearest to each.

        Shape: (K, d) -> (K, at most ``NEAREST``) float32, falling. A molecule of the bank has its
        own text left out, as -1; a row that is no number is near nothing, 0.
        """
        return _nearest(vectors, self.texts, own=self.molecules)

    def around_texts(self, vectors: np.ndarray) -> np.ndarray:
        """Return the cosines of texts to the molecules nearest to each; as ``around_molecules``."""
        return _nearest(vectors, self.molecules, own=self.texts)

    def tensors(self) -> dict[str, Tensor]:
        """Return what is written: 8 bits a number, the rounding is lost among the neighbours."""
        both = {"texts": self.texts, "molecules": self.molecules}
        return pack({name: torch.from_numpy(rows) for name, rows in both.items()}, table=1)

    @classmethod
    def of(cls, tensors: Mapping[str, Tensor]) -> Self:
        """Return the bank that ``tensors`` wrote.

        Raises:
            KeyError: a side is missing.
            ShapeError: the sides do not belong together.
        """
        sides = unpack(tensors)
        # Unit rows again: a length changed by the rounding would hide what is its own.
        texts, molecules = (normalize(sides[name], dim=1) for name in ("texts", "molecules"))
        return cls(texts.numpy(), molecules.numpy())


def _nearest(vectors: np.ndarray, bank: np.ndarray, *, own: np.ndarray) -> np.ndarray:
    count = min(NEAREST, len(bank))
    found = np.zeros((len(vectors), count), np.float32)
    for start in range(0, len(vectors), _BLOCK):
        block = np.nan_to_num(vectors[start : start + _BLOCK].astype(np.float32))
        cosines = np.where(block @ own.T > TWIN, -1, block @ bank.T)
        best = np.partition(cosines, len(bank) - count, axis=1)[:, len(bank) - count :]
        found[start : start + _BLOCK] = np.sort(best, axis=1)[:, ::-1]
    return found
