"""The page that explains: scores without false promises, and the card as it is."""

import json
from pathlib import Path

import pytest

from core.ui import about_page
from tests.ui.conftest import Start, html_of


def test_figures_of_any_depth_are_found() -> None:
    way = {"hits_1": 50.0, "hits_10": 80.0, "mrr": 0.6}
    metrics = {"pcdes": {"text_to_molecule": way}, "chebi20": {"off": {"molecule_to_text": way}}}
    assert about_page.measured(metrics) == [
        ("pcdes", "text to molecule", way),
        ("chebi20 off", "molecule to text", way),
    ]
    assert about_page.measured({}) == []
    assert about_page.measured("nonsense") == []


def test_a_card_without_figures_says_so(start: Start) -> None:
    page = html_of(start("pages/about.py"))
    assert "holds no measured figures" in page
    assert "it is no probability" in page


def test_a_card_is_shown_escaped(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = {
        "made": "<b>2026</b>",
        "parameters": 1234567,
        "metrics": {"pcdes": {"text_to_molecule": {"hits_1": 50.14, "mrr": 0.6}}},
    }
    (tmp_path / "card.json").write_text(json.dumps(card), encoding="utf-8")
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(tmp_path))
    page = html_of(start("pages/about.py"))
    assert "&lt;b&gt;2026" in page
    assert "1,234,567" in page
    assert "50.1" in page
    assert "0.600" in page


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_card_that_cannot_be_read_is_empty(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "card.json").write_text(text, encoding="utf-8")
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(tmp_path))
    assert about_page.read_card() == {}
