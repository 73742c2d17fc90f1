"""Errors one by one, where the evaluation sets are."""

from pathlib import Path

import pytest

from tests.small_data import write_data
from tests.ui.conftest import Start, html_of

PAGE = "pages/benchmark.py"


def test_errors_show_the_right_molecule_beside_the_winner(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_DATA", str(write_data(tmp_path)))
    app = start(PAGE, view="Errors")
    assert not app.error
    page = html_of(app)
    assert "texts did not find their molecule" in page
    assert page.count("Right, at rank") == page.count("Won instead") > 0
    box = app.selectbox(key="kind")
    box.select(box.options[-1]).run()
    assert not app.exception
    kind = box.options[-1].split(":")[0]
    assert f"Won instead ({kind})" in html_of(app)
