"""Rules about one number of a molecule, and how far a molecule fulfils them.

Layer: core.chem (imports core.chem.facts).
"""

from dataclasses import dataclass
from math import inf
from typing import Final

from core.chem.facts import MoleculeFacts

_SCALES: Final = {"mass": 25.0, "logp": 0.5, "tpsa": 20.0}
"""Distance from the limit at which partial credit has fallen to half of its start."""
_PARTIAL: Final = 0.5
"""Credit next to the limit; what misses a limit never counts more."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One measure of ``MoleculeFacts`` and the range that it must lie in."""

    measure: str
    """Name of the measure; see ``MoleculeFacts.value``."""
    argument: str = ""
    low: float = 1
    high: float = inf

    def degree(self, facts: MoleculeFacts) -> float:
        """Return 1 inside the range, less outside.

        Counts that miss get 1 / (1 + distance), at most a half; a count of zero where some are
        wanted, or any where none is, gets 0; a charge of the right sign gets a quarter.
        """
        value = facts.value(self.measure, self.argument)
        if self.low <= value <= self.high:
            return 1.0
        near = self.low if value < self.low else self.high
        distance = abs(value - near)
        if self.measure in _SCALES:
            return _PARTIAL / (1 + distance / _SCALES[self.measure])
        if self.measure == "charge":
            return 0.25 if value * near > 0 else 0.0
        return 1 / (1 + distance) if value and near else 0.0
