"""The first look: format, columns, first rows, how many there are."""

import gzip

import pytest

from core.errors import LibraryError
from core.library import preview
from core.library.columns import Choice
from core.library.preview import Preview, look
from core.library.sources import bytes_source
from tests.library.test_sdf_rows import TWO, sd_file


def seen(content: str | bytes, name: str, *, header: bool | None = None) -> Preview:
    raw = content.encode() if isinstance(content, str) else content
    return look(bytes_source(name, raw), header=header)


def test_a_list_of_smiles() -> None:
    found = seen("CCO ethanol\nC\n", "a.smi")
    assert found.layout.kind == "lines"
    assert found.choice == Choice(structure=0, name=1)
    assert [row.cells for row in found.rows] == [("CCO", "ethanol"), ("C", "")]
    assert (found.count, found.whole) == (2, True)


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a", "A.CSV.GZ"])
def test_a_table_whatever_it_is_called(name: str) -> None:
    text = b"id;smiles;name\n1;CCO;ethanol\n2;C;methane\n"
    found = seen(gzip.compress(text) if name.endswith("GZ") else text, name)
    assert found.layout.kind == "table"
    assert (found.layout.delimiter, found.layout.header) == (";", True)
    assert found.choice == Choice(structure=1, name=2, id=0)
    assert [row.number for row in found.rows] == [2, 3]


def test_a_table_of_one_column() -> None:
    found = seen("smiles\nCCO\nCC(=O)O\n", "a.csv")
    assert (found.layout.kind, found.layout.columns) == ("table", ("smiles",))
    assert found.choice == Choice(structure=0)
    assert found.count == 2


def test_the_user_may_say_that_the_first_line_is_a_molecule() -> None:
    assert len(seen("P,phosphane\nCCO,ethanol\n", "a.csv", header=False).rows) == 2
    assert len(seen("P,phosphane\nCCO,ethanol\n", "a.csv", header=True).rows) == 1


def test_an_sd_file_offers_its_title_and_fields() -> None:
    found = seen(sd_file(*TWO), "a.sdf")
    assert found.layout.columns == ("Structure", "Title line", "CID", "note", "mass")
    assert (found.choice.structure, found.choice.name, found.choice.id) == (0, 1, 2)
    untitled = sd_file(("CCO", {"name": "ethanol"}))
    assert seen(untitled, "b.txt").choice.name == 2


def test_a_long_file_is_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "SAMPLE_LINES", 3000)
    found = seen("".join(f"CCO,{n:06d}\n" for n in range(50_000)), "a.csv")
    assert not found.whole
    assert len(found.rows) == preview.SHOWN_ROWS
    assert 15_000 < found.count < 60_000


@pytest.mark.parametrize("content", ["\n\n", "smiles,name\n", " \n"])
def test_nothing_in_it_is_told(content: str) -> None:
    with pytest.raises(LibraryError, match="holds no row"):
        seen(content, "a.csv")


def test_no_smiles_column_is_no_guess_but_a_preview() -> None:
    found = seen("name,mass\ncaffeine,194\nethanol,46\n", "a.csv")
    assert found.choice.structure is None
    assert len(found.rows) == 2
