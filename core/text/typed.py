"""What a typed query demands of a structure: the words of chemists, read phrase by phrase.

Layer: core.text (may import core.chem). ``core.text.demands`` reads descriptions, and its reading
is measured; this one adds to it for queries, and takes the place of what it says otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import Final

from core.chem.rules import Rule
from core.chem.typed_parents import atoms_of
from core.text.demand_words import ELEMENTS
from core.text.demands import MOST_DEMANDS, Demand, read_demands
from core.text.named_parts import Resolve, located_groups, named_parts
from core.text.typed_amounts import typed_amounts
from core.text.typed_condensed import condensed_groups
from core.text.typed_limits import whole
from core.text.typed_phrases import read_phrases
from core.text.typed_scope import negated_scopes, saves, says_other
from core.text.zones import is_query

_NUMBER: Final = re.compile(r"(?!.*, )\S+ .+")
"""What ``core.text.quantities`` reads; not across a comma."""
_RINGS: Final = {"rings": "independent rings", "ring system": "independent ring system"}
_INDICATED: Final = re.compile(r"\dH-(?!label|enrich|substitut)[a-z]")
"""The hydrogen of "2H-indazole", which is no deuterium."""
_DIGIT: Final = re.compile(r"\d")
_SAYS: Final = re.compile(
    r"^(?:\w+ ){1,4}(?:[<>=≤≥]+|below|under|less|lower|above|over|more|at) ?(?:\w+ )?-?\d"
)


def read_typed(text: str, resolve: Resolve | None = None) -> tuple[Demand, ...]:
    """Return what a typed query demands of a structure, in its order.

    Args:
        text: The query; any other text is read as ``core.text.demands`` does.
        resolve: Reads names as SMILES, so that parents which no table knows are found.
    """
    base = read_demands(text)
    lower = text.lower()
    if not is_query(text) or len(lower) != len(text):
        return base
    scopes = negated_scopes(lower)
    numbers = [d for d in base if d.kind == "property" and _NUMBER.fullmatch(d.text)]
    words = [d for d in read_phrases(text, lower) if not _counted(d, numbers)]
    own = _disjoint([*condensed_groups(text, lower), *typed_amounts(text), *words])
    if resolve is not None:
        located = list(located_groups(text, lower, own, resolve))
        own = [d for d in own if not any(d.start < o.end and o.start < d.end for o in located)]
        own += located
        own += named_parts(text, lower, [(d.start, d.end) for d in own], resolve)
    kept = [
        d
        for d in base
        if not any(d.start < o.end and o.start < d.end for o in own)
        and not (d.kind == "isotope" and _INDICATED.match(text, d.start))
        and (d in numbers or not any(_within(d, o) for o in numbers))
    ]
    found = [_turned(d) if _inside(d, scopes) else d for d in own]
    plain = [replace(d, negated=False, rules=tuple(map(whole, d.rules))) for d in kept]
    found += [_turned(p) if _rejected(d, scopes) else p for d, p in zip(kept, plain, strict=True)]
    found = _joined(lower, sorted(found, key=lambda d: (d.start, d.end)))
    return tuple(map(_by_rings, _limited(lower, found)))[:MOST_DEMANDS]


def _by_rings(demand: Demand) -> Demand:
    """Count rings as chemists do: the three of adamantane, of which RDKit's set holds four."""
    rules = (replace(r, measure=_RINGS.get(r.measure, r.measure)) for r in demand.rules)
    return replace(demand, rules=tuple(rules))


def _within(demand: Demand, other: Demand) -> bool:
    return other.start <= demand.start and demand.end <= other.end


def _counted(demand: Demand, numbers: Sequence[Demand]) -> bool:
    """Say whether a number counts the thing: "many stereocentres (8 or more)"."""
    return any(
        _within(demand, other)
        or (
            demand.start < other.end
            and other.start < demand.end
            and _DIGIT.search(other.text)
            and not _DIGIT.search(demand.text)
        )
        for other in numbers
    )


def _inside(demand: Demand, scopes: Sequence[tuple[int, int]]) -> bool:
    """Say whether a negation rules; amounts have read their own "no"."""
    if demand.kind == "property" and (_DIGIT.search(demand.text) or len(demand.rules) < 2):
        return False
    return any(a <= demand.start < b for a, b in scopes)


def _rejected(demand: Demand, scopes: Sequence[tuple[int, int]]) -> bool:
    if demand.kind == "property" and demand.rules[0].high == 0:
        return False  # "no double bond" says no itself, whatever "no" stood before
    if demand.kind == "property" and _SAYS.search(demand.text):
        return False  # "no donors and logP < 2" sets a limit of its own
    return demand.negated or _inside(demand, scopes)


def _turned(demand: Demand) -> Demand:
    """Negate a demand; "without a single oxygen" wants none, not any number but one."""
    rule = demand.rules[0]
    if demand.kind in ("count", "property") and rule.low == rule.high == 1:
        demand = replace(demand, rules=(replace(rule, high=inf),))
    return replace(demand, negated=not demand.negated)


def _disjoint(rows: Sequence[Demand]) -> list[Demand]:
    """Keep what stands first in the list where demands overlap; in the order of the text."""
    kept: list[Demand] = []
    for row in rows:
        if not any(row.start < other.end and other.start < row.end for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda d: d.start)


def _joined(lower: str, demands: Sequence[Demand]) -> list[Demand]:
    """Make one of "furan or thiophene": either will do."""
    found: list[Demand] = []
    for demand in demands:
        last = found[-1] if found else None
        gap = lower[last.end : demand.start] if last else ""
        if last and re.fullmatch(r",? or (?:an? )?", gap) and not (last.negated or demand.negated):
            either = [_as_smarts(last), _as_smarts(demand)]
            if all(either):
                rule = Rule("match", f"[{','.join(f'$({one})' for one in either)}]")
                text = lower[last.start : demand.end]
                found[-1] = replace(last, end=demand.end, text=text, rules=(rule,))
                continue
        found.append(demand)
    return found


def _as_smarts(demand: Demand) -> str:
    rule = demand.rules[0]
    if len(demand.rules) > 1 or (rule.low, rule.high) != (1, inf) or "." in rule.argument:
        return ""
    if rule.measure == "element":
        return (
            f"[{rule.argument}]"
            if rule.argument not in _AROMATIC
            else (f"[{rule.argument},{rule.argument.lower()}]")
        )
    return rule.argument if rule.measure in ("match", "has") else ""


_AROMATIC: Final = ("N", "O", "S", "P", "C", "B")
_NOTHING_ELSE: Final = re.compile(
    r"\bnothing else\b[^,;.]*|\b(?:no|without(?: any)?|any) (?:other|further|additional) "
    r"(?:functional groups?|functionalit(?:y|ies)|substituents?|groups?)\b[^,;.]*"
)
_NUMBERS: Final = {
    "N": 7, "O": 8, "S": 16, "P": 15, "F": 9, "Cl": 17, "Br": 35, "I": 53, "B": 5, "Si": 14,
}  # fmt: skip


def _limited(lower: str, demands: Sequence[Demand]) -> Iterator[Demand]:
    """Turn "phenol with no other oxygen" into a phenol with one oxygen."""
    positive = [
        rule.argument
        for demand in demands
        if not demand.negated
        for rule in demand.rules
        if rule.measure in ("match", "has") and rule.high > 0
    ]
    alone = _NOTHING_ELSE.search(lower) if positive else None
    spared = set[int]()
    for demand in demands:
        if alone and alone.start() <= demand.start < alone.end():
            continue
        rule, limited = demand.rules[0], None
        if demand.start in spared:  # the carbonyl of "no oxygen other than the carbonyl"
            yield replace(demand, negated=False)
            continue
        none = demand.negated or rule.high == 0
        if none and (saved := saves(lower, demand.end)):
            spared.add(saved)
            also = [d.rules[0].argument for d in demands if d.start == saved]
            limited = _limit(rule, also)
        elif demand.negated and positive and says_other(lower, demand.start):
            limited = _limit(rule, positive)
        yield demand if limited is None else replace(demand, negated=False, rules=(limited,))
    if alone:
        held = Rule("hetero atoms", "", 0, sum(atoms_of(one, 0) for one in positive))
        yield Demand(*alone.span(), lower[alone.start() : alone.end()], "count", False, (held,))


def _limit(rule: Rule, positive: Sequence[str]) -> Rule | None:
    if rule.measure == "element" and rule.argument in ELEMENTS.values():
        held = sum(atoms_of(one, _NUMBERS.get(rule.argument, 0)) for one in positive)
        return Rule("element", rule.argument, 0, max(held, 1))
    if rule.argument == "[!#6;!#1]":
        held = sum(atoms_of(one, 0) for one in positive)
        return Rule("hetero atoms", "", 0, max(held, 1))
    if rule.measure == "match":
        return Rule("match", rule.argument, 0, 1)
    if rule.measure in ("rings", "ring hetero atoms", "aromatic rings"):
        return Rule(rule.measure, rule.argument, 0, 1)
    return None
