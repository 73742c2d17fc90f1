"""Neighbours by common substructures, against RDKit asked pair by pair."""

import pytest
from rdkit import Chem, DataStructs
from rdkit.Chem import rdFingerprintGenerator

from core.errors import MoleculeError
from core.library.starter import starter_library
from core.retrieval.likeness import BITS, RADIUS, LikenessIndex

SMILES = starter_library().smiles[:60]


def test_the_nearest_are_those_of_a_plain_loop() -> None:
    generator = rdFingerprintGenerator.GetMorganGenerator(radius=RADIUS, fpSize=BITS)
    prints = [generator.GetFingerprint(Chem.MolFromSmiles(s)) for s in SMILES]
    expected = [DataStructs.TanimotoSimilarity(prints[7], other) for other in prints]
    rows, shares = LikenessIndex(SMILES).nearest(SMILES[7], 10)
    assert shares == pytest.approx(sorted(expected, reverse=True)[:10])
    assert [expected[row] for row in rows] == pytest.approx(shares)
    assert shares[0] == 1


def test_fewer_come_back_at_the_end() -> None:
    assert len(LikenessIndex(SMILES[:3]).nearest("CCO", 10)[0]) == 3
    assert LikenessIndex(()).nearest("CCO", 10) == ([], [])


def test_a_broken_molecule_is_refused() -> None:
    with pytest.raises(MoleculeError):
        LikenessIndex(SMILES[:3]).nearest("C1CC", 3)
