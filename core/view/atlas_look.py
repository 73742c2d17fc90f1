"""How marks of a map look: sizes, symbols and colours that tell classes and values apart.

Layer: core.view. The map on the page, the printed one and the small one share them.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.view.markup import escape
from core.view.palette import PALETTES, Theme, mix, rgb

SYMBOLS: Final = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "cross",
    "x",
    "pentagon",
    "triangle-down",
    "star",
    "hexagon",
)
"""One a class, so that classes differ without their colours."""
SIGNS: Final = "●■◆▲✚✖⬟▼★⬢"
"""The symbols as letters, in their order."""
CLASSES: Final[dict[Theme, tuple[str, ...]]] = {
    "light": (
        "#0072B2", "#C44E00", "#117733", "#AA4499", "#7A6A00",
        "#332288", "#CC4466", "#1F8A80", "#661100", "#5B7FD1",
    ),
    "dark": (
        "#6CB8F0", "#FF9A4D", "#5BD08B", "#E79BEA", "#D9CC5A",
        "#A9A4FF", "#FF8FA3", "#4FD3C0", "#D8A488", "#E7EFED",
    ),
}  # fmt: skip
"""Colours of classes that keep apart with any colour vision, after Tol and Okabe."""
OTHERS: Final = "all others"
_TITLE_LENGTH: Final = 34


def point_size(count: int) -> float:
    """Return the diameter in pixels that lets ``count`` points be seen and not be a blot."""
    return min(11.0, max(3.5, 420 / math.sqrt(max(count, 1))))


def scale_of(theme: Theme) -> list[str]:
    """Return the sequential scale of points: it begins where a point can be seen."""
    palette = PALETTES[theme]
    _, low, middle, high = palette.scale
    return [mix(low, middle, 0.12), middle, high]


def other_colour(theme: Theme) -> str:
    """Return the quiet colour of molecules that are of no named class."""
    return mix(PALETTES[theme].line, PALETTES[theme].quiet, 0.5)


def veil(theme: Theme) -> str:
    """Return the page's ground, a little transparent, to set a legend over points."""
    red, green, blue = (round(255 * part) for part in rgb(PALETTES[theme].surface))
    return f"rgba({red},{green},{blue},0.8)"


def value_range(values: NDArray[np.floating]) -> tuple[float, float]:
    """Return the ends of the colour scale: the middle 96 %, whatever one odd molecule has."""
    known = values[np.isfinite(values)]
    if not len(known):
        return 0.0, 1.0
    low, high = (float(end) for end in np.percentile(known, (2, 98)))
    if low == high:
        low, high = float(known.min()), float(known.max())
    return (low, high) if low < high else (low, low + 1.0)


def spread_angles(places: NDArray[np.floating]) -> list[float]:
    """Return a direction for the label of each place, in the places' order round their middle."""
    count = len(places)
    if not count:
        return []
    centre = places.mean(axis=0)
    true = np.arctan2(places[:, 1] - centre[1], places[:, 0] - centre[0])
    order = np.argsort(true, kind="stable")
    angles = np.empty(count)
    angles[order] = float(true[order[0]]) + 2 * math.pi * np.arange(count) / count
    return [float(angle) for angle in angles]


def short(name: str) -> str:
    """Return a name cut to what a label can hold, escaped."""
    return escape(name if len(name) <= _TITLE_LENGTH else name[: _TITLE_LENGTH - 1] + "…")


def said(value: float, unit: str) -> str:
    """Return a value as its label tells it, escaped."""
    if not math.isfinite(value):
        return "unknown"
    text = f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) < 1000 else f"{value:.0f}"
    return escape(f"{text} {unit}".strip().replace("-", "−"))
