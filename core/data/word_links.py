"""Which word pieces of a text name which motifs of its molecule, for every training pair.

Layer: core.data (may import core.errors). Only the places are kept: a piece counts the word pieces
of the whole text, [CLS] left out, and a motif those of the molecule.
"""

from collections.abc import Sequence
from typing import Final, Self

import numpy as np

STORED: Final = ("offsets", "links")


class WordLinks:
    """Links of P pairs, one after the other.

    Args:
        offsets: (P + 1,) exclusive sums of the pairs' numbers of links.
        links: (L, 2) int32: word piece, motif.
    """

    def __init__(self, offsets: np.ndarray, links: np.ndarray) -> None:
        self.offsets, self.links = offsets, links

    @classmethod
    def join(cls, pairs: Sequence[np.ndarray]) -> Self:
        """Join the links of pairs, each (n, 2)."""
        offsets = np.array([0, *map(len, pairs)], np.int64).cumsum()
        return cls(offsets, np.concatenate([np.zeros((0, 2), np.int32), *pairs]).astype(np.int32))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def arrays(self) -> dict[str, np.ndarray]:
        """Return what a cache keeps, by the names of ``STORED``."""
        return {"offsets": self.offsets, "links": self.links}

    def take(self, pairs: np.ndarray) -> "WordLinks":
        """Return the links of some pairs, in their order."""
        return WordLinks.join([self._of(int(pair)) for pair in pairs])

    def placed(self, pair: int, places: np.ndarray) -> np.ndarray:
        """Return the links of a pair whose text lost or moved some of its pieces.

        Args:
            pair: The pair.
            places: (T,) for each piece that is left, its place in the whole text.

        Returns:
            (n, 2) int64: token of the item, where [CLS] is 0; motif.
        """
        own = self._of(pair)
        order = np.argsort(places, kind="stable")
        if not len(own) or not len(places):
            return np.zeros((0, 2), np.int64)
        at = np.minimum(np.searchsorted(places, own[:, 0], sorter=order), len(places) - 1)
        found = places[order[at]] == own[:, 0]
        return np.stack([1 + order[at][found], own[found, 1]], axis=1).astype(np.int64)

    def _of(self, pair: int) -> np.ndarray:
        return self.links[self.offsets[pair] : self.offsets[pair + 1]]
