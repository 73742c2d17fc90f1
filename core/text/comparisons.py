"""Numbers in which a wanted molecule shall differ from a known one: "more polar", "fewer rings".

Layer: core.text (may import core.chem).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf
from typing import Final

from core.chem.facts import MoleculeFacts
from core.text.demand_words import meaning

_EQUAL: Final = 0.005
"""Share by which two numbers may differ that count as the same."""
_ACID: Final = "[CX3](=O)[OX2H,OX1-]"
_BRANCH: Final = "[CX4]([#6])([#6])[#6]"
_PROPERTIES: Final = (
    (r"(?:water[- ])?(?:soluble|solubility)|polar|polarity|hydrophilic|hydrophilicity|t?psa|"
     r"(?:topological )?polar surface(?: area)?", "tpsa", "", 1),
    (r"nonpolar|non-polar|apolar", "tpsa", "", -1),
    (r"lipophilic|lipophilicity|hydrophobic|hydrophobicity|greasy|oily|fat[- ]soluble|"
     r"lipid[- ]soluble|c?logp|log p", "logp", "", 1),
    (r"heavy|mass|weight|molecular (?:weight|mass)|molar mass|mol wt|mw|massive|big|large|size",
     "mass", "", 1),
    (r"light|small|compact", "mass", "", -1),
    (r"bulky|bulk|heavy atoms?|atoms?|complex", "heavy atoms", "", 1),
    (r"simple", "heavy atoms", "", -1),
    (r"flexible|floppy|flexibility|rotatable bonds?|rotors?", "rotatable bonds", "", 1),
    (r"rigid|rigidity|stiff|constrained", "rotatable bonds", "", -1),
    (r"(?:(?:alkyl|carbon|side|acyl|fatty|hydrocarbon|aliphatic) )?(?:chains?|tails?)|"
     r"chain length", "chain", "", 1),
    (r"carbons?|carbon atoms?|ch2(?: groups?)?|methylenes?(?: groups?)?", "element", "C", 1),
    (r"(?:h-?bond|hydrogen[- ]bond(?:ing)?)? ?donors?|hbds?", "donors", "", 1),
    (r"(?:h-?bond|hydrogen[- ]bond(?:ing)?)? ?acceptors?|hbas?", "acceptors", "", 1),
    (r"hetero[- ]?atoms?", "hetero atoms", "", 1),
    (r"aromatic(?: rings?)?|aromaticity", "aromatic rings", "", 1),
    (r"(?:carbon[- ]carbon )?double bonds?|c=c|alkenes?|unsaturated|unsaturations?",
     "alkenes", "", 1),
    (r"saturated", "alkenes", "", -1),
    (r"stereo(?:genic )?(?:cent(?:re|er)s?|atoms?)|chiral(?: cent(?:re|er)s?)?",
     "stereo", "centres", 1),
    (r"acidic|acid groups?|cooh(?: groups?)?", "match", _ACID, 1),
    (r"basic", "match", "[NX3;!$(N[C,S]=[O,N,S]);!$(N[#7,#8]);!$(Nc)]", 1),
    (r"branched|branching|branches", "match", _BRANCH, 1),
    (r"linear", "match", _BRANCH, -1),
    (r"oxidi[sz]ed|oxygenated", "element", "O", 1),
    (r"positive(?:ly charged)?|positive charges?", "charge", "", 1),
    (r"negative(?:ly charged)?|negative charges?", "charge", "", -1),
    (r"ring size", "largest ring", "", 1),
)  # fmt: skip
_COMPILED: Final = tuple((re.compile(words), *rest) for words, *rest in _PROPERTIES)
_SINGLE: Final = {
    "heavier": ("mass", 1), "bigger": ("mass", 1), "larger": ("mass", 1),
    "lighter": ("mass", -1), "smaller": ("mass", -1), "longer": ("chain", 1),
    "shorter": ("chain", -1), "greasier": ("logp", 1), "oilier": ("logp", 1),
    "bulkier": ("heavy atoms", 1), "simpler": ("heavy atoms", -1),
    "stiffer": ("rotatable bonds", -1), "floppier": ("rotatable bonds", 1),
}  # fmt: skip
_MORE: Final = """
    more higher greater extra additional another further increased enhanced improved added second
    plus
""".split()  # noqa: SIM905  # a block of words is easier to read than a list
_LESS: Final = ("less", "lower", "fewer", "reduced", "decreased", "minus")
_SIGNS: Final = (
    dict.fromkeys(_MORE, 1)
    | dict.fromkeys(_LESS, -1)
    | {word: -1 if word in ("smaller", "shorter", "lighter") else 1 for word in _SINGLE}
)
_WORD: Final = re.compile(rf"(?<![a-z-])(?:{'|'.join(_SIGNS)})(?![a-z])")
_WHAT: Final = re.compile(
    r"[- ](?:(?:an?|one|two|of the|the|of|in) )?(?P<what>[a-z][a-z0-9=-]*(?: [a-z-]+){0,2})"
)
_POSTPOSED: Final = re.compile(
    r"\b(?P<what>logp|log p|t?psa|mass|mw|weight|lipophilicity|polarity|solubility) "
    r"(?:(?:that )?is )?(?P<sign>higher|greater|larger|bigger|lower|smaller|less)(?![a-z])|"
    r"\b(?:one|two|an?) (?P<group>[a-z]+(?: [a-z]+)?) "
    r"(?P<counted>more|extra|fewer|less|longer|shorter|bigger|larger|smaller)(?![a-z])"
)
_SAME: Final = re.compile(r"\b(?:same|equal) (?:number of )?(?P<what>[a-z-]+(?: [a-z]+){0,2}) as\b")
_SIZED: Final = ("larger", "bigger", "smaller")
_CHANGED: Final = re.compile(
    r"(?<![a-z-])(?P<less>de|des)?-?(?P<stem>(?:meth|ethox|hydrox|carbox|acet|phosphor|glycos|nitr|"
    r"am|fluor|chlor|brom|iod|halogen|sulf|hydrogen)\w*?)ated(?![a-z])"
)
_STEMS: Final = {
    "methyl": "methyl", "hydroxyl": "hydroxy", "carboxyl": "carboxylic acid", "acetyl": "acetyl",
    "phosphoryl": "phosphate", "glycosyl": "glycoside", "nitr": "nitro", "amin": "amino",
    "fluorin": "fluorine", "chlorin": "chlorine", "bromin": "bromine", "iodin": "iodine",
    "halogen": "halogen", "sulf": "sulfate", "sulfon": "sulfonic acid", "methoxyl": "methoxy",
}  # fmt: skip
_NUMBERS: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_THAN_NUMBER: Final = re.compile(rf" than (?:about )?(?:\d|(?:{_NUMBERS})\b)")
_DENIED: Final = re.compile(r"\b(?:no|not|any)\s$")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A number that shall be larger (sign 1), smaller (-1) or the same (0) as the known one's."""

    measure: str
    argument: str
    sign: int
    text: str = field(default="", compare=False)
    """The words as written."""

    def holds(self, candidate: MoleculeFacts, known: MoleculeFacts) -> bool:
        """Whether the candidate's number lies on the wanted side of the known molecule's."""
        own, other = (facts.value(self.measure, self.argument) for facts in (candidate, known))
        if not self.sign:
            return abs(own - other) < _EQUAL * max(1.0, abs(other))
        return self.sign * (own - other) > 1e-6


Found = tuple[int, int, Comparison]
"""Start, end, what is compared."""


def find_comparisons(lower: str) -> list[Found]:
    """Return the comparisons of a text in lower case, with their places, none twice at a place."""
    found: list[Found] = []
    for start, end, one in (*_same(lower), *_postposed(lower), *_preposed(lower), *_changed(lower)):
        if not any(start < b and a < end for a, b, _ in found):
            found.append((start, end, one))
    return sorted(found, key=lambda row: row[:2])


def _same(lower: str) -> Iterator[Found]:
    """Read "with the same number of carbons as"; the same formula is a relation of its own."""
    for match in _SAME.finditer(lower):
        if (one := _measure(match["what"])) is not None:
            yield *match.span(), _signed(one, 0)


def _changed(lower: str) -> Iterator[Found]:
    """Read "methylated", "dechlorinated", "hydrogenated"."""
    for match in _CHANGED.finditer(lower):
        sign = -1 if match["less"] else 1
        if match["stem"] == "hydrogen":
            yield *match.span(), Comparison("alkenes", "", -sign)
        elif (word := _STEMS.get(match["stem"])) and (one := _measure(word)) is not None:
            yield *match.span(), _signed(one, sign)


def _postposed(lower: str) -> Iterator[Found]:
    """Read "logP lower" and "one methyl fewer"."""
    for match in _POSTPOSED.finditer(lower):
        one = _measure(match["what"] or match["group"])
        # "With a phenol more polar than aspirin" adds no phenol.
        follows = match["counted"] and re.match(r" (?!than\b)[a-z]", lower[match.end() :])
        if one is not None and not follows and not _THAN_NUMBER.match(lower, match.end()):
            yield *match.span(), _signed(one, _SIGNS[match["sign"] or match["counted"]])


def _preposed(lower: str) -> Iterator[Found]:
    """Read "more polar", "an additional ring", "heavier"."""
    for match in _WORD.finditer(lower):
        if _DENIED.search(lower[max(0, match.start() - 5) : match.start()]):
            continue
        what = _WHAT.match(lower, match.end())
        end, one = _longest(what) if what else (0, None)
        if what and match[0] in _SIZED and re.match(r"ring\b", what["what"]):
            end, one = what.start("what") + 4, Comparison("largest ring", "", 1)
        if one is not None:
            # "Lower logP than 3" compares with a number, not with the known molecule.
            if not _THAN_NUMBER.match(lower, end):
                yield match.start(), end, _signed(one, _SIGNS[match[0]])
        elif match[0] in _SINGLE and not _THAN_NUMBER.match(lower, match.end()):
            measure, sign = _SINGLE[match[0]]
            yield *match.span(), Comparison(measure, "", sign)


def _longest(what: re.Match[str]) -> tuple[int, Comparison | None]:
    words = what["what"].split(" ")
    for size in range(len(words), 0, -1):
        phrase = " ".join(words[:size])
        if (one := _measure(phrase)) is not None:
            return what.start("what") + len(phrase), one
    return 0, None


def _signed(one: Comparison, sign: int) -> Comparison:
    return Comparison(one.measure, one.argument, sign * one.sign)


def _measure(what: str) -> Comparison | None:
    for pattern, measure, argument, sign in _COMPILED:
        if pattern.fullmatch(what):
            return Comparison(measure, argument, sign)
    known = meaning(what)
    if known is None:
        return None
    rule = known[1][0]
    # "More anionic" and "more saturated" ask for less of what their rules bound from above.
    falling = rule.low == -inf or rule.high == 0
    return Comparison(rule.measure, rule.argument, -1 if falling else 1)
