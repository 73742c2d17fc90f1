"""Figures of all models, the card of the one in use."""

import json
import shutil
from pathlib import Path

import pytest

from core.evaluation.model_table import COLUMNS
from core.ui import resources
from tests.ui.conftest import Start, html_of

PAGE = "pages/benchmark.py"


def test_all_models_and_published_figures_stand_in_the_tables(start: Start) -> None:
    app = start(PAGE)
    assert not app.error
    page = html_of(app)
    for name in ("motiflens", "momu", "aman", "memory-bank", "orma", "MolCA"):
        assert name in page
    assert "PCdes, 3,000" in page
    assert "Outlined: published figures" in page


def test_another_figure_can_be_chosen(start: Start) -> None:
    app = start(PAGE)
    box = app.selectbox(key="figure")
    assert len(box.options) == sum(column.group != "training" for column in COLUMNS)
    box.select(box.options[-1]).run()
    assert not app.exception


def test_the_card_tells_data_and_every_figure_with_its_command(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(resources.SHIPPED))
    app = start(PAGE, view="Model card")
    assert not app.error
    page = html_of(app)
    card = json.loads((resources.SHIPPED / "card.json").read_text())
    assert f"{card['data']['pairs']:,}" in page
    assert all(source in page for source in card["data"]["sources"])
    commands = {code.value for code in app.code}
    assert {report["command"] for report in card["metrics"].values()} <= commands


def test_a_damaged_card_is_told(
    start: Start, tiny_checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(tiny_checkpoint, folder)
    (folder / "card.json").write_text("{")
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(folder))
    app = start(PAGE, view="Model card")
    assert "copy the checkpoint folder again" in app.error[0].value.replace("\\", "")
