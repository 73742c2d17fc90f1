"""What the words of a typed query mean: groups, rings, families of groups, classes, elements.

Layer: core.text (may import core.chem). Wider and stricter than ``core.text.demand_words``, on
whose reading of descriptions published figures rest.
"""

import re
from functools import lru_cache
from math import inf
from typing import Final

from core.chem.group_words import singular
from core.chem.rules import Rule
from core.chem.typed_arms import ARMS, BEARERS
from core.chem.typed_families import family_pattern
from core.chem.typed_groups import TYPED_GROUPS
from core.chem.typed_more import MORE_GROUPS, MORE_RINGS
from core.chem.typed_parents import bound_pattern
from core.chem.typed_places import placed_pattern
from core.chem.typed_rings import TYPED_RINGS
from core.text.demand_words import Meaning, meaning
from core.text.typed_classes import CLASSES, MORE_ELEMENTS

MULTIPLIERS: Final = {
    "mono": 1, "di": 2, "tri": 3, "tetra": 4, "penta": 5, "hexa": 6, "hepta": 7, "octa": 8,
    "bis": 2, "tris": 3, "tetrakis": 4,
}  # fmt: skip
_ARM: Final = "|".join(sorted((re.escape(arm) for arm in ARMS), key=len, reverse=True))
_TIMES: Final = "|".join(sorted(MULTIPLIERS, key=len, reverse=True))
_BEARING: Final = re.compile(rf"(?:(?P<n>n) )?(?P<times>{_TIMES})?? ?(?P<arm>{_ARM}) ?(?P<rest>.+)")
_NUMBERS: Final = {
    "nitrogen": 7, "n": 7, "aza": 7, "azo": 7, "oxygen": 8, "o": 8, "oxa": 8,
    "sulfur": 16, "s": 16, "thia": 16,
    "phosphorus": 15, "boron": 5, "silicon": 14, "selenium": 34,
}  # fmt: skip
_ELEMENT_RING: Final = re.compile(
    rf"(?P<element>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}) ?"
    r"(?:containing |bearing |based )?(?:aromatic |saturated |unsaturated |non aromatic )?"
    r"(?:heterocycle|heterocyclic|heteroaromatic|ring|heteroaryl|heteroarene|cycle|heterocyclic "
    r"compound|heteroaromatic ring|heterocyclic ring)"
)
_TIMES_OF: Final = re.compile(rf"(?P<times>{_TIMES}) ?(?P<rest>.{{2,}})")


_LONGEST: Final = 80
"""Characters of the longest phrase that is looked up."""


@lru_cache(maxsize=16384)
def typed_meaning(phrase: str) -> Meaning | None:
    """Return what a phrase of lower-case words with blanks between demands; None for others."""
    return _meaning(phrase) or _times(singular(phrase)) if len(phrase) <= _LONGEST else None


def names_a_part(name: str) -> bool:
    """Say whether a name, such as "imidazo[1,2-a]pyridine", is that of a ring or a group.

    Names that are put together, such as "4-fluorobenzoic acid", stand for molecules.
    """
    plain = name.lower()
    form = plain.replace("-", " ")
    tables = (TYPED_RINGS, MORE_RINGS, TYPED_GROUPS, MORE_GROUPS)
    return typed_meaning(plain) is not None or any(form in table for table in tables)


def _meaning(phrase: str) -> Meaning | None:
    for form in dict.fromkeys((phrase, singular(phrase))):
        if form in CLASSES:
            return CLASSES[form]
        if form in MORE_ELEMENTS:
            return "element", (Rule("element", MORE_ELEMENTS[form]),)
        if ring := TYPED_RINGS.get(form) or MORE_RINGS.get(form):
            return "ring", (Rule("match", ring),)
        if group := TYPED_GROUPS.get(form) or MORE_GROUPS.get(form):
            return "group", (Rule("match", group),)
    form = singular(phrase)
    if smarts := placed_pattern(form):
        return "ring", (Rule("match", smarts),)
    if smarts := family_pattern(form):
        return "group", (Rule("match", smarts),)
    if (known := _element_ring(form)) is not None:
        return known
    if (known := meaning(phrase) or meaning(phrase.replace(" ", "-"))) is not None:
        return _exactly(form, known)
    return _bearing(form)


def _element_ring(form: str) -> Meaning | None:
    """Read "sulfur heterocycle", "nitrogen containing aromatic ring"."""
    found = _ELEMENT_RING.fullmatch(form)
    if not found:
        return None
    number = _NUMBERS[found["element"]]
    aromatic = "a;" if "aromatic" in form or "aryl" in form else ""
    saturated = "X4;" if "saturated" in form and number == 6 else ""
    return "ring", (Rule("has", f"[#{number};{aromatic}{saturated}R]"),)


def _exactly(form: str, known: Meaning) -> Meaning:
    """A "diol" of a query has two hydroxy groups, not three."""
    rule = known[1][0]
    times = next((n for word, n in MULTIPLIERS.items() if form.startswith(word)), 0)
    if known[0] == "count" and len(known[1]) == 1 and rule.low == times and rule.high == inf:
        return "count", (Rule(rule.measure, rule.argument, times, times),)
    return known


def ring_of(form: str) -> str:
    """Return the SMARTS of a ring that may bear groups, "" for other words."""
    return BEARERS.get(form) or TYPED_RINGS.get(form, "")


def _bearing(form: str) -> Meaning | None:
    """Read "trimethoxybenzene", "n methyl piperazine", "nitroimidazole"."""
    found = _BEARING.fullmatch(form)
    rest = found["rest"].strip() if found else ""
    ring = ring_of(rest)
    if found and found["n"] and not ring:
        ring = TYPED_GROUPS.get(rest, "")
    if not found or not ring:
        return None
    times, arm = MULTIPLIERS.get(found["times"] or "", 1), ARMS[found["arm"]]
    smarts = bound_pattern(ring, arm, times, 7 if found["n"] else 0)
    if smarts:
        return "ring", (Rule("match", smarts),)
    if found["n"]:
        return None
    return "ring", (Rule("match", ring), Rule("match", f"[#6]{arm}", times, times))


def _times(form: str) -> Meaning | None:
    """Read "dinitro", "tricarboxylic acid": exactly so many."""
    found = _TIMES_OF.fullmatch(form)
    if not found:
        return None
    known = _meaning(found["rest"].strip())
    number = MULTIPLIERS[found["times"]]
    if known is None or len(known[1]) != 1 or known[1][0].measure not in ("match", "element"):
        return None
    if known[0] == "ring" or known[1][0].high != inf:
        return None
    return "count", (Rule(known[1][0].measure, known[1][0].argument, number, number),)
