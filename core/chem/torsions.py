"""Topological torsions: hashed counts of all chains of four bonded atoms.

Layer: core.chem (may import core.errors). After Nilakantan et al. (J. Chem. Inf. Comput. Sci.
1987), with charge and CIP label in the atom codes. Our own, because RDKit's torsions around
three-membered rings depend on the order of the atoms (an epoxide written from its other end had
other columns), and a query must find its molecule however it is written.
"""

from collections import Counter
from typing import Final

from rdkit import Chem

from core.chem.features import cip_label

_MASK: Final = (1 << 64) - 1
_FIRST: Final = 0x9E3779B97F4A7C15
_SECOND: Final = 0xC2B2AE3D27D4EB4F
_LABELS: Final = {"": 0, "R": 1, "S": 2, "?": 3, "r": 4, "s": 5}
_MAX_BRANCHES: Final = 7


def torsion_counts(ready: Chem.Mol, *, size: int) -> Counter[int]:
    """Return how often each hashed torsion occurs, by column below ``size``.

    Args:
        ready: A molecule prepared by ``core.chem.features.with_stereo``.
        size: Number of columns.
    """
    codes = [_atom_code(atom) for atom in ready.GetAtoms()]
    near = [[n.GetIdx() for n in atom.GetNeighbors()] for atom in ready.GetAtoms()]
    counts: Counter[int] = Counter()
    for bond in ready.GetBonds():
        b, c = bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()
        left = [(a, _mix(codes[b], codes[a])) for a in near[b] if a != c]
        right = [(d, _mix(codes[c], codes[d])) for d in near[c] if d != b]
        for a, one in left:
            for d, other in right:
                if a != d:
                    counts[_mix(min(one, other), max(one, other)) % size] += 1
    return counts


def _atom_code(atom: Chem.Atom) -> int:
    """Return a number for element, branches, pi electrons, charge and CIP label."""
    pi = round(sum(max(b.GetBondTypeAsDouble() - 1, 0) * 2 for b in atom.GetBonds()))
    code = atom.GetAtomicNum()
    for value, top in (
        (atom.GetDegree(), _MAX_BRANCHES),
        (pi, _MAX_BRANCHES),
        (atom.GetFormalCharge() + 8, 16),
        (_LABELS.get(cip_label(atom), len(_LABELS)), len(_LABELS)),
    ):
        code = code * (top + 1) + max(0, min(value, top))
    return code


def _mix(first: int, second: int) -> int:
    """Return a 64-bit hash of an ordered pair; the same on every machine."""
    value = (first * _FIRST + second * _SECOND + 1) & _MASK
    value ^= value >> 29
    value = (value * _FIRST) & _MASK
    return value ^ (value >> 32)
