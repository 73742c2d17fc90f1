"""The dossier in a real browser: the shape in space, and the way to the alignment."""

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenVisit


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_shape_is_drawn_without_a_network(visit: OpenVisit, theme: str) -> None:
    seen = visit(theme=theme)
    page = seen.open("/molecule?mol=caffeine&view=In+space")
    expect(page.get_by_role("heading", level=1)).to_have_text("caffeine")
    canvas = page.frame_locator("iframe").locator("canvas").first
    canvas.wait_for()
    page.wait_for_timeout(1500)  # software rendering
    assert len(canvas.screenshot()) > 3000  # an empty box of one colour is far smaller


def test_a_text_leads_to_its_alignment_and_keeps_the_shortlist(visit: OpenVisit) -> None:
    seen = visit()
    page = seen.open("/molecule?mol=caffeine")
    page.get_by_role("button", name="Keep").click()
    seen.settle()
    expect(page.get_by_role("button", name="Kept")).to_be_visible()
    page.get_by_role("link", name="Which words go with which atoms").first.click()
    page.locator(".al-word").first.wait_for()
    seen.settle()
    parameters = parse_qs(urlparse(page.url).query)
    assert parameters["keep"][0].startswith("starter:")
    assert parameters["mol"] == ["Cn1c(=O)c2c(ncn2C)n(C)c1=O"]
    assert parameters["text"][0]
