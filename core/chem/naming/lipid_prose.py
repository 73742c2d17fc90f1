"""Lipids that a text describes as a class with its acyl groups filled in.

Layer: core.chem (imports core.chem.naming). "A phosphatidylcholine in which the acyl groups at
positions 1 and 2 are specified as palmitoyl and oleoyl respectively" is read as the name that OPSIN
knows; of sphingolipids the names of their long-chain bases (IUPAC-IUB, Nomenclature of lipids,
Eur. J. Biochem. 1977, 79, 11).
"""

import re
from collections.abc import Sequence
from typing import Final

from core.chem.naming.fatty_acids import systematic_fatty
from core.chem.naming.glycans import read_glycan
from core.chem.naming.reading import Reading
from core.chem.naming.words import STEMS

_CLASS: Final = re.compile(
    r"(?:is|are) (?:an? |the )(?P<class>[^.;]{4,90}?) in which (?P<which>[^.;]{0,80}?\bacyl\b"
    r"[^.;]{0,80}?)(?:specified (?:at|as|is|are)|(?:is|are|has)\b)(?P<rest>[^.;]*)"
)
_SIZE: Final = re.compile(r" (?:\d+:\d+|\(\d+:\d+\))$")
_CHARGE: Final = re.compile(r"\((?P<size>\d)-\)$")
_SWAPPED: Final = re.compile(r"\b2 and 1\b|\b2-acyl\b(?=.*\b1-acyl\b)")
_COUNTED: Final = re.compile(
    r"(?P<carbons>\d+) carbons and 0 double bonds(?P<hydroxy> and is 2-hydroxylated)?"
)
_ACYL: Final = re.compile(r"(?:oyl|acetyl|stearyl)$")
_TOLD: Final = 600
"""Characters in which the acyl groups of one lipid are told."""
_TRIVIAL: Final = {
    "arachidonoyl": "(5Z,8Z,11Z,14Z)-icosa-5,8,11,14-tetraenoyl",
    "linoleoyl": "(9Z,12Z)-octadeca-9,12-dienoyl",
    "oleoyl": "(9Z)-octadec-9-enoyl",
    "palmitoleoyl": "(9Z)-hexadec-9-enoyl",
    "elaidoyl": "(9E)-octadec-9-enoyl",
    "lauroyl": "dodecanoyl",
    "myristoyl": "tetradecanoyl",
    "palmitoyl": "hexadecanoyl",
    "stearoyl": "octadecanoyl",
    "stearyl": "octadecanoyl",
    "behenoyl": "docosanoyl",
    "lignoceroyl": "tetracosanoyl",
    "glutaroyl": "4-carboxybutanoyl",
    "adipoyl": "5-carboxypentanoyl",
    "malonyl": "carboxyacetyl",
}
"""Trivial acyl groups that OPSIN does not read in every place."""
_GLYCERO: Final = {
    "phosphatidylcholine": "sn-glycero-3-phosphocholine",
    "phosphatidylethanolamine": "sn-glycero-3-phosphoethanolamine",
    "phosphatidylserine": "sn-glycero-3-phospho-L-serine",
    "3-sn-phosphatidyl-L-serine": "sn-glycero-3-phospho-L-serine",
    "3-sn-phosphatidyl L-serine": "sn-glycero-3-phospho-L-serine",
    "phosphatidylglycerol": "glycero-3-phosphoglycerol",
    "phosphatidic acid": "sn-glycerol 3-phosphate",
    "1,2-diglyceride": "glycerol",
    "1-phosphatidyl-1D-myo-inositol": "sn-glycero-3-phospho-1D-myo-inositol",
}
_SN: Final = re.compile(
    r"^(?P<first>1,2-diacyl|1-acyl|2-acyl|1-(?P<one>[^-]\S*)-2-acyl|1-acyl-2-(?P<two>\S+?))-"
    r"(?P<core>(?:sn-)?glycer\S*(?: 3-phosphate)?)$"
)
_ESTERS: Final = {
    "sn-glycero-3-phospho-(1'-sn-glycerol)": "(2S)-2,3-dihydroxypropyl",
    "glycero-3-phosphoglycerol": "2,3-dihydroxypropyl",
    "sn-glycero-3-phospho-1D-myo-inositol": "2,3,4,5,6-pentahydroxycyclohexyl",
}
"""What OPSIN does not read as a phospholipid is told as a diester of phosphoric acid; inositol
loses its stereo centres in it."""
_BASES: Final = {
    "sphingosine": ("2S,3R,4E", "", "octadec-4-en", False),
    "sphing-4-enine": ("2S,3R,4E", "", "octadec-4-en", False),
    "sphinganine": ("2S,3R", "", "octadecan", False),
    "hexadecasphingosine": ("2S,3R,4E", "", "hexadec-4-en", False),
    "hexadecasphing-4-enine": ("2S,3R,4E", "", "hexadec-4-en", False),
    "hexadecasphinganine": ("2S,3R", "", "hexadecan", False),
    "tetradecasphingosine": ("2S,3R,4E", "", "tetradec-4-en", False),
    "hexadecaphytosphingosine": ("2S,3S,4R", "", "hexadecan", True),
    "phytosphingosine": ("2S,3S,4R", "", "octadecan", True),
    "4-hydroxysphinganine": ("2S,3S,4R", "", "octadecan", True),
    "15-methylhexadecasphing-4-enine": ("2S,3R,4E", "15-methyl", "hexadec-4-en", False),
    "15-methylhexadecasphinganine": ("2S,3R", "15-methyl", "hexadecan", False),
    "4-hydroxy-15-methylhexadecasphinganine": ("2S,3S,4R", "15-methyl", "hexadecan", True),
}
"""Stereo descriptors, branch, chain, and whether carbon 4 has a hydroxy group."""
_SPHINGO: Final = re.compile(
    rf"^(?:(?P<early>\S+?)-(?:\(1<->1'\)-)?)?N-acyl-?(?:1-O-)?(?P<late>\S+?)??-?"
    rf"(?P<base>{'|'.join(sorted(_BASES, key=len, reverse=True))})"
    r"(?P<head>-1-phospho(?:choline|ethanolamine)| 1-phosphate)?$"
)
_CERAMIDES: Final = {
    "ceramide": "N-acylsphingosine",
    "ceramide 1-phosphate": "N-acylsphingosine 1-phosphate",
    "dihydroceramide": "N-acylsphinganine",
    "phytoceramide": "N-acyl-4-hydroxysphinganine",
    "sphingomyelin": "N-acylsphingosine-1-phosphocholine",
    "sphingomyelin d18:1": "N-acylsphingosine-1-phosphocholine",
}
_PHOSPHATES: Final = {
    "-1-phosphocholine": "2-(trimethylazaniumyl)ethyl phosphate",
    "-1-phosphoethanolamine": "2-aminoethyl hydrogen phosphate",
    " 1-phosphate": "dihydrogen phosphate",
}
_PLACEHOLDER: Final = re.compile(r"(?<![a-z])acyl")
_CARNITINE: Final = re.compile(r"^O-acyl(?P<stereo>-L-)?carnitine$")


def read_lipids(text: str) -> list[Reading]:
    """Return the lipids whose acyl groups ``text`` tells, in order."""
    if "acyl" not in text:
        return []
    readings = []
    for found in _CLASS.finditer(text):
        charge = _CHARGE.search(found["class"])
        kind = _SIZE.sub("", _CHARGE.sub("", found["class"]))
        # A list that begins with the second place is not put in order here.
        acyls = [] if _SWAPPED.search(found["which"]) else _acyls(found["rest"][:_TOLD])
        name = _filled(kind, acyls)
        if name is not None and charge is not None:
            name = _deprotonated(name, int(charge["size"]))
        if name is not None:
            readings.append(Reading(start=found.start("class"), end=found.end(), name=name))
    return readings


def _deprotonated(name: str, protons: int) -> str | None:
    """Return the name of a phosphate without some protons; None where it is told otherwise."""
    acid = {1: " hydrogen phosphate", 2: " dihydrogen phosphate"}.get(protons)
    return name.replace(acid, " phosphate") if acid is not None and acid in name else None


def _acyls(told: str) -> list[str]:
    counted = _COUNTED.search(told)
    if counted is not None and 1 <= int(counted["carbons"]) < len(STEMS):
        acyl = f"{STEMS[int(counted['carbons'])]}anoyl"
        return [f"2-hydroxy{acyl}" if counted["hydroxy"] else acyl]
    # A second name in parentheses says the same again.
    plain = re.sub(r" \((?:[^()]|\([^()]*\))*\)(?!-)", "", told)
    words = (word.strip(",:") for word in plain.split())
    return [_acyl(word) for word in words if _ACYL.search(word)]


def _acyl(name: str) -> str:
    """Return an acyl group with its double bonds as OPSIN reads them."""
    bonds = re.match(r"\d+[EZ](?:,\d+[EZ])*(?=-)", name)
    if bonds is not None:
        name = f"({bonds[0]}){name[bonds.end() :]}"
    return _TRIVIAL.get(name) or systematic_fatty(name) or name


def _filled(kind: str, acyls: Sequence[str]) -> str | None:
    """Return the name of a class with its acyl groups; None where they do not fit together."""
    if not acyls:
        return None
    if kind in _GLYCERO:
        kind = f"1,2-diacyl-{_GLYCERO[kind]}"
    glycero = _SN.match(kind)
    if glycero is not None:
        return _glycerolipid(glycero, acyls)
    sphingo = _SPHINGO.match(_CERAMIDES.get(kind, kind))
    if sphingo is not None and len(acyls) == 1:
        return _sphingolipid(sphingo, acyls[0])
    carnitine = _CARNITINE.match(kind)
    if carnitine is not None and len(acyls) == 1:
        stereo = "(3R)-" if carnitine["stereo"] else ""
        return f"{stereo}3-{_bracketed(acyls[0], 'oxy')}-4-(trimethylazaniumyl)butanoate"
    if len(acyls) == 1 and " " not in kind and len(_PLACEHOLDER.findall(kind)) == 1:
        return _PLACEHOLDER.sub(_bracketed(acyls[0]), kind)
    return None


def _glycerolipid(found: re.Match[str], acyls: Sequence[str]) -> str | None:
    first, core = found["first"], found["core"]
    if first == "1,2-diacyl":
        if len(acyls) == 1:
            acyls = [*acyls, *acyls]
        if len(acyls) != 2:
            return None
        one, two = acyls
    elif len(acyls) != 1:
        return None
    elif found["one"] or found["two"]:
        one, two = found["one"] or acyls[0], found["two"] or acyls[0]
    else:
        one, two = (acyls[0], "") if first == "1-acyl" else ("", acyls[0])
    if core in _ESTERS:
        groups = "".join(
            f"{place}-{_bracketed(acyl, 'oxy')}-" if acyl else f"{place}-hydroxy-"
            for place, acyl in ((2, two), (3, one))
        )
        stereo = "(2R)-" if core.startswith("sn-") else ""
        return f"{stereo}{groups.removesuffix('-')}propyl {_ESTERS[core]} hydrogen phosphate"
    told = [f"{place}-{_bracketed(acyl)}" for place, acyl in ((1, one), (2, two)) if acyl]
    return "-".join([*told, core])


def _sphingolipid(found: re.Match[str], acyl: str) -> str | None:
    stereo, branch, chain, hydroxy = _BASES[found["base"]]
    amine = f"2-{_bracketed(acyl, 'amino')}"
    told = found["early"] or found["late"]
    if not told and not found["head"]:
        ending = "1,3,4-triol" if hydroxy else "1,3-diol"
        return f"({stereo})-{'-'.join(filter(None, (amine, branch)))}{chain}e-{ending}"
    groups = "-".join(filter(None, (amine, "3,4-dihydroxy" if hydroxy else "3-hydroxy", branch)))
    alkyl = f"({stereo})-{groups}{chain}-1-yl"
    if not told:
        return f"{alkyl} {_PHOSPHATES[found['head']]}"
    sugar = read_glycan(told)
    if found["head"] or sugar is None or sugar[1] != len(told):
        return None
    return f"{alkyl} {sugar[0].name('ide')}"


def _bracketed(acyl: str, ending: str = "") -> str:
    """Return an acyl group as a prefix; one with a locant of its own stands in brackets."""
    if not re.search(r"[\d(]", acyl):
        return f"({acyl}{ending})" if ending else acyl
    return f"{{[{acyl}]{ending}}}" if ending else f"[{acyl}]"
