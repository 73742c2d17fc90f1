"""Data are found where the user says, and missing ones are told in one sentence."""

from pathlib import Path

import pytest

from core.data import catalog
from core.data.catalog import (
    DATA_VARIABLE,
    DATASETS,
    describe_dataset,
    find_data,
    find_part,
    require_data,
    require_part,
)
from core.errors import DataError


def test_the_named_folder_comes_before_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, variable = tmp_path / "named", tmp_path / "variable"
    named.mkdir()
    variable.mkdir()
    monkeypatch.setenv(DATA_VARIABLE, str(variable))
    assert find_data(named) == named
    assert find_data() == variable


def test_the_project_folder_is_the_last_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    monkeypatch.setattr(catalog, "PROJECT_ROOT", tmp_path)
    assert find_data() is None
    (tmp_path / "data").mkdir()
    assert find_data() == tmp_path / "data"


def test_a_mistyped_folder_is_not_replaced_by_another(
    small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(small_data))
    assert find_data(tmp_path / "typo") is None
    with pytest.raises(DataError, match="typo does not exist"):
        require_data("chebi20", explicit=tmp_path / "typo")


def test_a_complete_folder_is_returned(small_data: Path) -> None:
    names = ("chebi20", "pcdes", "pair_pool", "pubchem_iupac", "momu_phy")
    assert require_data(*names, explicit=small_data) == small_data


def test_one_message_names_folder_files_and_cure(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        require_data("pcdes", "pair_pool", explicit=tmp_path)
    message = str(caught.value)
    assert str(tmp_path) in message
    assert "pcdes/test.tsv.gz" in message
    assert "pair_pool/train_pool.tsv.gz" in message
    assert "python -m core data fetch pcdes" in message
    assert "fetch pair_pool" not in message
    assert DATA_VARIABLE in message
    assert "\n" not in message


def test_long_lists_of_missing_files_are_cut(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="and 5 more"):
        require_data("moleculenet", explicit=tmp_path)


def test_either_form_of_a_part_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "chebi20"
    folder.mkdir()
    assert find_part(tmp_path, "chebi20", "test") is None
    (folder / "test.txt").touch()
    assert find_part(tmp_path, "chebi20", "test") == folder / "test.txt"
    (folder / "test.tsv.gz").touch()
    assert find_part(tmp_path, "chebi20", "test") == folder / "test.tsv.gz"


def test_the_complete_training_texts_come_before_the_partial_ones(tmp_path: Path) -> None:
    (tmp_path / "chebi20").mkdir()
    for file in ("train.txt", "train_partial.tsv.gz"):
        (tmp_path / "chebi20" / file).touch()
    assert find_part(tmp_path, "chebi20", "train").name == "train.txt"


def test_unknown_names_and_parts_are_refused(small_data: Path) -> None:
    with pytest.raises(DataError, match="known are chebi20"):
        describe_dataset("chebi\n21")
    with pytest.raises(DataError, match="train, validation, test"):
        require_part(small_data, "pcdes", "dev")


def test_every_data_set_is_listed_under_its_own_name() -> None:
    assert set(DATASETS) == {
        "chebi20", "pcdes", "pair_pool", "pubchem_iupac", "moleculenet", "momu_phy",
    }  # fmt: skip
    assert all(dataset.parts for dataset in DATASETS.values())
