"""The Search page as a visitor meets it: a real server, a real browser, no network."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlparse

import pytest
from playwright.sync_api import Page, expect
from rdkit import Chem

from core.ui.search_page import EXAMPLES
from core.view.palette import PALETTES
from tests.browser.conftest import OpenVisit

QUERY = "a beta-lactam antibiotic that derives from hexadecanoic acid"
CARDS = "[class*='st-key-card-']"


def _parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def _ask(page: Page, query: str) -> None:
    box = page.locator(".st-key-q input")
    box.fill(query)
    box.press("Enter")
    page.locator(CARDS).or_(page.get_by_test_id("stAlert")).first.wait_for()


def test_typing_and_enter_ranks_molecules(visit: OpenVisit) -> None:
    seen = visit()
    page = seen.open()
    expect(page.get_by_role("heading", level=1)).to_have_text("Say what the molecule should be")
    _ask(page, QUERY)
    seen.settle()
    expect(page.locator(CARDS)).to_have_count(12)
    expect(page.get_by_text("Read as a description with one chemical name in it")).to_be_visible()
    assert page.locator(f"{CARDS} figure img").first.get_attribute("alt")
    natural = page.locator(f"{CARDS} figure img").first.evaluate("i => i.naturalWidth")
    assert natural > 0  # the drawing is decoded, not a broken picture
    assert _parameters(page)["q"] == [QUERY]


def test_an_example_is_one_click_and_one_key(visit: OpenVisit) -> None:
    seen = visit()
    page = seen.open()
    page.locator(".st-key-example-7 button").wait_for()
    box = page.locator("[class*='st-key-tile-2'] img").bounding_box()
    assert box
    # The whole tile is the button, which lies over the drawing.
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(CARDS).first.wait_for()
    expect(page.locator(".st-key-q input")).to_have_value(EXAMPLES[2][0])
    page = seen.open()
    page.get_by_role("button", name=EXAMPLES[1][0]).press("Enter")
    page.locator(CARDS).first.wait_for()
    expect(page.locator(".st-key-q input")).to_have_value(EXAMPLES[1][0])


def test_why_opens_explains_and_closes(visit: OpenVisit) -> None:
    seen = visit()
    page = seen.open(f"/?q={quote(QUERY)}")
    page.get_by_role("button", name="Why?").nth(1).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Transport score").wait_for()
    dialog.locator(".js-plotly-plot .heatmaplayer image, .js-plotly-plot .hm").first.wait_for()
    assert len(_parameters(page)["why"]) == 1
    first = dialog.locator("figure img").first.get_attribute("src")
    other = dialog.get_by_role("radio", checked=False).first
    word = other.inner_text()
    other.click()
    dialog.get_by_text(f"“{word}” gives").wait_for()
    assert dialog.locator("figure img").first.get_attribute("src") != first
    seen.settle()
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    seen.settle()
    assert "why" not in _parameters(page)
    expect(page.locator(CARDS)).to_have_count(12)


def test_a_link_to_an_explanation_works_on_its_own(visit: OpenVisit) -> None:
    seen = visit()
    page = seen.open(f"/?q={quote(QUERY)}")
    page.get_by_role("button", name="Why?").first.click()
    page.get_by_role("dialog").get_by_text("Transport score").wait_for()
    title = page.get_by_role("dialog").get_by_text(re.compile("^Why .*")).first.inner_text()
    fresh = visit()
    other = fresh.open(page.url.removeprefix(seen.address))
    other.get_by_role("dialog").get_by_text("Transport score").wait_for()
    assert title in other.get_by_role("dialog").inner_text()


def test_a_link_holds_page_and_page_size(visit: OpenVisit) -> None:
    seen = visit()
    page = seen.open(f"/?q={quote(QUERY)}&k=24&page=2")
    expect(page.locator(CARDS)).to_have_count(24)
    expect(page.locator(".ml-rank").first).to_have_text("25")
    page.get_by_role("button", name="Similar").first.click()
    page.get_by_text("Read as a structure (SMILES)").wait_for()
    seen.settle()
    expect(page.locator(".ml-rank").first).to_have_text("1")
    assert _parameters(page).get("page", ["1"]) == ["1"]


def test_turning_the_page_shows_the_next_hits(visit: OpenVisit) -> None:
    seen = visit()
    page = seen.open(f"/?q={quote(QUERY)}")
    page.locator("[class*='st-key-page']").get_by_text("2", exact=True).click()
    expect(page.locator(".ml-rank").first).to_have_text("13")
    seen.settle()
    assert _parameters(page)["page"] == ["2"]
    _ask(page, "a sugar")
    expect(page.locator(".ml-rank").first).to_have_text("1")


def test_csv_and_sdf_hold_what_is_shown(visit: OpenVisit, tmp_path: Path) -> None:
    seen = visit()
    page = seen.open(f"/?q={quote(QUERY)}")
    page.locator(CARDS).first.wait_for()
    files = {}
    for kind in ("csv", "sdf"):
        with page.expect_download() as download:
            page.get_by_role("button", name=kind.upper(), exact=True).click()
        assert download.value.suggested_filename.endswith(f".{kind}")
        files[kind] = tmp_path / kind
        download.value.save_as(files[kind])
    shown = page.locator(".ml-name").all_inner_texts()
    rows = list(csv.DictReader(io.StringIO(files["csv"].read_text("utf-8-sig"), newline="")))
    assert [row["name"].lstrip("'") for row in rows] == shown
    molecules = list(Chem.SDMolSupplier(str(files["sdf"])))
    assert [Chem.MolToSmiles(m) for m in molecules] == [
        Chem.CanonSmiles(row["smiles"]) for row in rows
    ]
    with page.expect_download() as download:
        page.locator(".st-key-card-1 [data-testid=stPopover] button").first.click()
        page.get_by_role("button", name="SVG").first.click()
    download.value.save_as(tmp_path / "drawing.svg")
    assert (tmp_path / "drawing.svg").read_text("utf-8").startswith("<svg")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_page_and_drawings_follow_the_theme(visit: OpenVisit, theme: str) -> None:
    seen = visit(theme=theme)
    page = seen.open(f"/?q={quote(QUERY)}")
    page.locator(CARDS).first.wait_for()
    palette = PALETTES["dark" if theme == "dark" else "light"]
    ground = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    red, green, blue = (int(palette.surface[i : i + 2], 16) for i in (1, 3, 5))
    assert ground == f"rgb({red}, {green}, {blue})"
    picture = page.locator(f"{CARDS} figure img").first
    drawing = picture.evaluate("i => atob(i.src.split(',')[1])").upper()
    assert palette.ink in drawing
    name = page.locator(".ml-name").first.evaluate("e => getComputedStyle(e).color")
    red, green, blue = (int(palette.ink[i : i + 2], 16) for i in (1, 3, 5))
    assert name == f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize(
    "query",
    [
        "<script>window.pwned = 1</script>",
        "<img src=x onerror='window.pwned = 1'> acid",
        "[acid](javascript:window.pwned=1) **b**",
    ],
)
def test_a_query_is_never_executed(visit: OpenVisit, query: str) -> None:
    seen = visit()
    page = seen.open()
    _ask(page, query)
    if (why := page.get_by_role("button", name="Why?")).count():
        why.first.click()
        page.get_by_role("dialog").get_by_text("Transport score").wait_for()
        seen.settle()
    assert page.evaluate("() => window.pwned") is None
    assert page.locator("img[src='x'], a[href^='javascript']").count() == 0


def test_a_broken_structure_is_one_sentence_and_stays_in_the_box(visit: OpenVisit) -> None:
    seen = visit()
    page = seen.open()
    _ask(page, "CC(=O)Oc1ccccc1C(=O")
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_have_count(1)
    assert "Traceback" not in page.locator("body").inner_text()
    expect(page.locator(".st-key-q input")).to_have_value("CC(=O)Oc1ccccc1C(=O")


@pytest.mark.parametrize("width", [400, 1280, 1920])
def test_nothing_is_wider_than_the_screen(visit: OpenVisit, width: int) -> None:
    seen = visit(width=width)
    page = seen.open(f"/?q={quote(QUERY)}")
    page.locator(CARDS).first.wait_for()
    over = page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
    assert over <= 1
    boxes = [card.bounding_box() for card in page.locator(CARDS).all()[:2]]
    assert all(box and box["width"] >= 250 for box in boxes)


def test_every_control_has_a_name(visit: OpenVisit) -> None:
    page = visit().open(f"/?q={quote(QUERY)}")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, input, img')].filter(e => {
          if (!e.checkVisibility()) return false;
          const label = e.getAttribute('aria-label') || e.getAttribute('alt')
            || e.innerText || e.getAttribute('title')
            || (e.labels && [...e.labels].map(l => l.innerText).join(''))
            || e.getAttribute('aria-labelledby');
          return !label && !(e.tagName === 'IMG' && e.hasAttribute('alt'));
        }).map(e => e.outerHTML.slice(0, 200))"""
    )
    assert nameless == []
