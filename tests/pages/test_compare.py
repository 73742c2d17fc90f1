"""The page starts and says what it is for."""

from tests.ui.conftest import Start, html_of


def test_it_says_what_to_give(start: Start) -> None:
    assert "Give two molecules" in html_of(start("pages/compare.py"))
