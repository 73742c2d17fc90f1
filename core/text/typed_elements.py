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
_LIST: Final = rf"(?:{_ELEMENT})(?:(?:,? (?:and|&|or) |, ?| ?/ ?|\+)(?:{_ELEMENT})\b){{1,6}}"
_WHOLE: Final = (
    r"(?:only|just|nothing but|solely|exclusively|purely|entirely|composed of|"
    r"consist(?:s|ing) of|made (?:up )?(?:of|from)|built (?:of|from)|"
    r"no (?:other )?(?:elements|atoms) (?:other than|except|besides?|but)|"
    r"nothing (?:other than|except|besides))"
)
_ONLY: Final = re.compile(
    rf"\b{_WHOLE}(?: of| from)?(?: the elements| elements)? (?P<list>{_LIST})"
    r"(?: atoms)?(?: (?:only|alone))?",
    re.I | re.A,
)
_ONLY_BEHIND: Final = re.compile(
    rf"(?<![\w-])(?P<list>{_LIST})(?: atoms| elements)? (?:only|alone|and nothing else)\b",
    re.I | re.A,
)
_RUN_TOGETHER: Final = re.compile(
    r"(?<![\w-])(?P<list>C(?:H|N|O|S|P|F|Cl|Br|I){1,6})(?: only| atoms only|-only| alone)\b"
)


def only_elements(text: str) -> Iterator[_Row]:
    """Yield (start, end, kind, rules): each element named is there, and no other."""
    rows = [*_ONLY.finditer(text), *_ONLY_BEHIND.finditer(text), *_RUN_TOGETHER.finditer(text)]
    for found in rows:
        words = re.findall(r"[a-z]+", found["list"].lower())
        if found.re is _RUN_TOGETHER:
            words = [part.lower() for part in re.findall(r"[A-Z][a-z]?", found["list"])]
        symbols = list(dict.fromkeys(_SYMBOLS[word] for word in words if word in _SYMBOLS))
        others = "".join(f";!#{_NUMBERS[symbol]}" for symbol in symbols)
        alone = Rule("has", f"[*{others};!#1]", 0, 0)
        present = (Rule("element", symbol) for symbol in symbols)
        yield *found.span(), "property", (alone, *present)
