"""Curves, ablations and seeds as the cards tell them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.test_ablations import row
from tests.ui.conftest import Start, html_of

PAGE = "pages/benchmark.py"


@pytest.fixture
def card(own_checkpoint: Path) -> Any:
    """Write the card of a checkpoint that the app uses."""
    return lambda values: (own_checkpoint / "card.json").write_text(json.dumps(values))


def _alts(app: Any) -> list[str]:
    return [chart.proto.alt for chart in app.get("plotly_chart")]


def test_all_curves_stand_in_one_chart(card: Any, start: Start) -> None:
    card({"curve": [[1, 8.0], [2, 7.0]], "validation": [{"step": 5, "pcdes_validation_hits_1": 3}]})
    app = start(PAGE, view="Training")
    assert not app.error
    losses, checks = _alts(app)
    assert losses.startswith("training loss by step of own, ")
    assert "motiflens" in losses
    assert "own, pcdes" in checks
    assert "No curve is kept for" in html_of(app)


def test_each_model_of_an_ensemble_has_its_curve(card: Any, start: Start) -> None:
    curve = [[1, 8.0], [2, 7.0]]
    card({"curve": curve, "members": [{"curve": curve}, {"curve": "x"}, "x"]})
    losses, *_ = _alts(start(PAGE, view="Training"))
    assert losses.startswith("training loss by step of own, model 1, own, model 2, ")
    assert "own, model 3" not in losses


def test_curves_of_another_shape_are_passed_over(card: Any, start: Start) -> None:
    card({"curve": [[1], ["x", None]], "validation": {"step": 1}})
    app = start(PAGE, view="Training")
    assert not app.error
    assert not any("own" in alt for alt in _alts(app))


def test_effects_stand_in_points_with_the_noise_of_the_seed(card: Any, start: Start) -> None:
    runs = [row("<b>full", hits=60.0), row("near", hits=61.0), row("far", hits=50.0)]
    seeds = [row("full", seed=seed, hits=hits) for seed, hits in enumerate((59.0, 61.0))]
    card({"ablations": runs, "seeds": seeds})
    app = start(PAGE, view="Training")
    assert not app.error
    page = html_of(app)
    assert "<td>61.0 <small>+1.0</small></td>" in page
    assert '<td>50.0 <small class="ml-clear">−10.0</small></td>' in page
    assert "<td>± 1.41</td>" in page
    assert "against the first run, “&lt;b&gt;full”" in page
    assert "full: mean ± sd of 2" in page
    assert "“other”" not in page
    card({"ablations": [*runs, row("other", against="other"), row("less", against="other")]})
    page = html_of(start(PAGE, view="Training"))
    assert page.count("against the first run, “other”") == 1
    assert {code.value for code in app.code} >= {"python -m core train"}


def test_a_row_of_another_shape_is_told(card: Any, start: Start) -> None:
    card({"ablations": [row(seed="0")], "seeds": [row()]})
    app = start(PAGE, view="Training")
    assert "wrong in seed" in app.error[0].value
    assert "How far the seed moves it: own" in html_of(app)
