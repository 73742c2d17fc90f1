"""A table reads back from CSV and from a workbook, and runs in neither."""

import csv
import io
import math
import xml.etree.ElementTree as ElementTree
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.view.spreadsheet import Table, as_csv, as_xlsx, neutralise

TABLE = Table(
    columns=("name", "=score", "count"),
    rows=[("=HYPERLINK(1)", 0.12345, 3), ("β-carotene", math.nan, 0)],
    digits={"=score": 2},
)
SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def cells(raw: bytes) -> dict[str, str]:
    """Read a workbook's cells by their place; a formula would come with a leading "="."""
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314  made here
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314
    texts = ["".join(t.text or "" for t in s.iter(f"{{{SPACE['m']}}}t")) for s in strings]
    read = {}
    for cell in sheet.iterfind(".//m:c", SPACE):
        assert cell.find("m:f", SPACE) is None, "a formula"
        value = cell.findtext("m:v", namespaces=SPACE) or ""
        read[cell.attrib["r"]] = texts[int(value)] if cell.get("t") == "s" else value
    return read


def test_a_csv_reads_back() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(TABLE).decode("utf-8-sig"), newline="")))
    assert rows == [
        ["name", "'=score", "count"],
        ["'=HYPERLINK(1)", "0.12", "3"],
        ["β-carotene", "", "0"],
    ]


def test_a_workbook_reads_back_with_texts_as_they_are() -> None:
    read = cells(as_xlsx(TABLE, sheet="x"))
    assert [read[f"{column}1"] for column in "ABC"] == ["name", "=score", "count"]
    assert (read["A2"], float(read["B2"]), read["C2"]) == ("=HYPERLINK(1)", 0.12345, "3")
    assert read["A3"] == "β-carotene"
    assert not read.get("B3")


def test_a_workbook_shows_the_structures() -> None:
    table = Table(columns=("id",), rows=[("a",), ("b",)], structures=["CCO", "c1ccccc1"])
    raw = as_xlsx(table, sheet="x")
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        pictures = [name for name in book.namelist() if name.endswith(".png")]
        drawing = book.read("xl/drawings/drawing1.xml").decode()
        assert all(book.read(name).startswith(b"\x89PNG") for name in pictures)
    assert len(pictures) == 2
    assert 'descr="c1ccccc1"' in drawing
    assert (cells(raw)["A1"], cells(raw)["B2"]) == ("structure", "a")


def test_an_empty_table_keeps_its_header() -> None:
    empty = Table(columns=("a", "b"), rows=[])
    assert as_csv(empty).decode("utf-8-sig").strip() == "a,b"
    assert cells(as_xlsx(empty, sheet="x")) == {"A1": "a", "B1": "b"}


@pytest.mark.parametrize("text", ["{=1}", "http://x", "<b>&", "  =1", "#N/A", "1e5"])
def test_a_text_stays_a_text(text: str) -> None:
    assert cells(as_xlsx(Table(columns=("a",), rows=[(text,)]), sheet="x"))["A2"] == text


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    raw = as_xlsx(Table(columns=("a",), rows=[("x" * 40000,)]), sheet="x")
    assert len(cells(raw)["A2"]) == 32767


@given(st.text(max_size=40))
def test_no_cell_starts_like_a_formula_and_no_text_is_lost(text: str) -> None:
    cell = neutralise(text)
    assert cell in (text, f"'{text}")
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@"))
