"""Colours and sizes of the map: visible, apart from each other, the same for one odd value."""

import itertools

import numpy as np
import pytest

from core.view.atlas_look import (
    CLASSES,
    SYMBOLS,
    other_colour,
    point_size,
    said,
    scale_of,
    short,
    spread_angles,
    value_range,
)
from core.view.palette import PALETTES, Theme, contrast, rgb

THEMES: tuple[Theme, ...] = ("light", "dark")


@pytest.mark.parametrize("theme", THEMES)
def test_classes_stand_out_from_the_page_and_from_each_other(theme: Theme) -> None:
    colours = CLASSES[theme]
    assert len(colours) == len(set(colours)) == len(SYMBOLS) == len(set(SYMBOLS))
    assert all(contrast(colour, PALETTES[theme].surface) >= 3 for colour in colours)
    for one, other in itertools.combinations(colours, 2):
        assert np.linalg.norm(np.subtract(rgb(one), rgb(other))) > 0.15


@pytest.mark.parametrize("theme", THEMES)
def test_the_scale_begins_where_a_point_is_seen_and_grows_one_way(theme: Theme) -> None:
    surface = PALETTES[theme].surface
    seen = [contrast(colour, surface) for colour in scale_of(theme)]
    assert seen == sorted(seen)
    assert seen[0] >= 1.5
    assert contrast(other_colour(theme), surface) >= 1.5


def test_one_odd_value_does_not_take_all_colours() -> None:
    values = np.array([*np.linspace(0, 10, 99), 1e6])
    low, high = value_range(values)
    assert 0 <= low < high <= 10
    assert value_range(np.array([0.0] * 99 + [1.0])) == (0.0, 1.0)
    assert value_range(np.array([2.0, 2.0])) == (2.0, 3.0)
    assert value_range(np.array([np.nan])) == (0.0, 1.0)


def test_points_shrink_with_their_number() -> None:
    sizes = [point_size(count) for count in (0, 100, 4_000, 33_000, 1_000_000)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= 3


def test_labels_of_one_place_do_not_hide_each_other() -> None:
    angles = spread_angles(np.zeros((10, 2)))
    gaps = np.diff(np.sort(np.mod(angles, 2 * np.pi)))
    np.testing.assert_allclose(gaps, 2 * np.pi / 10, atol=1e-6)
    assert spread_angles(np.zeros((0, 2))) == []
    right, left = spread_angles(np.array([[1.0, 0.0], [-1.0, 0.0]]))
    assert np.cos(right) > 0.99
    assert np.cos(left) < -0.99


def test_names_are_cut_and_escaped() -> None:
    assert short("<b>") == "&lt;b&gt;"
    assert len(short("x" * 200)) < 40
    assert said(-1.5, "g/mol") == "−1.5 g/mol"
    assert said(2.0, "") == "2"
    assert said(float("nan"), "") == "unknown"
