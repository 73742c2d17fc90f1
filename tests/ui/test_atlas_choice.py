"""What is chosen on the maps outlives drawings, is one for two maps, and is in the address."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.retrieval.engine import RetrievalEngine
from core.ui.atlas_chart import chart_key
from core.ui.atlas_choice import CHOICE, MOST_LINKED, PICK, Choice, chosen_rows
from tests.ui.atlas_samples import kept, mapped, small_engine
from tests.ui.conftest import Start

__all__ = ["kept", "mapped", "small_engine"]

PAGE = "pages/atlas.py"


def _event(*customdata: Any) -> dict[str, Any]:
    return {"selection": {"points": [{"customdata": value} for value in customdata]}}


@pytest.mark.parametrize(
    ("event", "rows"),
    [
        (_event(3, 1, 3), (3, 1)),
        (_event([4], {"0": 5}, 6.0), (4, 5, 6)),
        (_event(-1, 10, "2", None, 1.5, [], {}, float("nan")), ()),
        ({"selection": {"points": [{"x": 1.0}, "odd"]}}, ()),
        (None, ()),
        ({}, ()),
        ([], ()),
    ],
)
def test_rows_are_read_from_whatever_the_chart_gives(event: Any, rows: tuple[int, ...]) -> None:
    assert chosen_rows(event, 10) == rows


def _chosen(app: AppTest, engine: RetrievalEngine, *rows: int) -> Choice:
    app.session_state[chart_key(engine)] = _event(*rows)
    app.run()
    assert not app.exception
    found = app.session_state[CHOICE]
    assert isinstance(found, Choice)
    return found


def test_the_address_names_what_is_chosen(start: Start, mapped: RetrievalEngine) -> None:
    app = start(PAGE)
    assert PICK not in app.query_params
    _chosen(app, mapped, 5, 9)
    ids = mapped.library.ids
    assert app.query_params[PICK] == f"{ids[5]},{ids[9]}"
    _chosen(app, mapped, *range(mapped.index.vectors.shape[0]))
    assert app.query_params[PICK].count(",") == MOST_LINKED - 1
    _chosen(app, mapped)
    assert PICK not in app.query_params


def test_an_address_chooses_and_overrules_what_was_chosen(
    start: Start, mapped: RetrievalEngine
) -> None:
    ids = mapped.library.ids
    app = start(PAGE, pick=f"{ids[7]},nobody,%3Cb%3E,{ids[3]}")
    assert app.session_state[CHOICE].rows == (7, 3)
    app.query_params[PICK] = ids[1]
    app.run()
    assert app.session_state[CHOICE].rows == (1,)
    assert app.session_state[CHOICE].marked(chart_key(mapped)) == (1,)


def test_only_the_other_map_marks_what_was_chosen_on_one(
    start: Start, mapped: RetrievalEngine
) -> None:
    found = _chosen(start(PAGE), mapped, 5, 9)
    assert found.marked(chart_key(mapped)) == ()
    assert found.marked("another chart") == (5, 9)
