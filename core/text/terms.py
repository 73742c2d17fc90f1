"""The words of a text in one form each, as the word head counts them.

Layer: core.text (may import core.chem). "Anti-fungals", "antifungal" and, across the ocean,
"anaesthetics" and "anesthetic" are one word each.
"""

import re
from typing import Final

from core.chem.group_words import singular
from core.text.normalise import normalise
from core.text.stopwords import STOP_WORDS

_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*(?:'s)?")
_SPELLINGS: Final = (
    (re.compile(r"^anti-(?=[a-z])"), "anti"),
    (re.compile("sulph"), "sulf"),
    (re.compile(r"(?<=n)ae(?=sth)|(?<=h)ae(?=m)|oe(?=str)|(?<=di)ae(?=th)"), "e"),
    (re.compile(r"(?<=[lmv])our(?=s?$|e|i)"), "or"),
    (re.compile(r"is(?=e[rd]?s?$|ing$|ations?$)"), "iz"),
)
"""British spellings and hyphens, written as the other half of the texts has them."""


def terms(text: str) -> list[str]:
    """Return the telling words of ``text`` in their order: lower case, singular, one spelling."""
    found = []
    for match in _WORD.finditer(normalise(text).lower()):
        word = match[0].removesuffix("'s")
        if len(word) > 1 and word not in STOP_WORDS:
            for pattern, plain in _SPELLINGS:
                word = pattern.sub(plain, word)
            found.append(singular(word) if len(word) > 3 else word)
    return found
