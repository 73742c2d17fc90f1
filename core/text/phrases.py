"""The classes and roles a description states, as the short phrases that users type.

Layer: core.text (imports nothing of core). Descriptions say "It has a role as an antibacterial
drug. It is a beta-lactam and a member of thiazoles."; a user types "antibacterial beta-lactam".
"""

import re
from typing import Final

_SUBJECT: Final = r"(?:it|the molecule|the compound)"
_ROLES: Final = re.compile(rf"^{_SUBJECT} has (?:a )?roles? as (?P<list>.+?)\.?$", re.I)
_CLASSES: Final = re.compile(
    rf"^{_SUBJECT} is (?P<list>(?:an? |one of (?:the )?|the )?\S.*?)"
    r"(?:,? (?:that|which|in which|in whose|consisting|composed|comprising|having|with|where|"
    r"obtained|derived|resulting|carrying|bearing|substituted|isolated|found|used|formed|whose|"
    r"arising|produced|containing|possessing)\b.*)?\.?$",
    re.I,
)
_BETWEEN: Final = re.compile(r",\s+(?:and\s+)?|\s+and\s+(?=an?\s|the\s|member)")
_ARTICLE: Final = re.compile(
    r"^(?:and\s+)?(?:an?|the)?\s*(?:members? of (?:the class of )?)?(?:an?\s+|the\s+)?", re.I
)
_RELATIVE: Final = re.compile(
    r"\b(?:conjugate|enantiomer|derive|tautomer|isomer|epimer|hydride|it|its|of an?|form|salt|"
    r"compound|one|product found)\b",
    re.I,
)
MOST_WORDS: Final = 5
MOST_LETTERS: Final = 48


def class_phrases(sentence: str) -> tuple[str, ...]:
    """Return the classes and roles that one sentence of a description states.

    "It is a beta-lactam and a member of thiazoles." gives "beta-lactam" and "thiazoles". Phrases
    that speak of a relative ("conjugate base of ...") are left out: they name another molecule.
    """
    match = _ROLES.match(sentence) or _CLASSES.match(sentence)
    if match is None:
        return ()
    parts = (_ARTICLE.sub("", part).strip() for part in _BETWEEN.split(match["list"]))
    return tuple(part for part in parts if _is_phrase(part))


def _is_phrase(text: str) -> bool:
    return (
        3 <= len(text) <= MOST_LETTERS
        and len(text.split()) <= MOST_WORDS
        and not _RELATIVE.search(text)
        and any(c.isalpha() for c in text)
    )
