"""Queries that start from a known molecule: "something like ibuprofen but more polar".

Layer: core.text (may import core.chem, core.results).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.chem.facts import MoleculeFacts
from core.results import NameSpan
from core.text.demand_words import meaning

_LIKE: Final = re.compile(
    r"\b(?:like|similar|resembl\w+|related to|close to|analog(?:ue)?s?|derivatives?|cousins?|"
    r"relatives? of|variants?|version of|than|but)\b|-like\b"
)
_MORE: Final = r"(?P<more>more|higher|greater|larger|longer|extra|additional)"
_LESS: Final = r"(?P<less>less|lower|fewer|smaller|shorter|reduced)"
_SIGNED: Final = re.compile(rf"\b(?:{_MORE}|{_LESS}) (?=(?P<what>[a-z-]+(?: [a-z-]+){{0,2}}))")
_PROPERTIES: Final = (
    (r"polar|hydrophilic|water[- ]soluble|soluble|tpsa|polarity", "tpsa", 1),
    (r"lipophilic|hydrophobic|greasy|fat[- ]soluble|nonpolar|non-polar|apolar|logp|log p|"
     r"lipophilicity", "logp", 1),
    (r"heavy|mass|weight|molecular weight|molar mass|mw|massive|big|large", "mass", 1),
    (r"light|small", "mass", -1),
    (r"flexible", "rings", -1),
    (r"chain|chains", "chain", 1),
    (r"carbons?|carbon atoms?", "carbons", 1),
)  # fmt: skip
_NUMBERS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SINGLE: Final = tuple(
    # "Lighter than 300 g/mol" compares with a number, not with the known molecule.
    (rf"\b(?:{words})\b(?! than (?:about )?(?:\d|(?:{_NUMBERS})\b))", measure, sign)
    for words, measure, sign in (
        ("heavier|bigger|larger", "mass", 1),
        ("lighter|smaller", "mass", -1),
        ("longer", "chain", 1),
        ("shorter", "chain", -1),
        ("greasier|oilier", "logp", 1),
    )
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One number that shall be larger (sign 1) or smaller (-1) than the known molecule's."""

    measure: str
    argument: str
    sign: int

    def holds(self, candidate: MoleculeFacts, known: MoleculeFacts) -> bool:
        """Whether the candidate's number lies on the wanted side of the known molecule's."""
        own, other = (_value(facts, self) for facts in (candidate, known))
        return self.sign * (own - other) > 1e-6


@dataclass(frozen=True, slots=True)
class RelativeQuery:
    """A known molecule and how the wanted ones differ."""

    known: NameSpan
    comparisons: tuple[Comparison, ...]


def read_relative(text: str, names: Sequence[NameSpan]) -> RelativeQuery | None:
    """Return what a query compares with which named molecule; None where it compares nothing.

    Args:
        text: The query.
        names: Names found in it, with their structures.
    """
    lower = text.lower()
    if not names or not (_LIKE.search(lower) or _SIGNED.search(lower)):
        return None
    known = max(names, key=lambda span: len(span.text))
    comparisons = tuple(dict.fromkeys(_comparisons(lower)))
    likened = re.search(r"\blike\b|-like\b|\bsimilar\b|\banalog(?:ue)?s?\b", lower)
    return RelativeQuery(known, comparisons) if comparisons or likened else None


def _comparisons(lower: str) -> list[Comparison]:
    found = [
        Comparison(measure, "", sign)
        for pattern, measure, sign in _SINGLE
        if re.search(pattern, lower)
    ]
    for match in _SIGNED.finditer(lower):
        sign = 1 if match["more"] else -1
        words = match["what"].split()
        for size in range(len(words), 0, -1):
            one = _measure(" ".join(words[:size]))
            if one is not None:
                found.append(Comparison(one.measure, one.argument, sign * one.sign))
                break
    return found


def _measure(what: str) -> Comparison | None:
    for pattern, measure, sign in _PROPERTIES:
        if re.fullmatch(pattern, what):
            return Comparison(measure, "", sign)
    known = meaning(what)
    if known is None:
        return None
    rule = known[1][0]
    return Comparison(rule.measure, rule.argument, 1)


def _value(facts: MoleculeFacts, comparison: Comparison) -> float:
    if comparison.measure == "carbons":
        return facts.value("element", "C")
    return facts.value(comparison.measure, comparison.argument)
