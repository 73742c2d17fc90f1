"""Oligosaccharides that a sentence builds up residue by residue.

Layer: core.chem (imports core.chem.naming). Three ways of telling are read::

    ... consisting of A, B and C residues linked (1->3) and (1->4)            A-(1->3)-B-(1->4)-C
    ... consisting of A having a B residue attached at the 3-position         B-(1->3)-A
    ... a linear sequence of A and B linked (1->4), to the A residue of which is linked (1->3) a C

The last residue of a list is the reducing end. What is not understood whole is not read at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.chem.naming.glycans import LINK, MOST_RESIDUES, Glycan, read_glycan
from core.chem.naming.reading import Reading
from core.chem.naming.sugars import SIALIC, SYMBOL, WORD
from core.chem.naming.words import COUNTS

_LONGEST: Final = 1500
"""Characters of the longest sentence that is read."""
_SENTENCE: Final = re.compile(r"(?:[^.]|\.(?!\s|$))+")
_BUILT: Final = re.compile(
    r"\b(?:consist\w* of|compris\w+(?: of)?|composed of|made up (?:of|from)|formed from)\s"
)
_KIND: Final = re.compile(
    r"\b(?:is|are) (?:an? |the )?"
    r"(?=[^,;]*(?:saccharide|glycosyl[a-z]+|[a-z](?:tri|tetra|penta|hexa)ose|glycoside)\b)"
)
_GLYCOSIDE: Final = re.compile(r"\b(?:is (?:an? |the )?)(\S+) glycoside of an? [\w ()]*$")
_DERIVED: Final = re.compile(r"derivative|glycoside|phosph|polysacch|lipid|polymer|ester|ions?\b")
_MORE: Final = re.compile(r"phosph|sulfat|aldehydo|ester\b|carries")
"""What is done to a sugar beyond the bonds that are read."""
_FURTHER: Final = re.compile(r",? to the (?=[^,;]*? of which\b)")
_BRANCHED: Final = re.compile(r"\b(?:having|with|carrying|bearing)\b")
_BOUND_TO: Final = re.compile(r"\b(?:attached|linked|bound) to\b")
_PLACE: Final = re.compile(
    r"(?:at|on|to) (?:the )?(?:(\d)'*-position|position (\d)|(\d)'*-hydroxy|O-(\d))"
)
_ANOMER: Final = re.compile(r"via an? (alpha|beta)-(?:linkage|\()")
_UNREAD: Final = re.compile(
    r"alternating|substituted|hydroxy|repeat|lacton|position|aldehydo|attached|\bO-\d|shown|"
    r"bearing|carr(?:ies|ying)|itol\b|\blactose|cellobiose|sucrose"
)
_COUNT: Final = re.compile(rf"\b({'|'.join(COUNTS)})\b[\w ()-]{{0,12}}$")
_PREFIXES: Final = (
    *("di", "tri", "tetra", "penta", "hexa", "hepta", "octa", "nona", "deca", "undeca", "dodeca"),
    *("trideca", "tetradeca", "pentadeca", "hexadeca", "heptadeca", "octadeca", "nonadeca"),
)
_SIZES: Final = {
    **{"triose": 3, "tetraose": 4, "pentaose": 5, "hexaose": 6},
    **{f"{prefix}saccharide": size for size, prefix in enumerate(_PREFIXES, start=2)},
}
_SIZE: Final = re.compile("|".join(_SIZES) + r"|glycosyl[a-z]+ose")
_INSIDE: Final = re.compile(r"[A-Za-z-]")
_CONFIGURATION: Final = re.compile(r"(alpha|beta)[- ]configur|configuration[^.;]*? is (alpha|beta)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A residue or chain of the sentence."""

    start: int
    end: int
    glycan: Glycan


def read_glycans(text: str) -> list[Reading]:
    """Return the oligosaccharides that the sentences of ``text`` build up, in order."""
    if "->" not in text and "→" not in text and "-position" not in text:
        return []
    found = (_sentence(text, *m.span()) for m in _SENTENCE.finditer(text))
    return [reading for reading in found if reading is not None]


def _sentence(text: str, start: int, end: int) -> Reading | None:
    built = _BUILT.search(text, start, end)
    if built is None or end - start > _LONGEST:
        return None
    head, clause = text[start : built.start()], text[built.end() : end]
    glycan = _clause(clause)
    residues = 0 if glycan is None else len(list(glycan.walk()))
    if glycan is None or residues < 2 or residues != _told_size(head + clause, residues):
        return None
    turned = _CONFIGURATION.search(text, built.end())
    if turned:
        glycan.residue = glycan.residue.turned(turned[1] or turned[2])
    ether = _GLYCOSIDE.search(head)
    if ether is not None:
        name = f"{ether[1]} {glycan.name('ide')}"
        return Reading(start=start + ether.start(1), end=end, name=name)
    kind = _KIND.search(head + clause)
    # A derivative is not what the sugars alone are: then only its parts are named.
    whole = kind is not None and kind.end() <= len(head) and not _DERIVED.search(head)
    first = start + kind.end() if whole and kind is not None else built.end()
    return Reading(start=first, end=end, name=glycan.name(), whole=whole)


def _told_size(sentence: str, found: int) -> int:
    """Return how many residues the sentence promises; ``found`` where it says nothing.

    Of an oligosaccharide nobody can tell whether all residues were read: 0.
    """
    told = _SIZE.search(sentence)
    if told is None and "oligosaccharide" in sentence:
        return 0
    return found if told is None else _SIZES.get(told[0], 2)


def _clause(clause: str) -> Glycan | None:
    """Return what is built up after "consisting of"; None where it is not understood."""
    further = _FURTHER.search(clause)
    first = clause[: further.start()] if further else clause
    units = list(_units(first))
    if not units or _MORE.search(clause):
        return None
    between = first[units[0].end : units[1].start] if len(units) > 1 else ""
    if _BRANCHED.search(between):
        glycan = _joined_to_core(first, units[0].glycan, units[1:])
    elif len(units) == 2 and _BOUND_TO.search(between) and not LINK.search(between):
        only = _Unit(start=units[0].start, end=units[1].end, glycan=units[0].glycan)
        glycan = _joined_to_core(first, units[1].glycan, [only])
    else:
        glycan = _joined_in_line(first, units)
    if glycan is None or further is None:
        return glycan
    return _joined_further(clause[further.end() :], glycan)


def _units(clause: str) -> Iterator[_Unit]:
    """Yield the chains of a clause, each as often as a number word before it says."""
    # A sugar inside another word is another sugar: "6-deoxyglucose", "digitalose".
    starts = {
        found.start()
        for pattern in (SIALIC, WORD, SYMBOL)
        for found in pattern.finditer(clause)
        if not _INSIDE.match(clause[max(0, found.start() - 1) : found.start()])
    }
    place = 0
    for start in sorted(starts)[: 4 * MOST_RESIDUES]:
        found = read_glycan(clause, start) if start >= place else None
        if found is None:
            continue
        count = _COUNT.search(clause, place, start)
        yield _Unit(start=start, end=found[1], glycan=found[0])
        for _ in range(COUNTS[count[1]] - 1 if count else 0):
            again = read_glycan(clause, start)
            if again is not None:
                yield _Unit(start=start, end=again[1], glycan=again[0])
        place = found[1]


def _joined_in_line(clause: str, units: Sequence[_Unit]) -> Glycan | None:
    """Bind each unit to the next one, by the bonds in their order or by the only one."""
    if len(units) > MOST_RESIDUES or _UNREAD.search(clause):
        return None
    links = _free_links(clause, units)
    if len(links) == 1:
        links *= len(units) - 1
    if len(links) != len(units) - 1:
        return None
    for unit, following, link in zip(units, units[1:], links, strict=False):
        unit.glycan.residue = unit.glycan.residue.turned(link["anomer"] or "")
        following.glycan.leaf.branches.append((int(link["to"]), unit.glycan))
    return units[-1].glycan


def _joined_to_core(clause: str, core: Glycan, units: Sequence[_Unit]) -> Glycan | None:
    """Bind the units to one residue, each by the place that is told after it."""
    ends = [*(following.start for following in units[1:]), len(clause)]
    for unit, end in zip(units, ends, strict=True):
        told = unit.end, end
        place, link = _PLACE.search(clause, *told), LINK.search(clause, *told)
        if place is None and link is None:
            return None
        anomer = _ANOMER.search(clause, *told)
        unit.glycan.residue = unit.glycan.residue.turned(
            anomer[1] if anomer else (link["anomer"] or "") if link else ""
        )
        where = next(filter(None, place.groups())) if place else link["to"] if link else ""
        core.branches.append((int(where), unit.glycan))
    return core


def _joined_further(clause: str, glycan: Glycan) -> Glycan | None:
    """Bind what "to the A residue of which is linked (1->3) a B residue" tells."""
    units = list(_units(clause))
    if len(units) < 2:
        return None
    asked, others = units[0].glycan.residue, units[1:]
    alike = [node for node in glycan.walk() if node.residue.fits(asked)]
    told = clause[: units[1].start]
    if len(alike) > 1 and "reducing" in told:
        # The walk begins at the reducing end.
        alike = alike[-1:] if "non-reducing" in told else alike[:1]
    links = _free_links(clause, units)
    if len(links) == 1:
        links *= len(others)
    if len(alike) != 1 or len(links) != len(others):
        return None
    for unit, link in zip(others, links, strict=True):
        unit.glycan.residue = unit.glycan.residue.turned(link["anomer"] or "")
        alike[0].branches.append((int(link["to"]), unit.glycan))
    return glycan


def _free_links(clause: str, units: Sequence[_Unit]) -> list[re.Match[str]]:
    """Return the bonds of a clause that do not stand inside a chain."""
    taken = [(unit.start, unit.end) for unit in units]
    return [
        link
        for link in LINK.finditer(clause)
        if not any(start <= link.start() < end for start, end in taken)
    ]
