"""Rejected rows as a file that no spreadsheet runs."""

import csv
import io

from core.ui.import_progress import rejected_csv


def test_rejected_rows_are_neutral_cells() -> None:
    rows = [(2, "=HYPERLINK(1)", "no, structure"), (7, '"x"', "-broken"), (8, "β", "+1")]
    content = rejected_csv(rows)
    assert content.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert read == [
        ["line_or_record", "value", "reason"],
        ["2", "'=HYPERLINK(1)", "no, structure"],
        ["7", '"x"', "'-broken"],
        ["8", "β", "'+1"],
    ]
