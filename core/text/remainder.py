"""What a query says beside its demands: "opioid" of "an opioid with a phenol".

Layer: core.text (imports core.text alone). Demands are checked on the structure of each hit, so
their words need not also draw the vector of a query towards all phenols there are.
"""

import re
from typing import Final

from core.text.demands import negated_parts
from core.text.normalise import normalise
from core.text.stopwords import STOP_WORDS
from core.text.typed import read_typed

_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")


def beside_demands(query: str) -> str:
    """Return the telling words of ``query`` that no demand checks, in their order.

    "" where there are none, and where nothing is demanded, as then the query is all there is.
    What is not wanted draws nothing either.
    """
    text = normalise(query)
    demands = read_typed(text)
    if not demands:
        return ""
    taken = [*((d.start, d.end) for d in demands), *negated_parts(text.lower())]
    for start, end in taken:
        text = text[:start] + " " * (end - start) + text[end:]
    return " ".join(word for word in _WORD.findall(text) if word.lower() not in STOP_WORDS)
