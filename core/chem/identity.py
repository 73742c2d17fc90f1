"""What tells one molecule from its near relatives: keys, composition, stereo, a sketch.

Layer: core.chem (may import core.errors). A re-ranker asks of a hundred candidates whether they
are the named molecule itself, its conjugate base, its mirror image, or a homologue; these numbers
answer without looking at the structure again.
"""

import hashlib
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from rdkit import Chem, rdBase
from rdkit.Chem.MolStandardize import rdMolStandardize

from core.chem.fingerprints import HASHED_SIZE, count_fingerprint

IDENTITY_VERSION: Final = 1
"""Changes with the meaning of any number below."""
KEYS: Final = ("whole", "uncharged", "flat", "flat uncharged", "mirror")
"""Of the canonical SMILES: as it is; the largest component, neutralised; the first without
stereo and isotopes; the second likewise; with every stereocentre inverted."""
ELEMENTS: Final = (6, 1, 7, 8, 15, 16, 9, 17, 35, 53)
NUMBERS: Final = (
    *("C", "H", "N", "O", "P", "S", "F", "Cl", "Br", "I", "other"),
    *("charge", "R", "S centre", "E", "Z", "rings", "aromatic rings", "C=C", "heavy atoms"),
    *("components", "isotopes"),
)
SKETCH: Final = 256
"""Columns of the sketch: cosines of sketches approach those of count fingerprints
(Achlioptas, J. Comput. Syst. Sci. 2003)."""


class Identity(NamedTuple):
    """The numbers of one molecule."""

    keys: np.ndarray
    """(5,) int64, hashes of the ``KEYS``."""
    numbers: np.ndarray
    """(22,) int16, ``NUMBERS``."""
    sketch: np.ndarray
    """(256,) int8, proportional to a projection of the count fingerprint; zeros for none."""


def identity(mol: Chem.Mol) -> Identity:
    """Return the numbers of a sanitised molecule with its stereochemistry assigned."""
    return Identity(_keys(mol), _numbers(mol), _sketch(mol))


def _keys(mol: Chem.Mol) -> np.ndarray:
    whole = Chem.MolToSmiles(mol)
    parts = Chem.GetMolFrags(mol, asMols=True)
    main = max(parts, key=lambda part: part.GetNumAtoms()) if len(parts) > 1 else mol
    with rdBase.BlockLogs():
        neutral = _uncharger().uncharge(main) if _ionic(main) else main
        mirror = Chem.MolFromSmiles(_swapped(whole)) if "@" in whole else None
    texts = (
        whole,
        Chem.MolToSmiles(neutral),
        Chem.MolToSmiles(mol, isomericSmiles=False),
        Chem.MolToSmiles(neutral, isomericSmiles=False),
        Chem.MolToSmiles(mirror) if mirror is not None else whole,
    )
    return np.array([key(text) for text in texts], dtype=np.int64)


@lru_cache(maxsize=1)
def _uncharger() -> rdMolStandardize.Uncharger:
    return rdMolStandardize.Uncharger()


def _ionic(mol: Chem.Mol) -> bool:
    return any(atom.GetFormalCharge() for atom in mol.GetAtoms())


def _swapped(smiles: str) -> str:
    """Invert every stereocentre: @ becomes @@ and the other way round."""
    return smiles.replace("@@", "\0").replace("@", "@@").replace("\0", "@")


def key(text: str) -> int:
    """Return the 64-bit key of a canonical SMILES."""
    digest = hashlib.blake2b(text.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _numbers(mol: Chem.Mol) -> np.ndarray:
    numbers = dict.fromkeys(NUMBERS, 0)
    names = dict(zip(ELEMENTS, NUMBERS, strict=False))
    labels = {"R": "R", "S": "S centre"}
    for atom in mol.GetAtoms():
        numbers[names.get(atom.GetAtomicNum(), "other")] += 1
        numbers["H"] += atom.GetTotalNumHs()
        numbers["isotopes"] += atom.GetIsotope() > 0
        if atom.HasProp("_CIPCode") and (label := labels.get(atom.GetProp("_CIPCode"))):
            numbers[label] += 1
    for bond in mol.GetBonds():
        stereo = str(bond.GetStereo())
        numbers["E"] += stereo in ("STEREOE", "STEREOTRANS")
        numbers["Z"] += stereo in ("STEREOZ", "STEREOCIS")
        ends = bond.GetBeginAtom().GetAtomicNum(), bond.GetEndAtom().GetAtomicNum()
        numbers["C=C"] += bond.GetBondTypeAsDouble() == 2 and ends == (6, 6)
    aromatic = [bond.GetIsAromatic() for bond in mol.GetBonds()]
    rings = mol.GetRingInfo().BondRings()
    numbers["charge"] = Chem.GetFormalCharge(mol)
    numbers["rings"] = len(rings)
    numbers["aromatic rings"] = sum(all(aromatic[bond] for bond in ring) for ring in rings)
    numbers["heavy atoms"] = mol.GetNumHeavyAtoms()
    numbers["components"] = len(Chem.GetMolFrags(mol))
    values = np.array([numbers[name] for name in NUMBERS])
    return np.clip(values, -32768, 32767).astype(np.int16)


@lru_cache(maxsize=1)
def _signs() -> np.ndarray:
    """(8192, 256) float32 of +1 and -1, the same everywhere and always."""
    # RandomState's stream is frozen for good; that of newer generators may change.
    raw = np.random.RandomState(20240501).bytes(HASHED_SIZE * SKETCH // 8)
    bits = np.frombuffer(raw, np.uint8).reshape(HASHED_SIZE, SKETCH // 8)
    return np.unpackbits(bits, axis=1).astype(np.float32) * 2 - 1


def _sketch(mol: Chem.Mol) -> np.ndarray:
    index, value = count_fingerprint(mol)
    hashed = index < HASHED_SIZE
    projected = value[hashed] @ _signs()[index[hashed]]
    largest = np.abs(projected).max(initial=0)
    if not largest:
        return np.zeros(SKETCH, np.int8)
    return np.rint(projected * (127 / largest)).astype(np.int8)
