"""Cutting a molecule into motifs that words can point at: rings, functional groups, chains.

Layer: core.chem (may import core.errors). The idea (BRICS bonds cut, rings on their own) is that
of ORMA (Min et al., BIBM 2024); the rules below are ours, so that "carboxy", "hydroxy", "nitro",
"phosphate" or "oxo" each meet a small motif, and no atom is ever dropped:

1. Each ring (RDKit's symmetrised smallest set) is a motif: exactly its atoms. Fused rings share
   atoms. Single bonds between a ring atom and an atom outside this ring system are cut.
2. Elsewhere single bonds are cut where BRICS cuts (Degen et al., ChemMedChem 2008), and
   a. between a carbon with a double or triple bond to a hetero atom and a plain carbon that is
      not a methyl group (carboxy | chain, but acetyl stays whole);
   b. between a hetero atom and a carbon that carries no other hetero atom, has no double bond to
      one and is not terminal (chain | hydroxy, but methoxy and trifluoromethyl stay whole).
3. Never cut are bonds to hydrogen, multiple bonds, and hetero atoms off a centre that carries a
   double-bonded hetero atom: esters, amides, phosphates, sulfonamides and nitro groups are whole.
4. What hangs on a ring by an uncut bond forms a motif with that ring atom: an oxo group is C=O.
"""

from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from rdkit import Chem
from rdkit.Chem import BRICS, BondType

_MAX_MATCHES: Final = 1_000_000
_SIZES: Final = (1, 2, 3, 4, 5, 6, 8, 12, 20)
_MAX_RINGS: Final = 3
_MAX_HETERO: Final = 5
_MAX_STEREO: Final = 3
_MAX_LINKS: Final = 5
_CLASSES: Final = (
    frozenset({7}),
    frozenset({8}),
    frozenset({15}),
    frozenset({16}),
    frozenset({9, 17, 35, 53}),
)
_COMMON: Final = frozenset({1, 6}).union(*_CLASSES)

MOTIF_VOCABULARY: Final[tuple[int, ...]] = (
    len(_SIZES) + 1,
    _MAX_RINGS + 1,
    3,
    _MAX_HETERO + 1,
    3,
    *(2 for _ in _CLASSES),
    2,
    2,
    _MAX_STEREO + 1,
    _MAX_LINKS + 1,
)
"""Number of codes of each motif column: size, rings inside, aromatic (no, part, all), hetero
atoms, net charge (-, 0, +), has N / O / P / S / halogen / another element, has a multiple bond,
labelled stereocentres, bonds to the rest of the molecule."""


class _Centre(NamedTuple):
    """What the cutting rules ask about an atom; neighbours without hydrogen."""

    element: int
    degree: int
    hetero: int
    """Hetero neighbours."""
    oxidised: bool
    """Whether a double or triple bond leads to a hetero atom."""


def find_motifs(mol: Chem.Mol) -> tuple[tuple[int, ...], ...]:
    """Return the atoms of each motif, sorted; the motifs sorted too, none twice.

    Every atom is in at least one motif; a molecule without a bond to cut is one motif.
    """
    rings = mol.GetRingInfo().AtomRings()
    in_ring = [False] * mol.GetNumAtoms()
    for ring in rings:
        for atom in ring:
            in_ring[atom] = True
    cut = _cut_bonds(mol, in_ring)
    motifs = {tuple(sorted(ring)) for ring in rings}
    motifs.update(_components(mol, in_ring, cut))
    return tuple(sorted(motifs))


def motif_smiles(mol: Chem.Mol, atoms: Iterable[int]) -> str:
    """Return the SMILES of a motif, for people: open bonds are left out, aromatic atoms kept."""
    return Chem.MolFragmentToSmiles(mol, atomsToUse=list(atoms), canonical=True)


def motif_codes(ready: Chem.Mol, motifs: Iterable[tuple[int, ...]]) -> np.ndarray:
    """Return the feature codes of the motifs, (M, len(MOTIF_VOCABULARY)) uint8."""
    rings = [frozenset(ring) for ring in ready.GetRingInfo().AtomRings()]
    through: dict[int, list[int]] = {}
    for number, ring in enumerate(rings):
        for atom in ring:
            through.setdefault(atom, []).append(number)
    rows = []
    for motif in motifs:
        members = frozenset(motif)
        near = {number for atom in motif for number in through.get(atom, ())}
        inside = sum(rings[number] <= members for number in near)
        rows.append(_motif_row([ready.GetAtomWithIdx(i) for i in motif], members, inside))
    return np.array(rows, dtype=np.uint8).reshape(-1, len(MOTIF_VOCABULARY))


def _motif_row(atoms: list[Chem.Atom], members: frozenset[int], inside: int) -> tuple[int, ...]:
    elements = [atom.GetAtomicNum() for atom in atoms]
    aromatic = sum(atom.GetIsAromatic() for atom in atoms)
    charge = sum(atom.GetFormalCharge() for atom in atoms)
    bonds = [
        (bond.GetBondType(), bond.GetOtherAtomIdx(atom.GetIdx()) in members)
        for atom in atoms
        for bond in atom.GetBonds()
    ]
    multiple = any(kind in (BondType.DOUBLE, BondType.TRIPLE) and own for kind, own in bonds)
    present = set(elements)
    return (
        sum(len(atoms) > size for size in _SIZES),
        min(inside, _MAX_RINGS),
        0 if not aromatic else 2 if aromatic == len(atoms) else 1,
        min(sum(element not in (1, 6) for element in elements), _MAX_HETERO),
        1 + (charge > 0) - (charge < 0),
        *(int(bool(present & kind)) for kind in _CLASSES),
        int(bool(present - _COMMON)),
        int(multiple),
        min(sum(atom.HasProp("_CIPCode") for atom in atoms), _MAX_STEREO),
        min(sum(not own for _, own in bonds), _MAX_LINKS),
    )


def _cut_bonds(mol: Chem.Mol, in_ring: list[bool]) -> set[int]:
    """Return the indices of the bonds that separate motifs."""
    centres = [_centre(atom) for atom in mol.GetAtoms()]
    brics = _brics_labels(mol)
    allowed = _brics_rules()[1]
    cut = set()
    for bond in mol.GetBonds():
        a, b = bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()
        first, second = centres[a], centres[b]
        if bond.GetBondType() != BondType.SINGLE or 1 in (first.element, second.element):
            continue
        if in_ring[a] or in_ring[b]:
            cut.add(bond.GetIdx())
        elif _belongs(first, second) or _belongs(second, first):
            continue
        elif (
            _leaves(first, second)
            or _leaves(second, first)
            or any((i, j) in allowed for i in brics[a] for j in brics[b])
        ):
            cut.add(bond.GetIdx())
    return cut


def _centre(atom: Chem.Atom) -> _Centre:
    degree = hetero = 0
    oxidised = False
    for bond in atom.GetBonds():
        other = bond.GetOtherAtom(atom).GetAtomicNum()
        degree += other != 1
        if other not in (1, 6):
            hetero += 1
            oxidised |= bond.GetBondType() in (BondType.DOUBLE, BondType.TRIPLE)
    return _Centre(atom.GetAtomicNum(), degree, hetero, oxidised)


def _belongs(centre: _Centre, other: _Centre) -> bool:
    """Rule 3: a hetero atom on an oxidised centre is part of the functional group."""
    return centre.oxidised and other.element != 6


def _leaves(carbon: _Centre, other: _Centre) -> bool:
    """Rules 2a and 2b, seen from the carbon that keeps the chain."""
    if carbon.element != 6 or carbon.oxidised or carbon.degree < 2:
        return False
    if other.element == 6:
        return other.oxidised
    return carbon.hetero == 1


def _components(mol: Chem.Mol, in_ring: list[bool], cut: set[int]) -> Iterable[tuple[int, ...]]:
    """Yield the connected parts outside rings, with the ring atoms that uncut bonds lead to."""
    seen = list(in_ring)
    for start in range(len(seen)):
        if seen[start]:
            continue
        seen[start] = True
        part, stack = {start}, [start]
        while stack:
            index = stack.pop()
            for bond in mol.GetAtomWithIdx(index).GetBonds():
                other = bond.GetOtherAtomIdx(index)
                if bond.GetIdx() in cut:
                    continue
                part.add(other)
                if not seen[other]:
                    seen[other] = True
                    stack.append(other)
        yield tuple(sorted(part))


@cache
def _brics_rules() -> tuple[dict[str, Chem.Mol], frozenset[tuple[str, str]]]:
    """Return the BRICS environments as patterns, and the pairs whose single bond is cut."""
    pairs = set()
    for definition in BRICS.reactionDefs:
        for first, second, kind in definition:
            if kind == "-":
                pairs.update({(f"L{first}", f"L{second}"), (f"L{second}", f"L{first}")})
    used = {label for pair in pairs for label in pair}
    patterns = {
        label: Chem.MolFromSmarts(smarts)
        for label, smarts in BRICS.environs.items()
        if label in used
    }
    return patterns, frozenset(pairs)


def _brics_labels(mol: Chem.Mol) -> list[list[str]]:
    """Return the BRICS environments of each atom."""
    labels: list[list[str]] = [[] for _ in range(mol.GetNumAtoms())]
    for label, pattern in _brics_rules()[0].items():
        matches = mol.GetSubstructMatches(pattern, maxMatches=_MAX_MATCHES, uniquify=False)
        for atom in {match[0] for match in matches}:
            labels[atom].append(label)
    return labels
