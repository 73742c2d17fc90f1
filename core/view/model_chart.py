"""Models side by side in one figure, and the course of a training.

Layer: core.view (may import core.evaluation). Names come from cards, so they are escaped.
"""

from collections.abc import Sequence
from typing import Any, Final

import plotly.graph_objects as go

from core.evaluation.model_table import COLUMNS, ModelTable
from core.view.markup import escape
from core.view.palette import PALETTES, Theme

_ROW: Final = 34
_OUTLINE: Final = 2


def model_chart(table: ModelTable, column: int, *, theme: Theme = "light") -> go.Figure:
    """Draw one figure of every system that has it as bars, the best at the top.

    Args:
        table: Measured and published rows.
        column: Place in ``COLUMNS``.
        theme: Colours of a light or a dark page.
    """
    palette = PALETTES[theme]
    rows = [(row, row.cells[column]) for row in table.rows if row.cells[column] is not None]
    rows.sort(key=lambda pair: pair[1] or 0.0)
    strong = palette.scale[2]
    figure = go.Figure(
        go.Bar(
            x=[value for _, value in rows],
            y=list(range(len(rows))),
            orientation="h",
            text=[f"{value:.{COLUMNS[column].digits}f}" for _, value in rows],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
            marker={
                "color": ["rgba(0,0,0,0)" if row.published else strong for row, _ in rows],
                "line": {"color": strong, "width": _OUTLINE},
            },
        )
    )
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[
            escape(f"{row.system}, published" if row.published else row.system) for row, _ in rows
        ],
        automargin=True,
        fixedrange=True,
        ticks="",
    )
    figure.update_xaxes(visible=False, fixedrange=True, rangemode="tozero")
    _dress(figure, theme, height=70 + _ROW * max(len(rows), 2))
    return figure


def learning_curve(points: Sequence[Sequence[float]], *, theme: Theme = "light") -> go.Figure:
    """Draw the training loss by step; ``points`` are (step, loss)."""
    palette = PALETTES[theme]
    figure = go.Figure(
        go.Scatter(
            x=[point[0] for point in points],
            y=[point[1] for point in points],
            mode="lines",
            line={"color": palette.scale[2], "width": 2.5},
            hovertemplate="step %{x}<br>loss %{y:.2f}<extra></extra>",
        )
    )
    figure.update_xaxes(title="step", gridcolor=palette.line, zeroline=False)
    figure.update_yaxes(title="loss", gridcolor=palette.line, rangemode="tozero", zeroline=False)
    _dress(figure, theme, height=320)
    return figure


def _dress(figure: go.Figure, theme: Theme, *, height: int) -> None:
    palette = PALETTES[theme]
    settings: dict[str, Any] = {
        "height": height,
        "margin": {"l": 10, "r": 60, "t": 10, "b": 10},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": palette.ink, "size": 15, "family": "'Source Sans', sans-serif"},
        "bargap": 0.35,
    }
    figure.update_layout(**settings)
