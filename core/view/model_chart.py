"""Models side by side: one figure, the course of their trainings, the kinds of their errors.

Layer: core.view (may import core.results, core.evaluation). Names come from cards, so they are
escaped.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import plotly.graph_objects as go

from core.evaluation.confusion import KINDS
from core.evaluation.model_table import COLUMNS, ModelTable
from core.results import ConfusionReport
from core.view.atlas_look import CLASSES
from core.view.markup import escape
from core.view.palette import PALETTES, Theme

_ROW: Final = 34
_OUTLINE: Final = 2
_FEW: Final = 12
"""Points of a course up to which each is marked."""
_DASHES: Final = ("solid", "dash", "dot", "dashdot", "longdash")
"""Lines differ without their colours."""


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


def course_chart(
    courses: Mapping[str, Sequence[tuple[float, float]]], *, what: str, theme: Theme = "light"
) -> go.Figure:
    """Draw how something went step by step, one line a course.

    Args:
        courses: (step, value) of each, by name.
        what: What the values are; names the axis.
        theme: Colours of a light or a dark page.
    """
    palette, colours = PALETTES[theme], CLASSES[theme]
    figure = go.Figure()
    for number, (name, points) in enumerate(courses.items()):
        figure.add_scatter(
            x=[step for step, _ in points],
            y=[value for _, value in points],
            name=escape(name),
            mode="lines" if len(points) > _FEW else "lines+markers",
            line={
                "color": colours[number % len(colours)],
                "dash": _DASHES[number % len(_DASHES)],
                "width": 2.5,
            },
            hovertemplate=f"{escape(name)}<br>step %{{x:,}}<br>{escape(what)} %{{y:.2f}}"
            "<extra></extra>",
        )
    axes = {"gridcolor": palette.line, "zeroline": False, "automargin": True, "ticks": ""}
    figure.update_xaxes(title={"text": "step", "standoff": 12}, **axes)
    figure.update_yaxes(title={"text": escape(what), "standoff": 12}, **axes)
    _dress(figure, theme, height=340)
    _legend(figure)
    return figure


def confusion_chart(reports: Mapping[str, ConfusionReport], *, theme: Theme = "light") -> go.Figure:
    """Draw the share of each kind among the misses as bars, the nearest kind at the top.

    Args:
        reports: One a model, by name; kinds that none of them has are left out.
        theme: Colours of a light or a dark page.
    """
    colours = CLASSES[theme]
    kinds = [kind for kind in KINDS if any(_count(r, kind) for r in reports.values())]
    figure = go.Figure()
    for number, (name, report) in enumerate(reports.items()):
        shares = {kind.kind: kind.share for kind in report.kinds}
        figure.add_bar(
            x=[shares[kind] for kind in kinds],
            y=kinds,
            orientation="h",
            name=escape(name),
            text=[f"{shares[kind]:.1f} %" for kind in kinds],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
            marker={"color": colours[number % len(colours)]},
        )
    figure.update_yaxes(autorange="reversed", automargin=True, fixedrange=True, ticks="")
    figure.update_xaxes(visible=False, fixedrange=True, rangemode="tozero")
    _dress(figure, theme, height=90 + len(kinds) * (16 + 20 * max(len(reports), 1)))
    _legend(figure)
    return figure


def _count(report: ConfusionReport, kind: str) -> int:
    return sum(entry.count for entry in report.kinds if entry.kind == kind)


def _legend(figure: go.Figure) -> None:
    """Name the traces above the drawing, where there are several."""
    figure.update_layout(
        showlegend=len(figure.data) > 1,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
    )


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
