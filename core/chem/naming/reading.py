"""A structure that a stretch of text describes in a way of its own.

Layer: core.chem (imports nothing of core).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A part of a text and the systematic name of what it describes."""

    start: int
    end: int
    name: str
    whole: bool = True
    """Whether the text describes just this; False where it is a part of what is described."""
