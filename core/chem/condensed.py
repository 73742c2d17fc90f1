"""Groups written as condensed formulas in typed queries: "-N(CH3)2", "R-SO2-NH-R".

Layer: core.chem (may import core.chem). Consulted for typed queries alone.
"""

import re
from functools import lru_cache
from typing import Final

from rdkit import Chem, rdBase

_UNITS: Final[dict[str, str]] = {
    "COOH": "C(=O)[OX2H,OX1-]", "CO2H": "C(=O)[OX2H,OX1-]", "COO": "C(=O)[OX2]", "CO2": (
        "C(=O)[OX2]"), "CONH2": "C(=O)[NX3H2]", "CONH": "C(=O)[NX3H]", "CON": "C(=O)[NX3]",
    "CHO": "[CX3H]=O", "CO": "C(=O)", "CN": "C#N", "CF3": "C(F)(F)F", "CCl3": "C(Cl)(Cl)Cl",
    "CHF2": "[CX4H](F)F", "CF2": "C(F)(F)", "CH3": "[CH3]", "CH2": "[CH2]", "CH": "[CH]", "C": "C",
    "NO2": "[NX3+](=O)[O-]", "NH2": "[NX3H2,NX4H3+]", "NH": "[#7H]", "N3": "N=[N+]=[N-]", "N": (
        "[#7]"), "OH": "[OX2H,OX1-]", "O": "[OX2,OX1]", "SO3H": "S(=O)(=O)[OX2H,OX1-]", "SO2": (
        "S(=O)(=O)"), "SO": "[SX3](=O)", "SH": "[SX2H]", "S": "[S]", "PO3H2": (
        "P(=O)([OX2H,OX1-])[OX2H,OX1-]"), "Me": "[CH3]", "Et": "[CX4H2][CH3]", "iPr": (
        "[CX4H]([CH3])[CH3]"), "tBu": "C([CH3])([CH3])[CH3]", "Ph": "c1ccccc1", "C6H5": "c1ccccc1",
    "Bn": "[CX4H2]c1ccccc1", "Ac": "C(=O)[CH3]", "Ar": "[c,n]", "R": "[#6]", "X": "[F,Cl,Br,I]",
    "Cl": "Cl", "Br": "Br", "F": "F", "I": "I", "C6H4": "[c;r6]",
}  # fmt: skip
_ENDS: Final = frozenset(("Me", "Et", "iPr", "tBu", "Ph", "Bn", "Ar", "R", "F", "Cl", "Br", "I"))
_UNIT: Final = re.compile(
    r"(?P<unit>" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")(?P<n>[2-9])?(?![a-z])"
    r"|(?P<open>\()|(?P<close>\)(?P<times>[2-4])?)|(?P<bond>[-–—=#≡])"
)
_MOST_CHARACTERS: Final = 30
_MOST_UNITS: Final = 14
_MOST_PARTS: Final = 24


@lru_cache(maxsize=2048)
def condensed_group(text: str) -> str:
    """Return the SMARTS of a condensed formula with two parts or more, "" for other words."""
    body = text.strip("-–—")
    if len(body) > _MOST_CHARACTERS:
        return ""
    found: list[re.Match[str]] = []
    at = 0
    while at < len(body):
        if (one := _UNIT.match(body, at)) is None:
            return ""
        found.append(one)
        at = one.end()
    units = sum(int(one["n"] or 1) for one in found if one["unit"])
    return _checked("".join(_parts(found))) if 2 <= units <= _MOST_UNITS else ""


def _parts(found: list[re.Match[str]]) -> list[str]:
    """Return the SMARTS of the units and brackets, none where they do not fit."""
    parts: list[str] = []
    opened: list[int] = []
    leading = ""  # "(CH3)2N-": what is in brackets is bound to what follows
    for one in found:
        if one["unit"]:
            unit, number = _UNITS[one["unit"]], int(one["n"] or 1)
            if number > 1 and one["unit"] in _ENDS and parts:
                unit = f"({unit})"
            elif number > 1 and one["unit"] not in ("CH2", "CF2"):
                return []
            parts += [unit] * number
            if leading and not opened:
                parts.append(leading)
                leading = ""
        elif one["open"]:
            opened.append(len(parts))
            parts.append("(")
        elif one["bond"]:
            parts.append({"=": "=", "#": "#", "≡": "#"}.get(one["bond"], ""))
        elif not opened or len(parts) > _MOST_PARTS:
            return []
        else:
            begin = opened.pop()
            parts.append(")")
            parts += parts[begin:] * (int(one["times"] or 1) - 1)
            if not begin:
                leading, parts = "".join(parts), []
    return [] if opened or leading else parts


def _checked(smarts: str) -> str:
    with rdBase.BlockLogs():
        mol = Chem.MolFromSmarts(smarts) if smarts else None
    return smarts if mol is not None and mol.GetNumAtoms() > 1 else ""
