"""Bars of all systems, measured ones filled, and a curve through all points."""

import pytest

from core.evaluation.model_table import COLUMNS, ModelTable, Row
from core.view.model_chart import learning_curve, model_chart
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


def test_the_curve_goes_through_its_points() -> None:
    line = learning_curve([[1, 8.0], [20, 3.5]]).data[0]
    assert (list(line.x), list(line.y)) == ([1, 20], [8.0, 3.5])
