"""A table of cells that are HTML under heads that are not."""

from core.view.table import table_html


def test_heads_and_label_are_escaped_and_cells_are_html() -> None:
    table = table_html(["<run>", "x"], [["a", "<b>1</b>"], ["b", "2"]], label='"all"')
    assert '<th scope="col">&lt;run&gt;</th>' in table
    assert '<tr><th scope="row">a</th><td><b>1</b></td></tr>' in table
    assert 'aria-label="&quot;all&quot;"' in table
    assert table.count("<tr>") == 3


def test_without_heads_there_is_no_empty_line() -> None:
    assert table_html([], [["a", "1"]], label="x").count("<tr>") == 1
