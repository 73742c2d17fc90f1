"""Charges that typed queries spell out: "net positive charge", "doubly charged anions".

Layer: core.text (may import core.chem).
"""

import re
from collections.abc import Iterator
from math import inf
from typing import Final

from core.chem.rules import Rule
from core.text.typed_scope import WORD_NUMBERS

_Row = tuple[int, int, str, tuple[Rule, ...]]

_CHARGES: Final = (
    (r"(?:permanent|fixed|quaternary)(?:ly)? (?:positive(?:ly)? )?charged?(?: nitrogens?)?",
     Rule("has", "[$([NX4+]([#6])([#6])([#6])[#6]),$([nX3+;!$(n[O-])][#6])]")),
    (r"(?:an? )?(?:(?:net|overall|total|formal|carr\w+ an?|bear\w+ an?) )*positive(?:ly)?(?: net| "
     r"overall| formal)? charged?|positively[- ]charged(?: ions?)?", Rule("charge", "", 1, inf)),
    (r"(?:an? )?(?:(?:net|overall|total|formal|carr\w+ an?|bear\w+ an?) )*negative(?:ly)?(?: net| "
     r"overall| formal)? charged?|negatively[- ]charged(?: ions?)?", Rule("charge", "", -inf, -1)),
    (r"(?:no|zero|without(?: an?| any)?|lacking(?: an?)?|not|neutral)(?: net| overall| formal| "
     r"total)? charged?|(?:net |overall |total )?charge (?:is |of )?(?:zero|0)|charge[- ]neutral|"
     r"un-?charged|electrically neutral|net neutral|overall neutral", Rule("charge", "", 0, 0)),
)  # fmt: skip
_CHARGED: Final = tuple((re.compile(rf"\b(?:{words})\b", re.I), rule) for words, rule in _CHARGES)
_SIZED_CHARGE: Final = re.compile(
    r"\b(?:(?:net |overall |total |formal )?charge(?: is| of|:|=)* ?(?:"
    r"(?P<s1>[-+−]|minus |plus )(?P<n1>\d|one|two|three|four)|"
    r"(?P<n2>\d)(?P<s2>[-+−]))(?!\d)|(?P<word>singly|doubly|triply|mono|di|tri|two|three|1|2|3)"
    r"[ -](?:net )?(?P<pole>positive|negative)(?:ly)?(?:[ -]charged?)?s?(?: ions?)?|"
    r"(?P<pole2>positive|negative)ly (?P<word2>singly|doubly|triply) charged|"
    r"(?P<word3>monovalent|divalent|trivalent|singly charged|doubly charged|triply charged) "
    r"(?P<ion>cation|anion)s?)",
    re.I,
)
_TIMES: Final = {
    "singly": 1, "doubly": 2, "triply": 3, "mono": 1, "di": 2, "tri": 3, "two": 2, "three": 3,
    "1": 1, "2": 2, "3": 3, "monovalent": 1, "divalent": 2, "trivalent": 3, "singly charged": 1,
    "doubly charged": 2, "triply charged": 3,
}  # fmt: skip


def _size(number: str) -> int:
    return WORD_NUMBERS.get(number.lower()) or int(number)


def typed_charges(text: str) -> Iterator[_Row]:
    """Yield (start, end, kind, rules) of each charge, the one with a number first."""
    for found in _SIZED_CHARGE.finditer(text):
        sign = (found["s1"] or found["s2"] or "").lower()
        word = (found["word"] or found["word2"] or found["word3"] or "").lower()
        pole = (found["pole"] or found["pole2"] or found["ion"] or "").lower()
        number = _TIMES[word] if word else _size(found["n1"] or found["n2"])
        if sign in ("-", "−", "minus ") or pole in ("negative", "anion"):
            number = -number
        yield *found.span(), "property", (Rule("charge", "", number, number),)
    for pattern, rule in _CHARGED:
        for found in pattern.finditer(text):
            yield *found.span(), "property", (rule,)
