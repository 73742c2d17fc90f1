"""Which parts of a text could be a chemical name.

Layer: core.chem (imports nothing of core).
"""

import re
from collections.abc import Iterator
from typing import Final

MOST_WORDS: Final = 5
"""Words of the longest name that is looked for in prose."""

_LOCANT: Final = r"(?:\d+[a-z]?'*(?:alpha|beta)?[RSEZ]?|[NOPSREZ]'*)"
LOCANT_GAP: Final = re.compile(rf"\b({_LOCANT}), (?={_LOCANT}[-,)\]])")
"""A comma and a blank between two locants, as databases print names ("1, 2-ethanediol")."""
_RUN: Final = re.compile(rf"(?:{LOCANT_GAP.pattern}|\S)+")
_PARTNER: Final = {"(": ")", "[": "]", "{": "}"}
_OPENER: Final = {close: opened for opened, close in _PARTNER.items()}

PROSE: Final = frozenset(
    """
    a about acting action active activity after agent agents all also although an and animals
    any appears are as at bacteria bearing because been being belongs between both bond bonds
    but by can carrying cells chain class component compound compounds conjugate consisting
    consists contain containing contains derivative derivatives derived derives double drug
    during each either enantiomer exhibits for form formal formally formed found from function
    functional functionally group groups had has have having human hydroxylated in inhibitor
    into is isolated isomer it its itself known linked major may member metabolite
    metabolites mixture molecule molecules more moieties moiety most natural no not obtained of
    on one only or other over pair parent plant position positions precursor prepared produced
    product protein racemate reaction related replaced replaces residue residues respectively
    resulting role roles salt(s) single species structure substance substituent substituents
    substituted such synthetic tautomer than that the their them then there these they this
    those through thus to treatment two three four type under unit units up used using via was
    were when where whereas which while whose with within without
    """.split()  # noqa: SIM905  # a block of words is easier to read than a list
)
"""Words that no name holds; a candidate never runs across one."""


def candidates(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every run of 1-5 words that could be a name, longest first.

    A name with blanks between its locants is one word.
    """
    runs: list[list[tuple[int, int]]] = [[]]
    for found in _RUN.finditer(text):
        start, end = trim(text, *found.span())
        if start == end or text[start:end].lower() in PROSE:
            runs.append([])
            continue
        if start > found.start():  # something closed or opened here: no name runs on across it
            runs.append([])
        runs[-1].append(found.span())
        if end < found.end():
            runs.append([])
    for size in range(MOST_WORDS, 0, -1):
        for run in runs:
            for first, last in zip(run, run[size - 1 :], strict=False):
                yield trim(text, first[0], last[1])


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the marks, quotes and brackets that surround a name.

    Brackets that open and close inside stay, as in "(R)-carvone" and "iron(3+)".
    """
    before = None
    while start < end and before != (start, end):
        before = start, end
        last = text[end - 1]
        if text.endswith(("'s", "’s"), start, end):
            end -= 2
        elif not last.isalnum() and (last not in _OPENER or _surplus(text, start, end, last)):
            end -= 1
        elif not text[start].isalnum() and not _closes_inside(text, start, end):
            start += 1
    return start, end


def _surplus(text: str, start: int, end: int, closing: str) -> bool:
    """Whether the span closes more brackets of this kind than it opens."""
    return text.count(closing, start, end) > text.count(_OPENER[closing], start, end)


def _closes_inside(text: str, start: int, end: int) -> bool:
    """Whether the span begins with a bracket that closes before its last character."""
    opening = text[start]
    depth = 0
    for i in range(start, end - 1 if opening in _PARTNER else start):
        depth += (text[i] == opening) - (text[i] == _PARTNER[opening])
        if depth == 0:
            return True
    return False
