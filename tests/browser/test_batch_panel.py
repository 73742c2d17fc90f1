"""Many queries at once in a real browser: a file goes in, rows and files come out."""

import csv
import io
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import OpenVisit

CONTENT = "id,query\n1,CCO\n2,...\n3,an amino acid\n"
ROWS = "[class*='st-key-card-batch-']"


def test_a_file_becomes_rows_a_table_and_a_search(visit: OpenVisit) -> None:
    seen = visit()
    page = seen.open("/")
    page.get_by_role("button", name="Many at once").click()
    seen.settle()
    page.get_by_role("radio", name="File").click()
    seen.settle()
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": CONTENT.encode()}
    )
    page.get_by_text("3 queries.").wait_for()
    page.get_by_role("button", name="Search all").click()
    page.get_by_text("2 of 3 queries answered, 1 could not be read").wait_for()
    seen.settle()
    expect(page.locator(ROWS)).to_have_count(3)
    drawing = page.locator(f"{ROWS} figure img").first
    assert drawing.evaluate("i => i.naturalWidth") > 0
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    raw = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw)))
    assert [row["line"] for row in rows] == ["2", "2", "2", "3", "4", "4", "4"]
    page.get_by_role("button", name="an amino acid").press("Enter")
    expect(page.locator(".st-key-q input")).to_have_value("an amino acid")
    page.locator(".st-key-card-1").wait_for()
