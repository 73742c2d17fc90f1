"""Tables are read as they are, in either form; structures RDKit refuses stay."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from core.data.records import (
    IUPAC_SOURCE,
    canonical,
    load_chebi20,
    load_chebi20_pool,
    load_iupac,
    load_momu_phy,
    load_pcdes,
    load_pool,
    read_table,
)
from core.errors import DataError
from tests.data.conftest import write_tsv

REAL_COUNTS = {"train": (10494, 10791), "validation": (1500, 3301), "test": (3000, 3300)}


def test_a_quotation_mark_is_an_ordinary_character(small_data: Path) -> None:
    first, second = load_chebi20(small_data, "test")
    assert first.text == 'A "quoted text.'
    assert second.id == "13"


def test_smiles_are_canonical(small_data: Path) -> None:
    pool = load_pool(small_data)
    assert [record.smiles for record in pool] == ["CCO", "C[C@@H](O)F", "c1ccccc1"]
    assert pool[0].text == "The molecule is an alcohol."
    assert pool[0].source == "gitmol"


def test_an_unreadable_structure_stays_without_smiles(data_folder: Path) -> None:
    refused = [record for record in load_pcdes(data_folder, "test") if not record.smiles]
    assert len(refused) == 1
    assert refused[0].text


def test_names_are_marked_as_names(small_data: Path) -> None:
    assert [(r.text, r.source) for r in load_iupac(small_data)] == [
        ("ethanol", IUPAC_SOURCE),
        ("ethanamine", IUPAC_SOURCE),
    ]
    assert load_momu_phy(small_data)[0].source == "momu_phy"


def test_the_pool_of_candidates_has_every_split(data_folder: Path) -> None:
    pool = load_chebi20_pool(data_folder)
    counts = Counter(cid for cid, _ in pool)
    for split in ("validation", "test"):
        for record in load_chebi20(data_folder, split):
            assert counts[record.id] == 1
    assert len(pool) in (5, 33009)
    assert all(smiles for _, smiles in pool)


@pytest.mark.parametrize("split", ["train", "validation", "test"])
def test_splits_are_complete(data_folder: Path, split: str) -> None:
    sizes = len(load_pcdes(data_folder, split)), len(load_chebi20(data_folder, split))
    small = {"train": (1, 1), "validation": (1, 1), "test": (2, 2)}
    assert sizes in (small[split], REAL_COUNTS[split])


def test_raw_files_of_molt5_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "chebi20"
    folder.mkdir()
    raw = "CID\tSMILES\tdescription\n7\tF/C=C\\\\F\tThe molecule is (Z).\n"
    for split in ("train", "validation", "test"):
        (folder / f"{split}.txt").write_text(raw)
    (record,) = load_chebi20(tmp_path, "test")
    assert record.smiles == canonical("F/C=C\\F") != canonical("F/C=C/F")
    assert len(load_chebi20_pool(tmp_path)) == 3


def test_unknown_splits_are_refused(small_data: Path) -> None:
    with pytest.raises(DataError, match="choose train, validation or test"):
        load_pcdes(small_data, "dev")


def test_missing_columns_and_short_rows_are_told(tmp_path: Path) -> None:
    path = write_tsv(tmp_path / "a.tsv.gz", ("cid", "smiles"), [("1",)])
    with pytest.raises(DataError, match="no column description"):
        list(read_table(path, columns=("description",)))
    with pytest.raises(DataError, match="line 2 has 1 columns instead of 2"):
        list(read_table(path, columns=("cid",)))


@pytest.mark.parametrize(
    "content", [b"", b"no gzip", gzip.compress(b"cid\tsmiles\n" * 9)[:-9], gzip.compress(b"\xff\n")]
)
def test_damaged_tables_are_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.tsv.gz"
    path.write_bytes(content)
    with pytest.raises(DataError, match="fetch it again"):
        list(read_table(path, columns=("cid",)))


def test_what_rdkit_refuses_is_empty(capfd: pytest.CaptureFixture[str]) -> None:
    assert canonical("C(C") == canonical("") == canonical("F(F)(F)F") == ""
    assert canonical("[H+].OCC") == "CCO.[H+]"
    assert capfd.readouterr().err == ""
