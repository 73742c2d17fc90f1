"""The figure has every molecule once, under its row, and no markup of a name."""

import re

import numpy as np
import pytest

from core.view.atlas import Sheet
from core.view.atlas_figure import HEIGHT, atlas_figure, atlas_html
from core.view.atlas_look import CLASSES, OTHERS, SYMBOLS
from core.view.palette import PALETTES, Theme
from tests.view.atlas_samples import ASKED, CLASSES_SHOWN, PAIRS, PLACES, POINTS, VALUES


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_class_has_its_colour_and_its_symbol(theme: Theme) -> None:
    figure = atlas_figure(Sheet(points=POINTS, colouring=CLASSES_SHOWN), theme=theme)
    assert sorted(row for trace in figure.data for row in trace.customdata) == list(range(100, 140))
    named = [trace for trace in figure.data if not trace.name.startswith(OTHERS)]
    assert len(named) == 10
    assert [trace.marker.color for trace in named] == list(CLASSES[theme])
    assert [trace.marker.symbol for trace in named] == list(SYMBOLS)
    assert figure.data[0].name.startswith(OTHERS)  # drawn first, below the named
    assert figure.layout.font.color == PALETTES[theme].ink
    for trace in figure.data:
        for row, x, y in zip(trace.customdata, trace.x, trace.y, strict=True):
            np.testing.assert_allclose((x, y), PLACES[row - 100])


def test_a_number_colours_one_trace_the_high_on_top() -> None:
    (trace,) = atlas_figure(Sheet(points=POINTS, colouring=VALUES)).data
    assert trace.type == "scattergl"
    assert list(trace.customdata) == list(range(100, 140))
    assert list(trace.marker.color) == sorted(trace.marker.color)
    assert trace.marker.colorbar.title.text == "Molar mass g/mol"
    assert "Molar mass 10 g/mol" in trace.text[0]


def test_a_query_is_a_star_with_numbered_hits() -> None:
    figure = atlas_figure(Sheet(points=POINTS, colouring=VALUES, asked=ASKED))
    star = figure.data[-1]
    assert star.marker.symbol == "star"
    np.testing.assert_allclose((star.x[0], star.y[0]), ASKED.place)
    rings = figure.data[-2]
    assert list(rings.customdata) == list(ASKED.rows)
    numbers = [re.sub("<.*?>", "", mark.text) for mark in figure.layout.annotations]
    assert numbers == [str(number) for number in range(1, 11)]
    assert "<script" not in figure.to_json()


def test_texts_are_joined_with_their_molecules() -> None:
    figure = atlas_figure(Sheet(points=POINTS, colouring=VALUES, pairs=PAIRS))
    lines, _, texts = figure.data
    np.testing.assert_allclose(np.asarray(lines.x)[0::3], PAIRS.texts[:, 0])
    np.testing.assert_allclose(np.asarray(lines.x)[1::3], PAIRS.molecules[:, 0])
    assert np.isnan(np.asarray(lines.x)[2::3]).all()
    assert list(texts.customdata) == list(PAIRS.rows)


def test_labels_cannot_carry_markup() -> None:
    for colouring in (VALUES, CLASSES_SHOWN):
        figure = atlas_figure(Sheet(points=POINTS, colouring=colouring, asked=ASKED, pairs=PAIRS))
        assert not re.search(r"<(a |i>|script)", figure.to_json().replace("\\u003c", "<"))


def test_both_axes_have_one_scale() -> None:
    layout = atlas_figure(Sheet(points=POINTS, colouring=VALUES)).layout
    assert layout.yaxis.scaleanchor == "x"
    assert layout.height == HEIGHT
    assert layout.dragmode == "lasso"


def test_the_page_to_take_home_needs_no_network() -> None:
    sheet = Sheet(points=POINTS, colouring=CLASSES_SHOWN, asked=ASKED, pairs=PAIRS)
    page = atlas_html(sheet, title="<b>Atlas</b>")
    assert "<title>&lt;b&gt;Atlas&lt;/b&gt;</title>" in page
    assert not re.search(r'<script[^>]+src=|<link[^>]+href="http', page)
    assert len(page) > 1_000_000  # plotly.js is inside
