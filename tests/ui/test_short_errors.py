"""Errors of short queries, which need no data folder."""

from core.ui.short_errors import PAGE as PAGE_SIZE
from tests.ui.conftest import Start, html_of

PAGE = "pages/benchmark.py"


def test_without_data_short_queries_are_looked_at(start: Start) -> None:
    app = start(PAGE, view="Errors")
    assert not app.error
    page = html_of(app)
    assert "MOTIFLENS_DATA" in page
    assert "have a wrong molecule among their first hits" in page
    assert page.count("Wrong among them") == page.count("Right, but further down") == PAGE_SIZE
    assert '<figure><img alt="Structure of ' in page
    app.selectbox(key="asked").select("relative").run()
    assert not app.exception
    assert "· relative ·" in html_of(app)
    assert "· role ·" not in html_of(app)


def test_the_other_half_of_the_short_queries_has_a_link(start: Start) -> None:
    app = start(PAGE, view="Errors", set="Short queries, test")
    assert app.selectbox(key="set").value == "Short queries, test"
    assert "of 116 queries" in html_of(app)
