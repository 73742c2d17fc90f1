"""The page starts and says what it is for."""

from tests.ui.conftest import Start, html_of


def test_it_says_what_to_give(start: Start) -> None:
    page = html_of(start("pages/alignment.py"))
    assert "Which words go with which atoms" in page
    assert "Give a text and a molecule" in page
