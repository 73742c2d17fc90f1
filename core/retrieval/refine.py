"""An answer narrowed down: by numbers, substructure and score, and mixed of several wishes.

Layer: core.retrieval (may import core.errors, core.library). Symbols: N molecules of the library,
P properties, K hits. Hits are narrowed as arrays: a library of many thousands takes milliseconds.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from core.errors import QueryError
from core.retrieval.properties import PROPERTIES
from core.retrieval.ranked import Ranked

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

AVOID: Final = 0.5
"""What the vector of unwanted words counts against that of the wanted ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What hits must fulfil besides standing high; everything off by default."""

    ranges: tuple[tuple[str, float, float], ...] = ()
    """Property, least and most value, both inside."""
    pattern: str = ""
    """SMARTS that must be held."""
    least: float = -1.0
    """Least cosine similarity."""
    scaffolds: bool = False
    """Only the best hit of each scaffold."""

    @property
    def idle(self) -> bool:
        """Whether nothing is asked for."""
        return self == Narrowing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Further parts of a query."""

    like: str = ""
    """A molecule to be similar to, SMILES, InChI or a name."""
    weight: float = 0.5
    """Share of the molecule, 0 to 1; the words get the rest."""
    avoid: str = ""
    """Words to stay away from."""

    @property
    def idle(self) -> bool:
        """Whether there is none."""
        return not self.like.strip() and not self.avoid.strip()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Narrowed:
    """The hits that are left."""

    ranked: Ranked
    """In their order, with the ranks they have among those left."""
    alike: NDArray[np.int64] | None = None
    """(K,) hits of the same scaffold, itself included, where only the best of each is left."""


def narrow(
    ranked: Ranked,
    narrowing: Narrowing,
    *,
    table: NDArray[np.floating],
    held: NDArray[np.bool_] | None = None,
    scaffolds: NDArray[np.integer] | None = None,
) -> Narrowed:
    """Return the hits that fulfil what is asked.

    Args:
        ranked: A whole ranking.
        narrowing: What is asked.
        table: (N, P) properties of the library.
        held: (N,) which molecules hold the pattern; None where there is none.
        scaffolds: (N,) numbers of the molecules' scaffolds; None where they do not matter.
    """
    keep = ranked.scores >= narrowing.least
    for name, low, high in narrowing.ranges:
        values = table[ranked.rows, list(PROPERTIES).index(name)]
        keep &= (values >= low) & (values <= high)  # NaN fulfils no range
    if held is not None:
        keep &= held[ranked.rows]
    places, alike = np.flatnonzero(keep), None
    if scaffolds is not None:
        _, first, counts = np.unique(
            scaffolds[ranked.rows[places]], return_index=True, return_counts=True
        )
        order = np.argsort(first)
        places, alike = places[first[order]], counts[order]
    left = replace(ranked, rows=ranked.rows[places], scores=ranked.scores[places])
    return Narrowed(ranked=left, alike=alike)


def wished(engine: "RetrievalEngine", query: str, wishes: Wishes) -> Ranked:
    """Rank the whole library for words and a molecule together, away from unwanted words.

    The vectors of both are mixed by weight, half the vector of the unwanted words is taken off,
    and the ranking is by cosine similarity with what results.

    Raises:
        QueryError: a part is empty or cannot be read.
        MoleculeError: RDKit refuses a structure.
    """
    parts = []
    if wishes.like.strip():
        known = engine.read_molecule(wishes.like).smiles
        parts.append((wishes.weight, engine.encoder.encode_smiles([known])[0]))
    share = 1 - wishes.weight if parts else 1.0
    if query.strip():
        parts.append((share, engine.vector(query)))
    if not parts:
        raise QueryError("There is nothing to search for; type words or name a molecule.")
    mixed = sum(weight * vector for weight, vector in parts)
    if wishes.avoid.strip():
        unwanted = engine.encoder.encode_texts([engine.interpret(wishes.avoid).text])[0]
        mixed = mixed - AVOID * unwanted
    length = float(np.linalg.norm(mixed))
    if not length:
        raise QueryError("The words to avoid are those that are asked for; change one of them.")
    rows, scores = engine.index.search(mixed / length, len(engine.library))
    return Ranked(query=query, kind="text", rows=rows, scores=np.clip(scores, -1, 1))
