"""Raw files become the tables that the loaders read."""

import csv
import gzip
import zipfile
from pathlib import Path

import pytest

from core.data.catalog import DATASETS, find_part, require_data
from core.data.origins import (
    ORIGINS,
    UPSTREAM,
    assemble_moleculenet,
    assemble_pcdes,
    write_table,
)
from core.data.records import load_pcdes, read_table
from core.errors import DataError

RAW_PROPERTIES = {
    "BBBP.csv": "num,name,p_np,smiles\n1,a,1,CCO\n",
    "bace.csv": "mol,CID,Class,Model,pIC50\nCCO,x,0,Train,4.1\n",
    "delaney-processed.csv": "Compound ID,measured log solubility in mols per litre,smiles\n"
    '"a, b",-0.77,CCO\n',
    "SAMPL.csv": "iupac,smiles,expt,calc\nethanol,CCO,-5.0,-4.7\n",
    "HIV.csv": "smiles,activity,HIV_active\nCCO,CI,0\n",
    "Lipophilicity.csv": "CMPD_CHEMBLID,exp,smiles\nC1,3.5,CCO\n",
    "clintox.csv.gz": "smiles,FDA_APPROVED,CT_TOX\nCCO,1,0\n",
    "muv.csv.gz": "MUV-466,MUV-548,mol_id,smiles\n,0,CID1,CCO\n",
    "sider.csv.gz": "smiles,A,B\nCCO,1,0\n",
    "tox21.csv.gz": "NR-AR,NR-AhR,mol_id,smiles\n0,,TOX1,CCO\n",
    "toxcast_data.csv.gz": "smiles,ACEA\nCCO,0\n",
}


@pytest.fixture
def moleculenet(tmp_path: Path) -> Path:
    folder = tmp_path / "moleculenet"
    (folder / UPSTREAM).mkdir(parents=True)
    for file, text in RAW_PROPERTIES.items():
        data = text.encode()
        path = folder / UPSTREAM / file
        path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return folder


@pytest.fixture
def pcdes(tmp_path: Path) -> Path:
    folder = tmp_path / "pcdes"
    (folder / UPSTREAM).mkdir(parents=True)
    smiles = ["C"] * 15000
    smiles[10500], smiles[14999] = r"F/C=C\F", "CCO"
    (folder / UPSTREAM / "align_smiles.txt").write_text("\n".join(smiles) + "\n")
    with zipfile.ZipFile(folder / UPSTREAM / "texts.zip", "w") as archive:
        for split, index in (("train", 1), ("train", 10500), ("dev", 10501), ("test", 15000)):
            name = f"repository-abc/data/kv_data/{split}/text/text_{index}.txt"
            archive.writestr(name, f"it is\tnumber  {index}. \n")
        archive.writestr("repository-abc/data/kv_data/test/text/text_14000.txt", " \n")
        archive.writestr("repository-abc/data/kv_data/test/graph/graph_15000.pt", b"\0")
    return folder


def test_pcdes_is_split_by_line(pcdes: Path) -> None:
    assemble_pcdes(pcdes)
    root = pcdes.parent
    assert [r.text for r in load_pcdes(root, "train")] == ["it is number 1.", "it is number 10500."]
    (validation,) = load_pcdes(root, "validation")
    assert (validation.id, validation.smiles) == ("pcdes-10501", r"F/C=C\F")
    (test,) = load_pcdes(root, "test")
    assert (test.id, test.smiles) == ("pcdes-15000", "CCO")
    assert require_data("pcdes", explicit=root) == root


def test_a_damaged_archive_is_told(pcdes: Path) -> None:
    (pcdes / UPSTREAM / "texts.zip").write_bytes(b"PK no zip")
    with pytest.raises(DataError, match="damaged; delete it"):
        assemble_pcdes(pcdes)


def test_an_archive_of_something_else_is_told(pcdes: Path) -> None:
    with zipfile.ZipFile(pcdes / UPSTREAM / "texts.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(DataError, match="holds no texts"):
        assemble_pcdes(pcdes)


def test_property_tables_have_one_form(moleculenet: Path) -> None:
    assemble_moleculenet(moleculenet)
    assert require_data("moleculenet", explicit=moleculenet.parent) == moleculenet.parent
    tables = {}
    for part in DATASETS["moleculenet"].parts:
        path = find_part(moleculenet.parent, "moleculenet", part)
        with gzip.open(path, "rt", newline="") as stream:
            tables[part] = list(csv.reader(stream))
    assert all(rows[1][0] == "CCO" for rows in tables.values())
    assert tables["tox21"] == [["smiles", "NR-AR", "NR-AhR"], ["CCO", "0", ""]]
    assert tables["bace"] == [["mol", "Class"], ["CCO", "0"]]
    assert tables["esol"][1] == ["CCO", "-0.77"]


def test_a_property_table_that_changed_is_told(moleculenet: Path) -> None:
    (moleculenet / UPSTREAM / "HIV.csv").write_text("smiles,activity\nC,CI\n")
    with pytest.raises(DataError, match=r"HIV\.csv has no column HIV_active"):
        assemble_moleculenet(moleculenet)


def test_a_damaged_property_table_is_told(moleculenet: Path) -> None:
    (moleculenet / UPSTREAM / "sider.csv.gz").write_bytes(b"not gzip")
    with pytest.raises(DataError, match="damaged"):
        assemble_moleculenet(moleculenet)


def test_written_tables_are_equal_bytes_and_survive_odd_cells(tmp_path: Path) -> None:
    rows = [("1", 'a "b"\tc\nd')]
    one = write_table(tmp_path / "1.tsv.gz", ("cid", "text"), rows)
    two = write_table(tmp_path / "2.tsv.gz", ("cid", "text"), rows)
    assert one.read_bytes() == two.read_bytes()
    assert list(read_table(one, columns=("text",))) == [{"cid": "1", "text": 'a "b" c d'}]


def test_every_fetchable_set_has_a_pinned_or_stable_origin() -> None:
    assert set(ORIGINS) == {name for name, dataset in DATASETS.items() if dataset.fetchable}
    for origin in ORIGINS.values():
        assert all(remote.url.startswith("https://") for remote in origin.remotes)
        names = [Path(remote.file).name for remote in origin.remotes]
        assert len(set(names)) == len(names)
