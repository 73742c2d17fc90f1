"""Rows of tables, also where quotation marks went wrong."""

import pytest

from core.library.table_rows import MOST_JOINED, Record, line_records, split_line, table_records


def cells(text: str, delimiter: str = ",") -> list[Record]:
    return list(table_records(text.split("\n"), delimiter))


def test_rows_keep_their_line_numbers_and_blank_ones_go() -> None:
    assert cells("a,b\n\n  \nC,\n") == [Record(1, ("a", "b")), Record(4, ("C", ""))]


def test_quoted_cells_may_hold_delimiters_marks_and_lines() -> None:
    found = cells('CCO,"a, ""b""\nc"\nC,5" tube')
    assert found == [Record(1, ("CCO", 'a, "b"\nc')), Record(3, ("C", '5" tube'))]


def test_a_mark_that_is_never_closed_costs_its_own_row_only() -> None:
    found = cells('CCO,"oops\n' + "\n".join(["C,x"] * 200) + '\nCC,"fine, this"')
    assert found[0].number == 1
    assert "never closed" in found[0].problem
    assert [row.problem for row in found[1:]] == [""] * 201
    assert found[-1].cells == ("CC", "fine, this")
    assert [row.number for row in found] == list(range(1, 203))


def test_two_open_marks_far_apart_cost_two_rows() -> None:
    far = "\n".join(["C,x"] * MOST_JOINED)
    found = cells(f'CCO,"one\n{far}\nCC,"two\nCCC,y')
    assert [row.number for row in found if row.problem] == [1, MOST_JOINED + 2]
    assert found[-1].cells == ("CCC", "y")


def test_one_column_is_never_divided() -> None:
    assert cells("CCO,x\n", "") == [Record(1, ("CCO,x",))]


def test_a_cell_beyond_all_measure_is_no_error() -> None:
    (row,) = cells('CCO,"' + "x" * 200_000 + '"')
    assert row.cells[0] == "CCO"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("CCO", ("CCO", "")),
        ("CCO ethanol, pure", ("CCO", "ethanol, pure")),
        ("CCO\tethanol", ("CCO", "ethanol")),
        ("CCO |$;;R$| ethanol", ("CCO |$;;R$|", "ethanol")),
        ("CCO |ethanol", ("CCO", "|ethanol")),
    ],
)
def test_a_line_is_structure_and_name(line: str, parts: tuple[str, str]) -> None:
    assert split_line(line) == parts


def test_a_list_may_begin_with_a_header() -> None:
    lines = ["#SMILES name", "CCO ethanol", "", "C"]
    assert list(line_records(lines)) == [Record(2, ("CCO", "ethanol")), Record(4, ("C", ""))]
