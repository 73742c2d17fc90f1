"""The picture of all scores: every molecule in a bar, every mark a line in its place."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from core.view.palette import PALETTES
from core.view.spread import WIDTH, spread_svg

SVG = "{http://www.w3.org/2000/svg}"
SCORES = np.linspace(-0.2, 0.6, 401, dtype=np.float32)


def _places(svg: str) -> list[float]:
    drawn = ET.fromstring(svg)  # noqa: S314
    return [float(line.get("x1", "")) for line in drawn.iter(f"{SVG}line")]


def test_marks_stand_in_order_inside_the_picture() -> None:
    places = _places(spread_svg(SCORES, [-0.2, 0.2, 0.6]))
    assert places == sorted(places)
    assert 0 < places[0] < places[1] < places[2] < WIDTH
    assert places[1] == pytest.approx(WIDTH / 2, abs=1)


def test_ticks_are_even_tenths_with_a_true_minus() -> None:
    labels = re.findall(r">([−\d.]+)</text>", spread_svg(SCORES, [0.5]))
    assert labels == ["−0.2", "0.0", "0.2", "0.4", "0.6"]


@pytest.mark.parametrize("scores", [np.zeros(1, np.float32), np.full(50, 0.25, np.float32)])
def test_equal_scores_still_give_a_picture(scores: np.ndarray) -> None:
    svg = spread_svg(scores, [float(scores[0])])
    assert svg.count("<rect") == 1
    assert "nan" not in svg


def test_the_colours_are_the_themes() -> None:
    assert PALETTES["dark"].scale[2] in spread_svg(SCORES, [0.1], theme="dark")
