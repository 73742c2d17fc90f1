"""A small histogram above a range slider.

Layer: core.view (may import core.view.palette).
"""

from typing import Final

import numpy as np

from core.view.palette import PALETTES, Theme

BINS: Final = 36
WIDTH: Final = 288
HEIGHT: Final = 44


def histogram_svg(values: np.ndarray, low: float, high: float, *, theme: Theme = "light") -> str:
    """Draw how many of ``values`` lie in each of ``BINS`` steps from ``low`` to ``high``.

    The height is the square root of the count, or a few common values would hide all others.
    """
    counts, _ = np.histogram(values, bins=BINS, range=(low, high if high > low else low + 1))
    heights = np.sqrt(counts) / (np.sqrt(counts.max()) or 1.0) * (HEIGHT - 2)
    width = WIDTH / BINS
    bars = "".join(
        f'<rect x="{i * width + 0.5:.1f}" y="{HEIGHT - h:.1f}" width="{width - 1:.1f}" '
        f'height="{h:.1f}"/>'
        for i, h in enumerate(heights)
        if h
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="none" fill="{PALETTES[theme].quiet}">{bars}</svg>'
    )
