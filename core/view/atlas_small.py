"""The small map of a notebook's entry: taken from a sheet, drawn as SVG in either theme.

Layer: core.view (may import core.notebook). Its names may come from a file of unknown origin, so
all are escaped. A class is told by its colour and by its line of the legend; the page's own map
has symbols too.
"""

from collections import defaultdict
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.notebook.map_picture import (
    HEIGHT,
    LONGEST_NAME,
    MOST_DOTS,
    MOST_RINGS,
    SHADES,
    WIDTH,
    MapPicture,
    Place,
)
from core.view import atlas_look as look
from core.view.atlas import Sheet, Values
from core.view.markup import escape
from core.view.palette import PALETTES, Theme, mix

_EDGE: Final = 30
_LEGEND: Final = 400
_ROW: Final = 46
_LETTERS: Final = 26
_DOT: Final = 9
_STAR: Final = "0,-26 7,-9 25,-8 11,4 16,21 0,11 -16,21 -11,4 -25,-8 -7,-9"


def small_map(sheet: Sheet) -> MapPicture:
    """Return a sheet in small: a seeded sample of its points where there are many."""
    fit = _Fit(sheet.points.places)
    count = len(sheet.points.rows)
    shades, names = _shades(sheet)
    chosen = np.arange(count)
    if count > MOST_DOTS:
        chosen = np.sort(np.random.default_rng(0).permutation(count)[:MOST_DOTS])
    dots = [
        (*place, int(shade))
        for place, shade in zip(fit(sheet.points.places[chosen]), shades[chosen], strict=True)
    ]
    rings = sheet.marked
    if rings is None and sheet.asked is not None:
        rings = sheet.asked.hits
    return MapPicture(
        title=sheet.colouring.title[:LONGEST_NAME],
        names=tuple(name[:LONGEST_NAME] for name in names),
        scale=isinstance(sheet.colouring, Values),
        dots=tuple(dots),
        rings=() if rings is None else tuple(fit(rings[:MOST_RINGS])),
        star=None if sheet.asked is None else fit(sheet.asked.place[None])[0],
    )


class _Fit:
    """Brings places into the small map, both axes at one scale; what is outside to its edge."""

    def __init__(self, places: NDArray[np.float32]) -> None:
        low = places.min(axis=0) if len(places) else np.zeros(2)
        high = places.max(axis=0) if len(places) else np.ones(2)
        room = np.array([WIDTH - 2 * _EDGE, HEIGHT - 2 * _EDGE])
        self._scale = float((room / np.maximum(high - low, 1e-6)).min())
        self._middle = (low + high) / 2

    def __call__(self, places: NDArray[np.floating]) -> list[Place]:
        centre = np.array([WIDTH, HEIGHT]) / 2
        moved = np.round((places - self._middle) * self._scale + centre)
        inside = np.clip(moved, 0, (WIDTH, HEIGHT)).astype(int)
        return [(x, y) for x, y in inside.tolist()]


def _shades(sheet: Sheet) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    by = sheet.colouring
    if not isinstance(by, Values):
        return by.labels.astype(np.int64), by.names
    low, high = look.value_range(by.values)
    share = (np.nan_to_num(by.values, nan=low) - low) / (high - low)
    ends = tuple(f"{value:.4g} {by.unit}".strip() for value in (low, high))
    return np.clip((share * SHADES).astype(np.int64), 0, SHADES - 1), ends


def map_svg(picture: MapPicture, *, theme: Theme = "light") -> str:
    """Draw a small map with its legend; the ground is transparent."""
    palette = PALETTES[theme]
    colours = _colours(picture, theme)
    paths = defaultdict(list)
    for x, y, shade in picture.dots:
        paths[shade].append(f"M{x} {HEIGHT - y}h0")
    dots = "".join(
        f'<path d="{"".join(paths[shade])}" stroke="{colours[shade]}"/>' for shade in sorted(paths)
    )
    rings = "".join(f'<circle cx="{x}" cy="{HEIGHT - y}" r="13"/>' for x, y in picture.rings)
    star = ""
    if picture.star is not None:
        x, y = picture.star
        star = (
            f'<polygon points="{_STAR}" transform="translate({x} {HEIGHT - y})" '
            f'fill="{palette.highlight}" stroke="{palette.ink}" stroke-width="3"/>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + _LEGEND} {HEIGHT}" '
        f'role="img"><title>{escape(map_title(picture))}</title>'
        f'<g stroke-width="{_DOT}" stroke-linecap="round" fill="none">{dots}</g>'
        f'<g fill="none" stroke="{palette.ink}" stroke-width="3.5">{rings}</g>{star}'
        f'<g font-family="sans-serif" font-size="27" fill="{palette.ink}">'
        f"{_legend(picture, colours)}</g></svg>"
    )


def map_title(picture: MapPicture) -> str:
    """Return what the picture is, in words; plain text."""
    return f"Map of the molecules, coloured by {picture.title}"


def _colours(picture: MapPicture, theme: Theme) -> dict[int, str]:
    if picture.scale:
        low, middle, high = look.scale_of(theme)
        shares = [number / (SHADES - 1) for number in range(SHADES)]
        steps = (
            mix(low, middle, 2 * s) if s < 0.5 else mix(middle, high, 2 * s - 1) for s in shares
        )
        found = dict(enumerate(steps))
    else:
        found = dict(enumerate(look.CLASSES[theme]))
    return found | {-1: look.other_colour(theme)}


def _legend(picture: MapPicture, colours: dict[int, str]) -> str:
    left, parts = WIDTH + 20, [_line(WIDTH + 20, 50, picture.title, bold=True)]
    if picture.scale:
        for step in range(SHADES):
            top = 90 + 24 * (SHADES - 1 - step)
            parts.append(
                f'<rect x="{left}" y="{top}" width="34" height="25" fill="{colours[step]}"/>'
            )
        low, high = picture.names
        ends = (_line(left + 50, 114, high), _line(left + 50, 90 + 24 * SHADES - 4, low))
        return "".join((*parts, *ends))
    used = {shade for _, _, shade in picture.dots}
    named = [*enumerate(picture.names), (-1, look.OTHERS)]
    for row, (shade, name) in enumerate(one for one in named if one[0] in used):
        y = 105 + _ROW * row
        parts.append(f'<circle cx="{left + 11}" cy="{y}" r="11" fill="{colours[shade]}"/>')
        parts.append(_line(left + 34, y + 9, name))
    return "".join(parts)


def _line(x: int, y: int, text: str, *, bold: bool = False) -> str:
    cut = text if len(text) <= _LETTERS else text[: _LETTERS - 1] + "…"
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x}" y="{y}"{weight}>{escape(cut)}</text>'
