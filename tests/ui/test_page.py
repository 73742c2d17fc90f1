"""The frame of every page: navigation, library, page size, model."""

from pathlib import Path

import pytest

from core.ui import resources
from core.ui.page import PAGES, ROOT
from tests.ui.conftest import Start, html_of


def test_every_page_is_in_the_navigation() -> None:
    listed = {path for path, _, _ in PAGES}
    assert {f"pages/{p.name}" for p in (ROOT / "pages").glob("*.py")} <= listed


def test_the_frame_offers_library_and_page_size(start: Start) -> None:
    app = start("pages/about.py")
    assert app.sidebar.selectbox(key="library").options == ["Starter library"]
    assert app.sidebar.selectbox(key="k").value == 12
    assert "nothing you type leaves it" in html_of(app)


def test_a_link_to_an_absent_library_says_what_is_searched(start: Start) -> None:
    app = start("pages/about.py", library="chebi20")
    assert "Starter library is searched instead" in app.warning[0].value
    assert app.sidebar.selectbox(key="library").value == "starter"


def test_a_link_names_a_library_and_a_choice_changes_the_link(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "libraries", lambda: ("starter", "chebi20", "pcdes"))
    app = start("pages/about.py", library="chebi20")
    box = app.sidebar.selectbox(key="library")
    assert box.value == "chebi20"
    assert box.options == ["Starter library", "ChEBI-20", "PCdes"]
    box.set_value("pcdes").run()
    assert app.sidebar.selectbox(key="library").value == "pcdes"
    assert app.query_params["library"] == "pcdes"
    app.sidebar.selectbox(key="library").set_value("starter").run()
    assert app.query_params["library"] == "starter"
    assert not app.exception


def test_a_link_sets_the_page_size_and_nonsense_does_not(start: Start) -> None:
    assert start("pages/about.py", k="48").sidebar.selectbox(key="k").value == 48
    assert start("pages/about.py", k="<b>").sidebar.selectbox(key="k").value == 12


def test_a_missing_checkpoint_is_told_on_every_page(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(tmp_path / "none"))
    app = start("pages/about.py")
    assert any("there is no checkpoint" in e.value.lower() for e in app.error)


def test_another_model_can_be_chosen_and_is_part_of_the_link(start: Start) -> None:
    app = start("pages/about.py")
    assert "model" not in app.query_params
    app.sidebar.selectbox(key="model").set_value("momu").run()
    assert not app.exception
    assert app.query_params["model"] == "momu"
    assert start("pages/about.py", model="momu").sidebar.selectbox(key="model").value == "momu"
    unknown = start("pages/about.py", model="<b>")
    assert unknown.sidebar.selectbox(key="model").value != "<b>"
