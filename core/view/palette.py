"""The colours of every picture, for light and dark pages.

Layer: core.view (imports nothing else of core). The sequential scale grows in luminance only one
way within a theme, so it reads the same with any colour vision and in grey print. The page's own
colours stand in ``.streamlit/config.toml``; a test keeps ``surface`` and ``ink`` equal to them.
"""

import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme, as ``#rrggbb``."""

    surface: str
    """Page background, on which transparent pictures lie."""
    ink: str
    """Text, axes, carbon and bonds."""
    quiet: str
    """Secondary text."""
    line: str
    """Hairlines and grid."""
    accent: str
    """Marks a chosen set of atoms."""
    scale: tuple[str, str, str, str]
    """Sequential scale, from nothing to most; the ends stand apart most."""
    highlight: str
    """The strongest colour behind an atom; every atom label stays readable on it."""
    atoms: Mapping[int, str]
    """Colour of hetero atoms by atomic number."""


def _frozen(colours: dict[int, str]) -> Mapping[int, str]:
    return types.MappingProxyType(colours)


PALETTES: Final[Mapping[Theme, Palette]] = types.MappingProxyType(
    {
        "light": Palette(
            surface="#FBFCFB",
            ink="#14211F",
            quiet="#52625F",
            line="#D5DEDC",
            accent="#7CD3C8",
            scale=("#FDF7EA", "#F5C667", "#C2660C", "#5F2A0A"),
            highlight="#F6BE4F",
            atoms=_frozen(
                {
                    7: "#1B46B8",
                    8: "#B01E17",
                    9: "#1D6B38",
                    15: "#8A3B00",
                    16: "#6B5300",
                    17: "#1D6B38",
                    35: "#7A2E1D",
                    53: "#5B2A86",
                }
            ),
        ),
        "dark": Palette(
            surface="#0E1514",
            ink="#E7EFED",
            quiet="#A3B4B0",
            line="#2C3A37",
            accent="#176E66",
            scale=("#1A211D", "#6B4310", "#D08A1E", "#FFE0A3"),
            highlight="#8A5A10",
            atoms=_frozen(
                {
                    7: "#A9C3FF",
                    8: "#FFB0A8",
                    9: "#9BE0AF",
                    15: "#FFC08A",
                    16: "#F2DA7A",
                    17: "#9BE0AF",
                    35: "#FFBFA5",
                    53: "#DDBDFF",
                }
            ),
        ),
    }
)


def rgb(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of ``#rrggbb``, each 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def mix(start: str, end: str, share: float) -> str:
    """Return the colour that lies ``share`` (0 to 1) of the way from ``start`` to ``end``."""
    channels = (
        round(255 * (a + (b - a) * share)) for a, b in zip(rgb(start), rgb(end), strict=True)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of WCAG 2, 0 to 1."""
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour))
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
