"""Kinds of near-misses: from the cards, or made where the data are."""

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from core.evaluation.confusion import KINDS, count_kinds
from core.ui.confusion_view import MEANINGS
from tests.small_data import write_data
from tests.ui.conftest import Start, html_of

PAGE = "pages/benchmark.py"


def test_every_kind_is_explained() -> None:
    assert tuple(MEANINGS) == KINDS


def test_a_report_of_a_card_needs_no_data(
    start: Start, tiny_checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(tiny_checkpoint, folder)
    report = dataclasses.asdict(count_kinds({"stereo": 3, "salt": 1}, queries=9))
    card = {"metrics": {"pcdes test": {"confusion": report}, "chebi20 test": 7}}
    (folder / "card.json").write_text(json.dumps(card))
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(folder))
    app = start(PAGE, view="Near-misses", near="PCdes, test")
    assert not app.error
    page = html_of(app)
    assert "<td>3 <small>75.0 %</small></td>" in page
    assert "<td>4 <small>of 9 texts</small></td>" in page
    (chart,) = app.get("plotly_chart")
    assert "own stereo 75 %, salt 25 %" in chart.proto.alt


def test_without_a_report_it_is_made_from_the_data(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_DATA", str(write_data(tmp_path)))
    app = start(PAGE, view="Near-misses", near="PCdes, validation")
    assert not app.error
    assert app.selectbox(key="near").value == "PCdes, validation"
    assert "another molecule came first" in html_of(app)
