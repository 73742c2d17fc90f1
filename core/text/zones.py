"""Which parts of a text speak of the molecule itself, and which of its relatives or its use.

Layer: core.text (imports core.text.sentences). "It derives from a phenol" says nothing about
a phenol in the molecule; "substituted by a hydroxy group" does, for groups only.
"""

import re
from typing import Final

from core.text.sentences import split_sentences

FULL: Final = 2
"""Classes and groups count."""
GROUPS: Final = 1
"""Only what is called a group or a substituent counts."""
NOTHING: Final = 0
QUERY_WORDS: Final = 30
"""Words of the longest text without a verb at its start that is read as a query."""

_OPENING: Final = re.compile(
    r"(?:the (?:molecule|compound|substance)|it|this (?:molecule|compound)|"
    r"(?P<name>(?!these|th[ae]t|they)[\w,()\[\]'-]{3,60}(?: \w+)?))"
    r"(?:, also known as .{1,120}?,)?"
    r" (?P<verb>(?:is|are)(?= (?:an?|the|one|\w+ine|isoq\w+|\w+ene|\w+ic)\b)|contains|has|"
    r"belongs to)\b",
    re.I,
)
_HARD: Final = (
    r"derive[sd]?|derivatives? of|derivation|functionally|related|conjugate (?:acid|base)|"
    r"enantiomers? of|tautomers? of|epimers? of|(?:stereo|diastereo|regio)?isomers? of|roles?|"
    r"used|uses|inhibit\w*|found|isolated|produc\w+|obtain\w*|arising|resulting|results|"
    r"condensation|hydrides?|precursor|prepar\w+|deprotonat\w+|protonat\w+|oxidation|"
    r"oxidised|reduc\w+|hydroly\w+|conver\w+|analogues? of|analogs? of|treatment|known to|"
    r"formed|metaboli[tsz]\w*|replaced by (?:oxygen|sulfur|nitrogen|carbon)|lacks|appears|"
    r"binds?|acts?|active|activity|exchang\w+|considered|member of the \w+ family|"
    r"combination|ester of|ether of|amide of|salt of|form of|group of|one of|loss|removal|"
    r"family|mixture|racemate|product|elimination|dehydr\w+|formal|consist\w*|compris\w+|"
    r"compos\w+|contains an? [\w()-]+(?= ?\.)"
)
_SOFT: Final = (
    r"that (?:is|has)|which (?:is|are)|in which|in whose|where|whose|replac\w+|at position"
)
_AGAIN: Final = (
    r"substituted (?:\S+ ){0,9}?(?:by|with)|replaced by|bearing|carr(?:ies|ying)|having|"
    r"possessing|contain(?:s|ing)|attached|with"
)
_MARKS: Final = re.compile(
    rf"\b(?:(?P<again>{_AGAIN})|(?P<hard>{_HARD})|(?P<soft>{_SOFT}))\b", re.I
)
_KNOWN_AS: Final = re.compile(r"class of organic compounds known as ([^.]{3,80})\.", re.I)


def zones(text: str) -> list[tuple[int, int, int]]:
    """Return (start, end, trust) of the parts of a text that may be read, in order.

    A short text without the opening of a description is a query and trusted as a whole.
    """
    sentences = split_sentences(text)
    found: list[tuple[int, int, int]] = []
    place = 0
    for sentence in sentences:
        start = text.find(sentence[:40], place)
        start = place if start < 0 else start
        place = start + len(sentence)
        opening = _OPENING.match(sentence)
        if opening is None or (opening["name"] and start):
            if len(sentences) == 1 and len(sentence.split()) <= QUERY_WORDS:
                return [(0, len(text), FULL)]
            continue
        if known := _KNOWN_AS.search(sentence):
            found.append((start + known.start(1), start + known.end(1), FULL))
        elif opening["verb"] != "belongs to":
            found += _parts(sentence, start, opening.start("verb"), opening["verb"].lower())
    return found


def is_query(text: str) -> bool:
    """Return whether a text is short and says no "the molecule is": what people type."""
    return zones(text)[:1] == [(0, len(text), FULL)]


def _parts(sentence: str, offset: int, begin: int, verb: str) -> list[tuple[int, int, int]]:
    """Cut one sentence where its trust changes; ``begin`` is where its verb stands."""
    parts: list[tuple[int, int, int]] = []
    start, trust = begin, FULL if verb in ("is", "are") else GROUPS
    for mark in _MARKS.finditer(sentence, begin):
        now = GROUPS if mark["again"] else NOTHING
        if now != trust:
            parts.append((offset + start, offset + mark.start(), trust))
            start, trust = mark.start(), now
        if mark["hard"]:
            return [part for part in parts if part[2]]
    parts.append((offset + start, offset + len(sentence), trust))
    return [part for part in parts if part[2]]
