import io
import json
import sys

import pytest

from core.cli.output import one_line, print_json, print_table, progress_bar


def test_json_escapes_what_is_not_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"name": "β-carotène", "odd": "\udcff"}
    print_json(value)
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out) == value


def test_json_has_no_words_of_its_own_for_numbers() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        print_json(float("nan"))


def test_one_line_keeps_the_cursor_where_it_is() -> None:
    assert one_line("a\x1b[31m\nb\tc") == "a [31m b c"


def test_columns_stand_under_their_titles(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = [(1, "ethanol", "a short text"), (10, "x", "words that do not fit into the line")]
    print_table(("rank", "name", "text"), rows, numbers=(0,))
    assert capsys.readouterr().out.splitlines() == [
        "rank  name     text",
        "----  -------  -------------------------",
        "   1  ethanol  a short text",
        "  10  x        words that do not fit",
        "               into the line",
    ]


def test_a_long_word_stays_whole(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    print_table(("name", "SMILES"), [("palmitic acid", "C" * 50)])
    assert "C" * 50 in capsys.readouterr().out


def test_a_table_without_rows_has_its_header(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("a", "b"), [])
    assert capsys.readouterr().out.splitlines() == ["a  b", "-  -"]


def test_no_bar_where_nobody_looks() -> None:
    with progress_bar("x") as progress:
        assert progress is None


def test_a_forced_bar_counts(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("indexing", forced=True) as progress:
        assert progress is not None
        progress(1, 2)
        progress(2, 2)
    told = capsys.readouterr()
    assert told.out == ""
    assert "indexing" in told.err
    assert "2/2" in told.err


def test_a_bar_that_is_never_told_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with progress_bar("indexing", forced=True):
        pass
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]
