"""Categorical feature columns of atoms and bonds, as small integers.

Layer: core.chem (may import core.errors). Each column has a fixed vocabulary; what is not in it
takes the last code. A change of any vocabulary must raise ``FEATURE_VERSION``: weights trained
on other codes are refused.

Atom columns: element, formal charge, hydrogens, heavy degree, hybridisation, aromatic, in a ring
of 3 / 4 / 5 / 6 / 7 / 8 or more, isotope, CIP label, radical electrons, rings through the atom.
Bond columns: order, conjugated, in a ring, double-bond stereo.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from rdkit import Chem
from rdkit.Chem import BondStereo, BondType, HybridizationType

FEATURE_VERSION: Final = 1
"""Version of all vocabularies of core.chem: atoms, bonds, motifs, fingerprints."""

_HYBRIDISATIONS: Final = (
    HybridizationType.S,
    HybridizationType.SP,
    HybridizationType.SP2,
    HybridizationType.SP3,
    HybridizationType.SP2D,
    HybridizationType.SP3D,
    HybridizationType.SP3D2,
)
_ORDERS: Final = (
    BondType.SINGLE,
    BondType.DOUBLE,
    BondType.TRIPLE,
    BondType.AROMATIC,
    BondType.DATIVE,
)
_STEREO: Final = {
    BondStereo.STEREONONE: 0,
    BondStereo.STEREOE: 1,
    BondStereo.STEREOTRANS: 1,
    BondStereo.STEREOZ: 2,
    BondStereo.STEREOCIS: 2,
    BondStereo.STEREOANY: 3,
}
_ISOTOPES: Final = (
    (1, 2),
    (1, 3),
    (6, 11),
    (6, 13),
    (6, 14),
    (7, 15),
    (8, 17),
    (8, 18),
    (9, 18),
    (15, 32),
    (16, 35),
    (53, 123),
    (53, 125),
    (53, 131),
)
_ISOTOPE_CODE: Final = {pair: code for code, pair in enumerate(_ISOTOPES, start=1)}
_HYBRIDISATION_CODE: Final = {kind: code for code, kind in enumerate(_HYBRIDISATIONS)}
_ORDER_CODE: Final = {order: code for code, order in enumerate(_ORDERS)}
_CIP_CODE: Final = {"": 0, "R": 1, "S": 2, "?": 3, "r": 4, "s": 5}

_MAX_CHARGE: Final = 4
_MAX_HYDROGENS: Final = 4
_MAX_DEGREE: Final = 6
_MAX_RADICALS: Final = 2
_MAX_RINGS: Final = 3
_RING_SIZES: Final = (3, 4, 5, 6, 7, 8)

ATOM_VOCABULARY: Final[tuple[int, ...]] = (
    119 + 1,
    2 * _MAX_CHARGE + 2,
    _MAX_HYDROGENS + 2,
    _MAX_DEGREE + 2,
    len(_HYBRIDISATIONS) + 1,
    2,
    *(2 for _ in _RING_SIZES),
    len(_ISOTOPES) + 2,
    len(_CIP_CODE) + 1,
    _MAX_RADICALS + 2,
    _MAX_RINGS + 1,
)
"""Number of codes of each atom column."""

BOND_VOCABULARY: Final[tuple[int, ...]] = (len(_ORDERS) + 1, 2, 2, 5)
"""Number of codes of each bond column."""


def with_stereo(mol: Chem.Mol) -> Chem.Mol:
    """Return a copy on which CIP labels, possible stereo and rings are up to date.

    Features and fingerprints read what this writes, so that a molecule gives the same arrays
    whether it came from a SMILES, a molfile or an edit. The labels are RDKit's classic ones:
    they cost microseconds, where the exact algorithm may need minutes on cages.
    """
    ready = Chem.Mol(mol)
    ready.UpdatePropertyCache(strict=False)
    Chem.GetSymmSSSR(ready)
    Chem.AssignStereochemistry(ready, cleanIt=True, force=True, flagPossibleStereoCenters=True)
    Chem.FindPotentialStereoBonds(ready, cleanIt=False)  # without E or Z: STEREOANY
    return ready


def cip_label(atom: Chem.Atom) -> str:
    """Return "R", "S", "r", "s", "?" (a possible centre without label), or ""."""
    if atom.HasProp("_CIPCode"):
        return str(atom.GetProp("_CIPCode"))
    return "?" if atom.HasProp("_ChiralityPossible") else ""


def atom_features(mol: Chem.Mol) -> np.ndarray:
    """Return the codes of all atoms, (A, len(ATOM_VOCABULARY)) uint8.

    Hydrogens written as atoms count both as atoms and as hydrogens of their neighbours.
    """
    return atom_codes(with_stereo(mol))


def bond_features(mol: Chem.Mol) -> np.ndarray:
    """Return the codes of all bonds in RDKit's order, (bonds, len(BOND_VOCABULARY)) uint8."""
    return bond_codes(with_stereo(mol))


def atom_codes(ready: Chem.Mol) -> np.ndarray:
    """Return ``atom_features`` of a molecule that ``with_stereo`` has prepared."""
    rings = _ring_columns(ready.GetNumAtoms(), ready.GetRingInfo().AtomRings())
    rows = [_atom_row(atom, *rings[atom.GetIdx()]) for atom in ready.GetAtoms()]
    return np.array(rows, dtype=np.uint8).reshape(-1, len(ATOM_VOCABULARY))


def bond_codes(ready: Chem.Mol) -> np.ndarray:
    """Return ``bond_features`` of a molecule that ``with_stereo`` has prepared."""
    rows = [
        (
            _ORDER_CODE.get(bond.GetBondType(), len(_ORDERS)),
            int(bond.GetIsConjugated()),
            int(bond.IsInRing()),
            _STEREO.get(bond.GetStereo(), 4),
        )
        for bond in ready.GetBonds()
    ]
    return np.array(rows, dtype=np.uint8).reshape(-1, len(BOND_VOCABULARY))


def _ring_columns(atoms: int, rings: Sequence[Sequence[int]]) -> list[tuple[int, list[int]]]:
    """Return for each atom the number of rings through it and its ring-size flags."""
    count = [0] * atoms
    flags = [[0] * len(_RING_SIZES) for _ in range(atoms)]
    for ring in rings:
        column = min(len(ring), _RING_SIZES[-1]) - _RING_SIZES[0]
        for atom in ring:
            count[atom] += 1
            flags[atom][column] = 1
    return list(zip(count, flags, strict=True))


def _atom_row(atom: Chem.Atom, rings: int, ring_sizes: Sequence[int]) -> tuple[int, ...]:
    element, charge, isotope = atom.GetAtomicNum(), atom.GetFormalCharge(), atom.GetIsotope()
    return (
        min(element, ATOM_VOCABULARY[0] - 1),
        charge + _MAX_CHARGE if abs(charge) <= _MAX_CHARGE else 2 * _MAX_CHARGE + 1,
        min(atom.GetTotalNumHs(includeNeighbors=True), _MAX_HYDROGENS + 1),
        min(atom.GetDegree(), _MAX_DEGREE + 1),
        _HYBRIDISATION_CODE.get(atom.GetHybridization(), len(_HYBRIDISATIONS)),
        int(atom.GetIsAromatic()),
        *ring_sizes,
        _ISOTOPE_CODE.get((element, isotope), len(_ISOTOPES) + 1) if isotope else 0,
        _CIP_CODE.get(cip_label(atom), len(_CIP_CODE)),
        min(atom.GetNumRadicalElectrons(), _MAX_RADICALS + 1),
        min(rings, _MAX_RINGS),
    )
