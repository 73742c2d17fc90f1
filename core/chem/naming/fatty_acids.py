"""Names of unsaturated fatty acids that systematic nomenclature does not know.

Layer: core.chem (imports nothing of core). Lipid chemistry leaves the places of double bonds to
the stereo descriptors, "(9Z,12Z)-octadecadienoic acid", writes "all-cis-", and has short names for
the oxidised ones, "12(S)-HETE"; OPSIN wants "(9Z,12Z)-octadeca-9,12-dienoic acid".
"""

import re
from typing import Final

_CHAINS: Final = (
    "but|pent|hex|hept|oct|non|dec|undec|dodec|tridec|tetradec|pentadec|hexadec|heptadec|octadec|"
    "nonadec|icos|eicos|henicos|docos|tricos|tetracos|pentacos|hexacos|heptacos|octacos|nonacos|"
    "triacont|dotriacont|tetratriacont|hexatriacont|octatriacont"
)
_MANY: Final = {"di": 2, "tri": 3, "tetra": 4, "penta": 5, "hexa": 6, "hepta": 7}
_UNPLACED: Final = re.compile(
    rf"\((?P<bonds>\d+[EZ](?:,\d+[EZ])*)\)-(?P<between>(?:[\w,()-]*-)?)(?P<chain>{_CHAINS})"
    rf"(?:a(?P<many>{'|'.join(_MANY)}))?en(?P<rest>o[a-z]*|al|ol|yl)(?![a-z])"
)
_ALL: Final = re.compile(
    rf"all-(?P<kind>cis|trans|Z|E)-(?P<between>(?:[\w,()-]*-)?)(?P<chain>{_CHAINS})a-"
    r"(?P<bonds>\d+(?:,\d+)*)-"
)
_OXIDISED: Final = re.compile(
    r"(?P<place>\d{1,2})(?:\((?P<side>[RS])\)|(?P<tail>[RS]))?-(?P<group>H[Pp]?)"
    r"(?P<kind>ETE|EPE|ODE)"
)
_FRAMES: Final = {
    "ETE": ("icosa", "tetraen", 20),
    "EPE": ("icosa", "pentaen", 20),
    "ODE": ("octadeca", "dien", 18),
}
_BONDS: Final = {
    "ETE": (
        (5, "6E,8Z,11Z,14Z"),
        (8, "5Z,9E,11Z,14Z"),
        (9, "5Z,7E,11Z,14Z"),
        (11, "5Z,8Z,12E,14Z"),
        (12, "5Z,8Z,10E,14Z"),
        (15, "5Z,8Z,11Z,13E"),
        *((place, "5Z,8Z,11Z,14Z") for place in (16, 17, 18, 19, 20)),
    ),
    "EPE": (
        (5, "6E,8Z,11Z,14Z,17Z"),
        (8, "5Z,9E,11Z,14Z,17Z"),
        (9, "5Z,7E,11Z,14Z,17Z"),
        (11, "5Z,8Z,12E,14Z,17Z"),
        (12, "5Z,8Z,10E,14Z,17Z"),
        (15, "5Z,8Z,11Z,13E,17Z"),
        (18, "5Z,8Z,11Z,14Z,16E"),
        *((place, "5Z,8Z,11Z,14Z,17Z") for place in (19, 20)),
    ),
    "ODE": ((9, "10E,12Z"), (13, "9Z,11E")),
}
"""Where the double bonds are after oxidation of arachidonic, icosapentaenoic and linoleic acid."""


def systematic_fatty(name: str) -> str | None:
    """Return the name with its double bonds placed; None where it is no such name."""
    short = _OXIDISED.fullmatch(name)
    if short is not None:
        return _oxidised(short)
    placed = _ALL.sub(_all_alike, name)
    placed = _UNPLACED.sub(_placed, placed)
    return placed if placed != name else None


def _placed(found: re.Match[str]) -> str:
    bonds = found["bonds"].split(",")
    if len(bonds) != _MANY.get(found["many"] or "", 1):
        return found[0]
    places = ",".join(bond[:-1] for bond in bonds)
    stem = (
        f"{found['chain']}a-{places}-{found['many']}"
        if found["many"]
        else (f"{found['chain']}-{places}-")
    )
    return f"({found['bonds']})-{found['between']}{stem}en{found['rest']}"


def _all_alike(found: re.Match[str]) -> str:
    kind = {"cis": "Z", "trans": "E"}.get(found["kind"], found["kind"])
    places = found["bonds"].split(",")
    told = ",".join(f"{place}{kind}" for place in places)
    return f"({told})-{found['between']}{found['chain']}a-{found['bonds']}-"


def _oxidised(found: re.Match[str]) -> str | None:
    kind = found["kind"]
    bonds = dict(_BONDS[kind]).get(int(found["place"]))
    if bonds is None:
        return None
    chain, ending, length = _FRAMES[kind]
    group = "hydroperoxy" if len(found["group"]) == 2 else "hydroxy"
    side = found["side"] or found["tail"]
    # At the end of the chain there is no stereo centre.
    centre = f",{found['place']}{side}" if side and int(found["place"]) < length else ""
    places = ",".join(bond[:-1] for bond in bonds.split(","))
    return f"({bonds}{centre})-{found['place']}-{group}{chain}-{places}-{ending}oic acid"
