"""Tables of identities: kept, shared by workers, and at ease with what RDKit refuses."""

from pathlib import Path

import numpy as np
import pytest

from core.chem.identity import identity
from core.chem.molecule import molecule_from_smiles
from core.data.identities import CHUNK, IdentityTable

SMILES = ("CCO", "CC(=O)O", "", "C1CC", "c1ccccc1")


def equal(one: IdentityTable, other: IdentityTable) -> bool:
    pairs = ((one.keys, other.keys), (one.numbers, other.numbers), (one.sketch, other.sketch))
    return all(np.array_equal(a, b) for a, b in pairs)


def test_rows_are_identities_and_zeros_where_there_is_no_molecule() -> None:
    table = IdentityTable.build(SMILES)
    own = identity(molecule_from_smiles("CC(=O)O"))
    assert len(table) == 5
    assert (table.keys[1] == own.keys).all()
    assert (table.numbers[1] == own.numbers).all()
    assert (table.sketch[1] == own.sketch).all()
    for refused in (2, 3):
        assert not table.keys[refused].any()
        assert not table.sketch[refused].any()


def test_similarity_is_the_cosine_and_zero_without_a_molecule() -> None:
    table = IdentityTable.build(SMILES)
    names = IdentityTable.build(["OCC"])
    found = table.similarity(np.arange(5), names, 0)
    assert found[0] == pytest.approx(1, abs=1e-5)
    assert found[2] == found[3] == 0
    assert found[4] < 0.5
    assert table.similarity(np.array([], int), names, 0).shape == (0,)


def test_no_molecules_make_an_empty_table(tmp_path: Path) -> None:
    table = IdentityTable.build([], cache=tmp_path)
    assert (table.keys.shape, table.numbers.shape, table.sketch.shape) == (
        (0, 5),
        (0, 22),
        (0, 256),
    )
    assert equal(table, IdentityTable.build([], cache=tmp_path))


def test_the_cache_is_read_and_a_damaged_one_is_made_again(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    first = IdentityTable.build(SMILES, cache=tmp_path, progress=lambda *n: told.append(n))
    assert told == [(5, 5)]
    again = IdentityTable.build(SMILES, cache=tmp_path, progress=lambda *n: told.append(n))
    assert told == [(5, 5)]
    assert equal(first, again)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:100])
    assert equal(first, IdentityTable.build(SMILES, cache=tmp_path))


def test_a_shipped_table_is_read_and_nothing_is_written(tmp_path: Path) -> None:
    first = IdentityTable.build(SMILES, cache=tmp_path / "shipped")
    told: list[tuple[int, int]] = []
    again = IdentityTable.build(
        SMILES,
        shipped=tmp_path / "shipped",
        cache=tmp_path / "own",
        progress=lambda *n: told.append(n),
    )
    assert equal(first, again)
    assert not told
    assert not (tmp_path / "own").exists()


def test_another_order_is_another_table(tmp_path: Path) -> None:
    one = IdentityTable.build(SMILES, cache=tmp_path)
    other = IdentityTable.build(SMILES[::-1], cache=tmp_path)
    assert (one.keys == other.keys[::-1]).all()
    assert not equal(one, other)


def test_workers_change_nothing() -> None:
    smiles = ["C" * (1 + i % 7) + "O" for i in range(CHUNK + 3)]
    assert equal(IdentityTable.build(smiles), IdentityTable.build(smiles, workers=2))
