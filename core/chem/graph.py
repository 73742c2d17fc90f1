"""A molecule as arrays: atoms, bonds, motifs and count fingerprint.

Layer: core.chem (may import core.errors). Symbols: A atoms, E directed bonds, M motifs, K pairs
of an atom and a motif it belongs to, n non-zero fingerprint features.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from rdkit import Chem

from core.chem.features import atom_codes, bond_codes, with_stereo
from core.chem.fingerprints import count_ready
from core.chem.motifs import find_motifs, motif_codes
from core.errors import MoleculeError


class MoleculeGraph(NamedTuple):
    """The arrays of one molecule; codes follow the vocabularies of features and motifs."""

    atoms: np.ndarray
    """(A, len(ATOM_VOCABULARY)) uint8."""
    bonds: np.ndarray
    """(2, E) int32 atom indices, each bond in both directions, E = 2 * bonds."""
    bond_features: np.ndarray
    """(E, len(BOND_VOCABULARY)) uint8."""
    motif_members: np.ndarray
    """(2, K) int32: atom index, motif index."""
    motifs: np.ndarray
    """(M, len(MOTIF_VOCABULARY)) uint8."""
    motif_bonds: np.ndarray
    """(2, Em) int32 motif indices: pairs sharing an atom or joined by a bond, both directions."""
    fingerprint_index: np.ndarray
    """(n,) int32, sorted, unique, below FINGERPRINT_SIZE."""
    fingerprint_value: np.ndarray
    """(n,) float32, log1p(count) > 0."""


def featurise(mol: Chem.Mol) -> MoleculeGraph:
    """Return the arrays of any valid RDKit molecule.

    Raises:
        MoleculeError: The molecule has no atoms.
    """
    if mol.GetNumAtoms() == 0:
        raise MoleculeError("the molecule has no atoms: give a structure with at least one")
    ready = with_stereo(mol)
    pairs = [(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()) for bond in ready.GetBonds()]
    ends = np.array(pairs, dtype=np.int32).reshape(-1, 2).T
    codes = bond_codes(ready)
    motifs = find_motifs(ready)
    members = [(atom, number) for number, motif in enumerate(motifs) for atom in motif]
    index, value = count_ready(ready)
    return MoleculeGraph(
        atoms=atom_codes(ready),
        bonds=np.concatenate([ends, ends[::-1]], axis=1),
        bond_features=np.concatenate([codes, codes]),
        motif_members=np.array(members, dtype=np.int32).reshape(-1, 2).T.copy(),
        motifs=motif_codes(ready, motifs),
        motif_bonds=_motif_bonds(motifs, pairs),
        fingerprint_index=index,
        fingerprint_value=value,
    )


def _motif_bonds(motifs: Sequence[Sequence[int]], pairs: Sequence[tuple[int, int]]) -> np.ndarray:
    """Return the neighbouring motifs in both directions, sorted, (2, Em) int32."""
    owners: dict[int, list[int]] = {}
    for number, motif in enumerate(motifs):
        for atom in motif:
            owners.setdefault(atom, []).append(number)
    links = {
        (i, j)
        for first, second in (*((atom, atom) for atom in owners), *pairs)
        for i in owners[first]
        for j in owners[second]
        if i != j
    }
    links |= {(j, i) for i, j in links}
    return np.array(sorted(links), dtype=np.int32).reshape(-1, 2).T.copy()
