"""The change of composition that words state: "methyl ester" adds CH2, "N-oxide" adds O.

Layer: core.chem (imports nothing of core). A soft match between the formula of a name and that
of a candidate, where the exact molecule cannot be spelled out.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from rdkit import Chem

_TIMES: Final = {
    "mono": 1,
    "di": 2,
    "bis": 2,
    "tri": 3,
    "tris": 3,
    "tetra": 4,
    "penta": 5,
    "hexa": 6,
}
_DELTAS: Final[dict[str, dict[str, int]]] = {
    "conjugate base": {"H": -1},
    "conjugate acid": {"H": 1},
    "n-oxide": {"O": 1},
    "dehydro": {"H": -2},
    "hydroxy": {"O": 1},
    "hydroxylated": {"O": 1},
    "methoxy": {"C": 1, "H": 2, "O": 1},
    "ethoxy": {"C": 2, "H": 4, "O": 1},
    "methyl ester": {"C": 1, "H": 2},
    "methyl ether": {"C": 1, "H": 2},
    "ethyl ester": {"C": 2, "H": 4},
    "isopropyl ester": {"C": 3, "H": 6},
    "methylated": {"C": 1, "H": 2},
    "methyl": {"C": 1, "H": 2},
    "ethyl": {"C": 2, "H": 4},
    "acetyl": {"C": 2, "H": 2, "O": 1},
    "acetate": {"C": 2, "H": 2, "O": 1},
    "acetylated": {"C": 2, "H": 2, "O": 1},
    "acetoxy": {"C": 2, "H": 2, "O": 2},
    "acetamido": {"C": 2, "H": 3, "N": 1, "O": 1},
    "formyl": {"C": 1, "O": 1},
    "benzoyl": {"C": 7, "H": 4, "O": 1},
    "glucoside": {"C": 6, "H": 10, "O": 5},
    "galactoside": {"C": 6, "H": 10, "O": 5},
    "mannoside": {"C": 6, "H": 10, "O": 5},
    "rhamnoside": {"C": 6, "H": 10, "O": 4},
    "xyloside": {"C": 5, "H": 8, "O": 4},
    "glucuronide": {"C": 6, "H": 8, "O": 6},
    "glucosiduronic": {"C": 6, "H": 8, "O": 6},
    "phosphate": {"H": 1, "P": 1, "O": 3},
    "phosphorylated": {"H": 1, "P": 1, "O": 3},
    "sulfate": {"S": 1, "O": 3},
    "sulfo": {"S": 1, "O": 3},
    "carboxy": {"C": 1, "O": 2},
    "amino": {"N": 1, "H": 1},
    "nitro": {"N": 1, "O": 2, "H": -1},
    "cyano": {"C": 1, "N": 1, "H": -1},
    "oxo": {"O": 1, "H": -2},
    "chloro": {"Cl": 1, "H": -1},
    "chlorinated": {"Cl": 1, "H": -1},
    "fluoro": {"F": 1, "H": -1},
    "fluorinated": {"F": 1, "H": -1},
    "bromo": {"Br": 1, "H": -1},
    "brominated": {"Br": 1, "H": -1},
    "iodo": {"I": 1, "H": -1},
    "trifluoromethyl": {"C": 1, "F": 3, "H": -1},
    "deoxy": {"O": -1},
    "phenyl": {"C": 6, "H": 4},
    "benzyl": {"C": 7, "H": 6},
    "prenyl": {"C": 5, "H": 8},
    "prenylated": {"C": 5, "H": 8},
    "hydroxymethyl": {"C": 1, "H": 2, "O": 1},
    "hydrochloride": {"H": 1, "Cl": 1},
    "hydrobromide": {"H": 1, "Br": 1},
    "hydrate": {"H": 2, "O": 1},
    "sodium salt": {"Na": 1, "H": -1},
    "potassium salt": {"K": 1, "H": -1},
    "epoxide": {"O": 1},
    "epoxy": {"O": 1},
    "amide": {"N": 1, "H": 1, "O": -1},
    "coa": {"C": 21, "H": 34, "N": 7, "O": 15, "P": 3, "S": 1},
    "carnitine": {"C": 7, "H": 13, "N": 1, "O": 2},
}
# "dihydro" is one word of its own: the two hydrogens are the change.
_HYDRO: Final = {"dihydro": 2, "tetrahydro": 4, "hexahydro": 6, "octahydro": 8}
_WORD: Final = re.compile(
    rf"(?<![a-z])(?:(?P<times>{'|'.join(_TIMES)})-?)?(?:(?:o|n|s|beta-d|alpha-l|alpha-d)-)?(?P<word>"
    + "|".join(sorted(map(re.escape, _DELTAS), key=len, reverse=True))
    + rf")(?![a-z])|(?<![a-z])(?P<hydro>{'|'.join(_HYDRO)})(?![a-z])"
)


@lru_cache(maxsize=20_000)
def _stated(context: str) -> tuple[tuple[str, int], ...] | None:
    total: Counter[str] = Counter()
    found = None
    seen: set[str] = set()
    for found in _WORD.finditer(context):
        if found[0] in seen:  # the same word twice usually speaks of the same group
            continue
        seen.add(found[0])
        if found["hydro"]:
            total["H"] += _HYDRO[found["hydro"]]
            continue
        for element, number in _DELTAS[found["word"]].items():
            total[element] += number * _TIMES.get(found["times"], 1)
    if found is None:
        return None
    return tuple(sorted((element, number) for element, number in total.items() if number))


def formula_delta(text_context: str) -> dict[str, int] | None:
    """Return what the words add to the composition of the named molecule, None for no such word.

    Args:
        text_context: Text around a name, in any case: "the methyl ester of", "monohydroxy".

    Returns:
        Element -> atoms gained (lost where negative), zeros left out; the sum over the words,
        each counted once, with "di", "tri" before a word as factors.
    """
    found = _stated(text_context.lower())
    return None if found is None else dict(found)


def composition(mol: Chem.Mol) -> dict[str, int]:
    """Return element -> atoms of a molecule, hydrogens included."""
    counts: Counter[str] = Counter()
    for atom in mol.GetAtoms():
        counts[atom.GetSymbol()] += 1
        counts["H"] += atom.GetTotalNumHs()
    return dict(+counts)
