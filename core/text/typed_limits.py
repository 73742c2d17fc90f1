"""Limits in the wordings of typed queries: "logP not exceeding 1", "more nitrogens than 6".

Layer: core.text (may import core.chem). ``core.text.quantities`` reads plain limits.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from math import ceil, floor, inf, isinf
from typing import Final

from core.chem.rules import Rule
from core.text.quantities import QUANTITIES
from core.text.typed_scope import WORD_NUMBERS

_Row = tuple[int, int, str, tuple[Rule, ...]]

_MORE: Final = r"(?:more|greater|larger|higher|bigger|heavier)"
_LESS: Final = r"(?:less|fewer|lower|smaller|lighter)"
_MOST: Final = (
    rf"(?:no|not|never|n't|isn't|doesn't) (?:{_MORE} than|above|over|exceed(?:s|ing)?|beyond|"
    rf"surpassing)|capped at|limited to|does ?n[o']t exceed|not to exceed|below or equal to|"
    rf"{_LESS} than or equal to|at maximum|a maximum of|maximum(?: of)?|at most|up to|<=|≤|=<"
)
_LEAST: Final = (
    rf"(?:no|not|never) (?:{_LESS} than|below|under)|starting (?:at|from)|above or equal to|"
    rf"{_MORE} than or equal to|at minimum|a minimum of|minimum(?: of)?|at least|>=|≥|=>"
)
_LIMIT: Final = (
    rf"(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<above>{_MORE} than|above|over|exceed(?:s|ing)|"
    rf"beyond|>|upwards? of|in excess of)|(?P<below>{_LESS} than|below|under|<|short of)|"
    r"(?P<exact>equal(?:s|ling)?(?: to)?|exactly|precisely|=|of exactly|at exactly))"
)
_WORDS: Final = "|".join(sorted(WORD_NUMBERS, key=len, reverse=True))
_NUMBER: Final = rf"(?<![\w.])(?P<n>[-+−]?\d{{1,5}}(?:\.\d{{1,3}})?|{_WORDS})(?![\w]|\.\d)"
_NO_UNIT: Final = r"(?! ?(?:g\b|g/|k?da\b|k?daltons?|amu|u\b|å|a\^?2|angstrom|%|carbon|membered))"
"""What is counted has no unit: "two double bonds under 300 g/mol"."""
_BEHIND: Final = (
    r"(?P<up>\+| (?:or|and) (?:more|above|greater|higher|over|larger|up))?"
    r"(?P<down> (?:or|and) (?:less|fewer|below|lower|smaller|under))?"
)
_MEASURED: Final = frozenset(("mass", "logp", "tpsa"))
_LINK: Final = r"(?: (?:is|are|of|that is|that are|being|must be|should be|values?|which is))*"
_WIDER: Final = {
    "mass": r"(?:molecular |molar |formula |exact )?(?:mass(?:es)?|weights?)|m\.?w\.?|"
    r"mol\.? ?wt\.?|molecular size",
    "logp": r"(?:c|x|a|s)?log ?-?p(?:ow|o/w)?|partition coefficients?|lipophilicity",
    "tpsa": r"t?psa|(?:topological |total )?polar (?:surface(?: areas?)?|area)",
}


def _kinds() -> Iterator[tuple[str, str, str]]:
    for what, measure, argument in QUANTITIES:
        yield _WIDER.get(measure, what), measure, argument


def _forms(what: str, measure: str) -> Iterator[re.Pattern[str]]:
    count = r"(?: (?:counts?|number|total))"
    unit = "" if measure in _MEASURED else _NO_UNIT
    yield re.compile(
        rf"\b(?:{what}){count}?{_LINK}[ :]*{_LIMIT} ?{_NUMBER}{unit}{_BEHIND}", re.I | re.A
    )
    if measure not in _MEASURED:
        yield re.compile(
            rf"\b(?:(?:{what}){count}|number of (?:{what})){_LINK}[ :]*(?:{_LIMIT})? ?"
            rf"{_NUMBER}{unit}{_BEHIND}",
            re.I | re.A,
        )
        yield re.compile(
            rf"\b(?:(?P<above>more)|(?P<below>fewer|less)) (?:{what}) than {_NUMBER}{unit}",
            re.I | re.A,
        )


_FORMS: Final = tuple(
    (form, measure, argument)
    for what, measure, argument in _kinds()
    for form in _forms(what, measure)
)


def whole(rule: Rule) -> Rule:
    """Return a rule whose limits are whole numbers where it counts: more than one is two."""
    if rule.measure in _MEASURED:
        return rule
    low = rule.low if isinf(rule.low) else ceil(rule.low)
    high = rule.high if isinf(rule.high) else floor(rule.high)
    return replace(rule, low=low, high=high)


def limits(text: str) -> Iterator[_Row]:
    """Yield (start, end, kind, rules) of the limits that a query sets."""
    for form, measure, argument in _FORMS:
        for found in form.finditer(text):
            step = 1e-6 if measure in _MEASURED else 1
            low, high = _bounds(found.groupdict(), step)
            yield *found.span(), "property", (Rule(measure, argument, low, high),)


def _bounds(found: dict[str, str | None], step: float) -> tuple[float, float]:
    word = (found["n"] or "0").lower()
    number = float(WORD_NUMBERS[word]) if word in WORD_NUMBERS else float(word.replace("−", "-"))
    if found.get("most") or found.get("down"):
        return -inf, number
    if found.get("least") or found.get("up"):
        return number, inf
    if found.get("above"):
        return number + step, inf
    if found.get("below"):
        return -inf, number - step
    return number, number
