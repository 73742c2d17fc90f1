"""The page starts and says what it is for."""

from tests.ui.conftest import Start, html_of


def test_it_says_what_it_shows(start: Start) -> None:
    assert "How good it is, and where it errs" in html_of(start("pages/benchmark.py"))
