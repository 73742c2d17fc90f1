"""One sugar residue, in words ("N-acetyl-beta-D-glucosaminyl") or symbols ("beta-D-GlcpNAc").

Layer: core.chem (imports nothing of core). Names and symbols: IUPAC-IUBMB, Nomenclature of
carbohydrates, Pure Appl. Chem. 1996, 68, 1919; symbols also as databases write them ("GlcNAc").
"""

import re
from dataclasses import dataclass, replace
from typing import Final, Self

_PREFIX: Final = (
    r"(?P<prefix>(?:\d{1,2}(?:,\d{1,2}){0,6}-(?:di-|tri-|tetra-)?(?:O-)?"
    r"(?:\([a-z]+\)|[a-z]+)-)*)"
)
# Databases have "DD-" and "Dgluc..." for "D-".
_STEREO: Final = r"(?:(?P<anomer>alpha|beta)-)?(?:(?P<series>[DL])D?-?)?"
_STEMS: Final = (
    "gluc|galact|mann|fuc|rhamn|xyl|arabin|rib|quinov|tal|altr|gul|id|lyx|threo-hex-4-en"
)
_WORD: Final = (
    rf"{_PREFIX}(?:N-(?P<acyl>acetyl|glycol(?:o)?yl)[- ]?)?{_STEREO}"
    rf"(?P<stem>{_STEMS})(?P<ring>opyran|ofuran)?"
    r"(?P<end>osyluronic acid|osaminyl|osamine|osyl|ose|uronosyl|uronic acid)\b"
)
_SYMBOLS: Final = {
    **{"Glc": "gluc", "Gal": "galact", "Man": "mann", "Fuc": "fuc", "Rha": "rhamn", "Xyl": "xyl"},
    **{"Ara": "arabin", "Rib": "rib", "Qui": "quinov", "Tal": "tal", "Alt": "altr", "Gul": "gul"},
    **{"Ido": "id", "Lyx": "lyx"},
}
_SYMBOL: Final = (
    rf"{_STEREO}(?P<stem>{'|'.join(_SYMBOLS)})(?P<ring>[pf])?(?P<kind>NAc|NS|N|A)?(?P<late>[pf])?"
    r"(?P<groups>(?:\d(?:,\d)*(?:Ac|Me|S))*)(?![a-z])"
)
_SIALIC: Final = (
    rf"{_PREFIX}(?:(?P<early>alpha|beta)-)?(?:N,(?P<also>\d)-O-di(?P<both>acetyl)-|"
    r"N-(?P<acyl>acetyl|glycol(?:o)?yl)[- ]?)?(?:(?P<anomer>alpha|beta)-)?(?:D-)?"
    r"(?:(?P<word>neuramin(?:osyl|yl|ic acid))|Neu(?:p)?5(?P<symbol>Ac|Gc)|"
    r"(?P<kdn>KDN|Kdn)|(?P<kdo>KDO|Kdo))(?![a-z])"
)
WORD: Final = re.compile(_WORD)
SYMBOL: Final = re.compile(_SYMBOL)
SIALIC: Final = re.compile(_SIALIC)

_L_SUGARS: Final = frozenset({"fuc", "rhamn"})
"""Sugars that are L where nothing is said."""
_SIX_DEOXY: Final = {"fuc": "galact", "quinov": "gluc", "rhamn": "mann"}
_AMINO_PREFIXES: Final = {
    "2-acetamido-": "NAc",
    "2-(sulfoamino)-": "NS",
    "2-sulfoamino-": "NS",
    "2-amino-": "N",
}
_GROUPS: Final = {"Ac": "acetyl", "Me": "methyl", "S": "sulfo"}
_ULOSONIC: Final = {
    "Ac": "5-acetamido-3,5-dideoxy-D-glycero-{}D-galacto-non-2-ulopyran",
    "Gc": "3,5-dideoxy-5-[(hydroxyacetyl)amino]-D-glycero-{}D-galacto-non-2-ulopyran",
    "kdn": "3-deoxy-D-glycero-{}D-galacto-non-2-ulopyran",
    "kdo": "3-deoxy-{}D-manno-oct-2-ulopyran",
}
"""Acids that are bound by carbon 2; bound to another residue they are alpha if nothing is told."""
_ENDINGS: Final = {
    "ose": {"yl": "osyl", "e": "ose", "ide": "oside"},
    "uronic": {"yl": "uronosyl", "e": "uronic acid", "ide": "osiduronic acid"},
    "ulosonic": {"yl": "onosyl", "e": "osonic acid", "ide": "osidonic acid"},
}
_AMINES: Final = {
    "NAc": "2-acetamido-{}deoxy-",
    "Gc": "{}deoxy-2-[(hydroxyacetyl)amino]-",
    "NS": "{}deoxy-2-(sulfoamino)-",
    "N": "2-amino-{}deoxy-",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """A sugar with what distinguishes it."""

    stem: str
    """As in "gluc"; of a ulosonic acid a key of its own."""
    anomer: str = ""
    """"alpha", "beta", or "" where it is not told."""
    series: str = ""
    """"D", "L", or "" for the usual one."""
    ring: str = ""
    """"pyran", "furan", or ""."""
    prefix: str = ""
    """Systematic prefixes, each with its hyphen: "6-O-sulfo-"."""
    amine: str = ""
    """"NAc", "Gc", "NS" or "N" at carbon 2."""
    acid: bool = False
    """Whether it is a uronic acid."""

    @property
    def anomeric(self) -> int:
        """Number of the anomeric carbon."""
        return 2 if self.stem in _ULOSONIC else 1

    def turned(self, anomer: str) -> Self:
        """Return the residue with this anomeric configuration where none is told."""
        return replace(self, anomer=self.anomer or anomer)

    def fits(self, asked: "Residue") -> bool:
        """Say whether this is what ``asked`` names, which may tell less."""
        return (self.stem, self.amine, self.acid) == (asked.stem, asked.amine, asked.acid) and (
            asked.anomer in ("", self.anomer)
        )

    def name(self, ending: str) -> str:
        """Return the systematic name.

        Args:
            ending: "yl" for a residue that is bound to the next, "e" for the last one, "ide" for
                the last one of a glycoside.
        """
        if self.stem in _ULOSONIC:
            anomer = self.anomer or "alpha" * (ending == "yl")
            core = _ULOSONIC[self.stem].format(f"{anomer}-" if anomer else "")
            return f"{self.prefix}{core}{_ENDINGS['ulosonic'][ending]}"
        stem, deoxy = self.stem, "2-"
        if self.amine and stem in _SIX_DEOXY:
            stem, deoxy = _SIX_DEOXY[stem], "2,6-di"
        amine = _AMINES[self.amine].format(deoxy) if self.amine else ""
        anomer = f"{self.anomer}-" if self.anomer else ""
        series = self.series or ("L" if self.stem in _L_SUGARS else "D")
        ring = self.ring or ("furan" if stem == "rib" else "pyran")
        tail = _ENDINGS["uronic" if self.acid else "ose"][ending]
        return f"{self.prefix}{amine}{anomer}{series}-{stem}o{ring}{tail}"


def read_residue(text: str, start: int = 0) -> tuple[Residue, int] | None:
    """Return the residue that begins at ``start`` and where it ends; None where none begins."""
    for pattern, read in ((SIALIC, _sialic), (WORD, _word), (SYMBOL, _symbol)):
        found = pattern.match(text, start)
        if found is not None:
            return read(found), found.end()
    return None


def _sialic(found: re.Match[str]) -> Residue:
    if found["kdn"] or found["kdo"]:
        stem = "kdn" if found["kdn"] else "kdo"
    else:
        stem = found["symbol"] or ("Gc" if (found["acyl"] or "").startswith("glycol") else "Ac")
    also = f"{found['also']}-O-acetyl-" if found["also"] else ""
    anomer = found["anomer"] or found["early"] or ""
    return Residue(stem=stem, anomer=anomer, prefix=found["prefix"] + also)


def _word(found: re.Match[str]) -> Residue:
    end = found["end"]
    acyl, prefix = found["acyl"] or "", found["prefix"]
    amine = ("Gc" if acyl.startswith("glycol") else "NAc" if acyl else "N") * ("amin" in end)
    # "2-acetamido-glucose" is written for the 2-deoxy sugar: no carbon has both groups.
    if "deoxy-" not in prefix:
        for written, meant in _AMINO_PREFIXES.items():
            if written in prefix:
                prefix, amine = prefix.replace(written, ""), meant
    return Residue(
        stem=found["stem"],
        anomer=found["anomer"] or "",
        series=found["series"] or "",
        ring=(found["ring"] or "")[1:],
        prefix=prefix,
        amine=amine,
        acid="uron" in end,
    )


def _symbol(found: re.Match[str]) -> Residue:
    ring, kind = found["ring"] or found["late"], found["kind"] or ""
    groups = re.findall(r"(\d(?:,\d)*)(Ac|Me|S)", found["groups"])
    prefix = "".join(
        f"{places}-{('', 'di-', 'tri-')[places.count(',')]}O-{_GROUPS[group]}-"
        for places, group in groups
    )
    return Residue(
        stem=_SYMBOLS[found["stem"]],
        anomer=found["anomer"] or "",
        series=found["series"] or "",
        ring={"p": "pyran", "f": "furan", None: ""}[ring],
        prefix=prefix,
        amine="" if kind == "A" else kind,
        acid=kind == "A",
    )
