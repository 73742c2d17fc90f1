"""The printed map: one mark a molecule, its legend, any name, even nothing at all."""

import dataclasses
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from core.view.atlas import Colouring, Points, Sheet, Values
from core.view.atlas_picture import SIZE, atlas_png, atlas_svg
from tests.view.atlas_samples import ASKED, CLASSES_SHOWN, PAIRS, POINTS, VALUES


def _ellipses(svg: str) -> int:
    root = ET.fromstring(svg.encode())  # noqa: S314  # our own drawing
    return len(root.findall(".//{http://www.w3.org/2000/svg}ellipse"))


def test_each_molecule_is_a_mark_of_the_drawing() -> None:
    assert _ellipses(atlas_svg(Sheet(points=POINTS, colouring=VALUES))) == 40
    assert _ellipses(atlas_svg(Sheet(points=POINTS, colouring=VALUES, asked=ASKED))) == 50


def test_classes_differ_by_their_shape() -> None:
    round_ones = int((CLASSES_SHOWN.labels <= 0).sum())  # the first class and all others
    svg = atlas_svg(Sheet(points=POINTS, colouring=CLASSES_SHOWN))
    assert _ellipses(svg) == round_ones + 2  # and two in the legend


@pytest.mark.parametrize("colouring", [VALUES, CLASSES_SHOWN], ids=["values", "classes"])
def test_the_picture_is_a_png_of_its_size(colouring: Colouring) -> None:
    png = atlas_png(Sheet(points=POINTS, colouring=colouring, asked=ASKED, pairs=PAIRS))
    assert png.startswith(b"\x89PNG")
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == SIZE


def test_nothing_and_the_unknown_can_be_drawn() -> None:
    nobody = Points(places=np.zeros((0, 2), np.float32), rows=np.arange(0), names=())
    nothing = Values(title="x", values=np.zeros(0))
    assert atlas_svg(Sheet(points=nobody, colouring=nothing)).count("<svg") == 1
    unknown = dataclasses.replace(VALUES, values=np.full(40, np.nan))
    assert _ellipses(atlas_svg(Sheet(points=POINTS, colouring=unknown))) == 40
