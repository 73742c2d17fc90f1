"""A library of one's own, as a visitor makes it; what its file holds is never executed."""

import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from core.library.store import libraries_folder
from tests.browser.conftest import OpenVisit, Visit

NAMES = (
    "<script>window.pwned = 1</script>",
    '<img src=x onerror="window.pwned = 1">',
    "[acid](javascript:window.pwned=1) **b**",
)
SMILES = ("CC(=O)O", "CCC(=O)O", "CCCC(=O)O")
MAP_SECONDS = 400
"""Most an index with its map may take; UMAP starts slowly."""
TITLE = "hostile <img src=x onerror=window.pwned=1>"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.csv"
    rows = (f"{smiles};{name};A text <b>x</b>" for smiles, name in zip(SMILES, NAMES, strict=True))
    lines = ["smiles;name;text", *rows, "C1=CC=;<svg onload=window.pwned=1>;=1+1"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def empty(settings: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The server's own libraries are none at first: other tests count on that too."""
    monkeypatch.setenv("MOTIFLENS_HOME", settings["MOTIFLENS_HOME"])
    assert not libraries_folder().exists() or not list(libraries_folder().iterdir())
    yield
    shutil.rmtree(libraries_folder(), ignore_errors=True)  # what a test leaves when it fails


def _drop(seen: Visit, path: Path) -> Page:
    page = seen.open("/libraries")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Add this library").wait_for()
    seen.settle()
    return page


def _delete(seen: Visit, page: Page) -> None:
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete it").click()
    page.get_by_role("dialog").wait_for(state="detached")
    seen.settle()
    assert not list(libraries_folder().iterdir())


def _nothing_ran(page: Page) -> None:
    assert page.evaluate("() => window.pwned") is None
    assert page.locator("img[src='x'], a[href^='javascript']").count() == 0


def test_an_upload_becomes_a_library_and_goes_again(
    visit: OpenVisit, table: Path, tmp_path: Path
) -> None:
    seen = visit()
    page = _drop(seen, table)
    expect(page.get_by_text("3 are structures, 1 would be rejected")).to_be_visible()
    for name in NAMES:
        expect(page.get_by_role("cell", name=name, exact=True)).to_be_visible()
    drawing = page.get_by_role("cell").locator("img").first
    assert drawing.evaluate("i => i.naturalWidth") > 0
    page.get_by_role("textbox", name="Title of the library").fill(TITLE)
    page.get_by_role("button", name="Add this library").click()
    page.get_by_text(f"{TITLE} is ready").wait_for(timeout=MAP_SECONDS * 1000)
    seen.settle()
    expect(page.get_by_text("3 molecules of 4 rows · 1 rejected")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Rejected rows as CSV", exact=True).click()
    download.value.save_as(tmp_path / "rejected.csv")
    assert "C1=CC=" in (tmp_path / "rejected.csv").read_text("utf-8-sig")
    _nothing_ran(page)
    page.locator(".st-key-work-search button").click()
    page.locator(".st-key-q input").wait_for()
    seen.settle()
    assert "library=own-hostile" in page.url
    box = page.locator(".st-key-q input")
    box.fill("a carboxylic acid")
    box.press("Enter")
    page.locator(".ml-name").nth(2).wait_for()
    seen.settle()
    assert set(page.locator(".ml-name").all_inner_texts()) == set(NAMES)
    _nothing_ran(page)
    page.get_by_role("link", name="Libraries").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete it").click()
    page.get_by_role("dialog").wait_for(state="detached")
    seen.settle()
    expect(page.get_by_role("button", name="Delete")).to_have_count(0)
    assert not list(libraries_folder().iterdir())
    _nothing_ran(page)


def test_a_closed_tab_stops_nothing(visit: OpenVisit, tmp_path: Path) -> None:
    path = tmp_path / "amines.smi"
    chains = product(range(1, 6), repeat=3)
    lines = (f"{'C' * a}N{'C' * b}O{'C' * c}\n" for a, b, c in chains)
    path.write_text("".join(lines), encoding="utf-8")
    first = visit()
    page = _drop(first, path)
    page.get_by_role("button", name="Add this library").click()
    page.locator(".st-key-work").wait_for()
    page.context.close()
    second = visit()
    page = second.open("/libraries")
    page.get_by_text("amines is ready").wait_for(timeout=MAP_SECONDS * 1000)
    second.settle()
    expect(page.get_by_text("125 molecules of 125 rows")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    _delete(second, page)


def test_a_table_is_watched_until_it_can_be_searched_and_has_its_map(
    visit: OpenVisit, tmp_path: Path
) -> None:
    chains = list(product(range(1, 8), repeat=3))[:295]
    lines = [f"{'C' * a}N{'C' * b}S{'C' * c},amine {n}" for n, (a, b, c) in enumerate(chains)]
    broken = [f"C1CC{'C' * n}(,broken {n}" for n in range(5)]
    path = tmp_path / "sulfides.csv"
    path.write_text("\n".join(["smiles,name", *lines[:200], *broken, *lines[200:]]), "utf-8")
    seen = visit()
    page = _drop(seen, path)
    page.get_by_role("button", name="Add this library").click()
    page.get_by_text("sulfides is ready").wait_for(timeout=MAP_SECONDS * 1000)
    seen.settle()
    expect(page.get_by_text("295 molecules of 300 rows · 5 rejected")).to_be_visible()
    expect(page.locator(".st-key-work-rows tbody tr")).to_have_count(5)
    page = seen.open("/?library=own-sulfides&q=CCNCSC")
    page.locator(".ml-name").first.wait_for()
    page = seen.open("/atlas?library=own-sulfides")
    page.locator(".js-plotly-plot .nsewdrag").wait_for(state="attached")
    page = seen.open("/libraries")
    page.get_by_role("button", name="Close").click()
    _delete(seen, page)


@pytest.mark.parametrize("width", [1024, 1920])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(
    visit: OpenVisit, table: Path, width: int, theme: str
) -> None:
    page = _drop(visit(width=width, theme=theme), table)
    over = page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
    assert over <= 1
    for button in page.get_by_role("button", name="Search it").all():
        box = button.bounding_box()
        assert box
        assert box["x"] + box["width"] <= width
