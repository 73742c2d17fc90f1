"""What a text demands of a structure: groups, counts, charge, rings, stereo, sizes.

Layer: core.text (may import core.chem, core.results). Read by rules, word by word, in the parts
of the text that speak of the molecule itself; no name is resolved here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from rdkit import Chem

from core.chem.facts import MoleculeFacts
from core.chem.group_words import singular
from core.chem.naming.words import NUMBERS
from core.chem.rules import Rule
from core.text.demand_words import ELEMENTS, PROPERTIES, Meaning, meaning
from core.text.patterns import compound_demands, phrase_demands
from core.text.zones import FULL, GROUPS, is_query, zones

MOST_DEMANDS: Final = 48
"""Demands of one text that are kept, in order."""
_MOST_WORDS: Final = 4
_TOKEN: Final = re.compile(r"\S+")
_MARKS: Final = ".,;:!?\"“”'()[]"
_LOCANT: Final = re.compile(
    r"^(?:(?:\d{1,2}[a-z]?'*|alpha|beta|gamma|delta|omega|\(omega-1\)|[nos]|[mp])"
    r"(?:,(?:\d{1,2}[a-z]?'*|alpha|beta|gamma|delta|omega|[nos]))*(?:alpha|beta)?-)+(?=[a-z(])"
)
_NEGATION: Final = re.compile(
    r"\b(?:without|no|lacks?|lacking|not|free of|devoid of|absence of|excluding|except|never|"
    r"neither|nor|instead of|(?:is|are|does|do|has|have)n['’]t|other than|rather than)\b"
)
_SCOPE_END: Final = re.compile(
    r"[,;.]|\bbut\b|\band (?:with|has|have|contains?)\b|\bwith\b|"
    r"\band (?:\d|(?:exactly|at least|at most|one|two|three|four|five|six|seven|eight)\b)"
)
_FREE: Final = re.compile(r"-free$|-less$")
_OTHER: Final = frozenset(
    """
    inhibitor inhibitors antagonist antagonists agonist agonists blocker receptor receptors
    synthase synthetase transporter channel biosynthesis metabolism residue residues
    derivative derivatives analogue analogues biosynthetic esterase kinase reductase
    dehydrogenase phosphatase oxidase sensitive reverse analog analogs metabolic
    """.split()  # noqa: SIM905  # a block of words is easier to read than a list
)
_GROUP_NOUNS: Final = ("group", "substituent", "moiet", "functional", "function")
_MATTER: Final = frozenset(ELEMENTS) | {"metal", "halogen"}
_OF_MATTER: Final = ("salt", "salts", "atom", "atoms", "compound", "group")
_DERIVED: Final = ("phenol", "alcohol", "enol", "amine", "thiol", "ketone", "aldehyde")
_KINDS: Final = ("ester", "ether", "oxide", "hydrate", "body", "bodies")
_ACID_KINDS: Final = ("ester", "amide", "anhydride", "deriv", "hydrazide", "chloride", "ascaroside")
_JOINTS: Final = ("membered", "and", "or", "by", "with", "of", "a", "an", "the")
_BOUNDS: Final = re.compile(
    r"\b(?:(?P<least>at least|or more|minimum of)|(?P<most>at most|up to|no more than|maximum of)|"
    r"(?P<more>more than|over)|(?P<fewer>fewer than|less than))\s*$"
)


@dataclass(frozen=True, slots=True)
class Demand:
    """One statement of a text about a structure."""

    start: int
    """First character in the text."""
    end: int
    text: str
    """The words as written, ``text[start:end]``."""
    kind: str
    """"group", "ring", "class", "count", "carbons", "charge", "parts", "rings", "stereo",
    "element", "isotope" or "property"."""
    negated: bool
    rules: tuple[Rule, ...]
    """All must hold."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    form: str
    trust: int
    last: bool
    """A comma, a colon or the end of a part stands behind it: no phrase runs on."""


def read_demands(text: str) -> tuple[Demand, ...]:
    """Return what ``text`` demands of a structure, in its order, at most ``MOST_DEMANDS``."""
    parts = zones(text)
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals grow when lowered, and would shift all places
        lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    query = is_query(text)
    words = [word for part in parts for word in _words(lower, *part)]
    found = [*_phrases(lower, words, query), *_patterns(text, parts, query)]
    negations = negated_parts(lower) if query else []
    demands = {
        (start, end, rules): Demand(start, end, text[start:end], kind, negated, rules)
        for start, end, kind, rules, free in sorted(found, key=lambda row: row[:2])
        for negated in (free or any(a <= start < b for a, b in negations),)
    }
    return tuple(demands.values())[:MOST_DEMANDS]


def judge(demand: Demand, mol: Chem.Mol | MoleculeFacts) -> float:
    """Return how far a molecule fulfils a demand: 1 fulfilled, 0 not, between for near counts."""
    facts = mol if isinstance(mol, MoleculeFacts) else MoleculeFacts(mol)
    degree = min(rule.degree(facts) for rule in demand.rules)
    if not demand.negated:
        return degree
    return float(degree < 1)


def judge_all(demands: Sequence[Demand], mol: Chem.Mol | MoleculeFacts) -> np.ndarray:
    """Return ``judge`` of each demand, (len(demands),) float32."""
    facts = mol if isinstance(mol, MoleculeFacts) else MoleculeFacts(mol)
    return np.array([judge(demand, facts) for demand in demands], dtype=np.float32)


_Found = tuple[int, int, str, tuple[Rule, ...], bool]


def _words(lower: str, start: int, end: int, trust: int) -> Iterator[_Word]:
    for match in _TOKEN.finditer(lower, start, end):
        a, b = match.span()
        while a < b and lower[a] in _MARKS and not _opens_word(lower, a, b):
            a += 1
        while b > a and lower[b - 1] in _MARKS and not _closes_word(lower, a, b):
            b -= 1
        if a < b:
            yield _Word(a, b, lower[a:b], trust, b < match.end())


def _closes_word(lower: str, a: int, b: int) -> bool:
    """Whether a bracket at the end was opened inside the word: "acyl-CoA(4-)"."""
    opened = {")": "(", "]": "["}.get(lower[b - 1], "")
    return bool(opened) and opened in lower[a : b - 1]


def _opens_word(lower: str, a: int, b: int) -> bool:
    """Whether a bracket at the start belongs to the word: "(omega-1)-hydroxy"."""
    return lower[a] in "([" and 0 < lower.find(")" if lower[a] == "(" else "]", a, b) < b - 1


def _phrases(lower: str, words: Sequence[_Word], query: bool) -> Iterator[_Found]:
    """Find the longest known phrases, and the parts of compound words that are none."""
    i = 0
    while i < len(words):
        size, known, free = _longest(words, i)
        if known is None:
            if words[i].trust == FULL:
                yield from (
                    (*row, False) for row in compound_demands(words[i].start, words[i].form)
                )
                if query and words[i].form in PROPERTIES:
                    yield words[i].start, words[i].end, "property", PROPERTIES[words[i].form], False
            i += 1
            continue
        start, end = words[i].start, words[i + size - 1].end
        following = words[i + size].form if i + size < len(words) else ""
        if words[i].form == "acyclic" and not query:  # "acyclic anhydride" of a sugar
            i += size
            continue
        loose = not query and known[0] == "element" and lower[start:end].rstrip("s") in _MATTER
        if _counts_here(words, i, size, following) and (not loose or following in _OF_MATTER):
            kind, rules = _numbered(lower, words, i, size, known, query)
            yield start, end, kind, rules, free
        i += size


def _longest(words: Sequence[_Word], i: int) -> tuple[int, Meaning | None, bool]:
    for size in range(min(_MOST_WORDS, len(words) - i), 0, -1):
        run = words[i : i + size]
        if any(word.last for word in run[:-1]) or run[-1].trust != run[0].trust:
            continue
        phrase = " ".join(word.form for word in run)
        free = bool(_FREE.search(phrase))
        phrase = _FREE.sub("", phrase)
        if (
            size == 1
            and phrase.startswith(("non-", "non"))
            and (known := meaning(phrase.removeprefix("non").lstrip("-")))
        ):
            return size, known, True
        known = meaning(phrase) or _without_locants(phrase)
        if known is not None:
            return size, known, free
    return 1, None, False


def _without_locants(phrase: str) -> Meaning | None:
    """Read "3-hydroxy steroid"; not "11,12-saturated", which speaks of one bond only."""
    known = meaning(bare) if (bare := _LOCANT.sub("", phrase)) != phrase else None
    return known if known and known[0] not in ("carbons", "rings", "charge") else None


def _counts_here(words: Sequence[_Word], i: int, size: int, following: str) -> bool:
    last = words[i + size - 1]
    if not last.last:
        if following in _OTHER:
            return False
        if last.form in ("acid", "acids") and following.startswith(_ACID_KINDS):
            return words[i + size - 2].form == "fatty"  # its chain is there all the same
        if singular(last.form) in _DERIVED and following.startswith(_KINDS):
            return False
        if last.form == "amino" and following.endswith(("saccharide", "sugar")):
            return False
    if words[i].trust == GROUPS:
        return following.startswith(_GROUP_NOUNS)
    return True


def _numbered(
    lower: str, words: Sequence[_Word], i: int, size: int, known: Meaning, query: bool
) -> Meaning:
    """Turn "three hydroxy groups" into a count; a bare plural stays a presence."""
    rules = known[1]
    if len(rules) != 1 or rules[0].measure not in ("match", "element", "rings", "alkenes"):
        return known
    for back in (1, 2):
        if i < back or words[i - back].last or words[i - back].trust != words[i].trust:
            break
        if back == 2 and words[i - 1].form in _JOINTS:
            break
        form = words[i - back].form
        number = NUMBERS.get(
            form, int(form) if query and form.isdecimal() and len(form) < 3 else None
        )
        if number is not None:
            rule = rules[0]
            low, high = _bounds(lower[: words[i - back].start], number, exact=query)
            return "count", (Rule(rule.measure, rule.argument, low, high),)
    return known


def _bounds(before: str, number: int, *, exact: bool) -> tuple[float, float]:
    limit = _BOUNDS.search(before[-16:])
    if limit is None:
        return number, number if exact else float("inf")
    if limit["least"]:
        return number, float("inf")
    if limit["most"]:
        return 0, number
    return (number + 1, float("inf")) if limit["more"] else (0, number - 1)


def _patterns(text: str, parts: Sequence[tuple[int, int, int]], query: bool) -> Iterator[_Found]:
    for start, end, trust in parts:
        for a, b, kind, rules in phrase_demands(text[start:end], trust=trust, query=query):
            yield start + a, start + b, kind, rules, False


def negated_parts(lower: str) -> list[tuple[int, int]]:
    """Return the places that "without", "no", "lacking" and the like rule over."""
    parts = []
    for found in _NEGATION.finditer(lower):
        if found[0] == "no" and lower.startswith(" more than", found.end()):
            continue
        stop = _SCOPE_END.search(lower, found.end())
        parts.append((found.end(), stop.start() if stop else len(lower)))
    return parts
