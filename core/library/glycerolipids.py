"""Glycerides and phospholipids enumerated from pairs and triples of common acyl chains.

Layer: core.library (may import core.chem and all that stands before it).
"""

from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

from core.library.lipids import COMMON, OLEOYL, Acyl, methylene_interrupted
from core.library.rows import Draft


class Head(NamedTuple):
    """A phospholipid head group: end of the name, what follows phosphate, class, words."""

    suffix: str
    smiles: str
    category: str
    words: str


HEADS: Final = (
    Head("phosphocholine", "P(=O)([O-])OCC[N+](C)(C)C", "phosphatidylcholine", "phosphocholine"),
    Head("phosphoethanolamine", "P(=O)(O)OCCN", "phosphatidylethanolamine", "phosphoethanolamine"),
    Head("phospho-L-serine", "P(=O)(O)OC[C@H](N)C(=O)O", "phosphatidylserine", "phosphoserine"),
    Head("phosphate", "P(=O)(O)O", "phosphatidic acid", "phosphate"),
)
TAILS: Final = (Acyl(14), Acyl(16), Acyl(18), OLEOYL, methylene_interrupted(18, 9, 2))
PHOSPHATIDYL: Final = (*COMMON[1:4], *COMMON[5:])


def pair(first: Acyl, second: Acyl) -> str:
    """Return the beginning of a name with acyl groups at positions 1 and 2."""
    if first == second:
        return f"1,2-di{first.group}" if not first.bonds else f"1,2-bis{first.group}"
    return f"1-{first.group}-2-{second.group}"


def monoglycerides() -> Iterator[Draft]:
    """Yield 1-acyl-sn-glycerols and 2-acylglycerols."""
    for acyl in (Acyl(8), Acyl(10), *COMMON):
        yield Draft(
            f"1-{acyl.group}-sn-glycerol",
            f"OC[C@H](O)CO{acyl.smiles}",
            "monoglyceride",
            f"A monoglyceride: glycerol with {acyl.acid} on position sn-1 and two free hydroxy "
            "groups.",
        )
        yield Draft(
            f"2-{acyl.group}glycerol",
            f"OCC(CO)O{acyl.smiles}",
            "monoglyceride",
            f"A monoglyceride: glycerol whose middle hydroxy group is esterified by {acyl.acid}.",
        )


def diglycerides() -> Iterator[Draft]:
    """Yield 1,2-diacyl-sn-glycerols."""
    for first, second in product(TAILS, repeat=2):
        yield Draft(
            f"{pair(first, second)}-sn-glycerol",
            f"OC[C@H](O{second.smiles})CO{first.smiles}",
            "diglyceride",
            f"A diglyceride: sn-glycerol with {first.acid} on position 1 and {second.acid} on "
            "position 2.",
        )


def triglycerides() -> Iterator[Draft]:
    """Yield triglycerides that are equal on both outer positions, so that none is chiral."""
    simple = [Acyl(size) for size in (2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 17, 18, 20, 22)]
    chains = (Acyl(8), Acyl(12), *TAILS[1:])
    pairs = [(chain, chain) for chain in (*simple, OLEOYL, TAILS[-1])]
    pairs += [(outer, inner) for outer, inner in product(chains, repeat=2) if outer != inner]
    for outer, inner in pairs:
        same = outer == inner
        yield Draft(
            f"1,2,3-tri{outer.group}glycerol".replace("tri[", "tris[")
            if same
            else f"1,3-di{outer.group}-2-{inner.group}glycerol".replace("di[", "bis["),
            f"C(O{outer.smiles})C(O{inner.smiles})CO{outer.smiles}",
            "triglyceride",
            f"A triglyceride in which {outer.acid} esterifies all three hydroxy groups of glycerol."
            if same
            else f"A triglyceride with {outer.acid} on both outer positions of glycerol and "
            f"{inner.acid} on the middle one.",
        )


def phospholipids() -> Iterator[Draft]:
    """Yield diacyl glycerophospholipids and their 2-lyso forms."""
    for head in HEADS:
        tails = PHOSPHATIDYL if head.suffix in {"phosphocholine", "phosphoethanolamine"} else TAILS
        join = "-sn-glycero-3-" if head.suffix != "phosphate" else "-sn-glycerol 3-"
        for first, second in product(tails, repeat=2):
            yield Draft(
                f"{pair(first, second)}{join}{head.suffix}",
                f"{first.smiles}OC[C@@H](O{second.smiles})CO{head.smiles}".replace(
                    first.smiles, f"O=C({first.smiles[5:]})", 1
                ),
                head.category,
                f"A {head.category} with {first.acid} on position sn-1, {second.acid} on position "
                f"sn-2 and a {head.words} group on position sn-3 of glycerol.",
            )
        for acyl in tails:
            yield Draft(
                f"1-{acyl.group}{join}{head.suffix}",
                f"O=C({acyl.smiles[5:]})OC[C@@H](O)CO{head.smiles}",
                f"lyso{head.category}" if head.suffix != "phosphate" else "lysophosphatidic acid",
                f"A lysophospholipid: glycerol with {acyl.acid} on position sn-1, a free hydroxy "
                f"group on sn-2 and a {head.words} group on sn-3.",
            )


def enumerate_glycerolipids() -> Iterator[Draft]:
    """Yield all drafts of this module in a fixed order."""
    yield from monoglycerides()
    yield from diglycerides()
    yield from triglycerides()
    yield from phospholipids()
