import numpy as np
import pytest
from rdkit import Chem

from core.chem.counts import COUNT_NAMES
from core.chem.fingerprints import (
    FINGERPRINT_SIZE,
    HASHED_SIZE,
    MAX_PAIR_ATOMS,
    MORGAN_SIZE,
    PAIR_SIZE,
    count_fingerprint,
)
from tests.chem.samples import NAMES, molecule, shuffled


def same(first: Chem.Mol, second: Chem.Mol) -> bool:
    one, other = count_fingerprint(first), count_fingerprint(second)
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_the_size_is_fixed() -> None:
    assert HASHED_SIZE == 8192
    assert FINGERPRINT_SIZE == 8649


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_sorted_and_values_positive(name: str) -> None:
    index, value = count_fingerprint(molecule(name))
    assert index.dtype == np.int32
    assert value.dtype == np.float32
    assert index.shape == value.shape
    assert (np.diff(index) > 0).all()
    assert index.min() >= 0
    assert index.max() < FINGERPRINT_SIZE
    assert (value > 0).all()


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_atoms_does_not_show(name: str) -> None:
    mol = molecule(name)
    for seed in range(2):
        other, _ = shuffled(mol, seed)
        assert same(mol, other)
        assert same(mol, Chem.MolFromSmiles(Chem.MolToSmiles(other, canonical=False)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("C" * 16 + "(=O)O", "C" * 18 + "(=O)O"),
        ("C" * 60, "C" * 61),
        ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O"),
        ("C[C@H](N)C(=O)O", "CC(N)C(=O)O"),
        (r"C/C=C/C", r"C/C=C\C"),
        ("CC(=O)O", "CC(=O)[O-]"),
        ("[13CH4]", "C"),
        ("[Na+].[Cl-]", "[K+].[Cl-]"),
        ("c1ccncc1", "c1ccccc1"),
    ],
)
def test_relatives_are_told_apart(first: str, second: str) -> None:
    assert not same(Chem.MolFromSmiles(first), Chem.MolFromSmiles(second))


def test_values_are_log_counts_of_the_named_columns() -> None:
    index, value = count_fingerprint(Chem.MolFromSmiles("CCCCO"))
    column = HASHED_SIZE + COUNT_NAMES.index("element:C")
    assert value[index == column] == pytest.approx(np.log1p(4))


def test_each_block_is_filled() -> None:
    index, _ = count_fingerprint(molecule("peptide"))
    edges = [0, MORGAN_SIZE, MORGAN_SIZE + PAIR_SIZE, HASHED_SIZE, FINGERPRINT_SIZE]
    assert (np.histogram(index, bins=edges)[0] > 10).all()


def test_huge_molecules_leave_the_pairs_out() -> None:
    index, _ = count_fingerprint(Chem.MolFromSmiles("C" * (MAX_PAIR_ATOMS + 1)))
    assert not ((index >= MORGAN_SIZE) & (index < MORGAN_SIZE + PAIR_SIZE)).any()
    index, _ = count_fingerprint(Chem.MolFromSmiles("CCN" * 30))
    assert ((index >= MORGAN_SIZE) & (index < MORGAN_SIZE + PAIR_SIZE)).any()
