"""The small map: all points where they fit, its colours, its legend, and no markup of a name."""

import dataclasses
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from core.notebook.map_picture import HEIGHT, MOST_DOTS, WIDTH, MapPicture, map_from, map_values
from core.view.atlas import Points, Sheet, Values
from core.view.atlas_look import CLASSES
from core.view.atlas_small import map_svg, map_title, small_map
from core.view.palette import Theme
from tests.view.atlas_samples import ASKED, CLASSES_SHOWN, PLACES, POINTS, VALUES


def _drawn(picture: MapPicture, theme: Theme = "light") -> ET.Element:
    return ET.fromstring(map_svg(picture, theme=theme))  # noqa: S314  # our own drawing


def test_every_point_is_a_dot_with_the_shade_of_its_class() -> None:
    picture = small_map(Sheet(points=POINTS, colouring=CLASSES_SHOWN, asked=ASKED))
    assert [dot[2] for dot in picture.dots] == CLASSES_SHOWN.labels.tolist()
    assert len(picture.rings) == 10
    assert picture.star == picture.rings[0]
    across = np.array([dot[0] for dot in picture.dots])
    assert np.corrcoef(across, PLACES[:, 0])[0, 1] > 0.999
    assert map_from(map_values(picture)) == picture


def test_a_value_becomes_a_step_of_the_scale() -> None:
    picture = small_map(Sheet(points=POINTS, colouring=VALUES, marked=PLACES[:3]))
    shades = [dot[2] for dot in picture.dots]
    assert shades == sorted(shades)
    assert (shades[0], shades[-1]) == (0, 9)
    assert picture.names[1].endswith("g/mol")
    assert len(picture.rings) == 3
    assert picture.star is None


def test_a_large_map_is_a_sample_the_same_each_time() -> None:
    count = 2 * MOST_DOTS
    places = np.random.default_rng(1).random((count, 2)).astype(np.float32)
    many = Points(places=places, rows=np.arange(count), names=("x",) * count)
    sheet = Sheet(points=many, colouring=Values(title="x", values=np.full(count, np.nan)))
    picture = small_map(sheet)
    assert len(picture.dots) == MOST_DOTS
    assert small_map(sheet) == picture


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_drawing_has_a_line_for_each_class_and_escapes_names(theme: Theme) -> None:
    picture = small_map(Sheet(points=POINTS, colouring=CLASSES_SHOWN, asked=ASKED))
    root = _drawn(picture, theme)
    space = "{http://www.w3.org/2000/svg}"
    texts = [text.text or "" for text in root.iter(f"{space}text")]
    assert texts == ["Class", *CLASSES_SHOWN.names, "all others"]
    strokes = {path.get("stroke") for path in root.iter(f"{space}path")}
    assert strokes >= set(CLASSES[theme])
    assert "<i>" not in map_svg(picture)
    hostile = dataclasses.replace(picture, title='"><script>')
    assert "<script" not in map_svg(hostile)
    assert map_title(hostile).endswith('"><script>')


def test_nothing_can_be_drawn_too() -> None:
    nobody = Points(places=np.zeros((0, 2), np.float32), rows=np.arange(0), names=())
    picture = small_map(Sheet(points=nobody, colouring=Values(title="x", values=np.zeros(0))))
    assert picture.dots == ()
    assert _drawn(picture).get("viewBox") == f"0 0 {WIDTH + 400} {HEIGHT}"
