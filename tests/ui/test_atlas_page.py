"""The states of the Atlas page: no map, drawing, map, query, selection, bad input."""

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.errors import LibraryError
from core.library.library import Library
from core.models.encoder import Encoder
from core.retrieval.atlas_library import make_atlas
from core.retrieval.engine import RetrievalEngine
from core.ui import atlas_shelf, resources
from core.ui.atlas_chart import COLOUR, chart_key
from core.ui.atlas_choice import CHOICE
from core.ui.atlas_selection import GROUP, MOST_DRAWN
from core.ui.atlas_sheet import SIMILARITY
from core.ui.resources import Opening
from tests.ui.atlas_samples import COUNT, kept, mapped, small_engine, small_starter
from tests.ui.conftest import Start, html_of

__all__ = ["kept", "mapped", "small_engine"]

PAGE = "pages/atlas.py"


def _selected(*rows: int) -> dict[str, Any]:
    points = [{"customdata": row, "point_index": row, "curve_number": 0} for row in rows]
    return {"selection": {"points": points, "point_indices": list(rows), "box": [], "lasso": []}}


def _chosen(app: AppTest, engine: RetrievalEngine, *rows: int) -> AppTest:
    app.session_state[chart_key(engine)] = _selected(*rows)
    return app.run()


def _drawn(app: AppTest) -> list[str]:
    return re.findall(r'alt="Structure of ([^"]*)"', html_of(app))


def _charts(app: AppTest) -> int:
    return len(app.get("plotly_chart"))


def test_without_a_map_there_is_an_offer_and_nothing_is_drawn(
    start: Start, mapped: RetrievalEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path))
    app = start(PAGE)
    assert "There is no map of this library by tiny yet" in html_of(app)
    assert re.fullmatch(r"Draw the map \(about \d+ seconds\)", app.button(key="draw-tiny").label)
    assert _charts(app) == 0
    assert atlas_shelf.drawing(mapped) is None


def test_the_offer_taken_shows_progress_and_then_the_map(
    start: Start, mapped: RetrievalEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path))
    app = start(PAGE)
    app.button(key="draw-tiny").click().run()
    assert not app.exception
    if (opening := atlas_shelf.drawing(mapped)) is not None:
        assert opening.wait(240)
    app.run()
    assert not app.exception
    assert _charts(app) == 1
    assert not [button for button in app.button if button.key == "draw-tiny"]


def test_a_drawing_under_way_lets_the_visitor_leave(
    start: Start, mapped: RetrievalEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTIFLENS_CACHE", str(tmp_path))
    gate = threading.Event()

    def fail(note: Any) -> None:
        note(50, 100)
        gate.wait(60)
        raise LibraryError("the disk is full")

    opening: Opening[None] = Opening(fail)
    atlas_shelf._shelf().drawing[atlas_shelf.key_of(mapped)] = opening
    app = start(PAGE)
    assert "You may leave this page" in html_of(app)
    assert _charts(app) == 0
    assert not app.error
    gate.set()
    assert opening.wait(30)
    app.run()
    assert "The disk is full" in app.error[0].value.replace("\\", "")
    assert app.button(key="draw-tiny").label.startswith("Draw the map")


def test_a_map_shows_all_molecules_and_how_to_choose(start: Start, mapped: RetrievalEngine) -> None:
    app = start(PAGE)
    page = html_of(app)
    assert _charts(app) == 1
    assert "Click a molecule on the map" in page
    assert "Near points are alike" in page
    assert app.selectbox(key=COLOUR).value == "Group on the map"
    assert not app.error
    keys = {button.key for button in app.get("download_button")}
    assert {"atlas-png", "atlas-svg", "atlas-html"} <= keys


def test_a_query_orders_what_is_chosen_by_similarity(start: Start, mapped: RetrievalEngine) -> None:
    app = start(PAGE, q="a penicillin antibiotic")
    assert not app.error
    app.selectbox(key=COLOUR).set_value(SIMILARITY).run()
    assert "Ask something" not in html_of(app)
    app = _chosen(app, mapped, 3, 40, 7, 12)
    cosines = re.findall(r">cosine ([−\d.]+)<", html_of(app))
    said = [float(value.replace("−", "-")) for value in cosines]
    assert len(said) == 4
    assert said == sorted(said, reverse=True)
    assert "the most similar to the query first" in html_of(app)


@pytest.mark.parametrize("query", ["...", "x" * 20_000, "CC(=O)Oc1ccccc1C(=O", "💥"])
def test_an_odd_query_is_one_sentence_and_the_map_stays(
    start: Start, mapped: RetrievalEngine, query: str
) -> None:
    app = start(PAGE, q=query)
    assert len(app.error) == 1
    assert _charts(app) == 1
    assert app.text_input(key="q").value == query


def test_a_query_is_never_markup(start: Start, mapped: RetrievalEngine) -> None:
    app = start(PAGE, q="<img src=x onerror=alert(1)> acid")
    assert "<img src=x" not in html_of(app)
    assert _charts(app) == 1


def test_similarity_without_a_query_says_what_is_missing(
    start: Start, mapped: RetrievalEngine
) -> None:
    app = start(PAGE, colour=SIMILARITY)
    assert app.selectbox(key=COLOUR).value == SIMILARITY
    assert "Ask something in the box above" in html_of(app)


@pytest.mark.parametrize("colour", ["nonsense", "<b>", "", "Data split"])
def test_an_unknown_colour_in_the_address_is_passed_over(
    start: Start, mapped: RetrievalEngine, colour: str
) -> None:
    app = start(PAGE, colour=colour)
    assert app.selectbox(key=COLOUR).value == "Group on the map"
    assert _charts(app) == 1


def test_texts_are_shown_on_demand_with_the_gap_as_numbers(
    start: Start, mapped: RetrievalEngine
) -> None:
    app = start(PAGE)
    assert "gap" not in html_of(app)
    app.toggle(key="texts").set_value(True).run()
    assert re.search(r"a text has −?\d\.\d+ with its own molecule", html_of(app))
    assert not app.exception


def test_chosen_molecules_are_drawn_and_can_be_kept(start: Start, mapped: RetrievalEngine) -> None:
    app = _chosen(start(PAGE), mapped, 5, 9, 9, 100_000)
    assert _drawn(app) == [mapped.library.names[5], mapped.library.names[9]]
    assert "<b>2</b> molecules" in html_of(app)
    app.button(key="atlas-keep").click().run()
    kept_now = [entry.id for entry in app.session_state["shortlist"]]
    assert kept_now == [mapped.library.ids[5], mapped.library.ids[9]]
    keys = {button.key for button in app.get("download_button")}
    assert {"atlas-chosen-csv", "atlas-chosen-sdf"} <= keys


def test_of_many_the_first_are_drawn(start: Start, mapped: RetrievalEngine) -> None:
    app = _chosen(start(PAGE), mapped, *range(COUNT))
    assert len(_drawn(app)) == MOST_DRAWN
    assert f"<b>{MOST_DRAWN} of {COUNT}</b> molecules" in html_of(app)


def test_a_group_can_be_chosen_by_name(start: Start, mapped: RetrievalEngine) -> None:
    app = start(PAGE)
    box = app.selectbox(key=GROUP)
    box.set_value(box.options[1]).run()
    atlas = atlas_shelf.ready(mapped, resources.checkpoint_folder())
    assert atlas is not None
    members = int((atlas.groupings["group"].labels == 1).sum())
    assert len(_drawn(app)) == min(members, MOST_DRAWN)


def test_two_models_stand_beside_each_other(
    start: Start, mapped: RetrievalEngine, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = RetrievalEngine(
        Encoder.load(resources.SHIPPED.parent / "momu"), small_starter(), cache=kept
    )
    monkeypatch.setattr(
        resources, "wait_for_engine", lambda _, folder=None: other if folder else mapped
    )
    app = start(PAGE, beside="momu", q="an alcohol")
    assert "no map of this library by momu yet" in html_of(app)
    assert _charts(app) == 1
    make_atlas(other, keep_in=kept, must_save=True)
    app.run()
    assert not app.error
    assert _charts(app) == 2
    assert "Colours mean the same on both maps" in html_of(app)
    app = _chosen(app, other, 5, 9)
    assert sorted(_drawn(app)) == sorted(mapped.library.names[row] for row in (5, 9))
    assert app.session_state[CHOICE].marked(chart_key(mapped)) == (5, 9)
    assert app.session_state[CHOICE].marked(chart_key(other)) == ()


def test_an_empty_library_has_its_own_words(
    start: Start,
    mapped: RetrievalEngine,
    tiny_checkpoint: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nothing = Library(name="own", title="", ids=(), names=(), smiles=(), texts=())
    engine = RetrievalEngine(Encoder.load(tiny_checkpoint), nothing, cache=tmp_path)
    monkeypatch.setattr(resources, "wait_for_engine", lambda *_: engine)
    app = start(PAGE)
    assert "no molecule to map" in html_of(app)
    assert not app.error


def test_a_choice_outlives_another_colour_and_can_be_cleared(
    start: Start, mapped: RetrievalEngine
) -> None:
    app = _chosen(start(PAGE), mapped, 5, 9)
    app.selectbox(key=COLOUR).set_value("logP").run()
    _chosen(app, mapped)  # the chart is drawn anew and forgets
    assert len(_drawn(app)) == 2
    app.button(key="atlas-clear").click().run()
    assert not _drawn(app)
    assert "Click a molecule on the map" in html_of(app)


def test_what_is_cleared_on_the_map_is_cleared(start: Start, mapped: RetrievalEngine) -> None:
    app = _chosen(start(PAGE), mapped, 5, 9)
    assert len(_drawn(app)) == 2
    assert not _drawn(_chosen(app, mapped))
    assert len(_drawn(_chosen(app, mapped, 7))) == 1
