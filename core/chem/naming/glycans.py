"""Oligosaccharides as trees of residues, and their systematic names.

Layer: core.chem (imports core.chem.naming). OPSIN reads systematic names alone
("2-acetamido-2-deoxy-beta-D-glucopyranosyl-(1->4)-..."); databases write symbols
("beta-D-GlcpNAc-(1->4)-...") and short names ("N-acetyl-beta-D-glucosaminyl-(1->4)-...").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from core.chem.naming.sugars import Residue, read_residue

LINK: Final = re.compile(
    r"-?(?:(?P<anomer>alpha|beta)-?)?\((?P<from>\d)'?(?:->|→)(?P<to>\d)'{0,3}\)"
)
"""A glycosidic bond, from the anomeric carbon to a place of the next residue."""
MOST_RESIDUES: Final = 24
"""Residues of the largest oligosaccharide that is read."""
_DEEPEST: Final = 6
"""Brackets in brackets."""


@dataclass(slots=True, eq=False)
class Glycan:
    """A residue and the branches that are bound to it; the root is the reducing end."""

    residue: Residue
    branches: list[tuple[int, "Glycan"]] = field(default_factory=list)
    """Place on this residue and what is bound there; the first one is the main chain."""

    @property
    def leaf(self) -> "Glycan":
        """Non-reducing end of the main chain."""
        return self.branches[0][1].leaf if self.branches else self

    def walk(self) -> Iterator["Glycan"]:
        """Yield this residue and all that are bound to it."""
        yield self
        for _, branch in self.branches:
            yield from branch.walk()

    def name(self, ending: str = "e") -> str:
        """Return the systematic name; ``ending`` as for ``Residue.name``."""
        parts = [
            f"{branch.name('yl')}-({branch.residue.anomeric}->{place})"
            for place, branch in self.branches
        ]
        # The main chain stands open, each further branch in brackets.
        joined = "".join(f"{parts[0]}-" if not i else f"[{p}]-" for i, p in enumerate(parts))
        return joined + self.residue.name(ending)


def read_glycan(text: str, start: int = 0, *, depth: int = 0) -> tuple[Glycan, int] | None:
    """Return the chain that begins at ``start`` and where it ends; None where none begins.

    A single residue is a chain of one. "A-(1->2)-[B-(1->3)]-C" has the branches A and B on C.
    ``depth`` counts the brackets around it.
    """
    if depth > _DEEPEST:
        return None
    waiting: list[tuple[int, Glycan]] = []
    place = start
    for _ in range(MOST_RESIDUES):
        branch = _bracket(text, place, depth)
        if branch is not None:
            waiting.append(branch[0])
            place = branch[1]
            continue
        found = read_residue(text, place)
        if found is None:
            return None
        glycan = Glycan(found[0], waiting)
        link = LINK.match(text, found[1])
        after = link.end() if link else 0
        # "A linked (1->4) to B" has no hyphens: its link is not part of the chain.
        if link is None or not text.startswith("-", after):
            return glycan, found[1]
        glycan.residue = glycan.residue.turned(link["anomer"] or "")
        waiting, place = [(int(link["to"]), glycan)], after + 1
    return None


def _bracket(text: str, start: int, depth: int) -> tuple[tuple[int, Glycan], int] | None:
    """Return a branch in brackets, its place on the next residue, and where it ends."""
    if not text.startswith(("[", "{"), start):
        return None
    # Only the bond that closes the bracket is left to read when the chain itself has ended.
    found = read_glycan(text, start + 1, depth=depth + 1)
    link = LINK.match(text, found[1]) if found else None
    if found is None or link is None or not text.startswith(("]", "}"), link.end()):
        return None
    end = link.end() + 1
    glycan = found[0]
    glycan.residue = glycan.residue.turned(link["anomer"] or "")
    return (int(link["to"]), glycan), end + text.startswith("-", end)


def systematic_glycan(name: str) -> str | None:
    """Return the systematic name of an oligosaccharide in symbols or words; None for others.

    What follows the last residue after a blank or a hyphen is no part of an oligosaccharide, so
    the whole of ``name`` has to be read.
    """
    if "->" not in name and "→" not in name:
        return None
    found = read_glycan(name[:1].lower() + name[1:] if name[:5].istitle() else name)
    return found[0].name() if found and found[1] == len(name) and found[0].branches else None
