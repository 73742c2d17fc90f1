"""Bars of all systems, measured ones filled, and a curve through all points."""

import pytest

from core.evaluation.confusion import count_kinds
from core.evaluation.model_table import COLUMNS, ModelTable, Row
from core.view.model_chart import confusion_chart, course_chart, model_chart
from core.view.palette import Theme


def _row(name: str, value: float | None, *, published: bool = False) -> Row:
    cells = (value, *(None for _ in COLUMNS[1:]))
    return Row(system=name, published=published, cells=cells, notes=("",) * len(COLUMNS))


TABLE = ModelTable(
    rows=(_row("<b>ours", 64.2), _row("other", 46.0, published=True), _row("unmeasured", None)),
    footnotes={},
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_bars_rise_to_the_best_and_published_ones_are_hollow(theme: Theme) -> None:
    figure = model_chart(TABLE, 0, theme=theme)
    bar = figure.data[0]
    assert list(bar.x) == [46.0, 64.2]
    assert list(figure.layout.yaxis.ticktext) == ["other, published", "&lt;b&gt;ours"]
    assert bar.marker.color[0] == "rgba(0,0,0,0)" != bar.marker.color[1]


def test_a_figure_that_nobody_has_is_an_empty_chart() -> None:
    assert len(model_chart(TABLE, 1).data[0].x) == 0


def test_courses_go_through_their_points_and_differ_without_colours() -> None:
    figure = course_chart({"<b>a": [(1, 8.0), (20, 3.5)], "c": [(1, 2.0)]}, what="loss")
    line, other = figure.data
    assert (list(line.x), list(line.y), line.name) == ([1, 20], [8.0, 3.5], "&lt;b&gt;a")
    assert line.line.dash != other.line.dash
    assert line.line.color != other.line.color
    assert figure.layout.showlegend


def test_a_single_course_needs_no_legend() -> None:
    assert not course_chart({"a": [(1, 8.0), (20, 3.5)]}, what="loss").layout.showlegend


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_kinds_of_misses_are_bars_in_their_order(theme: Theme) -> None:
    reports = {
        "ours": count_kinds({"stereo": 3, "salt": 1}, queries=9),
        "other": count_kinds({"other": 4}, queries=9),
    }
    ours, other = confusion_chart(reports, theme=theme).data
    assert list(ours.y) == list(other.y) == ["salt", "stereo", "other"]
    assert list(ours.x) == [25.0, 75.0, 0.0]
    assert (ours.text[1], other.text[2]) == ("75.0 %", "100.0 %")
