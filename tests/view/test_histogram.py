"""Bars of a histogram: as many as there are values to show, inside the picture."""

import re

import numpy as np

from core.view.histogram import BINS, HEIGHT, histogram_svg


def _bars(svg: str) -> list[tuple[float, float]]:
    assert svg.startswith("<svg xmlns")
    assert svg.endswith("</svg>")
    return [(float(x), float(h)) for x, h in re.findall(r'x="([\d.]+)".*?height="([\d.]+)"', svg)]


def test_values_become_bars_where_they_lie() -> None:
    bars = _bars(histogram_svg(np.array([0.0] * 9 + [99.9]), 0, 100))
    assert len(bars) == 2
    assert bars[0][0] < bars[1][0]
    assert bars[0][1] == HEIGHT - 2
    assert abs(bars[1][1] - (HEIGHT - 2) / 3) < 0.1  # the square root of one in nine


def test_many_values_fill_every_step() -> None:
    assert len(_bars(histogram_svg(np.linspace(0, 1, 1000), 0, 1))) == BINS


def test_nothing_is_an_empty_picture() -> None:
    assert _bars(histogram_svg(np.array([]), 0, 0)) == []
