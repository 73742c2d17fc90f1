"""Peptides in three-letter codes or told as a list of residues, and their systematic names.

Layer: core.chem (imports core.chem.naming). OPSIN reads "L-leucylglycine"; databases write
"Leu-Gly", and descriptions "a dipeptide formed from L-leucine and glycine residues". The list
begins at the amino end (IUPAC-IUB, Eur. J. Biochem. 1984, 138, 9).
"""

import re
from collections.abc import Iterable
from typing import Final

from core.chem.naming.reading import Reading
from core.chem.naming.words import AMINO_ACIDS, COUNTS, with_series

_ACIDS: Final = {word: acyl for word, acyl in AMINO_ACIDS.values()}
_ACYLS: Final = {acyl.removeprefix("alpha-"): word for word, acyl in AMINO_ACIDS.values()}
_CODE: Final = rf"(?:gamma-(?=Glu)|D-)?(?:{'|'.join(AMINO_ACIDS)})"
_CODES: Final = re.compile(rf"{_CODE}(?:-{_CODE})+")
_WORDS: Final = "|".join(sorted([*_ACIDS, *_ACYLS], key=len, reverse=True))
_RESIDUE: Final = re.compile(
    rf"(?:\b(?P<count>{'|'.join(COUNTS)}) )?(?<![\w-])(?:(?P<series>[DL])-)?(?P<word>{_WORDS})\b"
    rf"|(?<![\w-])(?P<code>{'|'.join(AMINO_ACIDS)})(?![\w-])"
)
_SIZES: Final = {
    **{"di": 2, "tri": 3, "tetra": 4, "penta": 5, "hexa": 6, "hepta": 7, "octa": 8, "nona": 9},
    "deca": 10,
}
_PROSE: Final = re.compile(
    rf"\b(?P<size>{'|'.join(_SIZES)}|oligo)peptide[\w ]* "
    r"(?:composed of|form(?:ed )?from|consisting of|comprising) (?P<list>(?:[^.;]|\.(?=\S))+)"
)
_CONDENSED: Final = re.compile(
    r"\bdipeptide (?:obtained|formed|resulting) (?:by|from) (?:the )?formal condensation of the "
    rf"carboxy group of (?:(?P<s1>[DL])-)?(?P<first>{_WORDS}) with the amino group of "
    rf"(?:(?P<s2>[DL])-)?(?P<second>{_WORDS})(?=[.,;]|$)"
)
_UNREAD: Final = re.compile(
    r"cycl|amide\b|amidat|aminyl|acyl|acet|ester|substitut|position|hydroxy|methyl|phospho|sulfo|"
    r"disulf|gamma|beta-|epsilon|isopeptide|zwitter|\bcations?\b|\banions?\b|derivat|N-|"
    r"which|having|bearing|attached|modified"
)
_SENTENCE: Final = re.compile(r"(?:[^.;]|[.;](?!\s|$))+")
_TAIL: Final = re.compile(r",? (?:residues?|units?|joined|linked|connected|coupled|in sequence)\b")
_BETWEEN: Final = re.compile(r",? and |, ")


def systematic_peptide(name: str) -> str | None:
    """Return the systematic name of a peptide in three-letter codes; None for other names."""
    if _CODES.fullmatch(name) is None:
        return None
    found = re.findall(r"(gamma-|D-)?([A-Z][a-z]{2})", name)
    return _joined(("D" if kind == "D-" else "L", code, kind == "gamma-") for kind, code in found)


def read_peptides(text: str) -> list[Reading]:
    """Return the peptides that ``text`` tells as a list of residues, in order."""
    if "peptide" not in text:
        return []
    readings = []
    for sentence in _SENTENCE.finditer(text):
        if "peptide" not in sentence[0] or _UNREAD.search(sentence[0]):
            continue
        for found in _PROSE.finditer(text, *sentence.span()):
            residues = _listed(found["list"])
            if residues and len(residues) == _SIZES.get(found["size"], len(residues)):
                name = _joined(residues)
                readings.append(Reading(start=found.start(), end=found.end(), name=name))
        for found in _CONDENSED.finditer(text, *sentence.span()):
            pair = ((found["s1"], found["first"]), (found["s2"], found["second"]))
            name = _joined([(series or "L", _code(word), False) for series, word in pair])
            readings.append(Reading(start=found.start(), end=found.end(), name=name))
    return readings


def _listed(clause: str) -> list[tuple[str, str, bool]]:
    """Return series and code of each residue of a list; none where one is not known."""
    residues: list[tuple[str, str, bool]] = []
    for member in _BETWEEN.split(_TAIL.split(clause)[0]):
        found = _RESIDUE.fullmatch(re.sub(r"^(?:an? |the )", "", member.strip()))
        if found is None:
            return []
        code = found["code"] or _code(found["word"])
        residue = (found["series"] or "L", code, False)
        residues += [residue] * COUNTS.get(found["count"] or "one", 1)
    return residues


def _code(word: str) -> str:
    """Return the three-letter code of an amino acid or of its acyl group."""
    acid = _ACYLS.get(word, word)
    return next(code for code, (name, _) in AMINO_ACIDS.items() if name == acid)


def _joined(residues: Iterable[tuple[str, str, bool]]) -> str:
    """Return the name of residues from the amino end: (series, code, whether bound by gamma)."""
    *others, last = residues
    bound = (
        with_series(series, acyl.replace("alpha-", "gamma-") if gamma else acyl, code)
        for series, code, gamma in others
        for acyl in (AMINO_ACIDS[code][1],)
    )
    return "-".join([*bound, with_series(last[0], AMINO_ACIDS[last[1]][0], last[1])])
