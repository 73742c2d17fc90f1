"""One hydrogen replaced by a group, at every place where that gives another molecule.

Layer: core.chem (imports core.chem.protonation).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from rdkit import Chem

from core.chem.protonation import cleaned, distinct

MOST: Final = 30
"""Products of one substitution that are listed."""

FRAGMENTS: Final[dict[str, str]] = {
    "hydroxy": "O", "hydroxyl": "O", "chloro": "Cl", "chlorine": "Cl", "fluoro": "F",
    "fluorine": "F", "bromo": "Br", "bromine": "Br", "iodo": "I", "iodine": "I", "methyl": "C",
    "ethyl": "CC", "propyl": "CCC", "butyl": "CCCC", "isopropyl": "C(C)C", "propan-2-yl": "C(C)C",
    "tert-butyl": "C(C)(C)C", "methoxy": "OC", "ethoxy": "OCC", "amino": "N",
    "methylamino": "NC", "ethylamino": "NCC", "isopropylamino": "NC(C)C",
    "diethylamino": "N(CC)CC", "dimethylamino": "N(C)C", "nitro": "[N+](=O)[O-]", "cyano": "C#N",
    "carboxy": "C(=O)O", "carboxymethyl": "CC(=O)O", "carboxylate": "C(=O)[O-]",
    "methoxycarbonyl": "C(=O)OC", "carbamoyl": "C(N)=O", "acetyl": "C(C)=O",
    "acetoxy": "OC(C)=O", "acetyloxy": "OC(C)=O", "acetamido": "NC(C)=O", "formyl": "C=O",
    "phenyl": "c1ccccc1", "phenoxy": "Oc1ccccc1", "benzyl": "Cc1ccccc1",
    "benzoyl": "C(=O)c1ccccc1", "trifluoromethyl": "C(F)(F)F", "trifluoromethoxy": "OC(F)(F)F",
    "hydroxymethyl": "CO", "aminomethyl": "CN", "2-hydroxyethyl": "CCO", "sulfo": "S(=O)(=O)O",
    "sulfooxy": "OS(=O)(=O)O", "sulfamoyl": "S(N)(=O)=O", "phospho": "P(=O)(O)O",
    "phosphono": "P(=O)(O)O", "phosphonooxy": "OP(=O)(O)O", "sulfanyl": "S", "mercapto": "S",
    "methylsulfanyl": "SC", "methylthio": "SC", "azido": "N=[N+]=[N-]", "vinyl": "C=C",
    "allyl": "CC=C", "prenyl": "CC=C(C)C", "cyclopropyl": "C1CC1", "hydroperoxy": "OO",
    "deuterium": "[2H]", "isobutyl": "CC(C)C", "pentyl": "CCCCC", "hexyl": "CCCCCC",
    "cyclohexyl": "C1CCCCC1", "propanoyl": "C(=O)CC", "butanoyl": "C(=O)CCC",
    "hexadecanoyl": "C(=O)CCCCCCCCCCCCCCC", "palmitoyl": "C(=O)CCCCCCCCCCCCCCC",
    "tetradecanoyl": "C(=O)CCCCCCCCCCCCC", "octadecanoyl": "C(=O)CCCCCCCCCCCCCCCCC",
    "succinyl": "C(=O)CCC(=O)O", "malonyl": "C(=O)CC(=O)O", "glycyl": "C(=O)CN",
    "carbonyl": "=O", "oxo": "=O", "methylidene": "=C", "methylene": "=C", "imino": "=N",
    "hydroxyimino": "=NO", "thioxo": "=S",
    "beta-d-glucosyl": "*[C@@H]1O[C@H](CO)[C@@H](O)[C@H](O)[C@H]1O",
    "beta-d-glucopyranosyl": "*[C@@H]1O[C@H](CO)[C@@H](O)[C@H](O)[C@H]1O",
    "glucosyl": "*[C@@H]1O[C@H](CO)[C@@H](O)[C@H](O)[C@H]1O",
    "beta-d-glucosyloxy": "O[C@@H]1O[C@H](CO)[C@@H](O)[C@H](O)[C@H]1O",
    "glucosyloxy": "O[C@@H]1O[C@H](CO)[C@@H](O)[C@H](O)[C@H]1O",
}  # fmt: skip
"""Group -> SMILES, the attached atom first; "=" before it where two hydrogens go, "*" where
it is a stereocentre."""

_WORD: Final = re.compile(
    r"(?<![\w-])(?:an? |the )?(?:additional |further )?(?:o-|n-|s-)?(?P<name>"
    + "|".join(sorted(map(re.escape, FRAGMENTS), key=len, reverse=True))
    + r")(?=[ ,.]|$| groups?| substituents?)"
)


def stated_groups(context: str) -> list[tuple[str, int]]:
    """Return the groups that lower-case words add, each with how many, at most three.

    "hydroxy groups at positions 5 and 7" gives ("hydroxy", 2).
    """
    found: dict[str, int] = {}
    for match in _WORD.finditer(context):
        places = re.match(
            r" (?:groups|substituents|residues) (?:\w+ )?(?:at|to|on|in) (?:the )?positions? "
            r"(?P<list>[\w'(),\- ]{1,40})", context[match.end() :]
        )  # fmt: skip
        number = len(re.findall(r"\b[a-z]?\d+[a-z]?'*", places["list"])) if places else 1
        found.setdefault(match["name"], max(1, min(number, 3)))
    return list(found.items())[:3]


@lru_cache(maxsize=128)
def _fragment(name: str) -> tuple[Chem.Mol, Chem.BondType, int]:
    smiles = FRAGMENTS[name]
    double = smiles.startswith("=")
    bond = Chem.BondType.DOUBLE if double else Chem.BondType.SINGLE
    return Chem.MolFromSmiles(smiles.removeprefix("=")), bond, 2 if double else 1


def substituted(mol: Chem.Mol, name: str, *, times: int = 1) -> list[Chem.Mol | None]:
    """Return the molecules in which hydrogens of carbon, nitrogen or oxygen carry the group.

    Args:
        mol: A sanitised molecule.
        name: Key of ``FRAGMENTS``.
        times: Groups to put in at once; more than one only where few places are open.

    Returns:
        At most ``MOST``; places on carbon first, symmetric places once.
    """
    places = open_places(mol, name)
    if times > 1:
        chosen = list(combinations(places, times))
        if len(chosen) > MOST:
            return []
    else:
        chosen = [(place,) for place in distinct(mol, places)]
    return [attach(mol, name, group) for group in chosen[:MOST]]


def open_places(mol: Chem.Mol, name: str) -> list[int]:
    """Return the atoms that can take the group: enough hydrogens, and a bond that makes sense."""
    fragment, _, needed = _fragment(name)
    on_carbon = fragment.GetAtomWithIdx(0).GetAtomicNum() == 6
    elements = (6, 7, 8, 16) if on_carbon and needed == 1 else (6,)
    if name in ("phospho", "sulfo", "phosphono") or FRAGMENTS[name].startswith("*"):
        elements = (8, 7, 16)
    ranked = [
        (elements.index(atom.GetAtomicNum()), atom.GetIdx())
        for atom in mol.GetAtoms()
        if atom.GetAtomicNum() in elements and atom.GetTotalNumHs() >= needed
        and not (needed == 2 and atom.GetIsAromatic())
    ]  # fmt: skip
    return [index for _, index in sorted(ranked)]


def attach(mol: Chem.Mol, name: str, places: Sequence[int]) -> Chem.Mol | None:
    """Return the molecule with the group at each of the places; None where that is invalid."""
    fragment, bond, lost = _fragment(name)
    edited = Chem.RWMol(mol)
    for place in places:
        first = edited.GetNumAtoms()
        edited.InsertMol(fragment)
        atom = edited.GetAtomWithIdx(place)
        atom.SetNumExplicitHs(max(0, atom.GetNumExplicitHs() - lost))
        atom.SetChiralTag(Chem.ChiralType.CHI_UNSPECIFIED)  # unknown now
        if fragment.GetAtomWithIdx(0).GetAtomicNum():
            edited.AddBond(place, first, bond)
        else:
            # From first to last of three neighbours is an even change: the chirality stays.
            edited.AddBond(place, first + 1, bond)
            edited.RemoveAtom(first)
    return cleaned(edited)
