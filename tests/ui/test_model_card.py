"""The card of the model in use, and of all others."""

import json
from pathlib import Path

import pytest

from core.errors import CheckpointError
from core.ui.model_card import read_card
from tests.ui.conftest import Start, html_of

PAGE = "pages/benchmark.py"


def test_a_card_of_odd_shape_is_shown_as_far_as_it_goes(own_checkpoint: Path, start: Start) -> None:
    card = {"made": "<b>today", "parameters": "many", "data": None, "metrics": {"x": 7}, "note": ""}
    (own_checkpoint / "card.json").write_text(json.dumps(card))
    app = start(PAGE, view="Model card")
    assert not app.error
    page = html_of(app)
    assert "<td>&lt;b&gt;today</td>" in page
    assert "Parameters" not in page
    assert "The model in use: own" in page


def test_a_missing_card_is_told_and_the_others_are_shown(
    own_checkpoint: Path, start: Start
) -> None:
    (own_checkpoint / "card.json").unlink()
    with pytest.raises(CheckpointError, match=r"card\.json cannot be read; copy"):
        read_card(own_checkpoint)
    app = start(PAGE, view="Training")
    assert len(app.error) == 1
    assert "What each part brings: motiflens" in html_of(app)


def test_what_is_no_object_is_an_empty_card(own_checkpoint: Path) -> None:
    (own_checkpoint / "card.json").write_text("[1]")
    assert read_card(own_checkpoint) == {}
