"""The page starts and explains itself."""

from tests.ui.conftest import Start, html_of


def test_it_explains_the_scores(start: Start) -> None:
    page = html_of(start("pages/about.py"))
    assert "How it works" in page
    assert "Cosine similarity" in page
    assert "Where it ends" in page
