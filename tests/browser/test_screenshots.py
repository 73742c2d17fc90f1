"""The README's pictures, taken from the running app.

``python -m pytest tests/browser/test_screenshots.py --screenshots .github/images`` takes them with
the shipped model; without the option the views are only opened, with the small one.
"""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenVisit

PENICILLIN = "CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O"
TEXT = (
    "A penicillin: a beta-lactam fused to a thiazolidine, with a benzyl amide and a carboxylic "
    "acid. It is an antibiotic."
)
VIEWS = {
    "search": ("/?q=a+beta-lactam+antibiotic+with+a+thiazole", "light", "[class*='st-key-card-']"),
    "alignment": (f"/alignment?text={quote(TEXT)}&mol={quote(PENICILLIN)}", "dark", ".al-word"),
    "molecule": ("/molecule?mol=quinine", "light", ".ml-table"),
    "compare": (
        "/compare?a=ibuprofen&b=naproxen&text=an+arylpropionic+acid+with+a+methoxy+group",
        "dark",
        ".ml-table",
    ),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_of_the_readme_opens(
    visit: OpenVisit, name: str, request: pytest.FixtureRequest
) -> None:
    address, theme, shown = VIEWS[name]
    seen = visit(theme=theme, width=1440, height=1000)
    page: Page = seen.open(address)
    page.locator(shown).first.wait_for()
    seen.settle()
    picture = page.screenshot()
    assert len(picture) > 30_000  # an empty page is far smaller
    if folder := request.config.getoption("--screenshots"):
        (Path(folder) / f"{name}.png").write_bytes(picture)
