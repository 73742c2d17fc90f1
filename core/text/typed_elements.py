"""Queries for compounds of certain elements alone: "only C, H and O".

Layer: core.text (may import core.chem).
"""

import re
from collections.abc import Iterator
from typing import Final

from core.chem.rules import Rule

_Row = tuple[int, int, str, tuple[Rule, ...]]

_SYMBOLS: Final = {
    "c": "C", "h": "H", "n": "N", "o": "O", "s": "S", "p": "P", "f": "F", "cl": "Cl", "br": "Br",
    "carbon": "C", "hydrogen": "H", "nitrogen": "N", "oxygen": "O", "sulfur": "S", "sulphur": "S",
    "phosphorus": "P", "fluorine": "F", "chlorine": "Cl", "bromine": "Br", "iodine": "I",
    "carbons": "C", "hydrogens": "H",
}  # fmt: skip
_NUMBERS: Final = {
    "C": 6, "H": 1, "N": 7, "O": 8, "S": 16, "P": 15, "F": 9, "Cl": 17, "Br": 35, "I": 53,
}  # fmt: skip
_ELEMENT: Final = "|".join(sorted(_SYMBOLS, key=len, reverse=True))
_ONLY: Final = re.compile(
    rf"\b(?:only|just|nothing but|solely|exclusively|composed of|made (?:up )?of) (?P<list>"
    rf"(?:{_ELEMENT})(?:(?:,? and |, ?)(?:{_ELEMENT})\b){{1,6}})(?: atoms)?",
    re.I | re.A,
)


def only_elements(text: str) -> Iterator[_Row]:
    """Yield (start, end, kind, rules): each element named is there, and no other."""
    for found in _ONLY.finditer(text):
        words = re.findall(r"[a-z]+", found["list"].lower())
        symbols = list(dict.fromkeys(_SYMBOLS[word] for word in words if word in _SYMBOLS))
        others = "".join(f";!#{_NUMBERS[symbol]}" for symbol in symbols)
        alone = Rule("has", f"[*{others};!#1]", 0, 0)
        present = (Rule("element", symbol) for symbol in symbols)
        yield *found.span(), "property", (alone, *present)
