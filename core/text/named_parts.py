"""Parents of a typed query that no table knows, by their names: "tropane skeleton".

Layer: core.text (may import core.chem). A name is a part where the query speaks of it as one: a
ring, a core, in the plural, behind "containing". Words for relatives are left alone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from core.chem.group_words import singular
from core.chem.rules import Rule
from core.chem.typed_parents import parent_pattern
from core.text.demands import Demand

Resolve = Callable[[Sequence[str]], Sequence[str | None]]
"""Names to SMILES, None for each that nothing reads."""

_UNPLACED: Final = re.compile(
    r"(?:di|tri|tetra|penta|hexa)?(?:hydroxy|methoxy|amino|nitro|chloro|fluoro|bromo|iodo|methyl|"
    r"ethyl|cyano|oxo|phenyl|benzyl|carboxy|alkyl|aryl|acyl)(?!ene|ide|ine|ate|ium)"
)
"""Substituents without places, which a reader of names would choose itself."""
_MOST_NAMES: Final = 16
"""Names of one query that are looked up."""
_WORD: Final = re.compile(r"[^\s;:!?\"“”]+")
_RINGS: Final = r"rings?|moiet(?:y|ies)|units?|motifs?|systems?|substructures?|fragments?|groups?"
_SKELETONS: Final = r"cores?|skeletons?|scaffolds?|nucle(?:us|i)|frameworks?|backbones?|cages?"
_AFTER: Final = re.compile(
    rf"[- ](?:(?P<skeleton>(?:ring |carbon )?(?:{_SKELETONS}))|(?:{_RINGS})|derivatives?|"
    r"compounds?|containing|based|type|bearing|derived|fused|substituted|class|family)\b"
)
_BEFORE: Final = re.compile(
    r"\b(?:contain\w*|with|bear\w*|ha(?:s|ve|ving)|includ\w*|incorporat\w*|based (?:up)?on|"
    r"built (?:up)?on|derivatives? of|derived from|possess\w*|featur\w*|attached to|fused to|"
    r"without|lack\w*|no|not|on|plus|and|or|substituted|linked to|but|carrying)"
    r"(?: (?:an?|the|any|one|two|three|at least one|fused|central|intact|free))* $"
)
_RELATIVE: Final = re.compile(
    r"\b(?:like|similar|analog(?:ue)?s?|isomers?|resembl\w+|related|close to|prodrugs?|"
    r"metabolites?|than|compared?|versions?|instead|enantiomers?|congeners?|homolog\w*)\b|-like\b"
)
_ELSE: Final = re.compile(
    r"[- ](?:inhibitors?|antagonists?|agonists?|blockers?|receptors?|uptake|reuptake|synthase|"
    r"kinases?|channels?|transporters?|metabolism|biosynthesis|sensitive|drugs?|toxins?)\b"
)
_LOCATED: Final = re.compile(
    r"(?<![\w-])(?P<locants>\d{1,2}['’]?(?:,\d{1,2}['’]?){0,3})-(?P<times>di|tri|tetra)?"
    r"(?P<group>hydroxy|methoxy|oxo|methyl|chloro|fluoro|bromo|iodo|amino|nitro|ethyl|phenyl|carboxy|"
    r"acetoxy)l?\b(?: (?:groups?|substituents?))?"
)


_PLACED: Final = re.compile(
    r"(?<![\w-])\d{1,2}['’]?(?:,\d{1,2}['’]?){0,3}-[a-z][a-z-]{6,40}(?![\w-])"
)
"""A word with its locants: "4-aminoquinolines"."""


def named_parts(
    text: str, lower: str, taken: Sequence[tuple[int, int]], resolve: Resolve
) -> Iterator[Demand]:
    """Yield the named parents that a query demands as parts.

    Args:
        text: The query.
        lower: It in lower case.
        taken: Places whose words are understood already.
        resolve: Reads names.
    """
    if _RELATIVE.search(lower):
        return
    places = [row for row in _candidates(lower) if not _overlaps(row, taken)]
    names = [singular(lower[a:b]) for a, b in places][:_MOST_NAMES]
    if not names:
        return
    kept: list[tuple[int, int]] = []
    for (start, end), smiles in zip(places, resolve(names), strict=False):
        if not smiles or _overlaps((start, end), kept):
            continue
        after = _AFTER.match(lower, end)
        smarts = parent_pattern(smiles, skeleton=bool(after and after["skeleton"]))
        if smarts:
            kept.append((start, end))
            stop = after.end() if after else end
            yield Demand(start, stop, text[start:stop], "ring", False, (Rule("match", smarts),))


def located_groups(
    text: str, lower: str, demands: Sequence[Demand], resolve: Resolve
) -> Iterator[Demand]:
    """Yield "the 5-hydroxy" of "flavones lacking the 5-hydroxy" as a part: 5-hydroxyflavone."""
    if _RELATIVE.search(lower):
        return
    for found in _PLACED.finditer(lower):
        if any(d.start <= found.start() and found.end() <= d.end for d in demands):
            continue
        (smiles,) = resolve([singular(found[0])])
        if smiles and (smarts := parent_pattern(smiles, skeleton=False)):
            yield Demand(
                *found.span(), text[slice(*found.span())], "ring", False, (Rule("match", smarts),)
            )
    parents = [singular(d.text.lower()) for d in demands if d.kind == "ring" and " " not in d.text]
    for found in _LOCATED.finditer(lower):
        names = [
            f"{found['locants']}-{found['times'] or ''}{found['group']}{name}" for name in parents
        ]
        for smiles in resolve(names[:_MOST_NAMES]):
            if smiles and (smarts := parent_pattern(smiles, skeleton=False)):
                start, end = found.span()
                yield Demand(start, end, text[start:end], "ring", False, (Rule("match", smarts),))
                break


def _overlaps(row: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(row[0] < b and a < row[1] for a, b in others)


def _candidates(lower: str) -> list[tuple[int, int]]:
    """Return the places of one to three words that the query speaks of as a part, long first."""
    words = []
    for match in _WORD.finditer(lower):
        start, end = match.span()
        while end > start and lower[end - 1] in ",.)(":
            end -= 1
        while start < end and lower[start] in "(":
            start += 1
        for cut in (
            "-containing",
            "-based",
            "-type",
            "-derived",
            "-free",
            "-fused",
            "-bearing",
            "-substituted",
        ):
            if lower.endswith(cut, start, end):
                end -= len(cut)
        if end > start:
            words.append((start, end))
    found = []
    for size in (3, 2, 1):
        for run in range(len(words) - size + 1):
            start, end = words[run][0], words[run + size - 1][1]
            name = lower[start:end]
            if (
                len(name) > 4
                and not _UNPLACED.match(name)
                and not re.search(r",\s", name)
                and _is_part(lower, start, end)
            ):
                found.append((start, end))
    return found


def _is_part(lower: str, start: int, end: int) -> bool:
    if _ELSE.match(lower, end):
        return False
    name = lower[start:end]
    plural = name.endswith("s") and singular(name) != name and not _WORD.search(lower[:start])
    return bool(plural or _AFTER.match(lower, end) or _BEFORE.search(lower[:start]))
