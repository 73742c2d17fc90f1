"""What a typed query asks of every structure, and what a hit has of it.

Layer: core.retrieval (may import core.results, core.chem, core.data, core.models, core.text). What
is read here orders the hits and is shown beside the query, so that nobody has to guess what was
understood.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from core.chem.facts import MoleculeFacts
from core.chem.names import NameResolver
from core.data.evidence import TextEvidence, read_query
from core.models.reranking import facts_of
from core.results import Check
from core.text.comparisons import Comparison
from core.text.demands import Demand, judge
from core.text.relative import RelativeQuery, read_relative, respelled
from core.text.spelling import plain_query
from core.text.zones import is_query

_FREE: Final = re.compile(r"^non-?(?=[a-z])|[ -](?:free|less)$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A typed query, read."""

    evidence: TextEvidence
    relative: RelativeQuery | None
    """The known molecule that it starts from, if it does."""

    @property
    def demands(self) -> tuple[Demand, ...]:
        """What every hit is checked for."""
        return self.evidence.demands if self.relative is None else self.relative.demands

    def checks(self) -> tuple[Check, ...]:
        """Return what every hit is checked for, in words, each once."""
        return tuple(dict.fromkeys(check for check, _ in self._judges()))

    def unmet(self, smiles: Sequence[str]) -> list[tuple[Check, ...]]:
        """Return for each molecule the checks that it fails, each once."""
        judges = self._judges()
        found = []
        for one in smiles:
            facts = facts_of(one)
            failed = [c for c, holds in judges if facts is not None and not holds(facts)]
            found.append(tuple(dict.fromkeys(failed)))
        return found

    def _judges(self) -> list[tuple[Check, Callable[[MoleculeFacts], bool]]]:
        judges = [(_told(demand), _meets(demand)) for demand in self.demands]
        known = facts_of(self.relative.known.smiles) if self.relative is not None else None
        if self.relative is None or known is None:
            return judges
        return judges + [
            (Check(text=c.text, negated=False), _holds(c, known)) for c in self.relative.comparisons
        ]


def read_asked(text: str, resolver: NameResolver | None) -> Asked:
    """Read a typed query.

    Args:
        text: As typed.
        resolver: Reads names as structures; None leaves names out.
    """
    plain = respelled(plain_query(text))
    names = resolver.find(plain) if resolver is not None else ()
    return Asked(evidence=read_query(text, resolver), relative=read_relative(plain, names))


def checks_of(text: str, resolver: NameResolver | None) -> tuple[Check, ...]:
    """Return what a typed query is checked for; a description is weighed, not checked."""
    return read_asked(text, resolver).checks() if is_query(text) else ()


def _told(demand: Demand) -> Check:
    text = " ".join(demand.text.split())
    return Check(text=_FREE.sub("", text) if demand.negated else text, negated=demand.negated)


def _meets(demand: Demand) -> Callable[[MoleculeFacts], bool]:
    return lambda facts: judge(demand, facts) == 1


def _holds(comparison: Comparison, known: MoleculeFacts) -> Callable[[MoleculeFacts], bool]:
    return lambda facts: comparison.holds(facts, known)
