"""The page starts: with the map where one is kept, else with the offer of one."""

from tests.ui.conftest import Start, html_of


def test_it_shows_or_offers_a_map(start: Start) -> None:
    app = start("pages/atlas.py")
    assert "Atlas: Starter library" in html_of(app)
    assert not app.error
    offered = "There is no map of this library" in html_of(app)
    assert offered != bool(app.get("plotly_chart"))
