"""Substructures of typed queries: parents by their structure, and groups bound to a ring.

Layer: core.chem (may import core.chem). Consulted for typed queries alone.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from rdkit import Chem, rdBase
from rdkit.Chem.Scaffolds import MurckoScaffold

MOST_ATOMS: Final = 45
"""Heavy atoms of the largest structure that is looked for as a part."""
FEWEST_ATOMS: Final = 4
_NESTED: Final = re.compile(r"\$\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_SYMBOLS: Final = {
    "C": 6, "c": 6, "N": 7, "n": 7, "O": 8, "o": 8, "S": 16, "s": 16, "P": 15, "F": 9, "Cl": 17,
    "Br": 35, "I": 53, "B": 5, "Si": 14,
}  # fmt: skip
_MOST_WAYS: Final = 24
"""Places of substituents on a ring that are told apart; bounds the time of one match."""


@lru_cache(maxsize=1024)
def parent_pattern(smiles: str, *, skeleton: bool) -> str:
    """Return the SMARTS of a structure as a part of others, "" where it is none.

    Hydrogens, charges and stereo are not demanded; of a lactam in an aromatic ring the lactim
    will do.

    Args:
        smiles: The parent.
        skeleton: Only its rings and what links them, whatever the bonds.
    """
    with rdBase.BlockLogs():
        mol = Chem.MolFromSmiles(smiles)
    if mol is None or "." in smiles or not FEWEST_ATOMS - 1 <= mol.GetNumAtoms() <= MOST_ATOMS:
        return ""
    if mol.GetNumAtoms() < FEWEST_ATOMS and not mol.GetRingInfo().NumRings():
        return ""
    if skeleton and mol.GetRingInfo().NumRings():
        mol = MurckoScaffold.GetScaffoldForMol(mol)
    Chem.RemoveStereochemistry(mol)
    part = Chem.RWMol(mol)
    for atom in part.GetAtoms():
        query = Chem.AtomFromSmarts(f"[#{atom.GetAtomicNum()}]")
        part.ReplaceAtom(atom.GetIdx(), query)
    for bond in mol.GetBonds():
        if _loose(bond, skeleton=skeleton):
            part.ReplaceBond(bond.GetIdx(), Chem.BondFromSmarts("~"))
    return str(Chem.MolToSmarts(part))


def _loose(bond: Chem.Bond, *, skeleton: bool) -> bool:
    """Say whether a bond may be of any order."""
    if bond.GetIsAromatic():
        return False
    if skeleton:
        return True
    ends = (bond.GetBeginAtom(), bond.GetEndAtom())
    return any(
        one.GetIsAromatic() and other.GetDegree() == 1 and other.GetAtomicNum() in (7, 8, 16)
        for one, other in (ends, ends[::-1])
    )


@lru_cache(maxsize=1024)
def bound_pattern(ring: str, group: str, times: int = 1, element: int = 0) -> str:
    """Return the SMARTS of a ring that bears a group some times, "" where there is no place.

    Args:
        ring: SMARTS, connected.
        group: SMARTS whose first atom is bound to the ring.
        times: How often.
        element: Atomic number of the ring atoms that may bear it; 0 for any.
    """
    if each := _alternatives(ring):
        found = filter(None, (bound_pattern(one, group, times, element) for one in each))
        return _any_of(sorted(found))
    base, arm = Chem.MolFromSmarts(ring), Chem.MolFromSmarts(group)
    if base is None or arm is None or "." in ring or "." in group:
        return ""
    base.UpdatePropertyCache(strict=False)
    Chem.FastFindRings(base)
    alone = base.GetNumAtoms() == 1
    places = [atom.GetIdx() for atom in base.GetAtoms() if _bears(atom, element)]
    if alone:
        return f"{ring}-{group}" if times == 1 else ""
    ways = list(combinations(places, times))
    if len(ways) > 8 * _MOST_WAYS:
        return ""
    alike = {_plain(joined): joined for joined in (_joined(base, arm, way) for way in ways)}
    found = sorted(map(Chem.MolToSmarts, alike.values()))
    return _any_of(found) if len(found) <= _MOST_WAYS else ""


def _any_of(found: Sequence[str]) -> str:
    if len(found) < 2:
        return "".join(found)
    return f"[{','.join(f'$({one})' for one in found)}]"


def _alternatives(ring: str) -> list[str]:
    """Return the patterns of "[$(first),$(second)]", none where it is no such choice."""
    inner, found = ring[1:-1], list[str]()
    if not (ring.startswith("[$(") and ring.endswith(")]")):
        return found
    depth = start = 0
    for place, letter in enumerate(f"{inner},"):
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            found.append(inner[start:place])
            start = place + 1
    whole = all(one.startswith("$(") and one.endswith(")") for one in found)
    return [one[2:-1] for one in found] if whole else []


def _bears(atom: Chem.Atom, element: int) -> bool:
    """Say whether an atom of a pattern may bear a group more."""
    if element:
        return element in _elements(atom.GetSmarts()) and atom.GetDegree() < 3
    if not atom.IsInRing() or atom.GetDegree() != 2:
        return False
    numbers = _elements(atom.GetSmarts())
    # The pyrrole nitrogen of an azole bears groups; which of its two is one, no pattern says.
    return not numbers or 6 in numbers or (7 in numbers and not _in_six(atom))


def _in_six(atom: Chem.Atom) -> bool:
    return bool(atom.GetIsAromatic()) and not atom.IsInRingSize(5)


def _joined(base: Chem.Mol, arm: Chem.Mol, places: tuple[int, ...]) -> Chem.Mol:
    whole = Chem.RWMol(base)
    for place in places:
        first = whole.GetNumAtoms()
        whole.InsertMol(arm)
        whole.AddBond(place, first, Chem.BondType.SINGLE)
    return whole.GetMol()


def _plain(pattern: Chem.Mol) -> str:
    """Return a SMILES that is the same for patterns that differ by symmetry alone."""
    plain = Chem.RWMol()
    for atom in pattern.GetAtoms():
        copy = Chem.Atom(atom.GetAtomicNum())
        copy.SetIsAromatic(atom.GetIsAromatic())
        copy.SetNoImplicit(True)
        plain.AddAtom(copy)
    for bond in pattern.GetBonds():
        plain.AddBond(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx(), Chem.BondType.ZERO)
    return str(Chem.MolToSmiles(plain))


def atoms_of(smarts: str, element: int) -> int:
    """Return how many atoms of an element a SMARTS holds; 0 asks for all but carbon."""
    mol = Chem.MolFromSmarts(smarts)
    total = 0
    for atom in mol.GetAtoms() if mol is not None else ():
        numbers = _elements(atom.GetSmarts())
        total += element in numbers if element else bool(numbers) and 6 not in numbers
    return total


def _elements(smarts: str) -> set[int]:
    """Return the elements that one atom of a SMARTS may be, none where it says no element."""
    bare = _NESTED.sub("", smarts.strip("[]"))
    found = {int(number) for number in re.findall(r"(?<!!)#(\d+)", bare)}
    found |= {_SYMBOLS[part] for part in re.split(r"[&;,]", bare) if part in _SYMBOLS}
    return found
