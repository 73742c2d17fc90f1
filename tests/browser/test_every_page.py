"""What holds on every page: no sideways scrolling, readable texts, named controls, wide screens."""

import pytest

from core.ui.page import PAGES
from tests.browser.conftest import OpenVisit

ADDRESSES = [
    "/" if path == "app.py" else f"/{path.removeprefix('pages/').removesuffix('.py')}"
    for path, _, _ in PAGES
] + ["/?q=an+acid"]
NAMELESS = """() => [...document.querySelectorAll('button, input, textarea, img, a')].filter(e => {
  if (!e.checkVisibility()) return false;
  if (e.tagName === 'IMG' && e.hasAttribute('alt')) return false;
  return !(e.getAttribute('aria-label') || e.innerText.trim() || e.getAttribute('title')
    || e.getAttribute('aria-labelledby')
    || (e.labels && [...e.labels].map(l => l.innerText).join('')));
}).map(e => e.outerHTML.slice(0, 200))"""
FAINT = """() => {
  const numbers = (colour) => (colour.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const alpha = (colour) => colour.length > 3 ? colour[3] : 1;
  const over = (top, share, below) => below.map((v, i) => v * (1 - share) + top[i] * share);
  const light = (colour) => {
    const [r, g, b] = colour.map((v) => v / 255)
      .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parents = (e) => e ? [e, ...parents(e.parentElement)] : [];
  const ground = (e) => parents(e).reverse().reduce((below, one) => {
    const colour = numbers(getComputedStyle(one).backgroundColor);
    return over(colour, alpha(colour), below);
  }, [255, 255, 255]);
  const opacity = (e) => parents(e).reduce((o, one) => o * getComputedStyle(one).opacity, 1);
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.trim(), e = texts.currentNode.parentElement;
    if (!text || e.closest('style, script, noscript, svg')) continue;
    if (e.closest(':disabled, [aria-disabled=true]')) continue;
    if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (box.width < 2 || box.height < 2) continue;
    const below = ground(e), colour = numbers(style.color);
    const seen = over(colour, alpha(colour) * opacity(e), below);
    const [more, less] = [light(seen), light(below)].sort((a, b) => b - a);
    const icon = e.closest('[data-testid=stIconMaterial]');
    const large = parseFloat(style.fontSize) >= 24;
    if ((more + 0.05) / (less + 0.05) < (icon || large ? 3 : 4.5)) found.push(text.slice(0, 60));
  }
  return found;
}"""
"""Texts below the contrast that WCAG 2 asks for at level AA; signs and large type need less."""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_readable_named_and_fits(visit: OpenVisit, theme: str) -> None:
    seen = visit(theme=theme, width=1024)
    for address in ADDRESSES:
        page = seen.open(address)
        main = page.get_by_test_id("stMain")
        assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 1, address
        assert page.evaluate(NAMELESS) == [], address
        assert page.evaluate(FAINT) == [], address


def test_a_wide_screen_is_used(visit: OpenVisit) -> None:
    seen = visit(width=3840, height=1600)
    page = seen.open("/about")
    block = page.get_by_test_id("stMainBlockContainer").bounding_box()
    assert block is not None
    assert block["width"] > 3840 / 2
    size = page.locator(".ml-prose").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 22
