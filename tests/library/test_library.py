import gzip
from pathlib import Path

import pytest

from core.errors import DataError, LibraryError
from core.library.library import (
    Library,
    available_libraries,
    open_library,
    opens_at_once,
)


@pytest.fixture(autouse=True)
def no_own_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTIFLENS_HOME", str(tmp_path / "home"))


def make(**changes: object) -> Library:
    columns = {
        "name": "two",
        "title": "two molecules",
        "ids": ("1", "2"),
        "names": ("methane", "ethane"),
        "smiles": ("C", "CC"),
        "texts": ("An alkane.", ""),
    }
    return Library(**{**columns, **changes})


def write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode()))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    described = "cid\tsmiles\tdescription"
    chebi, pcdes = tmp_path / "chebi20", tmp_path / "pcdes"
    write(chebi / "train_smiles_only.tsv.gz", ["cid\tsmiles", "1\tOCC", "2\tC"])
    write(chebi / "train_partial.tsv.gz", [described + "\tsource\texact", "2\tC\tA gas.\tx\t1"])
    write(chebi / "validation.tsv.gz", [described, "3\tCCC\tA fuel."])
    write(chebi / "test.tsv.gz", [described, "4\tCCCC\tA lighter gas."])
    for number, split in enumerate(("train", "validation", "test")):
        write(
            pcdes / f"{split}.tsv.gz",
            [described, f"{number}\t{'C' * (number + 1)}\tSet {split}.", f"{number}9\tC(\tBroken."],
        )
    return tmp_path


def test_columns_of_other_lengths_are_refused() -> None:
    with pytest.raises(LibraryError, match="equally long"):
        make(names=("methane",))


def test_repeated_ids_are_refused() -> None:
    with pytest.raises(LibraryError, match="distinct"):
        make(ids=("1", "1"))


def test_equal_content_has_an_equal_hash_whatever_the_title() -> None:
    assert make().content_hash == make(title="other").content_hash


@pytest.mark.parametrize(
    "changes",
    [
        {"ids": ("1", "3")},
        {"names": ("methan", "eethane")},
        {"smiles": ("CC", "C")},
        {"texts": ("", "An alkane.")},
    ],
)
def test_other_content_has_another_hash(changes: dict[str, object]) -> None:
    assert make(**changes).content_hash != make().content_hash


def test_an_unknown_library_names_the_available_ones(data: Path) -> None:
    with pytest.raises(LibraryError, match="starter, chebi20, pcdes"):
        open_library("chebi", data=data)


def test_without_data_only_the_starter_is_available(tmp_path: Path) -> None:
    assert available_libraries(tmp_path / "none") == ("starter",)
    with pytest.raises(DataError):
        open_library("chebi20", data=tmp_path / "none")


def test_chebi20_holds_the_pool_with_the_texts_that_are_known(data: Path) -> None:
    library = open_library("chebi20", data=data)
    assert library.ids == ("1", "2", "3", "4")
    assert library.smiles == ("CCO", "C", "CCC", "CCCC")
    assert library.texts == ("", "A gas.", "A fuel.", "A lighter gas.")
    assert library.names[0] == "CID 1"


def test_a_data_set_opens_at_once_the_second_time(data: Path) -> None:
    write(data / "pcdes" / "test.tsv.gz", ["cid\tsmiles\tdescription", "7\tC\tOnly here."])
    assert opens_at_once("starter", data)
    assert not opens_at_once("pcdes", data)
    open_library("pcdes", data=data)
    assert opens_at_once("pcdes", data)


def test_a_changed_file_is_read_anew(data: Path) -> None:
    first = open_library("chebi20", data=data)
    assert open_library("chebi20", data=data) == first
    described = "cid\tsmiles\tdescription"
    write(data / "chebi20" / "validation.tsv.gz", [described, "3\tCCN\tAn amine."])
    changed = open_library("chebi20", data=data)
    assert (changed.smiles[2], changed.texts[2]) == ("CCN", "An amine.")


def test_pcdes_joins_the_splits_and_leaves_out_unreadable_structures(data: Path) -> None:
    library = open_library("pcdes", data=data)
    assert library.ids == ("0", "1", "2")
    assert library.texts[2] == "Set test."


def test_the_starter_opens_by_name() -> None:
    library = open_library("starter")
    assert library.name == "starter"
    assert len(library) > 2000
