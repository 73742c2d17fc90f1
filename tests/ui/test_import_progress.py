"""Rejected rows are offered as files that no spreadsheet runs."""

from streamlit.testing.v1 import AppTest


def _script() -> None:
    from core.ui.import_progress import rejected_download

    rows = [(2, "=HYPERLINK(1)", "no, structure"), (7, '"x"', "-broken")]
    rejected_download(rows, title="mine", key="rejected", label="2 rejected rows")


def test_rejected_rows_can_be_saved_in_two_forms() -> None:
    app = AppTest.from_function(_script).run()
    assert not app.exception
    buttons = app.get("download_button")
    assert [button.key for button in buttons] == ["rejected-csv", "rejected-xlsx"]
    assert [button.label for button in buttons] == ["2 rejected rows as CSV", "Excel"]
