"""Demands that are spelled by pattern rather than by word: C20:4, (2-), (2S,3R), trihydroxy.

Layer: core.text (may import core.chem).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import Final

from core.chem.group_words import GROUP_WORDS, RING_WORDS, SUBSTITUENT_WORDS, singular
from core.chem.rules import Rule
from core.text.demand_words import acids
from core.text.quantities import quantity_demands
from core.text.zones import FULL

Row = tuple[int, int, str, tuple[Rule, ...]]
"""Start, end, kind, rules."""

_MULTIPLIERS: Final = {
    "mono": 1, "di": 2, "tri": 3, "tetra": 4, "penta": 5, "hexa": 6, "hepta": 7, "octa": 8,
}  # fmt: skip
_TIMES: Final = "|".join(_MULTIPLIERS)
_ANY_AMINE: Final = "[NX3,NX4+]"  # "N-acyl-amino acid": its nitrogen is an amide by now
_NOT_AFTER: Final = {
    "oxo": "l|n|c|a", "nitro": "s|g", "cyano": "b|g|s|c", "amino": "g|sulf|carb|acid|acyl|b",
    "fluoro": "phore|met|g|chrom", "hydroxy": "l|am", "carboxy": "l|p", "methoxy": "^",
    "chloro": "phyll|form",
    "bromo": "^", "iodo": "^", "azido": "^",
}  # fmt: skip
_PREFIX: Final = re.compile(
    rf"(?P<times>{_TIMES})?(?P<stem>"
    + "|".join(f"{stem}(?!{rest})" for stem, rest in _NOT_AFTER.items())
    + ")"
)
_ACIDS: Final = re.compile(
    rf"(?<!pyridine)(?<!quinoline)(?P<times>{_TIMES})carboxylic acids?\b"
    r"(?! (?:\w+)?(?:ester|amide|anhydride|imide|deriv|hydrazide|and deriv|and O-))",
    re.I | re.A,  # without re.A, "ı" is an "i" that no table holds
)
_BENT: Final = re.compile(
    r"(?:hydro(?!xy|x|ge|chl|br)|cyclo|aza|oxa|thia|nor|homo|seco|epi|benz|iso|deoxy|pseudo|bi|ylidene|"
    r"-yl|bis|oxido|naphtho|furo|pyrano|pyrido|pyrrolo|thieno|imidazo|de)"
)
_CARBONS: Final = re.compile(r"\bC-?(?P<number>\d{1,2})(?::(?P<alkenes>\d{1,2}))?(?=[\s\-,.)]|$)")
_C_CLASS: Final = re.compile(r"-(?:steroid|gibberellin)")
_CHARGE: Final = re.compile(r"\((?P<size>\d)(?P<sign>[+-])\)")
_LABELS: Final = re.compile(
    r"(?<![A-Za-z])(?:\((?P<labels>\d*[a-z]?'*[RSEZ](?:,\d*[a-z]?'*[RSEZ])*)\)|"
    r"(?P<bare>\d+[a-z]?'*[RSEZ](?:,\d*[a-z]?'*[RSEZ])*|[RSEZ](?= (?:enantiomer|isomer|config))))"
)
_LABEL: Final = re.compile(r"[RSEZ]")
_WEIGHT: Final = re.compile(
    r"\b(?P<bound>under|below|less than|lighter than|smaller than|at most|up to|over|above|"
    r"more than|heavier than|at least|around|about|of)\s+(?P<number>\d{2,4})\s*"
    r"(?P<unit>g/mol|da\b|daltons?|g mol|amu|u\b)?",
    re.I,
)
_NUMBER: Final = re.compile(
    r"\b(?P<measure>logp|tpsa)\s*(?:is\s+)?"
    r"(?P<bound>under|below|less than|at most|over|above|more than|"
    r"at least|<=?|>=?)\s*(?P<number>-?\d+(?:\.\d+)?)",
    re.I,
)
_UPPER: Final = (
    "under",
    "below",
    "less than",
    "lighter than",
    "smaller than",
    "at most",
    "up to",
    "<",
    "<=",
)
_LOWER: Final = ("over", "above", "more than", "heavier than", "at least")
_ISOTOPE: Final = re.compile(
    r"(?<![\w-])\(?\[?(?P<name>[23]H|1[134]C|1[35]N|1[78]O|18F|3[23]P|3[45]S|12[345]I|131I|99Tc|"
    r"7[67]Br)\]?\)?(?![\w'])"
)
_ISOTOPE_NAME: Final = re.compile(
    r"\b(?P<name>carbon|nitrogen|oxygen|fluorine|iodine|phosphorus|sulfur)-(?P<mass>\d{1,3})\b",
    re.I | re.A,
)
_SYMBOLS: Final = {
    "carbon": "C", "nitrogen": "N", "oxygen": "O", "fluorine": "F", "iodine": "I",
    "phosphorus": "P", "sulfur": "S",
}  # fmt: skip
_GEOMETRY: Final = re.compile(
    r"\b(?P<word>cis|trans|[EZ])\b(?=[ -](?:double|alkene|isomer|config|geometr))", re.I
)
_CHAIN: Final = re.compile(r"\b(?P<number>\d{1,2})-carbons?\b", re.I)


@lru_cache(maxsize=4096)
def _compound(form: str) -> tuple[tuple[int, int, str, tuple[Rule, ...]], ...]:
    rows: list[Row] = []
    for found in _PREFIX.finditer(form):
        number = _MULTIPLIERS.get(found["times"], 1)
        smarts = _ANY_AMINE if found["stem"] == "amino" else SUBSTITUENT_WORDS[found["stem"]]
        rule = Rule("match", smarts, number, inf)
        rows.append((found.start(), found.end(), "count" if number > 1 else "group", (rule,)))
    word = singular(form)
    for cut in range(len(word) - 4):
        ring = word[cut:]
        if ring in RING_WORDS:
            if not _BENT.search(word[:cut]):
                rows.append((cut, len(form), "ring", (Rule("match", GROUP_WORDS[ring]),)))
            break
    return tuple(rows)


def compound_demands(start: int, form: str) -> Iterator[Row]:
    """Yield what the parts of a compound word say: "trihydroxyflavone", "chloropyridines".

    Args:
        start: Place of the word in its text.
        form: The word in lower case.
    """
    for a, b, kind, rules in _compound(form):
        yield start + a, start + b, kind, rules


def phrase_demands(text: str, *, trust: int, query: bool) -> Iterator[Row]:
    """Yield what numbers and signs in one part of a text say, with places in that part.

    Args:
        text: The part, with its capitals.
        trust: How far it speaks of the molecule; see ``core.text.zones``.
        query: Whether people typed it: masses are read in queries only.
    """
    if trust == FULL:
        for found in _ACIDS.finditer(text):
            number = _MULTIPLIERS[found["times"].lower()]
            yield *found.span(), "count", acids(number)
        for found in _CHARGE.finditer(text):
            charge = int(found["size"]) * (1 if found["sign"] == "+" else -1)
            yield *found.span(), "charge", (Rule("charge", "", charge, charge),)
        yield from _chains(text, query)
        yield from _labels(text, query)
    if query:
        yield from _isotopes(text)
        yield from _amounts(text)


def _chains(text: str, query: bool) -> Iterator[Row]:
    for found in _CARBONS.finditer(text):
        number = int(found["number"])
        if number < 2:
            continue
        if found["alkenes"] is None:
            if not query and not _C_CLASS.match(text, found.end()):
                continue
            chain = "acyl chain" if re.search(r"fatty|acid|acyl", text[found.end() :], re.I) else ""
            measure = ("chain", "") if query else ("element", "C")
            measure = (chain, "") if chain and query else measure
            yield *found.span(), "carbons", (Rule(*measure, number, number),)
        else:
            alkenes = int(found["alkenes"])
            yield *found.span(), "carbons", (
                Rule("chain", "", number, number), Rule("alkenes", "", alkenes, alkenes),
            )  # fmt: skip
    if query:
        for found in _CHAIN.finditer(text):
            number = int(found["number"])
            yield *found.span(), "carbons", (Rule("element", "C", number, number),)


def _labels(text: str, query: bool) -> Iterator[Row]:
    for found in _LABELS.finditer(text):
        labels = _LABEL.findall(found["labels"] or found["bare"])
        rules = tuple(
            Rule("stereo", label, labels.count(label), inf) for label in dict.fromkeys(labels)
        )
        yield *found.span(), "stereo", rules
    if query:
        for found in _GEOMETRY.finditer(text):
            label = "Z" if found["word"].lower() in ("cis", "z") else "E"
            yield *found.span(), "stereo", (Rule("stereo", label),)


def _isotopes(text: str) -> Iterator[Row]:
    for found in _ISOTOPE.finditer(text):
        yield *found.span(), "isotope", (Rule("isotope", found["name"]),)
    for found in _ISOTOPE_NAME.finditer(text):
        name = f"{found['mass']}{_SYMBOLS[found['name'].lower()]}"
        yield *found.span(), "isotope", (Rule("isotope", name),)


def _amounts(text: str) -> Iterator[Row]:
    """Yield masses and other numbers, each once: "less than 12 carbons" is no mass."""
    numbers = list(quantity_demands(text))
    weights = [
        row
        for row in _weights(text)
        if all(rules[0].measure == row[3][0].measure for *_, rules in _overlapping(row, numbers))
    ]
    yield from weights
    yield from (row for row in numbers if not _overlapping(row, weights))


def _overlapping(row: Row, others: Sequence[Row]) -> list[Row]:
    return [other for other in others if row[0] < other[1] and other[0] < row[1]]


def _weights(text: str) -> Iterator[Row]:
    stated = re.search(r"\b(?:weight|mass|mw)\b", text, re.I)
    for found in _WEIGHT.finditer(text):
        if not (found["unit"] or stated):
            continue
        number, bound = float(found["number"]), found["bound"].lower()
        low, high = (0, number) if bound in _UPPER else (number, inf)
        if bound not in (*_UPPER, *_LOWER):
            low, high = 0.97 * number, 1.03 * number
        yield *found.span(), "property", (Rule("mass", "", low, high),)
    for found in _NUMBER.finditer(text):
        number, upper = float(found["number"]), found["bound"].lower() in _UPPER
        limits = (-inf, number) if upper else (number, inf)
        yield *found.span(), "property", (Rule(found["measure"].lower(), "", *limits),)
