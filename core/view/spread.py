"""Where scores lie among those of a whole library: all of them as bars, a few as lines.

Layer: core.view (may import core.view.palette).
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from core.view.palette import PALETTES, Theme

BINS: Final = 60
WIDTH: Final = 640
HEIGHT: Final = 190
_BASE: Final = 150
"""Height at which the bars stand."""
_EDGE: Final = 24
_TICK: Final = 0.2


def spread_svg(scores: np.ndarray, marks: Sequence[float], *, theme: Theme = "light") -> str:
    """Draw how many of all scores lie where, the middle one, and a line for each mark.

    The height is the square root of the count, or the few high scores would not be seen.

    Args:
        scores: (N,) scores of all molecules, N at least 1.
        marks: Scores to mark.
        theme: Of the page.
    """
    palette = PALETTES[theme]
    low, high = _ends(scores, marks)
    scale = (WIDTH - 2 * _EDGE) / (high - low)

    def across(value: float) -> float:
        return _EDGE + (value - low) * scale

    counts, edges = np.histogram(scores, bins=BINS, range=(low, high))
    heights = np.sqrt(counts) / (np.sqrt(counts.max()) or 1.0) * (_BASE - 30)
    bars = "".join(
        f'<rect x="{across(edge) + 0.5:.1f}" y="{_BASE - h:.1f}" '
        f'width="{(edges[1] - edges[0]) * scale - 1:.1f}" height="{h:.1f}"/>'
        for edge, h in zip(edges[:-1], heights, strict=True)
        if h
    )
    lines = "".join(
        f'<line x1="{across(mark):.1f}" x2="{across(mark):.1f}" y1="26" y2="{_BASE}"/>'
        for mark in marks
    )
    middle = float(np.median(scores))
    labels = "".join(
        f'<text x="{across(tick):.1f}" y="{_BASE + 24}">{_number(tick)}</text>'
        for tick in np.arange(np.ceil(low / _TICK), np.floor(high / _TICK) + 1) * _TICK
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="15" text-anchor="middle">'
        f'<g fill="{palette.quiet}" fill-opacity=".55">{bars}</g>'
        f'<path d="M{_EDGE} {_BASE}H{WIDTH - _EDGE}" stroke="{palette.line}" stroke-width="1.5"/>'
        f'<path d="M{across(middle):.1f} 26V{_BASE}" stroke="{palette.ink}" stroke-width="1.5" '
        f'stroke-dasharray="4 4"/>'
        f'<g stroke="{palette.scale[2]}" stroke-width="2.5">{lines}</g>'
        f'<g fill="{palette.ink}"><text x="{across(middle):.1f}" y="18">typical</text>{labels}</g>'
        "</svg>"
    )


def _ends(scores: np.ndarray, marks: Sequence[float]) -> tuple[float, float]:
    values = np.concatenate([scores, np.asarray(marks, scores.dtype)])
    low, high = float(values.min()), float(values.max())
    room = max(0.04 * (high - low), 0.02)
    return low - room, high + room


def _number(value: float) -> str:
    return f"{value + 0.0:.1f}".replace("-0.0", "0.0").replace("-", "−")
