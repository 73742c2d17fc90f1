"""The Atlas as a visitor meets it: a box drawn on the map gives drawings, in both themes."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from core.library.starter import starter_library
from core.models.encoder import Encoder
from core.retrieval.atlas import Atlas, Grouping
from core.retrieval.atlas_library import atlas_path
from core.retrieval.properties import PROPERTIES
from core.view.palette import PALETTES
from tests.browser.conftest import OpenVisit, Visit

PATH = "/atlas"
DRAWN = "[class*='st-key-tile-atlas-']"


@pytest.fixture(scope="module", autouse=True)
def drawn_map(settings: dict[str, str]) -> Iterator[Atlas]:
    """Keep a map for the server: a square of points, so that UMAP need not run here."""
    library = starter_library()
    count = len(library)
    side = int(np.ceil(np.sqrt(count)))
    points = np.stack(np.divmod(np.arange(count), side), axis=1).astype(np.float32)
    labels = (np.arange(count) % 3).astype(np.int16)
    rng = np.random.default_rng(0)
    atlas = Atlas(
        points=points,
        shown=np.arange(count),
        numbers=rng.random((count, len(PROPERTIES))).astype(np.float32),
        groupings={"group": Grouping(labels, ("<b>one</b>", "two", "three"))},
        text_rows=np.arange(0, count, 10),
        text_points=points[::10] + 0.5,
        pair_cosine=0.5,
        other_cosine=0.1,
    )
    fingerprint = Encoder.load(Path(settings["MOTIFLENS_CHECKPOINT"])).fingerprint
    path = atlas_path(Path(settings["MOTIFLENS_CACHE"]), library, fingerprint)
    assert atlas.save(path)
    yield atlas
    path.unlink()


def _open(seen: Visit, path: str = PATH) -> Page:
    page = seen.open(path)
    page.locator(".js-plotly-plot .nsewdrag").first.wait_for(state="attached")
    seen.settle()
    return page


def _drag(page: Page, *corners: tuple[float, float]) -> None:
    """Drag over the map along corners given as shares of its width and height."""
    box = page.locator(".js-plotly-plot .nsewdrag").first.bounding_box()
    assert box
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in corners]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=6)
    page.mouse.up()


def test_a_lasso_gives_the_drawings_of_what_is_in_it(visit: OpenVisit) -> None:
    seen = visit(width=1600)
    page = _open(seen)
    expect(page.get_by_text("Click a molecule on the map")).to_be_visible()
    _drag(page, (0.45, 0.45), (0.55, 0.45), (0.55, 0.55), (0.45, 0.55), (0.45, 0.45))
    page.locator(DRAWN).first.wait_for()
    seen.settle()
    said = page.locator(".ml-said").filter(has_text="chosen").inner_text()
    match = re.match(r"(?:(\d+) of )?([\d,]+) molecules", said)
    assert match
    assert page.locator(DRAWN).count() == int(match[1] or match[2])
    picture = page.locator(f"{DRAWN} img").first
    assert picture.get_attribute("alt")
    assert picture.evaluate("i => i.naturalWidth") > 0
    page.locator(".st-key-colour input").click()
    page.keyboard.type("logP")
    page.keyboard.press("Enter")
    seen.settle()
    page.wait_for_timeout(1000)  # the new chart reports its empty selection
    seen.settle()
    assert page.locator(".ml-said").filter(has_text="chosen").inner_text() == said


def test_a_query_and_texts_are_drawn_on_the_map(visit: OpenVisit) -> None:
    seen = visit()
    page = _open(seen, f"{PATH}?q=caffeine&texts=true")
    page.get_by_text("Each line joins a text").wait_for()
    numbers = page.locator(".js-plotly-plot .annotation-text").all_text_contents()
    assert [number.strip() for number in numbers] == [str(number) for number in range(1, 11)]
    assert page.evaluate("() => document.querySelectorAll('.js-plotly-plot b b').length") == 0


def test_the_map_can_be_taken_home(visit: OpenVisit, tmp_path: Path) -> None:
    seen = visit()
    page = _open(seen)
    starts = {"SVG": b"<?xml", "HTML": b"<!doctype html>"}
    for kind, start in starts.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=kind, exact=True).click()
        assert download.value.suggested_filename.endswith(f".{kind.lower()}")
        download.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).read_bytes().startswith(start)


def test_a_pinned_map_is_shown_in_the_notebook_and_opened_again(visit: OpenVisit) -> None:
    seen = visit(width=1600)
    page = _open(seen, f"{PATH}?q=caffeine&colour=logP")
    _drag(page, (0.4, 0.4), (0.5, 0.4), (0.5, 0.5), (0.4, 0.5), (0.4, 0.4))
    page.locator(DRAWN).first.wait_for()
    seen.settle()
    assert "pick=starter-" in page.url
    page.locator(".st-key-pin-atlas button").first.click()
    page.get_by_label("Note").fill("an island of alkaloids")
    page.locator(".st-key-pin-go-atlas button").click()
    page.get_by_text("Pinned to Notebook").first.wait_for()
    seen.settle()
    page = seen.open("/notebook")
    entry = page.locator("[class*='st-key-card-entry-']").filter(has_text="an island of alkaloids")
    drawn = entry.locator(".ml-map img")
    assert drawn.get_attribute("alt") == "Map of the molecules, coloured by logP"
    assert drawn.evaluate("i => i.naturalWidth") > 0
    entry.get_by_role("button", name="Open", exact=True).click()
    page.locator(".js-plotly-plot .nsewdrag").wait_for(state="attached")
    page.locator(DRAWN).first.wait_for()
    seen.settle()
    assert page.locator(".st-key-q input").input_value() == "caffeine"
    assert page.locator(".st-key-colour input").input_value() == "logP"
    assert "pick=starter-" in page.url
    page.get_by_role("link", name="Notebook").click()
    entry.get_by_role("button", name="Delete").click()
    entry.wait_for(state="detached")


def test_what_is_chosen_on_one_of_two_maps_is_ringed_on_the_other(visit: OpenVisit) -> None:
    seen = visit(width=1600, height=1400)
    page = _open(seen, f"{PATH}?beside=motiflens")  # its index and its map are shipped
    charts = page.locator(".js-plotly-plot")
    expect(charts).to_have_count(2)
    seen.settle()
    _drag(page, (0.4, 0.4), (0.5, 0.4), (0.5, 0.5), (0.4, 0.5), (0.4, 0.4))
    page.locator(DRAWN).first.wait_for()
    seen.settle()
    ringed = "g => g._fullData.filter(t => t.name === 'chosen').map(t => t.x.length)"
    assert charts.nth(0).evaluate(ringed) == []
    (count,) = charts.nth(1).evaluate(ringed)
    assert count > 0
    said = page.locator(".ml-said").filter(has_text="chosen").inner_text()
    assert f"{count:,} molecules" in said or f"of {count:,} molecules" in said
    colours = "g => g.data.filter(t => t.customdata).map(t => t.marker.color)"
    assert charts.nth(0).evaluate(colours) == charts.nth(1).evaluate(colours)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_follows_the_theme_and_fits(visit: OpenVisit, theme: str) -> None:
    seen = visit(theme=theme, width=1024)
    page = _open(seen)
    palette = PALETTES["dark" if theme == "dark" else "light"]
    ink = page.locator(".js-plotly-plot").evaluate("g => g._fullLayout.font.color")
    assert ink.upper() == palette.ink
    over = page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
    assert over <= 1


def test_a_group_is_chosen_with_the_keyboard(visit: OpenVisit) -> None:
    seen = visit()
    page = _open(seen)
    page.locator(".st-key-atlas-group input").focus()
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    page.locator(DRAWN).first.wait_for()
    expect(page.locator(DRAWN)).to_have_count(24)
