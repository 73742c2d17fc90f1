"""The Benchmark page in a real browser: the models in one picture, errors without a data set."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenVisit


def test_all_models_stand_in_one_picture(visit: OpenVisit) -> None:
    seen = visit(width=1440)
    page = seen.open("/benchmark")
    page.locator(".js-plotly-plot .barlayer .point, .js-plotly-plot .points path").first.wait_for()
    expect(
        page.get_by_role("cell", name="motiflens").or_(page.get_by_text("motiflens"))
    ).not_to_have_count(0)


def test_an_error_is_looked_at_and_searched_again(visit: OpenVisit) -> None:
    seen = visit(width=1440)
    page = seen.open("/benchmark?set=Short+queries%2C+development")
    page.get_by_role("radio", name="Errors").click()
    page.get_by_text("Wrong among them").first.wait_for()
    seen.settle()
    drawing = page.locator("[class*='st-key-card-short-0'] figure img").first
    assert drawing.evaluate("i => i.naturalWidth") > 0
    assert drawing.get_attribute("alt")
    card = page.locator("[class*='st-key-card-short-0']")
    query = card.locator(".ml-said").evaluate("e => e.firstChild.textContent.trim()")
    card.get_by_role("link", name="Search").click()
    expect(page.locator(".st-key-q input")).to_have_value(query)
    page.locator(".ml-name").first.wait_for()
