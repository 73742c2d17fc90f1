"""The map of a library for print: SVG text and PNG bytes, drawn by RDKit, without a browser.

Layer: core.view. Light colours on a plain ground; letters are outlines, so no font is needed.
"""

import math
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rdkit.Chem.Draw import rdMolDraw2D
from rdkit.Geometry import Point2D

from core.view import atlas_look as look
from core.view.atlas import Asked, Classes, Colouring, Points, Sheet, Values
from core.view.palette import PALETTES, mix, rgb

SIZE: Final = (1600, 1200)
_MAP: Final = (40, 40, 1160, 1160)
"""Left, top, right and bottom of the map's field."""
_LEGEND: Final = 1200
_ROW: Final = 40
_LETTERS: Final = 32
_START: Final = 1
"""RDKit's mark of a text that begins at its place."""
_CORNERS: Final = {
    "square": (4, math.pi / 4, 1.25),
    "diamond": (4, 0.0, 1.3),
    "triangle-up": (3, math.pi / 2, 1.35),
    "triangle-down": (3, -math.pi / 2, 1.35),
    "pentagon": (5, math.pi / 2, 1.2),
    "hexagon": (6, 0.0, 1.2),
}
"""Symbol -> corners, direction of the first, radius against that of a circle."""


def atlas_svg(sheet: Sheet) -> str:
    """Draw the map as SVG."""
    drawer = rdMolDraw2D.MolDraw2DSVG(*SIZE)
    _draw(drawer, sheet)
    return str(drawer.GetDrawingText()).replace("iso-8859-1", "utf-8", 1)


def atlas_png(sheet: Sheet) -> bytes:
    """Draw the map as PNG."""
    drawer = rdMolDraw2D.MolDraw2DCairo(*SIZE)
    _draw(drawer, sheet)
    return bytes(drawer.GetDrawingText())


def _draw(drawer: Any, sheet: Sheet) -> None:
    points, colouring, pairs = sheet.points, sheet.colouring, sheet.pairs
    drawer.SetFillPolys(True)
    drawer.SetLineWidth(1)
    drawer.SetFontSize(24)
    fit = _Fit(points.places)
    ink = rgb(PALETTES["light"].ink)
    if pairs is not None:
        drawer.SetColour(rgb(mix(PALETTES["light"].surface, PALETTES["light"].quiet, 0.6)))
        for start, end in zip(fit(pairs.texts), fit(pairs.molecules), strict=True):
            drawer.DrawLine(Point2D(*start), Point2D(*end), True)
    radius = max(2.5, look.point_size(len(points.rows)) * 0.75)
    symbols = _by_value(points, colouring) if isinstance(colouring, Values) else None
    for place, colour, symbol in symbols or _by_class(points, colouring):
        drawer.SetColour(rgb(colour))
        _mark(drawer, fit(place[None])[0], radius, symbol)
    if pairs is not None:
        drawer.SetColour(ink)
        for place in fit(pairs.texts):
            _mark(drawer, place, 5.0, "diamond")
    if sheet.marked is not None:
        _rings(drawer, fit(sheet.marked), ink)
    if sheet.asked is not None:
        _query(drawer, sheet.asked, fit)
    drawer.SetColour(ink)
    _legend(drawer, colouring, radius)
    drawer.FinishDrawing()


class _Fit:
    """Brings places of the map into its field, both axes at one scale."""

    def __init__(self, places: NDArray[np.float32]) -> None:
        low = places.min(axis=0) if len(places) else np.zeros(2)
        high = places.max(axis=0) if len(places) else np.ones(2)
        left, top, right, bottom = _MAP
        self._middle = (low + high) / 2
        self._centre = np.array([(left + right) / 2, (top + bottom) / 2])
        self._scale = (right - left) / max(float((high - low).max()), 1e-6)

    def __call__(self, places: NDArray[np.floating]) -> NDArray[np.float64]:
        moved = (places - self._middle) * self._scale
        return self._centre + moved * np.array([1.0, -1.0])


Mark = tuple[NDArray[np.float32], str, str]


def _by_value(points: Points, by: Values) -> Iterator[Mark]:
    low, high = look.value_range(by.values)
    known = np.nan_to_num(by.values, nan=low)
    for number in np.argsort(known, kind="stable"):
        share = min(1.0, max(0.0, (float(known[number]) - low) / (high - low)))
        yield points.places[number], _shade(share), "circle"


def _by_class(points: Points, by: Classes) -> Iterator[Mark]:
    colours = look.CLASSES["light"]
    for number in np.argsort(by.labels, kind="stable"):  # all others first, below the named
        label = int(by.labels[number])
        if label < 0:
            yield points.places[number], look.other_colour("light"), "circle"
        else:
            symbol = look.SYMBOLS[label % len(look.SYMBOLS)]
            yield points.places[number], colours[label % len(colours)], symbol


def _shade(share: float) -> str:
    low, middle, high = look.scale_of("light")
    return mix(low, middle, 2 * share) if share < 0.5 else mix(middle, high, 2 * share - 1)


def _mark(drawer: Any, place: NDArray[np.float64], radius: float, symbol: str) -> None:
    x, y = (float(value) for value in place)
    if symbol in _CORNERS:
        count, turn, factor = _CORNERS[symbol]
        drawer.DrawPolygon(_around(x, y, [radius * factor] * count, turn), True)
    elif symbol == "star":
        radii = [radius * (1.7 if corner % 2 == 0 else 0.7) for corner in range(10)]
        drawer.DrawPolygon(_around(x, y, radii, math.pi / 2), True)
    elif symbol in ("cross", "x"):
        wide, narrow = radius * 1.3, radius * 0.45
        turn = math.pi / 4 if symbol == "x" else 0.0
        corners = [(wide, narrow), (narrow, narrow), (narrow, wide)]
        radii = [math.hypot(*corner) for corner in corners] * 4
        angles = [
            math.atan2(b, a) + quarter * math.pi / 2 for quarter in range(4) for a, b in corners
        ]
        ends = zip(radii, angles, strict=True)
        drawer.DrawPolygon(
            [Point2D(x + r * math.cos(a + turn), y + r * math.sin(a + turn)) for r, a in ends],
            True,
        )
    else:
        drawer.DrawEllipse(Point2D(x - radius, y - radius), Point2D(x + radius, y + radius), True)


def _around(x: float, y: float, radii: list[float], turn: float) -> list[Point2D]:
    steps = [turn + 2 * math.pi * number / len(radii) for number in range(len(radii))]
    return [
        Point2D(x + radius * math.cos(step), y - radius * math.sin(step))
        for radius, step in zip(radii, steps, strict=True)
    ]


def _rings(drawer: Any, places: NDArray[np.float64], ink: tuple[float, float, float]) -> None:
    """Draw open circles; the drawer fills again afterwards."""
    drawer.SetColour(ink)
    drawer.SetFillPolys(False)
    drawer.SetLineWidth(3)
    for x, y in places:
        drawer.DrawEllipse(Point2D(x - 12, y - 12), Point2D(x + 12, y + 12), True)
    drawer.SetFillPolys(True)
    drawer.SetLineWidth(1)


def _query(drawer: Any, asked: Asked, fit: _Fit) -> None:
    hits, ink = fit(asked.hits), rgb(PALETTES["light"].ink)
    _rings(drawer, hits, ink)
    for number, (x, y) in enumerate(hits, start=1):
        drawer.DrawString(str(number), Point2D(x + 14, y - 14), _START, True)
    place = fit(asked.place[None])[0]
    _mark(drawer, place, 15.0, "star")
    drawer.SetColour(rgb(PALETTES["light"].highlight))
    _mark(drawer, place, 10.0, "star")


def _legend(drawer: Any, colouring: Colouring, radius: float) -> None:
    ink = rgb(PALETTES["light"].ink)
    drawer.DrawString(_plain(colouring.title), Point2D(_LEGEND, 60), _START, True)
    if isinstance(colouring, Values):
        low, high = look.value_range(colouring.values)
        for step in range(100):
            drawer.SetColour(rgb(_shade(1 - step / 99)))
            top = 110 + 4 * step
            corners = ((0, 0), (30, 0), (30, 5), (0, 5))
            drawer.DrawPolygon([Point2D(_LEGEND + a, top + b) for a, b in corners], True)
        drawer.SetColour(ink)
        for value, y in ((high, 114), (low, 506)):
            text = _plain(f"{value:.4g} {colouring.unit}")
            drawer.DrawString(text, Point2D(_LEGEND + 44, y), _START, True)
        return
    for row, (number, name) in enumerate([*enumerate(colouring.names), (-1, look.OTHERS)]):
        if not (colouring.labels == number).any():
            continue
        y = 115 + _ROW * row
        colour = look.CLASSES["light"][number] if number >= 0 else look.other_colour("light")
        drawer.SetColour(rgb(colour))
        symbol = look.SYMBOLS[number] if number >= 0 else "circle"
        _mark(drawer, np.array([_LEGEND + 10, y]), max(radius, 8.0), symbol)
        drawer.SetColour(ink)
        drawer.DrawString(_plain(name), Point2D(_LEGEND + 32, y), _START, True)


def _plain(text: str) -> str:
    """Return text that RDKit draws as it is: it reads "<sub>" and has no rare letters."""
    kept = "".join(c if c.isprintable() and c not in "<>" else " " for c in text).strip()
    return kept if len(kept) <= _LETTERS else kept[: _LETTERS - 1] + "..."
