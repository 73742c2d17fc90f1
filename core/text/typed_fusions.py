"""Fused rings by their sizes in typed queries: "a 5-6 fused system", "6/7 bicycle".

Layer: core.text (may import core.chem).
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from core.chem.rules import Rule
from core.text.typed_scope import WORD_NUMBERS

_Row = tuple[int, int, str, tuple[Rule, ...]]

_SIZE: Final = rf"[3-8]|{'|'.join(word for word, n in WORD_NUMBERS.items() if 3 <= n <= 8)}"
_KIND: Final = (
    r"(?:fused|(?:bi|tri|poly)cycl(?:es?|ic)|annulated|ring[ -](?:systems?|cores?)|heterocycles?|"
    r"heteroaromatics?|cores?|scaffolds?|skeletons?|(?:ring )?fusion|systems?)"
)
_FUSED: Final = re.compile(
    rf"(?<![\w.,-])(?P<front>fused )?(?P<a>{_SIZE})[-–/,+:](?P<b>{_SIZE})"
    rf"(?:[-–/,+:](?P<d>{_SIZE}))?[- ](?:membered )?{_KIND}(?: {_KIND})*\b",
    re.I | re.A,
)


def fusions(text: str) -> Iterator[_Row]:
    """Yield (start, end, kind, rules) of the ring systems that a query names by their sizes."""
    for found in _FUSED.finditer(text):
        sizes = [_size(found[name]) for name in ("a", "b", "d") if found[name]]
        pairs = pairwise(sizes)
        yield *found.span(), "rings", tuple(Rule("match", _pair(a, b)) for a, b in pairs)


def _size(word: str) -> int:
    return WORD_NUMBERS.get(word.lower()) or int(word)


def _pair(first: int, second: int) -> str:
    """Return the SMARTS of two rings that share a bond."""
    return f"*12~{'~'.join('*' * (first - 2))}~*~1~{'~'.join('*' * (second - 2))}~2"
