"""Names in typed queries that stand for what is acted on: the xanthine of "xanthine oxidase".

Layer: core.text (may import core.results). Who asks for a "histamine H2 blocker" wants no
histamine.
"""

import re
from collections.abc import Sequence
from typing import Final

from core.results import NameSpan

_ACTED_ON: Final = re.compile(
    r"[ -](?:(?:[a-z]{1,3}-?\d?[a-z]?|\d[a-z]?|type [\w-]+|selective)[ -])?"
    r"(?:receptors?|channels?|(?:re)?uptake|transport(?:ers?)?|pumps?|(?:ant)?agonists?|"
    r"(?:in)?activat(?:ors?|ing)|inhibitors?|inhibit(?:s|ing|ion)|blockers?|modulators?|"
    r"releasers?|sensiti[sz]ers?|(?:bio)?synthesis|metabolism|\w{3,}(?<!b)ases?)\b",
    re.I,
)
"""Any enzyme's name ends in -ase; "base" is none."""


def without_targets(text: str, names: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
    """Return the names of a query that are no receptor's, enzyme's or channel's first word."""
    return tuple(name for name in names if not _ACTED_ON.match(text, name.end))
