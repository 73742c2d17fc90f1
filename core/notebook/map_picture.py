"""A small map that an entry keeps: places and shades as whole numbers, never a picture's bytes.

Layer: core.notebook (imports nothing else of core). It may come from a file of unknown origin:
what is no map is left out, and an entry is worth keeping without it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

WIDTH: Final = 1000
HEIGHT: Final = 750
"""Places lie from 0 to these, the origin at the lower left."""
SHADES: Final = 10
"""Classes, or steps of a scale; -1 is none of them."""
MOST_DOTS: Final = 3_000
MOST_RINGS: Final = 60
LONGEST_NAME: Final = 60

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPicture:
    """What a map showed, in small."""

    title: str
    """What the shades tell."""
    names: tuple[str, ...]
    """Of the classes in order; of a scale, its lowest and its highest value."""
    scale: bool
    """Whether shades are steps of a scale; else they are classes."""
    dots: tuple[tuple[int, int, int], ...]
    """Across, up, shade."""
    rings: tuple[Place, ...] = ()
    """Molecules that were chosen, or hits of the query."""
    star: Place | None = None
    """The query."""


def map_from(values: Any) -> MapPicture | None:
    """Read a map from parsed JSON; None where it is none."""
    if not isinstance(values, Mapping):
        return None
    names, title = values.get("names"), values.get("title")
    if not isinstance(names, list | tuple) or not isinstance(title, str):
        return None
    if len(names) > SHADES or not all(isinstance(name, str) for name in names):
        return None
    star, scale = values.get("star"), values.get("scale") is True
    dots, rings = _places(values.get("dots"), 3), _places(values.get("rings", ()), 2)
    if dots is None or rings is None or (scale and len(names) != 2):
        return None
    starred = _places([star], 2) if star is not None else ()
    if starred is None:
        return None
    return MapPicture(
        title=title[:LONGEST_NAME],
        names=tuple(name[:LONGEST_NAME] for name in names),
        scale=scale,
        dots=tuple(dots[:MOST_DOTS]),
        rings=tuple(rings[:MOST_RINGS]),
        star=starred[0] if starred else None,
    )


def map_values(picture: MapPicture) -> dict[str, Any]:
    """Return a map as JSON values, which ``map_from`` reads."""
    return {
        "title": picture.title,
        "names": list(picture.names),
        "scale": picture.scale,
        "dots": [list(dot) for dot in picture.dots],
        "rings": [list(ring) for ring in picture.rings],
        "star": None if picture.star is None else list(picture.star),
    }


def _places(values: Any, size: int) -> list[tuple[Any, ...]] | None:
    """Return places, with their shade where ``size`` is 3; None where one is none."""
    if not isinstance(values, list | tuple):
        return None
    found = [tuple(value) for value in values if isinstance(value, list | tuple)]
    if len(found) != len(values) or not all(_fits(place, size) for place in found):
        return None
    return found


def _fits(place: tuple[Any, ...], size: int) -> bool:
    if len(place) != size or not all(type(number) is int for number in place):
        return False
    inside = 0 <= place[0] <= WIDTH and 0 <= place[1] <= HEIGHT
    return inside and (size < 3 or -1 <= place[2] < SHADES)
