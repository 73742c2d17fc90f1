"""Fingerprints of many molecules in a few arrays."""

from pathlib import Path

import numpy as np
import pytest

from core.chem.fingerprints import FINGERPRINT_SIZE, count_fingerprint
from core.chem.molecule import molecule_from_smiles
from core.data.prints import PrintTable

SMILES = ("CCO", "", "c1ccccc1O", "no structure")


def test_rows_are_fingerprints_of_length_one() -> None:
    table = PrintTable.build(SMILES)
    dense = table.dense()
    assert dense.shape == (len(table), FINGERPRINT_SIZE) == (4, FINGERPRINT_SIZE)
    np.testing.assert_allclose(np.linalg.norm(dense, axis=1), [1, 0, 1, 0], atol=1e-3)
    columns, values = count_fingerprint(molecule_from_smiles("CCO"))
    assert np.flatnonzero(dense[0]).tolist() == columns.tolist()
    np.testing.assert_allclose(dense[0, columns] / dense[0].max(), values / values.max(), rtol=2e-3)


def test_scores_are_products_with_a_direction() -> None:
    table = PrintTable.build(SMILES)
    direction = np.random.default_rng(0).normal(size=FINGERPRINT_SIZE).astype(np.float32)
    np.testing.assert_allclose(table.scores(direction), table.dense() @ direction, atol=1e-4)
    assert len(PrintTable.build([]).scores(direction)) == 0


def test_what_was_computed_is_kept_and_a_damaged_file_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = PrintTable.build(SMILES, cache=tmp_path)
    (file,) = tmp_path.iterdir()
    with monkeypatch.context() as patch:
        patch.setattr("core.data.prints.count_fingerprint", None)
        for place in ({"cache": tmp_path}, {"shipped": tmp_path}):
            assert np.array_equal(PrintTable.build(SMILES, **place).values, first.values)
    file.write_bytes(file.read_bytes()[:50])
    assert np.array_equal(PrintTable.build(SMILES, cache=tmp_path).columns, first.columns)
    assert np.array_equal(PrintTable.build(SMILES, shipped=tmp_path).columns, first.columns)


def test_progress_ends_with_all(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    PrintTable.build(["C" * (n + 1) for n in range(300)], progress=lambda *s: told.append(s))
    assert told == [(256, 300), (300, 300)]
