"""Rings by their size in typed queries: "a seven-membered lactam", "5-membered ring with N".

Layer: core.text (may import core.chem).
"""

import re
from collections.abc import Iterator
from math import inf
from typing import Final

from core.chem.rules import Rule
from core.text.typed_scope import WORD_NUMBERS

_Row = tuple[int, int, str, tuple[Rule, ...]]

_MEMBERED: Final = re.compile(
    rf"\b(?P<n>{'|'.join(WORD_NUMBERS)}|\d{{1,2}})[- ]?membered"
    r"(?P<open> (?:or (?:larger|bigger|more)|and larger))?(?P<adjectives>(?: (?:aromatic|"
    r"saturated|cyclic|carbocyclic|nitrogen|oxygen|sulfur|sulphur|heterocyclic|heteroaromatic|"
    r"aliphatic|unsaturated|carbon))*) (?P<what>rings?|carbocycles?|heterocycles?|lactones?|"
    r"lactams?|macrocycles?|ketones?|ethers?|cycles?|ring systems?|heteroaromatics?|rings?)",
    re.I,
)
_HELD: Final = {"n": 7, "o": 8, "s": 16}
_HELD_WORD: Final = r"(?:nitrogen|oxygen|sulf?ph?ur|sulfur|\b[nos]\b)"
_HOLDING: Final = re.compile(
    rf" (?:with|containing|having|bearing|holding)(?: (?:an?|one|either))* {_HELD_WORD}"
    rf"(?: or (?:an? )?{_HELD_WORD})*(?: atoms?)?(?: in it)?\b(?! and )",
    re.I,
)
_RING_KINDS: Final = {
    "lacton": "[CX3;r{n}](=O)@[OX2;r{n}]", "lactam": "[CX3;r{n}](=O)@[NX3;r{n}]", "heteroc": (
        "[!#6;r{n}]"), "heteroa": "[!#6;a;r{n}]", "ketone": "[#6;r{n}]=[OX1]", "ether": (
        "[OX2;r{n}]"),
}  # fmt: skip
_ADJECTIVES: Final = {
    "heteroaromatic": "[!#6;a;r{n}]", "heterocyclic": "[!#6;r{n}]", "aromatic": "[a;r{n}]",
    "nitrogen": "[#7;r{n}]", "oxygen": "[#8;r{n}]", "sul": "[#16;r{n}]", "saturated": "[CX4;r{n}]",
    "aliphatic": "[A;r{n}]",
}  # fmt: skip


def membered(text: str) -> Iterator[_Row]:
    """Yield (start, end, kind, rules) of the rings that a query names by their size."""
    for found in _MEMBERED.finditer(text):
        size, what = _size(found["n"].lower()), found["what"].lower()
        adjectives = found["adjectives"].lower()
        held = _HOLDING.match(text, found.end())
        if held and "ring" in what and 3 <= size <= 24 and not found["open"]:
            numbers = sorted({_HELD[word[0]] for word in re.findall(_HELD_WORD, held[0].lower())})
            smarts = f"[{','.join(f'#{number}' for number in numbers)};r{size}]"
            yield found.start(), held.end(), "ring", (Rule("has", smarts),)
            continue
        smarts = next((s for kind, s in _RING_KINDS.items() if what.startswith(kind)), "")
        smarts = smarts or next((s for kind, s in _ADJECTIVES.items() if kind in adjectives), "")
        if not 3 <= size <= 24:
            continue
        if found["open"]:
            yield *found.span(), "rings", (Rule("largest ring", "", size, inf),)
        elif smarts:
            yield *found.span(), "ring", (Rule("has", smarts.replace("{n}", str(size))),)
        else:
            yield *found.span(), "rings", (Rule("ring size", str(size)),)


def _size(word: str) -> int:
    return WORD_NUMBERS[word] if word in WORD_NUMBERS else int(word)
