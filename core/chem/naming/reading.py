"""A structure that a stretch of text describes in a way of its own, and number words.

Layer: core.chem (imports nothing of core).
"""

from dataclasses import dataclass
from typing import Final

_NUMBERS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)
COUNTS: Final = {word: count for count, word in enumerate(_NUMBERS, start=1)}
"""Number words and what they say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A part of a text and the systematic name of what it describes."""

    start: int
    end: int
    name: str
    whole: bool = True
    """Whether the text describes just this; False where it is a part of what is described."""
