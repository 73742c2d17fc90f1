"""What the words around a name say about its relation to the molecule that is described.

Layer: core.text (may import core.results). Words right after the name come first ("glucose
residue", "calcium channel": the name is a part, or belongs to something else); then the nearest
phrase before it decides, within its sentence.
"""

import re
from typing import Final

from core.results import NameSpan
from core.text.stopwords import STOP_WORDS

BEFORE: Final = 120
"""Characters before the name that are read."""
AFTER: Final = 32
"""Characters after it."""

_BEFORE: Final = {
    "synonym": r"\b(?:also|known as|named|called|synonym|or|i\.e\.,?|trade name) $",
    "parent": r"\b(?:that|which) is $|\bis $",
    "class": r"\bis an? $|\bmolecule is (?:an?|the) (?:[\w-]+ )?$",
    "conjugate base": r"\bconjugate base (?:of|form)",
    "conjugate acid": r"\bconjugate acid (?:of|form)",
    "enantiomer": r"\b(?:enantiomer|optical isomer|mirror image|epimer|diastereo\w*) (?:of|to)\b",
    "tautomer": r"\btautomer of\b",
    "hydride": r"\bhydride of\b",
    "derives from": r"\bderiv(?:es?|ed|ing|ative) (?:from|of)\b|\bfunctionally related to\b",
    "ester": r"\b(?:ester|ether|amide|anhydride|lactone|lactam|oxime|hydrazone|glycoside) of\b",
    "salt": r"\b(?:salt|hydrate|monohydrate|dihydrate|solvate|form|racemate) of\b",
    "replaced": r"\b(?:replac(?:ed|es|ing|ement)|exchanged|oxidised|reduced|converted)\b",
    "substituted": r"\bsubstitu\w+|\bbearing\b|\bcarr(?:ies|ying)\b|\b(?:attach|link)ed to\b",
    "condensation": r"\bcondensation\b|\bobtained (?:by|from|via)\b|\breaction of\b",
    "composition": r"\b(?:consist\w* of|compos(?:ed|ition) of|compris\w+|contain\w*|mixture)\b",
    "role": r"\b(?:role|metabolite|found|isolated|used|occurs|precursor|product of)\b",
    "inhibitor": r"\b(?:inhibit\w*|antagonist|agonist|blocker|modulator|substrate)\b",
    "isomer": r"\b(?:stereo|geo|regio)?isomers? of\b",
}
_PART: Final = (
    r"residues?|units?|groups?|moiet(?:y|ies)|rings?|skeleton|core|side[- ]chain|substituents?|"
    r"backbone|linkages?"
)
_AFTER: Final = {
    "residue": rf"[- ]?(?:\w+[- ])?(?:{_PART})\b",
    "salt": r"[- ]salt\b",
    "derivative": r"[- ](?:derivatives?|analog(?:ue)?s?|conjugates?)\b",
}
_FOLLOWING: Final = re.compile(r"[- ]([a-z]{3,})")
# What may follow a name without making it a modifier of the next word.
_VERBS: Final = STOP_WORDS | frozenset(
    """
    bearing carrying substituted fused isolated produced formed linked attached joined having
    across respectively zwitterion
    """.split()  # noqa: SIM905  # a block of words is easier to read than a list
)
_LIST: Final = re.compile(r"(?:,|\band) an? (?:[\w-]+ )?$")

RELATIONS: Final = ("none", "subject", *_BEFORE, "residue", "derivative", "modifier")
"""Names of the relations; ``relation_of`` returns an index into it. "subject": the name opens its
sentence; "parent": "that is NAME in which ..."; "class": "it is a NAME"; "modifier": the name
only qualifies the next word, as in "calcium channel"."""

_PHRASES: Final = tuple((name, re.compile(pattern, re.I)) for name, pattern in _BEFORE.items())
_NEXT: Final = tuple((name, re.compile(pattern, re.I)) for name, pattern in _AFTER.items())
_SENTENCE_END: Final = re.compile(r"[.;!?]\s+(?=[A-Z0-9(]|it\b|$)|(?<=[a-z])\.(?=[A-Z]|$)")


def relation_of(text: str, span: NameSpan) -> int:
    """Return the index into ``RELATIONS`` of what ``text`` says about the name at ``span``.

    "It is a conjugate base of an acetic acid" makes acetic acid a "conjugate base": the molecule
    is the conjugate base of the name. 0 ("none") where no phrase is near. What the text as a whole
    describes is its "subject".
    """
    if span.described:
        return RELATIONS.index("subject")
    after = text[span.end : span.end + AFTER]
    before = _SENTENCE_END.split(text[max(0, span.start - BEFORE) : span.start])[-1]
    return RELATIONS.index(_from_following(after) or _from_preceding(before))


def _from_following(after: str) -> str:
    """Return the relation that the words right after a name give, "" for none."""
    for name, pattern in _NEXT:
        if pattern.match(after):
            return name
    following = _FOLLOWING.match(after)
    return "modifier" if following and following.group(1) not in _VERBS else ""


def _from_preceding(before: str) -> str:
    """Return the relation that the start of the sentence gives a name."""
    if not before.strip(" \"'([") or before.strip().lower() == "the":
        return "subject"
    nearest, relation = -1, "none"
    for name, phrase in _PHRASES:
        for found in phrase.finditer(before):
            if found.end() > nearest:
                nearest, relation = found.end(), name
    return "class" if relation == "none" and _LIST.search(before) else relation
