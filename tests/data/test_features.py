"""A table holds what featurise gives, however it was built, kept or loaded."""

import logging
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.chem.graph import featurise
from core.chem.molecule import molecule_from_smiles
from core.data import features
from core.data.features import MoleculeTable
from tests.data.conftest import SMILES


def same(one: MoleculeTable, other: MoleculeTable) -> bool:
    return one.smiles == other.smiles and all(
        np.array_equal(a, b)
        for row in range(len(one))
        for a, b in zip(one.graph(row), other.graph(row), strict=True)
    )


def test_rows_are_the_graphs_of_their_molecules(table: MoleculeTable) -> None:
    for smiles, row in zip(SMILES, table.rows(SMILES), strict=True):
        for got, want in zip(
            table.graph(row), featurise(molecule_from_smiles(smiles)), strict=True
        ):
            np.testing.assert_array_equal(got, want)
            assert got.dtype == want.dtype


def test_rows_are_views(table: MoleculeTable) -> None:
    assert all(array.base is not None for array in table.graph(3))


def test_order_and_repetition_do_not_matter(table: MoleculeTable) -> None:
    assert same(MoleculeTable.build([*reversed(SMILES), *SMILES]), table)


def test_unreadable_molecules_get_no_row(capfd: pytest.CaptureFixture[str]) -> None:
    mixed = MoleculeTable.build(["C(C", "CC", "", "F(F)F"])
    assert len(mixed) == 1
    assert mixed.rows(["C(C", "CC", "CCC"]).tolist() == [-1, 0, -1]
    assert "CC" in mixed
    assert "CCC" not in mixed
    assert "Error" not in capfd.readouterr().err


@pytest.mark.parametrize("smiles", [[], ["C(C"]])
def test_an_empty_table_is_a_table(smiles: list[str], tmp_path: Path) -> None:
    for _ in range(2):
        empty = MoleculeTable.build(smiles, cache=tmp_path)
        assert len(empty) == 0
        with pytest.raises(IndexError, match="table of 0"):
            empty.graph(0)


def test_rows_outside_are_refused(table: MoleculeTable) -> None:
    for row in (-1, len(table)):
        with pytest.raises(IndexError):
            table.graph(row)


def test_the_cache_gives_the_same_table(
    table: MoleculeTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert same(MoleculeTable.build(SMILES, cache=tmp_path), table)
    (path,) = tmp_path.iterdir()
    monkeypatch.setattr(features, "_featurise_all", lambda *_, **__: pytest.fail("computed again"))
    seen: list[tuple[int, int]] = []
    loaded = MoleculeTable.build(
        SMILES, cache=tmp_path, progress=lambda done, total: seen.append((done, total))
    )
    assert same(loaded, table)
    assert seen == [(len(SMILES), len(SMILES))]
    assert f"v{features.FEATURE_VERSION}-" in path.name


def test_another_feature_version_or_set_is_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    MoleculeTable.build(["C"], cache=tmp_path)
    MoleculeTable.build(["CC"], cache=tmp_path)
    monkeypatch.setattr(features, "FEATURE_VERSION", 999)
    MoleculeTable.build(["C"], cache=tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_damaged_cache_is_rebuilt_with_a_note(
    table: MoleculeTable, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    MoleculeTable.build(SMILES, cache=tmp_path)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:200])
    with caplog.at_level(logging.WARNING):
        assert same(MoleculeTable.build(SMILES, cache=tmp_path), table)
    assert "damaged" in caplog.text
    assert path.stat().st_size > 200


def test_ctrl_c_leaves_no_file(tmp_path: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        MoleculeTable.build(SMILES, cache=tmp_path, progress=interrupt)
    assert not list(tmp_path.iterdir())


def test_several_processes_give_the_same_table(
    table: MoleculeTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(features, "CHUNK", 4)
    seen: list[tuple[int, int]] = []
    built = MoleculeTable.build(
        SMILES, workers=2, progress=lambda done, total: seen.append((done, total))
    )
    assert same(built, table)
    assert seen == [(4, 10), (8, 10), (10, 10)]


def test_workers_need_no_torch() -> None:
    code = "import sys, core.data.features; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
