"""The alignment under a real pointer and real keys."""

from pathlib import Path
from urllib.parse import parse_qs, quote, urlparse

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenVisit, Visit

TEXT = "A benzoic acid with an acetoxy group. It is a drug."
ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"
ADDRESS = f"/alignment?text={quote(TEXT)}&mol={quote(ASPIRIN)}"


def _open(seen: Visit, address: str = ADDRESS) -> Page:
    page = seen.open(address)
    page.locator(".al-word").first.wait_for()
    return page


def _lit(page: Page) -> list[tuple[str, str]]:
    """Return the coloured atoms and their colours."""
    return page.locator("[data-lit]").evaluate_all(
        "nodes => nodes.map(n => [n.dataset.lit, n.getAttribute('fill')])"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_word_under_the_pointer_lights_its_atoms(visit: OpenVisit, theme: str) -> None:
    page = _open(visit(theme=theme))
    seen = []
    for word in ("benzoic", "acetoxy"):
        page.locator(".al-word", has_text=word).hover()
        expect(page.locator(".al-said")).to_contain_text(f"“{word}” gives")
        seen.append(_lit(page))
    assert seen[0] != seen[1]
    assert seen[1]


def test_focus_does_what_the_pointer_does(visit: OpenVisit) -> None:
    page = _open(visit())
    page.locator(".al-word", has_text="acetoxy").focus()
    expect(page.locator(".al-said")).to_contain_text("“acetoxy” gives")
    lit = _lit(page)
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".al-said")).not_to_contain_text("“acetoxy” gives")
    assert _lit(page) != lit


def test_an_atom_lights_its_words_and_stays_when_clicked(visit: OpenVisit) -> None:
    seen = visit()
    page = _open(seen)
    atom = page.locator(".al-hit[data-atom='4']")
    assert "motif" in (atom.get_attribute("aria-label") or "")
    atom.click()
    expect(page.locator(".al-said")).to_contain_text("Atom 5, C, motif")
    marks = "nodes => nodes.map(n => n.style.background)"
    chosen = page.locator(".al-word").evaluate_all(marks)
    assert any(chosen)
    seen.settle()
    page.mouse.move(5, 5)
    assert page.locator(".al-word").evaluate_all(marks) == chosen
    page.keyboard.press("ArrowRight")
    expect(page.locator(".al-said")).to_contain_text("Atom 6")


def test_the_plan_is_walked_with_arrows_and_chosen_with_enter(visit: OpenVisit) -> None:
    seen = visit()
    page = _open(seen)
    page.locator(".al-cell[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    here = page.locator(".al-cell:focus")
    assert (here.get_attribute("data-row"), here.get_attribute("data-column")) == ("1", "1")
    told = here.get_attribute("aria-label") or ""
    assert "of its weight to motif" in told
    page.keyboard.press("Enter")
    expect(page.locator(".al-said")).to_have_text(told)
    seen.settle()
    assert "word" in parse_qs(urlparse(page.url).query)


def test_three_grains_can_be_chosen(visit: OpenVisit) -> None:
    page = _open(visit())
    page.get_by_role("radio", name="Words and atoms").click()
    expect(page.locator(".al-grid thead th .al-top")).to_have_count(13)
    page.get_by_role("radio", name="Sentences and molecule").click()
    expect(page.locator(".al-sentence")).to_have_count(2)
    page.locator(".al-sentence").last.hover()
    expect(page.locator(".al-said")).to_contain_text("This sentence alone")
    page.get_by_role("radio", name="Words and motifs").click()
    expect(page.locator(".al-grid")).to_be_visible()


def test_a_link_restores_the_word(visit: OpenVisit) -> None:
    page = _open(visit(), f"{ADDRESS}&word=2")
    expect(page.locator(".al-said")).to_contain_text("“acetoxy” gives")


def test_the_page_to_take_home_reacts_without_a_server(visit: OpenVisit, tmp_path: Path) -> None:
    page = _open(visit())
    with page.expect_download() as download:
        page.get_by_role("button", name="Interactive page").click()
    path = tmp_path / "alignment.html"
    download.value.save_as(path)
    asked: list[str] = []
    alone = page.context.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    problems: list[str] = []
    alone.on("pageerror", lambda error: problems.append(str(error)))
    alone.goto(path.as_uri())
    alone.locator(".al-word", has_text="acetoxy").hover()
    expect(alone.locator(".al-said")).to_contain_text("“acetoxy” gives")
    assert _lit(alone)
    assert asked == [path.as_uri()]
    assert not problems


def test_ketcher_opens_without_a_network_and_gives_its_structure(visit: OpenVisit) -> None:
    seen = visit(width=1440)
    page = _open(seen)
    page.get_by_role("button", name="Draw", exact=True).click()
    frame = page.frame_locator("iframe[title*='ketcher']")
    use = page.get_by_role("button", name="Use this structure")
    for _ in range(30):  # until the editor has drawn the molecule, Apply gives nothing
        frame.get_by_role("button", name="Apply").click()
        page.wait_for_timeout(2000)
        if use.is_enabled():
            break
    use.click()
    page.get_by_role("dialog").wait_for(state="detached")
    seen.settle()
    expect(page.get_by_label("Molecule", exact=True)).to_have_value(ASPIRIN)
    # Ketcher itself stumbles when it is taken down; nothing of ours depends on it.
    seen.complaints[:] = [told for told in seen.complaints if "eventBus" not in told]
