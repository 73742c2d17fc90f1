"""Condensed formulas in typed queries: "a -CH2OH group", "R-SO2-NH-R".

Layer: core.text (may import core.chem).
"""

import re
from collections.abc import Iterator
from typing import Final

from core.chem.condensed import condensed_group
from core.chem.rules import Rule
from core.text.demands import Demand
from core.text.typed_scope import count_before
from core.text.typed_words import typed_meaning

_WRITTEN: Final = re.compile(r"(?<![\w()=#@\[\]+-])[-–—]?\(?[A-Zit][A-Za-z0-9()=#≡–—-]{1,40}")
_HEADS: Final = re.compile(
    r" (?:functional )?(?:groups?|moiet(?:y|ies)|units?|substituents?|linkages?|fragments?|motifs?|"
    r"arms?|side chains?|bridges?|linkers?|terminus)\b"
)
_MARK: Final = re.compile(r"\d|[()=#≡]|^[-–—]|[A-Z][-–—][A-Z]|Me|Et|Ph|Ac")


def condensed_groups(text: str, lower: str) -> Iterator[Demand]:
    """Yield the groups that a query writes as condensed formulas; ``lower`` is it in lower case."""
    for found in _WRITTEN.finditer(text):
        word = found[0].rstrip(".,")
        bare = word.strip("-–—")
        head = _HEADS.match(text, found.end())
        if not _MARK.search(word) or typed_meaning(bare.lower()):
            continue
        bound = word != bare or head or "R" in bare or "(" in bare
        if re.match(r"C\d*H\d", bare) and not bound:
            continue  # "CH4O" is the formula of a molecule
        smarts = condensed_group(word)
        if not smarts:
            continue
        start, end = found.start(), head.end() if head else found.start() + len(word)
        rule, kind = Rule("match", smarts), "group"
        if counted := count_before(lower, start):
            start, low, high = counted
            rule, kind = Rule("match", smarts, low, high), "count"
        yield Demand(start, end, text[start:end], kind, False, (rule,))
