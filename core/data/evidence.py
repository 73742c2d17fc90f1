"""What a text says that can be held against a candidate: names, charges, stereo, demands.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from core.chem.edits import formula_delta, hypotheses
from core.chem.names import NameResolver
from core.results import NameSpan
from core.text.demands import Demand, read_demands
from core.text.normalise import normalise
from core.text.relations import RELATIONS, relation_of
from core.text.sentences import split_sentences
from core.text.spelling import plain_query
from core.text.targets import without_targets
from core.text.typed import read_typed
from core.text.zones import is_query

RELATION_GROUPS: Final = {
    "self": ("subject", "synonym"),
    "parent": ("parent", "class", "tautomer"),
    "base": ("conjugate base",),
    "acid": ("conjugate acid",),
    "mirror": ("enantiomer", "isomer"),
    "origin": (
        *("derives from", "ester", "hydride", "replaced", "salt", "condensation", "derivative"),
    ),
    "part": ("residue", "substituted", "composition"),
    "other": ("role", "inhibitor", "modifier", "none"),
}
"""Relations that make the same use of a name."""
GROUP_OF: Final = tuple(
    next(place for place, names in enumerate(RELATION_GROUPS.values()) if relation in names)
    for relation in RELATIONS
)
"""Place of each relation's group."""

MOST_NAMES: Final = 12
"""Names of one text that are held against candidates."""
CUES: Final = (
    r"\banion\b|conjugate base|carboxylate|ate\(\d-\)",
    r"\bcation\b|conjugate acid|ammonium|ium\b",
    r"zwitterion",
    r"\bsalt\b|hydrochloride|hydrate\b|sodium|potassium",
    r"\bd-|\(\+\)",
    r"\bl-|\(-\)",
    r"racem",
    r"\bcis\b",
    r"\btrans\b|all-trans",
    r"alpha",
    r"beta",
    r"enantiomer|isomer|epimer",
)
"""Words that move the weight of other evidence."""
_CUES: Final = tuple(re.compile(cue) for cue in CUES)
_CHARGE: Final = re.compile(r"\((\d{1,3})([+-])\)")
_LABELS: Final = re.compile(r"[(\[,]((?:\d*[a-z]?'*[RSEZ],?)+)[)\]]")
_CONTEXT: Final = 90
"""Characters on each side of a name that tell what is done to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameEvidence:
    """A name of a text and what the text makes of it."""

    smiles: str
    group: int
    """Place in ``RELATION_GROUPS``."""
    delta: dict[str, int] | None
    """Change of composition that the words around it state; None for none."""
    spelled: tuple[str, ...]
    """Structures that name and relation spell out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEvidence:
    """What one text says."""

    names: tuple[NameEvidence, ...]
    cues: np.ndarray
    """(12,) float32, 1 where one of ``CUES`` is found."""
    charge: int | None
    """Charge stated as "(2-)"; None where none is, or several differ."""
    labels: np.ndarray
    """(4,) float32, descriptors R, S, E and Z in names of the text."""
    demands: tuple[Demand, ...]
    length: int
    """Characters."""


def read_query(text: str, resolver: NameResolver | None) -> TextEvidence:
    """Read a typed query: its demands in the words of chemists, see ``core.text.typed``.

    Args:
        text: As typed.
        resolver: Reads names as structures; None leaves names out.
    """
    plain = plain_query(text)
    spans = without_targets(plain, resolver.find(plain)) if resolver is not None else ()
    resolve = resolver.resolve_many if resolver is not None else None
    return _read(plain, spans, read_typed(plain, resolve))


def read_evidence(texts: Sequence[str], resolver: NameResolver | None) -> list[TextEvidence]:
    """Read each text; all names go through one exchange with the resolver.

    Args:
        texts: As written; they are normalised here.
        resolver: Reads names as structures; None leaves names out.
    """
    plain = [normalise(text) for text in texts]
    spans = resolver.find_many(plain) if resolver is not None else [()] * len(plain)
    return [
        _read(text, found, read_demands(text)) for text, found in zip(plain, spans, strict=True)
    ]


def _read(text: str, spans: Sequence[NameSpan], demands: tuple[Demand, ...]) -> TextEvidence:
    lower = text.lower()
    charges = {int(f"{sign}{size}") for size, sign in _CHARGE.findall(text)}
    labels = "".join(_LABELS.findall(text))
    if is_query(text):
        spans = [span for span in spans if not _demanded(span, demands)]
    return TextEvidence(
        names=tuple(_name(text, span) for span in spans[:MOST_NAMES]),
        cues=np.array([bool(cue.search(lower)) for cue in _CUES], np.float32),
        charge=charges.pop() if len(charges) == 1 else None,
        labels=np.array([labels.count(label) for label in "RSEZ"], np.float32),
        demands=demands,
        length=len(text),
    )


def _demanded(span: NameSpan, demands: Sequence[Demand]) -> bool:
    """Say whether a query's name is the word of a demand.

    Who types "an opioid with a phenol" wants the ring in the molecule, not what is like phenol.
    """
    return any(d.start <= span.start and span.end <= d.end for d in demands)


def _name(text: str, span: NameSpan) -> NameEvidence:
    relation = relation_of(text, span)
    before = split_sentences(text[max(0, span.start - _CONTEXT) : span.start] or " ")[-1:]
    after = split_sentences(text[span.end : span.end + _CONTEXT] or " ")[:1]
    context = " ".join([*before, "{}", *after]).lower()
    return NameEvidence(
        smiles=span.smiles,
        group=GROUP_OF[relation],
        delta=formula_delta(context),
        spelled=hypotheses(span.smiles, RELATIONS[relation], context),
    )
