"""The phrases of a typed query: the longest that mean something, with their numbers and places.

Layer: core.text (may import core.chem).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.chem.rules import Rule
from core.chem.typed_arms import ARMS
from core.chem.typed_parents import bound_pattern
from core.text.demand_words import Meaning
from core.text.demands import Demand
from core.text.typed_scope import count_before
from core.text.typed_words import ring_of, typed_meaning

_MOST_WORDS: Final = 6
_MOST_TOKENS: Final = 80
_TOKEN: Final = re.compile(
    r"(?:[^\s\-–/,;:()\[\]\"“”!?]|(?<=[a-z])\[[\d,.'a-z -]{1,16}\](?=[a-z]|\b))+"
    r"(?:,[^\s\-–/;:()\[\]\"“”!?,]+)*"
)
"""A word; "imidazo[1,2-a]pyridine" is one."""
_ELEMENT: Final = re.compile(
    r"(?<![\w=#-])(?P<symbol>N|O|S|P|F|Cl|Br|Si|Se|[BI](?= atom|-con|-free))(?:['’]?s)?"
    r"(?= atoms?\b|-containing|-free|-hetero|-atoms?| or | nor | and |,|\s*$| in |"
    r" all| present| together| plus| but| only)"
)
_HEADS: Final = frozenset(
    """
    group groups moiety moieties unit units function functions functionality functionalities
    substituent substituents residue residues motif motifs fragment fragments linkage linkages
    bond bonds link bridge ring rings core cores scaffold scaffolds skeleton skeletons nucleus
    nuclei system systems framework frameworks backbone backbones substructure substructures
    derivative derivatives compound compounds containing bearing substituted atom atoms type
    molecule molecules functional center centre centers centres chain tail side cage
    """.split()  # noqa: SIM905
)
"""Words behind a group that say it is one."""
_RELATIVES: Final = frozenset(
    """
    inhibitor inhibitors antagonist antagonists agonist agonists blocker blockers receptor
    receptors synthase synthetase transporter channel kinase reductase dehydrogenase phosphatase
    oxidase esterase hydrolase sensitive analog analogs analogue analogues like biosynthesis
    metabolism uptake reuptake base indicator indicators
    """.split()  # noqa: SIM905
)
_ACID_KINDS: Final = ("ester", "amide", "anhydride", "hydrazide", "chloride", "halide", "deriv")
_BOUND: Final = re.compile(
    r"\s+(?:groups?\s+)?(?:directly\s+)?(?:on|at|attached to|bonded to|bound to|linked to|"
    r"connected to)\s+(?:(?:an?|the|its|one)\s+)?(?P<rest>[^,;.]{3,60})"
)
_IN_RING: Final = re.compile(
    r"(?: atoms?)? (?:in|within|of|inside) (?:an?|the|its|their|its)? ?rings?\b"
)
_COUNTED: Final = (
    *("match", "has", "element", "rings", "alkenes", "stereo", "aromatic rings", "spiro atoms"),
    *("ring hetero atoms", "ring size", "isotope"),
)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    form: str
    last: bool
    """A mark stands behind it that no phrase runs over."""


def _tokens(lower: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(lower):
        start, end = match.span()
        while end > start and lower[end - 1] in ".'’":
            end -= 1
        if start < end:
            form = lower[start:end].replace("sulph", "sulf").replace("’", "'").replace("-", " ")
            behind = lower[end : end + 2]
            last = bool(behind) and (behind[0] in ',;:()[]!?"“”.' or behind[0] == "/")
            found.append(_Token(start, end, form, last))
        if len(found) == _MOST_TOKENS:
            break
    return found


def read_phrases(text: str, lower: str) -> Iterator[Demand]:
    """Yield what the phrases of a query demand; ``lower`` is it in lower case."""
    tokens = _tokens(lower)
    symbols = {m.start(): m["symbol"] for m in _ELEMENT.finditer(text)}
    i = 0
    while i < len(tokens):
        size, known = _longest(tokens, i, symbols)
        if known is None and (known := _shared(tokens, i)) is not None:
            yield _demand(text, lower, tokens[i].start, tokens[i].end, known, free=False)
            i += 2
            continue
        if known is None:
            i += 1
            continue
        start = tokens[i].start
        end, following, free = _with_heads(lower, tokens, i + size)
        after = tokens[following].form if following < len(tokens) else ""
        if tokens[following - 1].last:
            after = ""
        if not _speaks_of_else(tokens[i + size - 1].form, after):
            end, known = _bound_to(lower, tokens[i : i + size], end, known)
            yield _demand(text, lower, start, end, known, free=free)
            while following < len(tokens) and tokens[following].start < end:
                following += 1
        i = following


def _with_heads(lower: str, tokens: Sequence[_Token], following: int) -> tuple[int, int, bool]:
    """Return the end of a phrase with its "group", what follows, and whether it says "-free"."""
    end, free = tokens[following - 1].end, False
    while following < len(tokens) and not tokens[following - 1].last:
        form = tokens[following].form
        if form in ("free", "less"):
            if lower.startswith((" of ", " from "), tokens[following].end):
                break
            free = True
        elif form not in _HEADS:
            break
        end, following = tokens[following].end, following + 1
    return end, following, free


def _speaks_of_else(form: str, after: str) -> bool:
    if after in _RELATIVES:
        return True
    return form in ("acid", "acids") and after.startswith(_ACID_KINDS)


def _longest(
    tokens: Sequence[_Token], i: int, symbols: dict[int, str]
) -> tuple[int, Meaning | None]:
    for size in range(min(_MOST_WORDS, len(tokens) - i), 0, -1):
        run = tokens[i : i + size]
        if any(token.last for token in run[:-1]):
            continue
        phrase = " ".join(token.form for token in run)
        if len(phrase) < 2:
            continue
        known = typed_meaning(phrase)
        if known is None and size == 1 and phrase.startswith("non") and len(phrase) > 6:
            known = _none_of(typed_meaning(phrase[3:]))
        if known is None and size == 2 and run[0].form == "non":
            known = _none_of(typed_meaning(run[1].form))
        if known is not None:
            return size, known
    if tokens[i].start in symbols:
        return 1, ("element", (Rule("element", symbols[tokens[i].start]),))
    return 1, None


def _shared(tokens: Sequence[_Token], i: int) -> Meaning | None:
    """Read the first of "primary and secondary amines": a primary amine."""
    run = tokens[i : i + 4]
    if len(run) < 4 or run[1].form not in ("and", "or", "nor") or any(t.last for t in run[:3]):
        return None
    if typed_meaning(f"{run[2].form} {run[3].form}") is None:
        return None
    return typed_meaning(f"{run[0].form} {run[3].form}")


def _none_of(known: Meaning | None) -> Meaning | None:
    if known is None or len(known[1]) != 1 or known[1][0].low != 1:
        return None
    rule = known[1][0]
    return known[0], (Rule(rule.measure, rule.argument, 0, 0),)


def _bound_to(lower: str, run: Sequence[_Token], end: int, known: Meaning) -> tuple[int, Meaning]:
    """Read "methoxy groups on aromatic rings", "nitrogens in rings" as one."""
    rule = known[1][0]
    if len(known[1]) == 1 and rule.measure == "element" and (ring := _IN_RING.match(lower, end)):
        number = {"N": 7, "O": 8, "S": 16, "C": 6, "P": 15}.get(rule.argument)
        if number:
            return ring.end(), ("group", (Rule("match", f"[#{number};R]"),))
    if rule.argument == "[!#6;!#1]" and (ring := _IN_RING.match(lower, end)):
        return ring.end(), ("rings", (Rule("ring hetero atoms", "", rule.low, rule.high),))
    arm = next(
        (ARMS[form] for form in _forms(" ".join(token.form for token in run)) if form in ARMS), ""
    )
    found = _BOUND.match(lower, end) if arm else None
    if found is None:
        return end, known
    words = re.split(r"[\s-]+", found["rest"])
    for size in range(min(4, len(words)), 0, -1):
        phrase = " ".join(words[:size])
        for form in _forms(phrase):
            ring = ring_of(form.removesuffix(" ring")) or ring_of(form)
            smarts = bound_pattern(ring, arm) if ring else ""
            if smarts:
                stop = found.start("rest") + len(
                    re.match(r"[\s-]*".join(map(re.escape, words[:size])) or "", found["rest"])[0]
                )
                return stop, ("group", (Rule("match", smarts),))
    return end, known


def _forms(phrase: str) -> tuple[str, ...]:
    one = phrase.removesuffix("s")
    return phrase, one, one.removesuffix(" group")


def _demand(text: str, lower: str, start: int, end: int, known: Meaning, *, free: bool) -> Demand:
    kind, rules = known
    counted = count_before(lower, start)
    rule = rules[0]
    if counted and len(rules) == 1 and rule.measure in _COUNTED:
        start, low, high = counted
        measure = "match" if rule.measure == "has" else rule.measure
        kind, rules = "count", (Rule(measure, rule.argument, low, high),)
    return Demand(start, end, text[start:end], kind, free, rules)
