"""SD files, whole and half broken."""

import io

import pytest
from rdkit import Chem

from core.chem.molecule import MAX_MOLFILE
from core.library.sdf_rows import looks_like_sdf, sdf_fields, sdf_records


def sd_file(*molecules: tuple[str, dict[str, str]], v3000: bool = False) -> str:
    out = io.StringIO()
    writer = Chem.SDWriter(out)
    writer.SetForceV3000(v3000)
    for smiles, properties in molecules:
        mol = Chem.MolFromSmiles(smiles)
        for key, value in properties.items():
            mol.SetProp(key, value)
        writer.write(mol)
    writer.close()
    return out.getvalue()


TWO = (
    ("CCO", {"_Name": "ethanol", "CID": "702", "note": "one\ntwo"}),
    ("C[C@H](N)C(=O)O", {"_Name": "alanine", "mass": "89"}),
)


@pytest.mark.parametrize("v3000", [False, True])
def test_records_give_molfile_title_and_the_wanted_fields(v3000: bool) -> None:
    lines = sd_file(*TWO, v3000=v3000).splitlines()
    assert looks_like_sdf(lines)
    assert sdf_fields(lines) == ("CID", "note", "mass")
    first, second = sdf_records(lines, ("note", "CID"))
    assert first.number, second.number == (1, 2)
    assert first.cells[1:] == ("ethanol", "one two", "702")
    assert second.cells[1:] == ("alanine", "", "")
    read = [Chem.MolToSmiles(Chem.MolFromMolBlock(r.cells[0])) for r in (first, second)]
    assert read == ["CCO", Chem.CanonSmiles("C[C@H](N)C(=O)O")]


def test_a_cut_record_costs_itself_only() -> None:
    text = sd_file(*TWO, *TWO)
    broken = text.replace("M  END", "", 1)
    found = list(sdf_records(broken.splitlines(), ()))
    assert ["cut off" in record.problem for record in found] == [True, False, False, False]


def test_the_last_record_needs_no_separator_and_blank_lines_are_none() -> None:
    text = sd_file(TWO[0])
    assert len(list(sdf_records([*text.splitlines(), "", " "], ()))) == 1
    assert len(list(sdf_records(text.replace("$$$$\n", "").splitlines(), ()))) == 1


def test_an_endless_record_is_rejected_and_not_kept() -> None:
    endless = ["x" * 999] * (MAX_MOLFILE // 999 + 5)
    lines = [*endless, "$$$$", *sd_file(TWO[0]).splitlines()]
    first, second = sdf_records(lines, ("CID",))
    assert "at most 1,000,000 are read" in first.problem
    assert first.cells[0] == ""
    assert second.cells[2] == "702"


def test_a_table_is_no_sd_file() -> None:
    assert not looks_like_sdf(["smiles,name", "CCO,V2000 is a word", "C,M  END"])
