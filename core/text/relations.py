"""What the words around a name say about its relation to the molecule that is described.

Layer: core.text (may import core.results). The nearest phrase before the name decides, within
its sentence; "residue" or "group" right after the name comes first, since such a name is a part
of the molecule however the sentence begins.
"""

import re
from typing import Final

from core.results import NameSpan

BEFORE: Final = 120
"""Characters before the name that are read."""
AFTER: Final = 32
"""Characters after it."""

_PATTERNS: Final = {
    "identity": r"\b(?:is|as|named|called|compound|molecule)(?: an?| the)? $",
    "conjugate base": r"\bconjugate base (?:of|form)",
    "conjugate acid": r"\bconjugate acid (?:of|form)",
    "enantiomer": r"\b(?:enantiomer|optical isomer|mirror image|epimer|diastereo\w*) (?:of|to)\b",
    "tautomer": r"\btautomer of\b",
    "hydride": r"\bhydride of\b",
    "derives from": r"\bderiv(?:es?|ed|ing|ative) (?:from|of)\b|\bfunctionally related to\b",
    "ester": r"\b(?:ester|ether|amide|anhydride|lactone|lactam|oxime|hydrazone|glycoside) of\b",
    "salt": r"\b(?:salt|hydrate|monohydrate|dihydrate|solvate|form|racemate) of\b",
    "replaced": r"\b(?:replac(?:ed|es|ing|ement)|exchanged|oxidised|reduced|converted)\b",
    "substituted": r"\bsubstitu\w+|\bbearing\b|\bcarr(?:ies|ying)\b|\battached to\b|\blinked to\b",
    "condensation": r"\bcondensation\b|\bobtained (?:by|from|via)\b|\breaction of\b",
    "composition": r"\b(?:consist\w* of|compos(?:ed|ition) of|compris\w+|contain\w*|mixture)\b",
    "role": r"\b(?:role|metabolite|found|isolated|used|occurs|precursor|product of)\b",
    "inhibitor": r"\b(?:inhibit\w*|antagonist|agonist|blocker|modulator|substrate)\b",
    "member": r"\b(?:member of the class of|one of the|class of|isomer of)\b",
}
_RESIDUE: Final = re.compile(
    r"[- ]?(?:\w+[- ])?(?:residues?|units?|groups?|moiet(?:y|ies)|ring|skeleton|core|side[- ]chain|"
    r"substituents?|backbone|linkages?)\b",
    re.I,
)
_SALT: Final = re.compile(r"[- ]salt\b", re.I)
_DERIVATIVE: Final = re.compile(r"[- ](?:derivatives?|analog(?:ue)?s?|conjugates?)\b", re.I)
_AFTER: Final = {"residue": _RESIDUE, "salt": _SALT, "derivative": _DERIVATIVE}

RELATIONS: Final = ("none", *_PATTERNS, "residue", "derivative")
"""Names of the relations; ``relation_of`` returns an index into it."""

_PHRASES: Final = tuple(
    (RELATIONS.index(name), re.compile(pattern, re.I)) for name, pattern in _PATTERNS.items()
)
_SENTENCE_END: Final = re.compile(r"[.;!?]\s+(?=[A-Z0-9]|it\b)|(?<=[a-z])\.(?=[A-Z])")


def relation_of(text: str, span: NameSpan) -> int:
    """Return the index into ``RELATIONS`` of what ``text`` says about the name at ``span``.

    "It is a conjugate base of an acetic acid" makes acetic acid a "conjugate base": the molecule
    is the conjugate base of the name. 0 ("none") where no phrase is near.
    """
    after = text[span.end : span.end + AFTER]
    for name, pattern in _AFTER.items():
        if pattern.match(after):
            return RELATIONS.index(name)
    before = _SENTENCE_END.split(text[max(0, span.start - BEFORE) : span.start])[-1]
    nearest, relation = -1, 0
    for index, phrase in _PHRASES:
        for found in phrase.finditer(before):
            if found.end() > nearest:
                nearest, relation = found.end(), index
    return relation
