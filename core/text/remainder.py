"""What a query says beside its demands: "opioid" of "an opioid with a phenol", wanted or not.

Layer: core.text (imports core.text alone). Demands are checked on the structure of each hit, so
their words need not also draw the vector of a query towards all phenols there are.
"""

import re
from collections.abc import Sequence
from typing import Final

from core.text.spelling import plain_query
from core.text.stopwords import STOP_WORDS
from core.text.typed import read_typed
from core.text.typed_scope import negated_scopes

_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")


def beside_demands(query: str) -> str:
    """Return the telling words of ``query`` that no demand checks, in their order.

    "" where there are none, and where nothing is demanded or unwanted, as then the query is all
    there is. What is not wanted draws nothing either.
    """
    text = plain_query(query)
    demands = [(d.start, d.end) for d in read_typed(text)]
    scopes = negated_scopes(text.lower())
    if not demands and not _words(text, demands, scopes):
        return ""
    return _words(text, [*demands, *scopes], [(0, len(text))])


def unwanted_words(query: str) -> str:
    """Return the telling words of ``query`` that are not wanted and that no demand checks.

    "opioid" of "a painkiller, not an opioid"; "" where there are none.
    """
    text = plain_query(query)
    demands = [(d.start, d.end) for d in read_typed(text)]
    return _words(text, demands, negated_scopes(text.lower()))


def _words(text: str, taken: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]) -> str:
    """Return the telling words of ``text`` that begin in ``places`` and outside ``taken``."""
    found = []
    for word in _WORD.finditer(text):
        at = word.start()
        inside = any(a <= at < b for a, b in places) and not any(a <= at < b for a, b in taken)
        if inside and word[0].lower() not in STOP_WORDS:
            found.append(word[0])
    return " ".join(found)
