"""No evaluation molecule is trained on; near ones are counted."""

from pathlib import Path

import pytest

from core.data.records import load_chebi20, load_iupac, load_pcdes, load_pool
from core.data.splits import (
    assert_no_leak,
    drop_leaks,
    evaluation_smiles,
    flat_smiles,
    overlap_report,
)
from core.errors import DataError


def test_training_records_hold_no_evaluation_molecule(data_folder: Path) -> None:
    forbidden = evaluation_smiles(data_folder)
    records = [*load_pool(data_folder), *load_iupac(data_folder)]
    kept, dropped = drop_leaks(records, forbidden)
    assert_no_leak((record.smiles for record in kept), forbidden)
    assert kept
    assert len(kept) + len(dropped) == len(records)
    assert {record.smiles for record in dropped} <= forbidden
    measured = {r.smiles for s in ("validation", "test") for r in load_chebi20(data_folder, s)}
    assert not measured & {record.smiles for record in kept}


def test_a_leak_is_refused_with_count_and_examples(small_data: Path) -> None:
    forbidden = evaluation_smiles(small_data)
    with pytest.raises(DataError, match=r"1 evaluation molecules .*\(c1ccccc1\)"):
        assert_no_leak([r.smiles for r in load_pool(small_data)], forbidden)
    with pytest.raises(DataError, match=r"5 evaluation .*\(C, CC, CCC\)"):
        assert_no_leak(["C" * n for n in range(1, 9)], ["C" * n for n in range(1, 6)])


def test_unreadable_structures_are_no_leak(small_data: Path) -> None:
    assert "" not in evaluation_smiles(small_data)
    assert any(not record.smiles for record in load_pcdes(small_data, "test"))
    assert_no_leak(["", "C"], ["", "CC"])


def test_order_is_kept_when_leaks_are_dropped(small_data: Path) -> None:
    records = load_pool(small_data)
    kept, dropped = drop_leaks(records, ["C[C@@H](O)F"])
    assert kept == [records[0], records[2]]
    assert dropped == [records[1]]


@pytest.mark.parametrize(
    ("smiles", "flat"),
    [
        ("C[C@@H](O)F", "CC(O)F"),
        ("F/C=C/F", "FC=CF"),
        ("[2H]C([2H])O", "CO"),
        ("[13CH4]", "C"),
        ("C(C", ""),
    ],
)
def test_flat_smiles_have_no_stereo_and_isotopes(smiles: str, flat: str) -> None:
    assert flat_smiles(smiles) == flat


def test_flat_overlaps_are_counted_apart_from_exact_ones() -> None:
    report = overlap_report(
        ["C[C@@H](O)F", "C[C@H](O)F", "CCO", "CC", ""], ["C[C@H](O)F", "CCO", ""]
    )
    assert (report.exact, report.flat) == (2, 1)
    assert (report.training, report.evaluation) == (4, 2)
