"""A table that a user takes home, as CSV or as an Excel workbook.

Layer: core.view (may import core.view.drawing). A CSV cell that a spreadsheet would run as a
formula is prefixed with an apostrophe (OWASP, "CSV injection"); a workbook says of each cell that
it is text, so that nothing has to be changed there.
"""

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from core.view.drawing import draw_png

Cell = str | int | float

MOST_DRAWINGS: Final = 500
"""Rows of a workbook that get their drawing: each takes about ten kilobytes and a millisecond."""
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_DRAWING: Final = (240, 160)
"""Pixels of a drawing in a workbook."""
_WIDEST: Final = 60
"""Characters that a column is wide at most."""
_LONGEST: Final = 32767
"""Characters that Excel takes in a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    """Texts as they are, numbers as numbers; a number that is NaN leaves its cell empty."""
    digits: Mapping[str, int] = field(default_factory=dict)
    """Digits after the point, for columns of fractions."""
    structures: Sequence[str] = ()
    """SMILES of each row, "" where it has none, drawn in a workbook; empty draws nothing."""


def neutralise(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula; other text is unchanged."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def as_csv(table: Table) -> bytes:
    """Return CSV (UTF-8 with a byte-order mark, which Excel needs to read Greek)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([neutralise(name) for name in table.columns])
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        writer.writerow([_written(value, table.digits.get(name)) for name, value in cells])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table, *, sheet: str) -> bytes:
    """Return an Excel workbook with one sheet: a filter over each column, the header stays in view.

    Args:
        table: What to write; the first ``MOST_DRAWINGS`` structures are drawn.
        sheet: Name of the sheet, at most 31 letters and spaces.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        start = 1 if table.structures else 0
        head = book.add_format({"bold": True, "bottom": 1, "valign": "vcenter"})
        formats = {
            name: book.add_format({"num_format": f"0.{'0' * n}", "valign": "vcenter"})
            for name, n in table.digits.items()
        }
        plain = book.add_format({"valign": "vcenter"})
        names = (*(("structure",) if start else ()), *table.columns)
        for column, name in enumerate(names):
            page.write_string(0, column, name, head)
        for number, row in enumerate(table.rows, start=1):
            for column, (name, value) in enumerate(zip(table.columns, row, strict=True), start):
                if isinstance(value, str):
                    page.write_string(number, column, value[:_LONGEST], formats.get(name, plain))
                elif not math.isnan(value):
                    page.write_number(number, column, value, formats.get(name, plain))
        for column, name in enumerate(table.columns):
            written = (_written(row[column], table.digits.get(name)) for row in table.rows)
            widest = max(map(len, (name, *written)))
            page.set_column(column + start, column + start, min(_WIDEST, widest + 3))
        page.freeze_panes(1, start)
        page.autofilter(0, 0, max(1, len(table.rows)), len(names) - 1)
        _draw(page, table.structures[:MOST_DRAWINGS])
    return out.getvalue()


def _draw(page: Worksheet, structures: Sequence[str]) -> None:
    width, height = _DRAWING
    if structures:
        page.set_column_pixels(0, 0, width + 8)
    for number, smiles in enumerate(structures, start=1):
        if not smiles:
            continue
        page.set_row_pixels(number, height + 8)
        options = {"image_data": io.BytesIO(draw_png(smiles, size=(2 * width, 2 * height)))}
        options |= {"x_offset": 4, "y_offset": 4, "x_scale": 0.5, "y_scale": 0.5}
        options |= {"object_position": 1, "description": smiles}  # moves with its row when sorted
        page.insert_image(number, 0, f"{number}.png", options)


def _written(value: Cell, digits: int | None) -> str:
    if isinstance(value, str):
        return neutralise(value)
    if math.isnan(value):
        return ""
    return str(value) if digits is None else f"{value:.{digits}f}"
