"""The page starts."""

from pathlib import Path

import pytest

from tests.ui.conftest import Start, html_of
from tests.ui.own_notebook import own_store


def test_it_starts_with_an_empty_notebook(
    environment: None, start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own_store(monkeypatch, tmp_path)
    page = html_of(start("pages/notebook.py"))
    assert "<h1>Notebook</h1>" in page
    assert "Nothing is pinned yet" in page
