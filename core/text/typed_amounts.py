"""Amounts in typed queries: ranges, signs, charges in words, formulas, ring sizes, chains.

Layer: core.text (may import core.chem). ``core.text.quantities`` reads plain limits.
"""

import re
from collections.abc import Iterator
from math import inf
from typing import Final

from rdkit import Chem

from core.chem.rules import Rule
from core.text.demands import Demand
from core.text.quantities import QUANTITIES
from core.text.typed_charges import typed_charges
from core.text.typed_elements import only_elements
from core.text.typed_fusions import fusions
from core.text.typed_limits import limits
from core.text.typed_membered import membered
from core.text.typed_scope import WORD_NUMBERS

_Row = tuple[int, int, str, tuple[Rule, ...]]

_DECIMAL: Final = rf"(?:[-+−]?\d{{1,5}}(?:[.,]\d{{1,3}})?|{'|'.join(WORD_NUMBERS)})"
_MASS_UNIT: Final = r"(?:g ?/ ?mol|g mol-?1|grams? per mole?|k?da\b|k?daltons?|amu\b|u\b|m/z)"
_AREA_UNIT: Final = r"(?:å(?:\^?2|²)?|a\^?2\b|angstroms?)"
_MEASURES: Final = (
    (
        r"(?:molecular |molar |exact |monoisotopic |nominal )?(?:mass(?:es)?|weights?)|m\.?w\.?|"
        r"mol\.? ?wt\.?|molwt",
        "mass",
    ),
    (r"(?:c|x|a|s|m)?log ?-?p(?:ow|o/w)?|partition coefficient|lipophilicity", "logp"),
    (r"t?psa|(?:topological )?polar surface(?: area)?", "tpsa"),
)
_ANY_MEASURE: Final = "|".join(f"(?P<{name}>{words})" for words, name in _MEASURES)
_DASH: Final = r" ?(?:-|–|—|to|and|\.\.|through|through to|…) ?"
_RANGE: Final = re.compile(
    rf"(?:\b(?:{_ANY_MEASURE})(?: (?:is|are|of|range|value|values|lies?|in the range(?: of)?|:|="
    rf"|ranging))*[ :=(]*)?"
    rf"(?:between |from |in the range (?:of )?|ranging from |range |of )?"
    rf"(?<![\w.,])(?P<low>{_DECIMAL}) ?(?P<unit1>{_MASS_UNIT}|{_AREA_UNIT})?{_DASH}"
    rf"(?P<high>{_DECIMAL})(?![\w.,]\d) ?(?P<unit>{_MASS_UNIT}|{_AREA_UNIT})?",
    re.I,
)
_COUNTED: Final = "|".join(
    f"(?P<m{place}>{words})" for place, (words, _, _) in enumerate(QUANTITIES)
)
_COUNT_RANGE: Final = re.compile(
    rf"(?:between |from )?(?<![\w.,])(?P<low>{_DECIMAL}){_DASH}"
    rf"(?P<high>{_DECIMAL}) (?:{_COUNTED})\b",
    re.I,
)
_SIGNED: Final = re.compile(
    rf"\b(?P<sign>negative|positive|zero|high|large|low|small|very high|very low)[ -]"
    rf"(?:{_ANY_MEASURE})\b",
    re.I,
)
_SIGNED_AFTER: Final = re.compile(
    rf"\b(?:{_ANY_MEASURE}) (?:is |that is |value )?(?P<sign>negative|positive|zero|below zero|"
    r"under zero|less than zero|above zero|greater than zero|(?:of )?zero)\b",
    re.I,
)
_HIGH: Final = {"mass": (500, inf), "logp": (4, inf), "tpsa": (120, inf)}
_LOW: Final = {"mass": (0, 150), "logp": (-inf, 1), "tpsa": (0, 40)}
_ABOUT: Final = re.compile(
    rf"\b(?:{_ANY_MEASURE}) (?:is |of |value )?(?:around|about|approximately|approx\.?|~|≈|near|"
    rf"close to|roughly|circa|ca\.?) ?(?P<n>{_DECIMAL})",
    re.I,
)
_SPARE: Final = {"mass": 0.05, "logp": 0.15, "tpsa": 0.1}
_BARE_MASS: Final = re.compile(
    rf"\b(?:(?P<above>heavier than|weigh(?:s|ing)? (?:more than|over|above|at least))|"
    rf"(?P<below>lighter than|weigh(?:s|ing)? (?:less than|under|below|at most))|"
    rf"weigh(?:s|ing)?(?: about| around)?) (?P<n>\d{{2,5}}(?:\.\d+)?) ?(?P<unit>{_MASS_UNIT})?",
    re.I,
)
_UNIT_MASS: Final = re.compile(
    rf"(?P<sign><=|>=|<|>|≤|≥|~|≈|=)? ?(?<![\w.,-])(?P<n>\d{{1,5}}(?:\.\d+)?) ?(?P<plus>\+)? ?"
    rf"(?P<unit>{_MASS_UNIT})(?P<more> (?:or (?:more|above|heavier|higher|over)|and above))?"
    r"(?P<less> or (?:less|below|lighter|lower|under))?",
    re.I,
)
_BOUND: Final = re.compile(
    r"(?:(?P<below>under|below|(?:less|lower|smaller|fewer) than|at most|up to|no more than|"
    r"not more than|maximum(?: of)?|max|not exceeding|no heavier than)|"
    r"(?P<above>over|above|(?:more|greater|higher|larger|bigger) than|at least|"
    r"exceeding|minimum(?: of)?|min|beyond|no less than|not less than)) ?$",
    re.I,
)
_FORMULA: Final = re.compile(
    r"(?<![\w(\[=#-])(?P<all>C\d{0,3}H\d{1,3}(?:[A-Z][a-z]?\d{0,3})*)(?![\w\])=#-])"
)
_PART: Final = re.compile(r"([A-Z][a-z]?)(\d*)")
_CARBON_RANGE: Final = re.compile(
    r"\bC(?P<low>\d{1,2}) ?(?:-|–|to|through) ?C?(?P<high>\d{1,2})\b(?! ?[:(])"
)
_CARBONS: Final = re.compile(
    r"\bC-?(?P<n>\d{1,2}) (?=(?:\w+ )?(?:hydrocarbon|compound|molecule|alkane|alkene|alkyne|"
    r"alcohol|amine|terpen|aldehyde|ketone|thiol|ester|ether|diol|cyclo|aromatic|steroid)s?\b)"
)
_CHAIN_LENGTH: Final = re.compile(
    r"\bC(?P<n>\d{1,2})(?:(?P<more> ?\+| (?:or|and) (?:more|longer|above|higher|up)\b)|"
    r" or (?:less|fewer|shorter|below)\b)"
)
_CARBON_WORD: Final = re.compile(
    rf"\b(?P<n>{'|'.join(WORD_NUMBERS)}|\d{{1,2}})[- ]carbons?\b(?: atoms?)?"
    r"(?P<chain>[ -](?:alkyl |fatty |acyl |hydrocarbon )?(?:chain|tail))?",
    re.I,
)
_CHAIN: Final = re.compile(
    r"\b(?:chains?|tails?)(?: length)? (?:(?P<above>longer than|of more than|greater than|over|"
    r"above)|(?P<least>of at least|at least)|(?P<below>shorter than|of (?:less|fewer) than|under|"
    r"below)|of|with|is|has|containing) "
    rf"(?P<n>{'|'.join(WORD_NUMBERS)}|\d{{1,2}})(?P<more> or more)? ?(?:carbons?(?: atoms?)?)?",
    re.I,
)


def typed_amounts(text: str) -> Iterator[Demand]:
    """Yield the amounts that a query asks for, each stretch of it once."""
    taken: list[tuple[int, int]] = []
    for reader in (
        only_elements,
        _formulas,
        typed_charges,
        fusions,
        membered,
        _ranges,
        limits,
        _signed,
        _masses,
        _chains,
    ):
        for start, end, kind, rules in reader(text):
            while start < end and text[start] == " ":
                start += 1
            while start < end and text[end - 1] == " ":
                end -= 1
            if not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                yield Demand(start, end, text[start:end], kind, False, rules)


def _value(number: str) -> float:
    word = number.lower()
    if word in WORD_NUMBERS:
        return float(WORD_NUMBERS[word])
    return float(word.replace("−", "-").replace(",", "."))


def _measure(found: re.Match[str]) -> str:
    return next((name for _, name in _MEASURES if found[name]), "")


def _ranges(text: str) -> Iterator[_Row]:
    for found in _COUNT_RANGE.finditer(text):
        place = next(i for i in range(len(QUANTITIES)) if found[f"m{i}"])
        _, measure, argument = QUANTITIES[place]
        low, high = sorted((_value(found["low"]), _value(found["high"])))
        yield *found.span(), "property", (Rule(measure, argument, low, high),)
    for found in _RANGE.finditer(text):
        unit = (found["unit"] or found["unit1"] or "").lower()
        measure = _measure(found) or _of_unit(unit)
        if measure:
            scale = 1000 if unit.startswith("kd") and measure == "mass" else 1
            low, high = sorted((_value(found["low"]) * scale, _value(found["high"]) * scale))
            yield *found.span(), "property", (Rule(measure, "", low, high),)


def _of_unit(unit: str) -> str:
    if not unit:
        return ""
    return "tpsa" if re.fullmatch(_AREA_UNIT, unit, re.I) else "mass"


def _signed(text: str) -> Iterator[_Row]:
    for pattern in (_SIGNED, _SIGNED_AFTER):
        for found in pattern.finditer(text):
            measure, sign = _measure(found), found["sign"].lower()
            if sign.endswith(("high", "large")):
                low, high = _HIGH[measure]
            elif sign.endswith(("low", "small")):
                low, high = _LOW[measure]
            elif sign.startswith(("negative", "below", "under", "less")):
                low, high = -inf, -1e-6
            elif sign.startswith(("positive", "above", "greater")):
                low, high = 1e-6, inf
            else:
                low, high = (-0.25, 0.25) if measure == "logp" else (0, 1e-6)
            number = re.match(r"[^.;]{0,24}?\d", text[found.end() :])
            if number and sign.endswith(("high", "large", "low", "small")):
                continue  # "low molecular weight, less than 120" says its own limit
            yield *found.span(), "property", (Rule(measure, "", low, high),)


def _masses(text: str) -> Iterator[_Row]:
    for found in _ABOUT.finditer(text):
        measure, number = _measure(found), _value(found["n"])
        spare = max(_SPARE[measure] * abs(number), 0.25)
        yield *found.span(), "property", (Rule(measure, "", number - spare, number + spare),)
    for found in _BARE_MASS.finditer(text):
        number = float(found["n"]) * (1000 if (found["unit"] or "").lower().startswith("kd") else 1)
        limits = (number, inf) if found["above"] else (0.97 * number, 1.03 * number)
        limits = (0, number) if found["below"] else limits
        yield *found.span(), "property", (Rule("mass", "", *limits),)
    for found in _UNIT_MASS.finditer(text):
        start, sign = found.start(), found["sign"] or ""
        number = float(found["n"]) * (1000 if found["unit"].lower().startswith("kd") else 1)
        bound = _BOUND.search(text[max(0, start - 20) : start].rstrip() + " ")
        above = (
            sign in (">", ">=", "≥") or found["more"] or found["plus"] or (bound and bound["above"])
        )
        below = sign in ("<", "<=", "≤") or found["less"] or (bound and bound["below"])
        limits = (
            (number, inf) if above else (0, number) if below else (0.97 * number, 1.03 * number)
        )
        if bound:
            start = max(0, start - 20) + bound.start()
        yield start, found.end(), "property", (Rule("mass", "", *limits),)


def _formulas(text: str) -> Iterator[_Row]:
    for found in _FORMULA.finditer(text):
        counts: dict[str, int] = {}
        for symbol, number in _PART.findall(found["all"]):
            if symbol not in _KNOWN:
                break
            counts[symbol] = counts.get(symbol, 0) + int(number or 1)
        else:
            if len(found["all"]) > 3:
                rules = tuple(Rule("element", symbol, n, n) for symbol, n in counts.items())
                others = Rule("heavy atoms", "", *[sum(counts.values()) - counts.get("H", 0)] * 2)
                yield *found.span(), "property", (*rules, others)


_KNOWN: Final = frozenset(Chem.GetPeriodicTable().GetElementSymbol(n) for n in range(1, 104))


def _chains(text: str) -> Iterator[_Row]:
    for found in _CARBON_RANGE.finditer(text):
        low, high = sorted((int(found["low"]), int(found["high"])))
        yield *found.span(), "property", (Rule("element", "C", low, high),)
    for found in _CHAIN_LENGTH.finditer(text):
        number = int(found["n"])
        limits = (number, inf) if found["more"] else (1, number)
        yield *found.span(), "property", (Rule("chain", "", *limits),)
    for found in _CARBONS.finditer(text):
        number = int(found["n"])
        yield found.start(), found.end() - 1, "property", (Rule("element", "C", number, number),)
    for found in _CHAIN.finditer(text):
        number = int(_value(found["n"]))
        limits = (number, number)
        if found["above"] or found["least"] or found["more"]:
            limits = (number + bool(found["above"]), inf)
        elif found["below"]:
            limits = (1, number - 1)
        yield *found.span(), "property", (Rule("chain", "", *limits),)
    for found in _CARBON_WORD.finditer(text):
        if "-" not in found[0] and not found["chain"]:
            continue  # "two carbons" is read with its bounds elsewhere
        number = int(_value(found["n"]))
        rule = (
            Rule("chain", "", number, number)
            if found["chain"]
            else Rule("element", "C", number, number)
        )
        yield *found.span(), "property", (rule,)
