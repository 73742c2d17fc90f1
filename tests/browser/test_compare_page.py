"""The Compare page in a real browser: a tab is filled when it is opened, and has a link."""

from urllib.parse import parse_qs, urlparse

from playwright.sync_api import expect

from tests.browser.conftest import OpenVisit

PATH = "/compare?mode=Two+queries&q1=an+arylpropionic+acid&q2=a+thiol+with+an+ester"


def test_words_are_matched_when_their_tab_is_opened(visit: OpenVisit) -> None:
    seen = visit(width=1440)
    page = seen.open(PATH)
    expect(page.get_by_text("of the first 10 are the same")).to_be_visible()
    page.get_by_role("tab", name="Words and atoms").click()
    expect(page.get_by_text("transport score")).to_have_count(2)
    seen.settle()
    assert parse_qs(urlparse(page.url).query)["show"] == ["Words and atoms"]
    fresh = visit(width=1440)
    other = fresh.open(page.url.removeprefix(seen.address))
    expect(other.get_by_text("transport score")).to_have_count(2)
    other.get_by_role("tab", name="Ranks").click()
    expect(other.get_by_text("of the first 10 are the same")).to_be_visible()


def test_two_molecules_are_drawn_side_by_side(visit: OpenVisit) -> None:
    seen = visit(width=1440)
    page = seen.open("/compare?a=ibuprofen&b=naproxen")
    drawings = page.locator(".ml-big img")
    expect(drawings).to_have_count(2)
    seen.settle()
    assert all(drawings.evaluate_all("all => all.map(i => i.naturalWidth)"))
    # one moment for both: a heading that grows between two readings moves them alike
    left, right = drawings.evaluate_all("all => all.map(e => e.getBoundingClientRect().toJSON())")
    assert abs(left["y"] - right["y"]) < 2
    assert left["right"] <= right["left"]
