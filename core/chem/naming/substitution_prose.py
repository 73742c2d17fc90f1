"""A parent and the groups that a text puts on it, as one systematic name.

Layer: core.chem (imports core.chem.naming and core.chem.spans). "Quinoline substituted by a chloro
group at position 5 and a methyl group at position 2" is 5-chloro-2-methylquinoline. OPSIN takes
prefixes in any order; what it does not read was not understood, and the names in the text stand for
themselves.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from core.chem.naming.parents import glycosylated, systematic_parent
from core.chem.naming.reading import Reading
from core.chem.naming.words import COUNTS
from core.chem.spans import LOCANT_GAP, PROSE

MOST_WORDS: Final = 4
"""Words of the longest parent that is tried."""

_FURTHEST: Final = 160
"""Characters before the verb in which the parent stands."""
_LOCANT: Final = (
    r"(?:C-?)?\(?(?:\d+[a-z]?(?:alpha|beta)?'*(?:\(\d\))?|[NOS](?:\(\d+\)|\d+)?|alpha|beta)\)?"
    r"(?![\w-])"
)
_LOCANTS: Final = rf"{_LOCANT}(?:(?:, and |, ?| and | & ){_LOCANT})*"
_PLACES: Final = re.compile(
    rf"\b(?:(?:at|in|on) )?(?:the )?(?:both )?(?:pos(?:i)?tions?|carbons?) (?P<list>{_LOCANTS})"
    rf"|\b(?:at|in|on) (?P<short>C-?\d+'*(?:(?:, and |, ?| and )C-?\d+'*)*)(?![\w-])"
    r"|\b(?:at|in|on) the (?P<tail>\d+[a-z]?(?:alpha|beta)?'*(?:(?:, ?| and )\d+'*)*)[- ]positions?"
)
_VERB: Final = re.compile(
    r" (?:(?:which|that) (?:is|has been) )?(?:(?:is |has been )?"
    r"substituted (?=by |with |at |on )|attached to |carrying |bearing |having )"
    r"|,? in which (?:the|both|both the|two of the|all of the)? ?(?:\w+ )?hydrogens?(?: atoms?)? "
    r"(?=at )"
)
_CONNECTIVES: Final = re.compile(
    r"^(?:[,;]? ?(?:and|as well as|but also|in addition|together with|additionally)?,? ?"
    r"(?:also )?(?:is|are|has been|have been|each)?,? ?(?:also )?(?:replaced|substituted)?,? ?"
    r"(?:by|with)?,? ?)+"
)
_ARTICLE: Final = re.compile(
    rf"^(?:an? |the |additional |further |single |geminal |(?P<count>{'|'.join(COUNTS)}) )+"
)
_NOUN: Final = re.compile(
    r"[, ]*(?:(?:functional |substituent )?(?:groups?|substituents?|moiet(?:y|ies)|residues?|"
    r"atoms?|radicals?|units?|functions?)\b|respectively\b)[, ]*"
)
_STEREO: Final = re.compile(
    r"\(?the \(?(?P<centres>\d*[a-z]?'*[RSEZ](?:,\d+[a-z]?'*[RSEZ])*)\)?[- ]"
    r"(?:stereo|enantio|diastereo|geometric )?(?:iso)?mer\b"
)
_OWN_STEREO: Final = re.compile(r"^(?:\((?:\d*[a-z]?'*[RSEZ],?)+\)|cis|trans)-")
_DOUBLE_BOND: Final = {"cis-": "(Z)-", "trans-": "(E)-"}
_WHOLE: Final = re.compile(r"\b(?:that|which) is (?:the )?$")
_STOP: Final = re.compile(r"[;.](?=\s|$)| obtained | isolated | It | used | found ")
_LONGEST: Final = 400
"""Characters in which all groups of a parent are told."""
_MORE: Final = re.compile(
    r"\b(?:at|positions?|and|in which|where|of (?:the|each)|\w*esters?|converted|salt|undergone)\b"
)
"""What stands in the rest of a sentence that was not read to its end."""
_ELSEWHERE: Final = re.compile(r" (?:of|on|in) (?:the|each|both|one)\b")
"""After places that are not the parent's own: "at position 4 of the phenyl ring"."""
_SUGAR: Final = re.compile(r"[a-z]{2}(?:os|uronos|osamin)yl$")
_FACES: Final = re.compile(r"^(alpha|beta)-(?=[a-z])")
_PREFIXES: Final = {
    "chlorine": "chloro",
    "fluorine": "fluoro",
    "bromine": "bromo",
    "iodine": "iodo",
    "hydroxyl": "hydroxy",
    "keto": "oxo",
    "carboxylic acid": "carboxy",
    "aminocarbonyl": "carbamoyl",
    "mercapto": "sulfanyl",
    "sulfoxy": "sulfooxy",
    "methylaminomethyl": "(methylamino)methyl",
    "geranyl": "(2E)-3,7-dimethylocta-2,6-dien-1-yl",
    "prenyl": "3-methylbut-2-en-1-yl",
    "linalyl": "3,7-dimethylocta-1,6-dien-3-yl",
    "cyanide": "cyano",
}
_SIMPLE: Final = frozenset(
    """
    acetoxy acetyl amino azido benzoyl benzyl bromo butoxy butyl carbamoyl carboxy chloro cyano
    ethoxy ethyl fluoro formyl hexyl hydroxy imino iodo isopropyl methoxy methyl nitro oxo pentyl
    phenoxy phenyl propoxy propyl sulfanyl sulfo sulfooxy vinyl
    """.split()  # noqa: SIM905  # a block of words is easier to read than a list
)
"""Groups that stand before any name without brackets."""
_TIMES: Final = ("", "", "di", "tri", "tetra", "penta", "hexa", "hepta", "octa")
_OFTEN: Final = ("", "", "bis", "tris", "tetrakis", "pentakis", "hexakis", "heptakis", "octakis")

Group = tuple[str, tuple[str, ...]]
"""A substituent prefix and its places."""


def read_substitutions(text: str) -> Iterator[Reading]:
    """Yield the substituted parents that ``text`` tells, the longest parent of each first."""
    if "position" not in text and " C-" not in text:
        return
    for verb in _VERB.finditer(text):
        sentence = _STOP.split(text[verb.end() : verb.end() + _LONGEST])[0]
        groups, used = _groups(sentence.split(" in which ")[0])
        if not groups or _ELSEWHERE.match(sentence, used):
            continue
        end = verb.end() + used
        carbon = "C-glycosid" in sentence[used:]
        complete = len(sentence) < _LONGEST and _MORE.search(sentence, used) is None
        stereo = _STEREO.search(text, end, end + 80)
        for start in _parents(text, verb.start()):
            parent = text[start : verb.start()]
            name = _named(parent, groups, stereo["centres"] if stereo else "", carbon=carbon)
            if name is None:
                continue
            whole = complete and _WHOLE.search(text, 0, start) is not None
            yield Reading(start=start, end=end, name=name, whole=whole)


def _parents(text: str, end: int) -> Iterator[int]:
    """Yield where the parent before ``end`` may begin, the longest first."""
    first = max(0, end - _FURTHEST)
    starts: list[int] = []
    for word in reversed(list(re.finditer(r"\S+", text[first:end]))):
        if word[0].strip("(),").lower() in PROSE or len(starts) == MOST_WORDS:
            break
        starts.append(first + word.start())
    return reversed(starts)


def _groups(clause: str) -> tuple[list[Group], int]:
    """Return the groups of a clause with their places, and how much of it was read."""
    gaps = [found.end(1) for found in LOCANT_GAP.finditer(clause)]
    plain = LOCANT_GAP.sub(r"\1,", clause)
    places = list(_PLACES.finditer(plain))
    if not places:
        return [], 0
    before = 0
    phrases = []
    if not _CONNECTIVES.sub("", plain[: places[0].start()]).strip(" ,"):
        ends = [*(found.start() for found in places[1:]), len(plain)]
        phrases = [(found.end(), end, end) for found, end in zip(places, ends, strict=True)]
    else:
        for found in places:
            phrases.append((before, found.start(), found.end()))
            before = found.end()
    groups: list[Group] = []
    used = 0
    for found, (start, end, after) in zip(places, phrases, strict=True):
        own = _shared(plain[start:end], _locants(found))
        if own is None:
            break
        groups += own
        used = after
    # Blanks between locants were taken out of the text that was read.
    return groups, used + sum(gap - place < used for place, gap in enumerate(gaps))


def _locants(found: re.Match[str]) -> tuple[str, ...]:
    told = found["list"] or found["short"] or found["tail"]
    listed = re.split(r", and |, ?| and | & ", told)
    return tuple(re.sub(r"^C-?|[()]", "", locant) for locant in listed)


def _shared(phrase: str, places: Sequence[str]) -> list[Group] | None:
    """Return the groups of a phrase at these places; None where they do not fit together."""
    phrase = _CONNECTIVES.sub("", phrase.strip())
    phrase = _NOUN.sub(" ", phrase).strip(" ,")
    parts = [part for part in re.split(r",? and |, ", phrase) if part.strip()]
    names = [name for name in (_prefix(part) for part in parts) if name]
    if not names or len(names) != len(parts):
        return None
    if len(names) == 1:
        # "Two methyl groups at position 5" are both there.
        article = _ARTICLE.match(parts[0].strip(" ,"))
        count = 2 if "geminal" in phrase else 1
        count = COUNTS.get(article["count"] or "", count) if article else count
        count = count if len(places) == 1 else 1
        return [(names[0], tuple(places) * count)]
    if len(names) != len(places):
        return None
    return [(name, (place,)) for name, place in zip(names, places, strict=True)]


def _prefix(part: str) -> str:
    """Return a group as OPSIN writes it in front of a name, "" for what cannot be one."""
    name = _ARTICLE.sub("", part.strip(" ,"))
    if not name or (" " in name and name not in _PREFIXES):
        return ""
    return _PREFIXES.get(name.removesuffix("s"), name)


def _named(parent: str, groups: Sequence[Group], centres: str, *, carbon: bool) -> str | None:
    """Return the name of ``parent`` with the groups in front of it.

    Args:
        parent: As the text names it.
        groups: What it carries.
        centres: Stereo descriptors that are told of the whole.
        carbon: Whether sugars are bound to carbon; else a parent whose hydroxy groups are not
            known cannot carry one: None.
    """
    # "Octadecanoic acid (stearic acid)" says one thing twice.
    parent = re.sub(r" \([^()]*\)$", "", parent.strip(" ,"))
    sugars = {place: name for name, places in groups if _SUGAR.search(name) for place in places}
    glycoside = glycosylated(parent, sugars) if sugars and not carbon else None
    if sugars and not carbon and glycoside is None:
        return None
    if glycoside is not None:
        groups = [group for group in groups if not _SUGAR.search(group[0])]
    parent = glycoside or systematic_parent(parent) or parent
    own = _OWN_STEREO.match(parent)
    stereo = _DOUBLE_BOND.get(own[0], own[0]) if own else f"({centres})-" if centres else ""
    parent = parent[own.end() :] if own else parent
    merged: dict[str, list[str]] = {}
    for name, places in groups:
        face = _FACES.match(name)
        told = [place + face[1] if face else place for place in places]
        merged.setdefault(name[face.end() :] if face else name, []).extend(told)
    fronts = [f"{','.join(places)}-{_many(name, len(places))}" for name, places in merged.items()]
    joint = "-" if fronts and re.match(r"[\d(\[]|[NO]-|N,", parent) else ""
    if parent[1:2].islower():
        parent = parent[:1].lower() + parent[1:]
    return f"{stereo}{'-'.join(fronts)}{joint}{parent}"


def _many(name: str, count: int) -> str:
    """Return a prefix as often as it stands: "dimethyl", "bis(2-methylpropyl)"."""
    if count >= len(_TIMES):
        return name
    if name in _SIMPLE:
        return f"{_TIMES[count]}{name}"
    # In brackets nothing of the group is read as a part of the parent: (methylthio)acetic acid.
    bracketed = f"[{name}]" if "(" in name else f"({name})"
    return f"{_OFTEN[count]}{bracketed}"
