"""An answer narrowed down: by numbers, substructure and score, and mixed of several wishes.

Layer: core.retrieval (may import core.errors, core.chem, core.library). Symbols: N molecules of
the library, K hits, d the shared width.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from rdkit.Chem.Scaffolds import MurckoScaffold

from core.chem.molecule import canonical_smiles, molecule_from_smiles
from core.errors import QueryError
from core.results import Hit, SearchResult
from core.retrieval.properties import PROPERTIES

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """A page of the hits that are left."""

    hits: tuple[Hit, ...]
    """With the ranks they have among those left."""
    left: int
    """Hits that are left in all."""
    alike: dict[str, int] = field(default_factory=dict)
    """Identifier -> hits of the same scaffold, where only the best of each is shown."""


def narrow(
    result: SearchResult,
    rows: Sequence[int],
    narrowing: Narrowing,
    *,
    table: NDArray[np.floating],
    held: NDArray[np.bool_] | None,
    k: int,
    offset: int = 0,
) -> Narrowed:
    """Return ranks ``offset + 1`` to ``offset + k`` of the hits that fulfil what is asked.

    Args:
        result: A whole ranking.
        rows: Row of each hit in the library.
        narrowing: What is asked.
        table: (N, P) properties of the library.
        held: (N,) which molecules hold the pattern; None where there is none.
        k: Hits wanted.
        offset: Hits to skip.
    """
    place = np.asarray(rows, np.int64)
    keep = np.array([hit.score >= narrowing.least for hit in result.hits], bool)
    for name, low, high in narrowing.ranges:
        values = table[place, list(PROPERTIES).index(name)]
        keep &= (values >= low) & (values <= high)  # NaN fulfils no range
    if held is not None:
        keep &= held[place]
    left = [hit for hit, kept in zip(result.hits, keep, strict=True) if kept]
    alike: dict[str, int] = {}
    if narrowing.scaffolds:
        left, alike = _best_of_each(left)
    page = left[offset : offset + k]
    hits = tuple(
        Hit(rank=offset + n, id=h.id, name=h.name, smiles=h.smiles, score=h.score)
        for n, h in enumerate(page, start=1)
    )
    return Narrowed(hits=hits, left=len(left), alike=alike)


def scaffold(smiles: str) -> str:
    """Return the Bemis-Murcko scaffold as SMILES; "" for a molecule without rings."""
    return canonical_smiles(MurckoScaffold.GetScaffoldForMol(molecule_from_smiles(smiles)))


def _best_of_each(hits: Sequence[Hit]) -> tuple[list[Hit], dict[str, int]]:
    best: dict[str, Hit] = {}
    count: dict[str, int] = {}
    for hit in hits:
        key = scaffold(hit.smiles)
        first = best.setdefault(key, hit)
        count[first.id] = count.get(first.id, 0) + 1
    return list(best.values()), count


def wished(engine: "RetrievalEngine", query: str, wishes: Wishes) -> SearchResult:
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
        parts.append((share, engine.encoder.encode_texts([engine.interpret(query).text])[0]))
    if not parts:
        raise QueryError("There is nothing to search for; type words or name a molecule.")
    mixed = sum(weight * vector for weight, vector in parts)
    if wishes.avoid.strip():
        unwanted = engine.encoder.encode_texts([engine.interpret(wishes.avoid).text])[0]
        mixed = mixed - AVOID * unwanted
    length = float(np.linalg.norm(mixed))
    if not length:
        raise QueryError("The words to avoid are those that are asked for; change one of them.")
    library = engine.library
    rows, scores = engine.index.search(mixed / length, len(library))
    hits = tuple(
        Hit(
            rank=n,
            id=library.ids[row],
            name=library.names[row],
            smiles=library.smiles[row],
            score=float(np.clip(score, -1, 1)),
        )
        for n, (row, score) in enumerate(zip(rows.tolist(), scores, strict=True), start=1)
    )
    return SearchResult(
        query=query, kind="text", library=library.name, seconds=0.0, hits=hits, total=len(library)
    )
