"""The page starts and lists what there is."""

from pathlib import Path

import pytest

from tests.ui.conftest import Start, html_of


def test_it_lists_the_libraries(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_HOME", str(tmp_path))
    app = start("pages/libraries.py")
    page = html_of(app)
    assert "<h1>Libraries</h1>" in page
    assert "Starter library" in page
    assert "Add a library" in page
    assert app.file_uploader
