"""The Notebook as a visitor meets it: pinned, presented by keys, taken home, brought back."""

import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Browser, Page, expect

from core.notebook.rows import entry_from
from core.view.notebook_html import notebook_html
from tests.browser.conftest import OpenVisit, Visit
from tests.notebook.conftest import EVIL, make_pin

TITLES = ("first leaf", EVIL, "third leaf")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A saved notebook with a hostile entry in its middle."""
    evil = {"molecules": [{"name": EVIL, "smiles": "CCO"}], "text": EVIL, "links": [EVIL]}
    entries = [entry_from(make_pin(title, note=EVIL, snapshot=evil)) for title in TITLES]
    file = tmp_path / "notes.html"
    file.write_bytes(notebook_html(EVIL, entries))
    return file


@pytest.fixture
def filled(visit: OpenVisit, book: Path) -> Iterator[Visit]:
    """A visit to a notebook of its own, filled from a file."""
    seen = visit()
    page = seen.open("/notebook")
    page.get_by_role("button", name="Notebooks").click()
    name = f"talk {uuid.uuid4().hex}"  # the server's notebooks may outlive a session
    page.get_by_role("textbox", name="Name").fill(name)
    page.get_by_role("button", name="Make a new one").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add from file").click()
    page.locator("input[type=file]").set_input_files(book)
    expect(page.locator("h2.ml-entry")).to_have_count(len(TITLES))
    page.keyboard.press("Escape")
    seen.settle()
    (identifier,) = parse_qs(urlparse(page.url).query)["notebook"]
    yield seen
    assert page.evaluate("() => window.pwned") is None
    assert page.locator("img[src='x'], a[href^='javascript']").count() == 0
    seen.open(f"/notebook?notebook={identifier}")
    page.get_by_role("button", name="Notebooks").click()
    menu = page.get_by_test_id("stPopoverBody")
    menu.get_by_text("Delete this notebook").click()
    menu.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(name)


def _titles(page: Page) -> list[str]:
    return page.locator("h2.ml-entry").all_inner_texts()


def test_an_exported_page_runs_nothing_and_asks_for_nothing(
    filled: Visit, browser: Browser, tmp_path: Path
) -> None:
    page = filled.page
    page.get_by_role("button", name="Save").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Web page (.html)").click()
    file = tmp_path / "saved.html"
    download.value.save_as(file)
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        alone = context.new_page()
        asked: list[str] = []
        complaints: list[str] = []
        alone.on("request", lambda request, asked=asked: asked.append(request.url))
        alone.on("console", lambda message, told=complaints: told.append(message.text))
        alone.on("dialog", lambda dialog, told=complaints: told.append(dialog.message))
        alone.goto(file.as_uri())
        assert asked == [file.as_uri()]
        assert complaints == []
        assert alone.evaluate("() => window.pwned") is None
        assert alone.locator("h2").all_inner_texts() == [" ".join(t.split()) for t in TITLES]
        shown = alone.locator("svg:visible")
        assert shown.count() == 3  # one a molecule: that of the theme
        ground = alone.evaluate("() => getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 300) == (scheme == "dark")
        context.close()


def test_keys_turn_the_leaves_and_leave(filled: Visit) -> None:
    page = filled.page
    page.get_by_role("button", name="Present").click()
    heading = page.get_by_role("heading", level=1)
    expect(page.locator(".ml-count")).to_have_text("1 / 3")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    page.get_by_role("button", name="Next").wait_for()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".ml-count")).to_have_text("2 / 3")
    expect(heading).to_have_text(EVIL)
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("third leaf")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".ml-count")).to_have_text("2 / 3")
    size = heading.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 30
    page.keyboard.press("Escape")
    expect(page.locator("h2.ml-entry")).to_have_count(3)
    assert "present" not in page.url


def test_a_talk_begins_from_a_link(filled: Visit) -> None:
    address = filled.page.url.split("?", 1)[1]
    page = filled.open(f"/notebook?{address}&present=1&entry=3")
    expect(page.get_by_role("heading", level=1)).to_have_text("third leaf")


def test_entries_are_moved_edited_deleted_and_put_back_by_keyboard(filled: Visit) -> None:
    page = filled.page
    page.get_by_role("button", name="Down").first.press("Enter")
    expect(page.locator("h2.ml-entry").nth(1)).to_have_text("first leaf")
    expect(page.get_by_role("button", name="Down").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h2.ml-entry").nth(2)).to_have_text("first leaf")
    expect(page.get_by_role("button", name="Up").nth(2)).to_be_focused()  # there is no way down
    page.keyboard.press("Enter")
    expect(page.locator("h2.ml-entry").nth(1)).to_have_text("first leaf")
    filled.settle()
    page.get_by_role("button", name="Edit").nth(1).press("Enter")
    expect(page.get_by_role("textbox", name="Title")).to_be_focused()
    page.get_by_role("textbox", name="Note").fill("line one\nline two <b>")
    page.get_by_role("textbox", name="Note").press("Control+Enter")
    expect(page.locator(".ml-note").nth(1)).to_have_text("line one\nline two <b>")
    filled.settle()
    page.get_by_role("button", name="Delete", exact=False).nth(1).press("Enter")
    expect(page.locator("h2.ml-entry")).to_have_count(2)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h2.ml-entry")).to_have_count(3)
    assert _titles(page)[1] == "first leaf"


def test_the_focus_is_not_called_back_from_where_the_visitor_went(filled: Visit) -> None:
    page = filled.page
    page.get_by_role("button", name="Down").first.press("Enter")
    expect(page.locator("h2.ml-entry").nth(1)).to_have_text("first leaf")
    filled.settle()  # the page still gives the focus again, for the rest of its 45 frames
    edit = page.get_by_role("button", name="Edit").nth(1)
    edit.focus()
    page.wait_for_timeout(1500)  # longer than it does so
    expect(edit).to_be_focused()


@pytest.mark.parametrize("width", [400, 1024, 1920])
def test_nothing_is_wider_than_the_screen(filled: Visit, width: int) -> None:
    page = filled.page
    page.set_viewport_size({"width": width, "height": 900})
    for path in (page.url, f"{page.url}&present=1&entry=2"):
        page.goto(path)
        filled.settle()
        over = page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
        assert over <= 1


def test_every_control_has_a_name(filled: Visit) -> None:
    nameless = filled.page.evaluate(
        """() => [...document.querySelectorAll('button, input, img')].filter(e => {
          if (!e.checkVisibility()) return false;
          const label = e.getAttribute('aria-label') || e.getAttribute('alt') || e.innerText
            || e.getAttribute('title') || e.getAttribute('aria-labelledby')
            || (e.labels && [...e.labels].map(l => l.innerText).join(''));
          return !label && !(e.tagName === 'IMG' && e.hasAttribute('alt'));
        }).map(e => e.outerHTML.slice(0, 200))"""
    )
    assert nameless == []
