"""Numbers that people ask for: "MW < 150", "more than 6 donors", "no rotatable bonds".

Layer: core.text (may import core.chem). Read in queries alone.
"""

import re
from collections.abc import Iterator
from math import inf
from typing import Final

from core.chem.group_words import group_pattern
from core.chem.naming.words import NUMBERS
from core.chem.rules import Rule

Row = tuple[int, int, str, tuple[Rule, ...]]

QUANTITIES: Final = (
    (r"mw|m\.w\.|mol(?:ecular)? (?:mass|weight)|molar mass|mass|weight|mol\.? ?wt", "mass", ""),
    (r"c?logp|log p", "logp", ""),
    (r"t?psa|polar surface(?: area)?", "tpsa", ""),
    (r"(?:h-?bond|hydrogen[- ]bond(?:ing)?)? ?donors?|hbds?", "donors", ""),
    (r"(?:h-?bond|hydrogen[- ]bond(?:ing)?)? ?acceptors?|hbas?", "acceptors", ""),
    (r"rot(?:atable|\.)? bonds?|rotors?", "rotatable bonds", ""),
    (r"stereo(?:genic )?(?:cent(?:re|er)s?|atoms?)|chiral (?:cent(?:re|er)s?|atoms?)", "stereo",
     "centres"),
    (r"aromatic rings?", "aromatic rings", ""),
    (r"rings?", "rings", ""),
    (r"(?:carbon[- ]carbon |c=c )?double bonds?|c=c", "alkenes", ""),
    (r"hetero[- ]?atoms?", "hetero atoms", ""),
    (r"heavy atoms?|non-hydrogen atoms?", "heavy atoms", ""),
    (r"(?:net )?charges?", "charge", ""),
    *(
        (rf"{word}s?(?: atoms?)?", "element", symbol)
        for word, symbol in (
            ("carbon", "C"), ("nitrogen", "N"), ("oxygen", "O"), ("sul(?:f|ph)ur", "S"),
            ("fluorine", "F"), ("chlorine", "Cl"), ("bromine", "Br"), ("iodine", "I"),
            ("phosph?orus", "P"),
        )
    ),
)  # fmt: skip
"""Words for a number, its measure and argument; see ``core.chem.facts``."""
_WORDS: Final = NUMBERS | {"no": 0, "without": 0, "single": 1, "a single": 1}
_NONE: Final = ("no", "without", "zero", "0")
_NUMBER: Final = rf"(?P<number>[+-]?\d+(?:\.\d+)?|{'|'.join(_WORDS)})"
_BELOW: Final = r"<|under|below|(?:less|fewer|smaller|lower) than"
_ABOVE: Final = r">|over|above|(?:more|greater|larger|higher) than|exceeding"
_MOST: Final = (
    r"<=|≤|at most|up to|no more than|(?:less|fewer) than or equal to|maximum(?: of)?|max\.?"
)
_LEAST: Final = r">=|≥|at least|(?:more|greater) than or equal to|minimum(?: of)?|min\.?"
_SIGN: Final = (
    rf"(?:(?<![a-z])|(?![a-z]))(?P<sign>(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<below>{_BELOW})|"
    rf"(?P<above>{_ABOVE})|=|of|is|exactly|equals?)"
)
_UNIT: Final = r"(?!\d| ?(?:g\b|g/|da\b|amu|u\b))"
"""A number with a unit of mass behind it is none of the things that are counted."""
_MEASURED: Final = {"mass": 0.03, "logp": 0.1, "tpsa": 0.03}
"""Measures that are no counts, and the share by which "MW 180" may be missed."""
_LOOSE: Final = frozenset("membered and or of with in by not".split())  # noqa: SIM905
"""Words between a number and what it counts that say it counts something else."""


def _forms(what: str, measure: str) -> tuple[str, str]:
    """Return the patterns of "rings < 3" and of "fewer than three rings"."""
    measured = measure in _MEASURED or measure == "charge"
    # "A ring of six carbons" and "one ring, two chlorines" do not count the rings, and "carbon-14"
    # is no number of atoms.
    sign = _SIGN if measured else _SIGN.replace("|of|", "|")
    bare = r"[ :(]*(?=[+-]?\d|zero\b)" if measured else r"[ :(]+(?=\d|zero\b)"
    bare = r": ?(?=\d)" if measure == "element" else bare
    unit = "" if measure in _MEASURED else _UNIT
    # "No rotatable bonds, at least three rings" says two things.
    gap = "[ ,:(]*" if measured else "[ :(]*"
    return (
        rf"\b(?:{what})(?:{gap}(?:(?:is|are|of) )?{sign} ?|{bare})\(?{_NUMBER}\b(?P<minus>-\B)?"
        r"(?P<more> or (?:more|above|higher))?(?P<fewer> or (?:less|fewer|below|lower))?" + unit,
        rf"(?:{_SIGN} ?)?(?<![\w.-]){_NUMBER}(?P<more> or more|\+)?(?P<fewer> or (?:less|fewer))? "
        rf"(?:(?P<adjective>[a-z]+) )?(?:{what})\b",
    )


_FORMS: Final = tuple(
    # Other scripts' letters that equal Latin ones without case are no part of a number.
    (re.compile(form, re.I | re.A), measure, argument)
    for what, measure, argument in QUANTITIES
    for form in _forms(what, measure)
)


_JOINED: Final = tuple(
    (re.compile(rf" (?:or|nor|and) (?:{what})\b", re.I | re.A), measure, argument)
    for what, measure, argument in QUANTITIES
)
"""The second of "no donors or acceptors"."""


def quantity_demands(text: str) -> Iterator[Row]:
    """Yield (start, end, kind, rules) of every number that a query asks for."""
    taken: list[tuple[int, int]] = []
    for form, measure, argument in _FORMS:
        for found in form.finditer(text):
            start, end = found.span()
            if _counts_else(found) or any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            yield start, end, "property", (Rule(measure, argument, *_range(found, measure)),)
            if found["number"].lower() in _NONE and found.re.groupindex.get("adjective"):
                yield from _also_none(text, start, end)


def _also_none(text: str, start: int, end: int) -> Iterator[Row]:
    """Yield what "or" adds behind ``end`` to the things of which there are none."""
    for form, measure, argument in _JOINED:
        if found := form.match(text, end):
            yield start, found.end(), "property", (Rule(measure, argument, 0, 0),)
            return


def _counts_else(found: re.Match[str]) -> bool:
    """Whether a number counts only some of the things: "no pyridine ring", "no other ring"."""
    word = (found.groupdict().get("adjective") or "").lower()
    none = found["number"].lower() in _NONE
    return bool(word) and (none or word in _LOOSE or bool(group_pattern(word)))


def _range(found: re.Match[str], measure: str) -> tuple[float, float]:
    """Return the least and the greatest number that will do."""
    text = found["number"].lower()
    number = float(_WORDS.get(text, text))
    if found.groupdict().get("minus"):
        number = -number
    little = 1e-6
    if found["above"]:
        return number + little, inf
    if found["below"]:
        return -inf, number - little
    if found["least"] or found["more"]:
        return number, inf
    if found["most"] or found["fewer"]:
        return -inf, number
    spare = _MEASURED.get(measure, 0.0) * abs(number)
    return number - spare, number + spare
