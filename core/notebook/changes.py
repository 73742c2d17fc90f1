"""What is different when a pinned search is asked again.

Layer: core.notebook (may import core.results).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.notebook.entries import Molecule
from core.results import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A molecule at another rank than before; ranks count from 1."""

    molecule: Molecule
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The same search, then and now; each molecule is in one of the lists or where it was."""

    came: tuple[tuple[int, Molecule], ...]
    """Rank now and molecule of hits that were not there."""
    left: tuple[tuple[int, Molecule], ...]
    """Rank then and molecule of hits that are no longer there."""
    moved: tuple[Moved, ...]

    def __bool__(self) -> bool:
        return bool(self.came or self.left or self.moved)


def molecules_of(hits: Sequence[Hit], *, most: int) -> tuple[Molecule, ...]:
    """Return the first hits as an entry keeps them."""
    return tuple(
        Molecule(name=hit.name or hit.id, smiles=hit.smiles, score=round(hit.score, 4))
        for hit in hits[:most]
    )


def changes(before: Sequence[Molecule], after: Sequence[Molecule]) -> Changes:
    """Compare two lists of hits, the best first; a molecule is known by structure and name."""
    then, today = _ranks(before), _ranks(after)
    return Changes(
        came=tuple((rank, m) for key, (rank, m) in today.items() if key not in then),
        left=tuple((rank, m) for key, (rank, m) in then.items() if key not in today),
        moved=tuple(
            Moved(molecule=m, before=then[key][0], after=rank)
            for key, (rank, m) in today.items()
            if key in then and then[key][0] != rank
        ),
    )


def _ranks(molecules: Sequence[Molecule]) -> dict[tuple[str, str, int], tuple[int, Molecule]]:
    """Return rank and molecule by structure, name, and how often both stood there before."""
    seen: Counter[tuple[str, str]] = Counter()
    ranks = {}
    for rank, molecule in enumerate(molecules, start=1):
        known = (molecule.smiles, molecule.name)
        ranks[*known, seen[known]] = (rank, molecule)
        seen[known] += 1
    return ranks


def changes_sentence(found: Changes) -> str:
    """Say in one sentence what is different; plain text."""
    if not found:
        return "The same molecules in the same order."
    parts = [
        f"{len(group)} {word}"
        for group, word in ((found.came, "new"), (found.left, "gone"), (found.moved, "moved"))
        if group
    ]
    return f"Since it was pinned: {', '.join(parts)}."
