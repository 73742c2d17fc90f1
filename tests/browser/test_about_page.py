"""Every page is right as the first one a fresh server shows."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenVisit


def test_a_deep_link_meets_the_same_frame(visit: OpenVisit) -> None:
    seen = visit()
    page = seen.open("/about")
    expect(page.get_by_role("heading", level=1)).to_have_text("How it works")
    expect(page.get_by_role("combobox", name="Library")).to_be_visible()
    assert page.title() == "How it works · MotifLens"
    page.get_by_role("link", name="Search").click()
    page.locator(".st-key-q input").wait_for()
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
