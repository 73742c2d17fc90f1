"""Exact counts of what descriptions name: elements, charges, rings, bonds, stereo, groups.

Layer: core.chem (may import core.errors). ``COUNT_NAMES`` says which column is what. Columns
called "x=n" are indicators (1 when the count is exactly n, the last one also for more): a linear
layer tells C16 from C18 by them, which log1p(16) and log1p(18) hardly do.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from rdkit import Chem, RDConfig
from rdkit.Chem import BondStereo, BondType, rdMolDescriptors

from core.chem.features import cip_label

MAX_GROUP_MATCHES: Final = 200
"""Matches of one functional group that are counted; bounds the time of huge molecules."""

_RING_SIZES: Final = (*range(3, 9), 12, 16)
_EXACT: Final = {
    "carbons": 64,
    "oxygens": 24,
    "nitrogens": 16,
    "chain": 40,
    "rings": 12,
    "aromatic rings": 8,
    "double bonds": 10,
    "stereo labels": 16,
    "anions": 6,
    "cations": 6,
    "fragments": 6,
}
_ELEMENTS: Final = tuple(
    "*" if number == 0 else Chem.GetPeriodicTable().GetElementSymbol(number)
    for number in range(119)
)
_BOND_NAMES: Final = {
    BondType.SINGLE: "single",
    BondType.DOUBLE: "double",
    BondType.TRIPLE: "triple",
    BondType.AROMATIC: "aromatic",
}
_STEREO_NAMES: Final = {
    BondStereo.STEREOE: "stereo:E",
    BondStereo.STEREOTRANS: "stereo:E",
    BondStereo.STEREOZ: "stereo:Z",
    BondStereo.STEREOCIS: "stereo:Z",
    BondStereo.STEREOANY: "stereo:bond?",
}


def _group_rows() -> Iterator[tuple[str, str]]:
    """Yield name and SMARTS of RDKit's functional groups (its FragmentDescriptors table)."""
    path = Path(RDConfig.RDDataDir) / "FragmentDescriptors.csv"
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) >= 3 and not line.startswith("#"):
            yield fields[0].replace("=", "_").replace("-", "_"), fields[2]


GROUP_NAMES: Final = tuple(name for name, _ in _group_rows())
"""RDKit's functional groups, "fr_..."."""

COUNT_NAMES: Final[tuple[str, ...]] = (
    *(f"element:{symbol}" for symbol in _ELEMENTS),
    "heavy atoms",
    "charge:+",
    "charge:-",
    "charge:net+",
    "charge:net-",
    "cations",
    "anions",
    "isotopes",
    "radicals",
    "fragments",
    *(f"ring:{size}" for size in _RING_SIZES),
    "ring:more",
    "rings",
    "aromatic rings",
    "aromatic atoms",
    "spiro atoms",
    "bridgehead atoms",
    *(f"bond:{name}" for name in _BOND_NAMES.values()),
    "bond:other",
    "double bonds",
    "amide bonds",
    "rotatable bonds",
    "stereo:E",
    "stereo:Z",
    "stereo:bond?",
    "stereo:R",
    "stereo:S",
    "stereo:r",
    "stereo:s",
    "stereo:?",
    "stereo labels",
    "methyl",
    "methylene",
    "branched carbons",
    "chain",
    *GROUP_NAMES,
    *(f"{name}={number}" for name, top in _EXACT.items() for number in range(1, top + 1)),
)
"""Name of each column of the count block."""

_COLUMN: Final = {name: column for column, name in enumerate(COUNT_NAMES)}


def count_block(ready: Chem.Mol) -> np.ndarray:
    """Return the exact counts, (len(COUNT_NAMES),) float64.

    Args:
        ready: A molecule prepared by ``core.chem.features.with_stereo``.
    """
    counts: Counter[str] = Counter()
    _count_atoms(ready, counts)
    _count_bonds(ready, counts)
    _count_rings(ready, counts)
    counts["chain"] = longest_chain(ready)
    for name, pattern in _groups():
        matches = ready.GetSubstructMatches(pattern, maxMatches=MAX_GROUP_MATCHES)
        if matches:
            counts[name] = len(matches)
    counts["carbons"] = counts["element:C"]
    counts["oxygens"] = counts["element:O"]
    counts["nitrogens"] = counts["element:N"]
    block = np.zeros(len(COUNT_NAMES))
    for name, number in counts.items():
        if number and name in _COLUMN:
            block[_COLUMN[name]] = number
    for name, top in _EXACT.items():
        if counts[name]:
            block[_COLUMN[f"{name}={min(counts[name], top)}"]] = 1
    return block


def _count_atoms(mol: Chem.Mol, counts: Counter[str]) -> None:
    net = 0
    for atom in mol.GetAtoms():
        element, charge = atom.GetAtomicNum(), atom.GetFormalCharge()
        counts[f"element:{_ELEMENTS[element]}"] += 1
        counts["element:H"] += atom.GetTotalNumHs()
        counts["heavy atoms"] += element != 1
        counts["charge:+"] += max(charge, 0)
        counts["charge:-"] += max(-charge, 0)
        counts["cations"] += charge > 0
        counts["anions"] += charge < 0
        net += charge
        counts["isotopes"] += atom.GetIsotope() > 0
        counts["radicals"] += atom.GetNumRadicalElectrons()
        counts["aromatic atoms"] += atom.GetIsAromatic()
        if label := cip_label(atom):
            counts[f"stereo:{label}"] += 1
            counts["stereo labels"] += label != "?"
        if element == 6:
            _count_carbon(atom, counts)
    counts["charge:net+"], counts["charge:net-"] = max(net, 0), max(-net, 0)
    counts["fragments"] = len(Chem.GetMolFrags(mol))


def _count_carbon(atom: Chem.Atom, counts: Counter[str]) -> None:
    hydrogens = atom.GetTotalNumHs(includeNeighbors=True)
    counts["methyl"] += hydrogens == 3
    counts["methylene"] += hydrogens == 2
    counts["branched carbons"] += atom.GetTotalDegree() - hydrogens > 2 and not atom.IsInRing()


def _count_bonds(mol: Chem.Mol, counts: Counter[str]) -> None:
    for bond in mol.GetBonds():
        kind = bond.GetBondType()
        counts[f"bond:{_BOND_NAMES.get(kind, 'other')}"] += 1
        if kind == BondType.DOUBLE:
            ends = bond.GetBeginAtom().GetAtomicNum(), bond.GetEndAtom().GetAtomicNum()
            counts["double bonds"] += ends == (6, 6)
        if name := _STEREO_NAMES.get(bond.GetStereo()):
            counts[name] += 1
    counts["amide bonds"] = rdMolDescriptors.CalcNumAmideBonds(mol)
    counts["rotatable bonds"] = rdMolDescriptors.CalcNumRotatableBonds(mol)


def _count_rings(mol: Chem.Mol, counts: Counter[str]) -> None:
    rings = mol.GetRingInfo().AtomRings()
    for ring in rings:
        size = next((size for size in _RING_SIZES if len(ring) <= size), None)
        counts[f"ring:{size or 'more'}"] += 1
        counts["aromatic rings"] += all(mol.GetAtomWithIdx(i).GetIsAromatic() for i in ring)
    counts["rings"] = len(rings)
    counts["spiro atoms"] = rdMolDescriptors.CalcNumSpiroAtoms(mol)
    counts["bridgehead atoms"] = rdMolDescriptors.CalcNumBridgeheadAtoms(mol)


def longest_chain(mol: Chem.Mol) -> int:
    """Return the number of carbons on the longest path through acyclic carbon, 0 without any."""
    chain = {a.GetIdx() for a in mol.GetAtoms() if a.GetAtomicNum() == 6 and not a.IsInRing()}
    near = {
        i: [b for b in (n.GetIdx() for n in mol.GetAtomWithIdx(i).GetNeighbors()) if b in chain]
        for i in chain
    }
    longest, seen = 0, set[int]()
    for start in chain:
        if start not in seen:
            part = _distances(near, start)
            seen.update(part)
            # Outside rings carbon forms trees: the atom farthest from any is an end of a
            # longest path.
            end = max(part, key=part.__getitem__)
            longest = max(longest, 1 + max(_distances(near, end).values()))
    return longest


def _distances(near: dict[int, list[int]], start: int) -> dict[int, int]:
    reached = {start: 0}
    stack = [start]
    while stack:
        atom = stack.pop()
        for other in near[atom]:
            if other not in reached:
                reached[other] = reached[atom] + 1
                stack.append(other)
    return reached


@cache
def _groups() -> tuple[tuple[str, Chem.Mol], ...]:
    return tuple((name, Chem.MolFromSmarts(smarts)) for name, smarts in _group_rows())
