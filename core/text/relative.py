"""Queries that start from a known molecule: "something like ibuprofen but more polar".

Layer: core.text (may import core.chem, core.results).
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rdkit import Chem, rdBase

from core.chem.rules import Rule
from core.results import NameSpan
from core.text.comparisons import Comparison, Found, find_comparisons
from core.text.demand_words import meaning
from core.text.demands import Demand, negated_parts
from core.text.typed import read_typed

_KINSHIP: Final = (
    r"analog(?:ue)?s?|derivatives?|isomers?|(?:stereo|diastereo|regio)isomers?|enantiomers?|"
    r"epimers?|anomers?|tautomers?|homolog(?:ue)?s?|congeners?|cousins?|relatives?|siblings?|"
    r"variants?|versions?|mimics?|mimetics?|bioisosteres?|isosteres?|metabolites?|prodrugs?|"
    r"salts?|esters?|ethers?|amides?|glycosides?|glucuronides?|conjugates?|forms?|anions?|"
    r"cations?|conjugate (?:base|acid)|formula|scaffold|skeleton|core"
)
_BEFORE: Final = re.compile(
    rf"\b(?:like|resembl\w+|akin|reminiscent of|similar|related|closer?|"
    rf"(?:{_KINSHIP}) of|isomeric (?:with|to)|homologous (?:with|to)|based on|"
    r"same [\w ]{1,30} as|starting from|start from|start with)"
    r"(?: to)? (?:an? |the )?$"
)
_THAN: Final = re.compile(r"(?<!\bother )(?<!\brather )\bthan (?:an? |the |that of )?$")
_AFTER: Final = re.compile(rf"[ -](?:like|type|based)\b|(?:'s)?[ -](?:{_KINSHIP})\b|[, ]*similar\b")
_DIFFERS: Final = re.compile(
    r"(?:,| --?)? \(?(?:but|without|w/o|with|lacking|lacks|missing|minus|plus|sans|bearing|"
    r"carrying|having|containing|devoid of|free of|where|in which|whose|instead|only|except|that)\b"
)
_TURNED: Final = re.compile(
    r"(?:(?:an?|the) )?(?:(?:\w+|de-\w+)ated|ioni[sz]ed|neutrali[sz]ed|oxidi[sz]ed) |"
    r"(?:replace|swap|exchange|remove|delete|drop|add|attach|put)\b.* (?:of|in|from|on|to|onto) "
    r"(?:an? |the )?"
)
_START: Final = re.compile(
    r"(?:(?:an?|the|take|modify|modified|show me|find|something|molecules?|compounds?)\s+)*"
)
_ASIDE: Final = re.compile(
    r"\b(?:with|without|no|lacking|bearing|carrying|containing|having|plus|minus|extra|by|"
    r"additional|instead of|missing|sans)(?: (?:an?|the|one|two|its|\w+))? $"
)
_HYPHEN: Final = re.compile(rf"(?<=\w)-(?=(?:like|type|based|{_KINSHIP})\b)", re.I)
_LIKENED: Final = re.compile(r"\blike\b|\bsimilar\b|\banalog(?:ue)?s?\b|-like\b")
_WEAK: Final = re.compile(r"(?:plus|minus|second|another|added|further)\b.*|\S*ated")
_LOST: Final = re.compile(
    r"\b(?:missing|w/o|sans|in (?:place|lieu) of|(?:that )?(?:lost|loses|misses)|"
    r"stripped of|depleted of)\b"
)
_REPLACED: Final = re.compile(
    r"\b(?:replaced (?:by|with)|(?:swapped|exchanged|substituted) (?:for|by|with)|"
    r"changed (?:to|into)|turned into|converted (?:to|into)|removed|deleted|cut off|taken off)\b"
)
_REPLACE: Final = re.compile(r"\b(?:replace|swap|exchange|remove|delete|drop)\b")
_CLAUSE: Final = re.compile(r"[,;]|\bbut\b|\bwith\b|\bwhere\b|\bin which\b|\bwhose\b|\band\b")
_STAYS: Final = re.compile(r"[,;]|\bby\b|\bwith\b|\bfor\b|\bto\b|\bbut\b")
_RELATIONS: Final = (
    ("stereo", r"stereo-?isomers?|enantiomers?|epimers?|diastereo(?:iso)?mers?|anomers?|"
     r"mirror image|opposite (?:stereo|chir|config|hand)\w*"),
    ("isomer", r"(?<![-\w])(?:regio|constitutional |structural |positional |position |skeletal )?"
     r"isomers?|isomeric|tautomers?|same (?:molecular |sum )?formula"),
    ("homologue", r"homolog(?:ue)?s?|homologous"),
    ("acid form", r"(?<!de)protonated|conjugate acid"),
    ("base form", r"deprotonated|conjugate base|ioni[sz]ed acid"),
    ("whole", r"derivatives?|(?:(?<=@ )|(?=\w+ of))(?:esters?|ethers?|amides?)|glycosides?|"
     r"glucuronides?|conjugates?|prodrugs?|skeleton|scaffold|core"),
)  # fmt: skip
_KIND: Final = re.compile(
    r"(?P<what>[a-z][a-z-]*(?: [a-z]+)?) (?:analog(?:ue)?s?|derivatives?)(?![a-z])"
)
_BUT: Final = re.compile(r"\b(?:but|except|instead|only|without|with|lacking|minus|plus)\b")
_FORMS: Final = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _RELATIONS)
_LONGEST: Final = 1000
"""Characters of the longest text that is read; what people type has far fewer."""
_PART: Final = range(4, 61)
"""Heavy atoms of a name that may stand for a part of a molecule."""


@dataclass(frozen=True, slots=True)
class RelativeQuery:
    """A known molecule and how the wanted ones differ."""

    known: NameSpan
    comparisons: tuple[Comparison, ...] = ()
    demands: tuple[Demand, ...] = ()
    """What else is wanted or not, beside the name."""
    relation: str = ""
    """"stereo" (same bonds), "isomer" (same formula), "homologue" (CH2 more or less), "acid form"
    and "base form" (a proton more or less), "whole" (holds the known one); "" for likeness."""
    unread: bool = False
    """Whether a difference is asked for that nothing here reads: "but sweeter"."""


def respelled(text: str) -> str:
    """Return a query with "aspirin-like" as "aspirin like", so that its name can be read."""
    return _HYPHEN.sub(" ", text)


def read_relative(text: str, names: Sequence[NameSpan]) -> RelativeQuery | None:
    """Return what a query compares with which named molecule; None where it compares nothing.

    Args:
        text: The query.
        names: Names found in it, with their structures.
    """
    if not names or len(text) > _LONGEST:
        return None
    lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    demands = read_typed(text)
    negated = negated_parts(lower)
    ties = [_tie(lower, span, demands, negated) for span in names]
    place = max(range(len(names)), key=lambda i: (ties[i], len(names[i].text)))
    known, tie = names[place], ties[place]
    compared = [row for row in find_comparisons(lower) if not _inside(row, known)]
    # "Chlorinated phenols" and "a pyridine plus an amide" compare with no phenol or pyridine.
    strong = any(not _WEAK.fullmatch(lower[a:b]) for a, b, _ in compared)
    likened = tie == 1 and _covered(known, demands) and _LIKENED.search(lower)
    if tie < 0 or (tie < 2 and not (strong or likened)):
        return None
    wanted = _wanted(lower, [*demands, *_kinds(text, lower)], known, compared)
    parts = _parts(text, names, known, demands, compared, negated)
    beside = f"{lower[: known.start]}@{lower[known.end :]}"
    relation = next((kind for kind, form in _FORMS if form.search(beside)), "")
    different = tuple(
        dict.fromkeys(dataclasses.replace(one, text=text[a:b]) for a, b, one in compared)
    )
    asked = (*wanted, *parts)
    unread = not different and not asked and bool(_BUT.search(beside))
    return RelativeQuery(known, different, asked, relation, unread)


def _tie(
    lower: str, span: NameSpan, demands: Sequence[Demand], negated: Sequence[tuple[int, int]]
) -> int:
    """Return how closely a name is tied to likeness; below 0 for the name of a part."""
    before, after = lower[: span.start], lower[span.end :]
    if _BEFORE.search(before[-60:]):
        return 4
    if _THAN.search(before[-60:]):
        return 1
    if any(a <= span.start < b for a, b in negated) or _ASIDE.search(before[-40:]):
        return -1
    if _AFTER.match(after):
        # "Phenol derivatives" are a class, "diazepam derivatives" are like diazepam.
        loose = _covered(span, demands) and not _LIKENED.match(after.lstrip(" -"))
        return 0 if loose else 3
    if _TURNED.fullmatch(before):
        return 0 if _covered(span, demands) and "ated" in before else 2
    if _START.fullmatch(before) and _DIFFERS.match(after):
        return 1 if _covered(span, demands) else 2
    return 0


def _covered(span: NameSpan, demands: Sequence[Demand]) -> bool:
    """Whether a name is a word for a class, as "phenol" and "benzoic acid" are."""
    return any(d.start <= span.start and span.end <= d.end for d in demands)


def _inside(row: Found, span: NameSpan) -> bool:
    return row[0] < span.end and span.start < row[1]


def _wanted(
    lower: str, demands: Sequence[Demand], known: NameSpan, compared: Sequence[Found]
) -> list[Demand]:
    """Return the demands beside the name and the comparisons, with what is lost negated."""
    taken = [(known.start, known.end), *((a, b) for a, b, _ in compared)]
    lost = _lost_parts(lower)
    return [
        dataclasses.replace(
            demand, negated=demand.negated or any(a <= demand.start < b for a, b in lost)
        )
        for demand in demands
        if not any(demand.start < b and a < demand.end for a, b in taken)
    ]


def _kinds(text: str, lower: str) -> Iterator[Demand]:
    """Yield what "ester" asks in "ester derivatives of X"; in descriptions it asks nothing."""
    for match in _KIND.finditer(lower):
        words = match["what"].split(" ")
        for first in range(len(words)):
            phrase = " ".join(words[first:])
            if (known := meaning(phrase)) is not None:
                end = match.end("what")
                start = end - len(phrase)
                yield Demand(start, end, text[start:end], known[0], False, known[1])
                break


def _lost_parts(lower: str) -> list[tuple[int, int]]:
    """Return the places of what is missing, removed or replaced."""
    parts = []
    for found in _REPLACED.finditer(lower):
        start = max((m.end() for m in _CLAUSE.finditer(lower, 0, found.start())), default=0)
        parts.append((start, found.start()))
    for opening in (_LOST, _REPLACE):
        for found in opening.finditer(lower):
            stop = _STAYS.search(lower, found.end())
            parts.append((found.end(), stop.start() if stop else len(lower)))
    return parts


def _parts(
    text: str,
    names: Sequence[NameSpan],
    known: NameSpan,
    demands: Sequence[Demand],
    compared: Sequence[Found],
    negated: Sequence[tuple[int, int]],
) -> list[Demand]:
    """Read further names as parts: the ring of "a quinuclidine analogue of aspirin"."""
    found = []
    for span in names:
        if span is known or span.smiles == known.smiles or _covered(span, demands):
            continue
        if any(_inside(row, span) for row in compared):
            continue
        with rdBase.BlockLogs():
            mol = Chem.MolFromSmiles(span.smiles)
        if mol is None or mol.GetNumHeavyAtoms() not in _PART or "." in span.smiles:
            continue
        part = Chem.MolToSmiles(mol, isomericSmiles=False)
        if Chem.MolFromSmarts(part) is None:
            continue
        rule = Rule("has", part)
        missing = any(a <= span.start < b for a, b in negated)
        found.append(Demand(span.start, span.end, span.text, "group", missing, (rule,)))
    return found
