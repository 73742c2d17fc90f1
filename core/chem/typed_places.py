"""Rings with groups at numbered places, as typed queries name them: "2,4-dichlorophenyl".

Layer: core.chem (may import core.chem). Consulted for typed queries alone. A place is a locant or
ortho, meta, para; "disubstituted" leaves the other places of a benzene ring to hydrogen.
"""

import re
from functools import lru_cache
from itertools import combinations
from typing import Final

from rdkit import Chem

from core.chem.typed_arms import ARMS

_BENZENE: Final = "[c:1]1[c:2][c:3][c:4][c:5][c:6]1"
_OTHER: Final = "[!#1]"
_BEARERS: Final[dict[str, tuple[str, str]]] = {
    "benzene": (_BENZENE, ""), "benzene ring": (_BENZENE, ""), "phenyl": (_BENZENE, _OTHER),
    "phenyl ring": (_BENZENE, _OTHER), "aryl": (_BENZENE, _OTHER), "arene": (_BENZENE, ""),
    "benzyl": (_BENZENE, "[CX4H2]"), "benzoyl": (_BENZENE, "[CX3]=O"), "phenoxy": (
        _BENZENE, "[OX2][#6]"), "anilino": (_BENZENE, "[NX3]"), "anilide": (_BENZENE, "[NX3]C=O"),
    "aniline": (_BENZENE, "[NX3]"), "phenol": (_BENZENE, "[OX2H,OX1-]"), "toluene": (
        _BENZENE, "[CH3]"), "tolyl": (_BENZENE, "[CH3]"), "anisole": (_BENZENE, "[OX2][CH3]"),
    "benzoic acid": (_BENZENE, "C(=O)[OX2H,OX1-]"), "benzaldehyde": (_BENZENE, "[CX3H]=O"),
    "benzonitrile": (_BENZENE, "C#N"), "benzamide": (_BENZENE, "C(=O)[NX3]"), "styryl": (
        _BENZENE, "C=C"), "benzenesulfonamide": (_BENZENE, "S(=O)(=O)[NX3]"), "phenethyl": (
        _BENZENE, "[CX4][CX4]"), "acetophenone": (_BENZENE, "[CX3](=O)[CH3]"), "benzoate": (
        _BENZENE, "C(=O)[O]"), "phenethylamine": (_BENZENE, "[CX4][CX4][NX3,NX4+]"),
    "benzylamine": (_BENZENE, "[CX4][NX3,NX4+]"), "cinnamic acid": (_BENZENE, "C=CC(=O)[O]"),
    "benzenesulfonyl": (_BENZENE, "S(=O)=O"), "phenylsulfonyl": (_BENZENE, "S(=O)=O"),
    "pyridine": ("[n:1]1[c:2][c:3][c:4][c:5][c:6]1", ""), "pyrimidine": (
        "[n:1]1[c:2][n:3][c:4][c:5][c:6]1", ""), "pyrazine": (
        "[n:1]1[c:2][c:3][n:4][c:5][c:6]1", ""), "pyridazine": (
        "[n:1]1[n:2][c:3][c:4][c:5][c:6]1", ""), "imidazole": ("[n:1]1[c:2][n:3][c:4][c:5]1", ""),
    "pyrazole": ("[n:1]1[n:2][c:3][c:4][c:5]1", ""), "thiazole": ("s1[c:2][n:3][c:4][c:5]1", ""),
    "oxazole": ("o1[c:2][n:3][c:4][c:5]1", ""), "furan": ("o1[c:2][c:3][c:4][c:5]1", ""),
    "thiophene": ("s1[c:2][c:3][c:4][c:5]1", ""), "pyrrole": ("[n:1]1[c:2][c:3][c:4][c:5]1", ""),
    "indole": ("[n:1]1[c:2][c:3]c2[c:4][c:5][c:6][c:7]c12", ""), "quinoline": (
        "[n:1]1[c:2][c:3][c:4]c2[c:5][c:6][c:7][c:8]c12", ""), "isoquinoline": (
        "[c:1]1[n:2][c:3][c:4]c2[c:5][c:6][c:7][c:8]c12", ""), "naphthalene": (
        "[c:1]1[c:2][c:3][c:4]c2[c:5][c:6][c:7][c:8]c12", ""), "piperidine": (
        "[N:1]1[C:2][C:3][C:4][C:5][C:6]1", ""), "cyclohexane": (
        "[C:1]1[C:2][C:3][C:4][C:5][C:6]1", ""),
}  # fmt: skip
"""Parent -> its ring, each atom with its locant, and what stands at place 1 of it."""
_GREEK: Final = {"ortho": 2, "meta": 3, "para": 4, "o": 2, "m": 3, "p": 4}
_TIMES: Final = {"mono": 1, "di": 2, "tri": 3, "tetra": 4, "penta": 5, "hexa": 6, "bis": 2}
_ARM: Final = "|".join(
    sorted((re.escape(arm) for arm in (*ARMS, "substituted")), key=len, reverse=True)
)
_PLACE: Final = r"\d(?:,\d){0,5}|\d(?: \d){1,3}(?= )|ortho|meta|para|[omp](?= )"
_PIECE: Final = re.compile(
    rf"(?:(?P<places>{_PLACE}) ?)?(?P<times>{'|'.join(_TIMES)})?? ?(?P<arm>{_ARM}) ?"
)
_ALONE: Final = re.compile(rf"(?P<places>{_PLACE}) ?(?=tolyl$)")
_MOST_PIECES: Final = 4


@lru_cache(maxsize=2048)
def placed_pattern(phrase: str) -> str:
    """Return the SMARTS of a ring with its groups, "" for other words.

    Args:
        phrase: In lower case and the singular, a blank for each hyphen: "3 chloro 4 fluorophenyl".
    """
    if not phrase[:1].isalnum() or len(phrase) > 60:
        return ""
    if found := _ALONE.match(phrase):
        return _ring("benzene", {1: "[CH3]", _first(found["places"]): _OTHER}, full=False)
    pieces: list[re.Match[str]] = []
    at = 0
    while found := _PIECE.match(phrase, at) if len(pieces) < _MOST_PIECES else None:
        pieces.append(found)
        at = found.end()
        if phrase[at:] in _BEARERS:
            return _placed(phrase[at:], pieces)
    return ""


def _placed(parent: str, pieces: list[re.Match[str]]) -> str:
    arms: dict[int, str] = {}
    own = _BEARERS[parent][1]
    full = all(piece["arm"] == "substituted" for piece in pieces)
    if full and len(pieces) == 1 and not pieces[0]["places"]:
        return _any_places(parent, _TIMES.get(pieces[0]["times"] or "", 0))
    for piece in pieces:
        if not piece["places"]:
            return ""
        places = _places(piece["places"], bool(own), _TIMES.get(piece["times"] or "", 1))
        if places is None or set(places) & set(arms):
            return ""
        arm = _OTHER if piece["arm"] == "substituted" else ARMS[piece["arm"]]
        arms |= dict.fromkeys(places, arm)
    if full and parent not in ("benzene", "benzene ring", "phenyl", "phenyl ring", "arene"):
        full = False
    return _ring(parent, arms, full=full)


def _places(words: str, held: bool, times: int) -> tuple[int, ...] | None:
    """Return the locants that a group stands at, None where they do not fit its number."""
    if words in _GREEK:
        place = _GREEK[words]
        if not held:
            return (1, place) if times <= 2 else None
        return (place,) if times == 1 else (2, 6) if place == 2 and times == 2 else None
    found = tuple(dict.fromkeys(int(number) for number in re.split("[, ]", words)))
    if times != len(found):
        return None
    return found


def _first(words: str) -> int:
    return _GREEK.get(words) or int(words[0])


def _any_places(parent: str, times: int) -> str:
    """Return a benzene with so many groups, wherever they stand."""
    if parent not in ("benzene", "benzene ring", "phenyl", "phenyl ring", "arene") or not times:
        return ""
    ways = [_ring("benzene", dict.fromkeys((1, *way), _OTHER), full=True) for way in (
        combinations(range(2, 7), times - 1))]  # fmt: skip
    return f"[{','.join(f'$({way})' for way in ways)}]"


def _ring(parent: str, arms: dict[int, str], *, full: bool) -> str:
    """Return a parent with arms at its places, and nowhere else where it is ``full``."""
    smarts, own = _BEARERS[parent]
    if own and 1 in arms:
        return ""
    groups = {**arms, 1: own} if own else arms
    whole = Chem.RWMol(Chem.MolFromSmarts(smarts))
    atoms = {a.GetAtomMapNum(): a.GetIdx() for a in whole.GetAtoms() if a.GetAtomMapNum()}
    if not set(groups) <= set(atoms):
        return ""
    for place, atom in atoms.items():
        if full and place not in groups:
            whole.ReplaceAtom(atom, Chem.AtomFromSmarts("[cH]"))
        whole.GetAtomWithIdx(atom).SetAtomMapNum(0)
    for place, group in groups.items():
        first = whole.GetNumAtoms()
        whole.InsertMol(Chem.MolFromSmarts(group))
        whole.AddBond(atoms[place], first, Chem.BondType.SINGLE)
    return str(Chem.MolToSmarts(whole))
