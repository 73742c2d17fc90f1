"""The map of a library as a Plotly figure.

Layer: core.view. Plotly reads a little HTML in labels, so all names are escaped. The many points
are drawn by WebGL.
"""

import math
from typing import Any, Final

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from core.view import atlas_look as look
from core.view.atlas import Asked, Classes, Pairs, Points, Sheet, Values
from core.view.atlas_look import short
from core.view.markup import escape
from core.view.palette import PALETTES, Theme, mix

HEIGHT: Final = 720
"""Pixels of the figure."""
_RING: Final = 17
_ALWAYS: Final = {"marker": {"opacity": 1.0}}
"""A selection fades what is outside it, but not these marks."""


def atlas_figure(
    sheet: Sheet,
    *,
    theme: Theme = "light",
    ground: bool = False,
    height: int = HEIGHT,
    legend: bool = True,
) -> go.Figure:
    """Draw the map; ``customdata`` of every point is its row in the library.

    Args:
        sheet: What it shows.
        theme: Colours for a light or a dark page.
        ground: Paint the page's ground too, as a file needs it.
        height: Pixels.
        legend: Whether classes are named below the map.
    """
    figure = go.Figure()
    points, colouring, pairs = sheet.points, sheet.colouring, sheet.pairs
    if pairs is not None:
        figure.add_trace(_lines(pairs, theme))
    if isinstance(colouring, Values):
        figure.add_trace(_by_value(points, colouring, theme))
    else:
        figure.add_traces(_by_class(points, colouring, theme))
    if pairs is not None:
        figure.add_trace(_texts(pairs, theme))
    if sheet.marked is not None:
        figure.add_trace(_marked(sheet.marked, theme))
    if sheet.asked is not None:
        figure.add_traces(_query(sheet.asked, theme))
        for mark in _numbers(sheet.asked, theme):
            figure.add_annotation(mark)
    _dress(figure, theme, ground=ground, height=height)
    figure.update_layout(showlegend=legend)
    if isinstance(colouring, Values):  # the scale lies where the legend would
        figure.update_layout(legend={"y": 1.0, "yanchor": "bottom"})
    return figure


def atlas_html(sheet: Sheet, *, title: str) -> str:
    """Return the map as one HTML file that needs no network."""
    figure = atlas_figure(sheet, ground=True)
    figure.update_layout(height=None, dragmode="pan", margin={"t": 110})
    page = figure.to_html(
        include_plotlyjs=True,
        full_html=True,
        default_height="96vh",
        config={"displaylogo": False, "scrollZoom": True},
    )
    return page.replace("</head>", f"<title>{escape(title)}</title></head>", 1)


def _by_value(points: Points, by: Values, theme: Theme) -> go.Scattergl:
    low, high = look.value_range(by.values)
    order = np.argsort(np.nan_to_num(by.values, nan=-np.inf), kind="stable")  # the high on top
    values = by.values[order]
    scale = look.scale_of(theme)
    return go.Scattergl(
        x=points.places[order, 0],
        y=points.places[order, 1],
        customdata=points.rows[order],
        text=[
            f"<b>{short(points.names[place])}</b><br>{escape(by.title)} {look.said(value, by.unit)}"
            for place, value in zip(order.tolist(), values.tolist(), strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
        mode="markers",
        name="molecules",
        showlegend=False,
        marker={
            "size": look.point_size(len(values)),
            "opacity": 0.9,
            "color": np.nan_to_num(values, nan=low).astype(np.float32),
            "cmin": low,
            "cmax": high,
            "colorscale": [[i / (len(scale) - 1), colour] for i, colour in enumerate(scale)],
            "colorbar": {
                "title": {"text": escape(f"{by.title} {by.unit}".strip()), "side": "top"},
                "orientation": "h",
                "x": 0.0,
                "xanchor": "left",
                "y": 0.0,
                "yanchor": "bottom",
                "len": 0.45,
                "thickness": 12,
                "outlinewidth": 0,
                "ticks": "",
            },
        },
    )


def _by_class(points: Points, by: Classes, theme: Theme) -> list[go.Scattergl]:
    traces = []
    colours, symbols, other = look.CLASSES[theme], look.SYMBOLS, look.other_colour(theme)
    size = look.point_size(len(points.rows))
    for number in (-1, *range(len(by.names))):
        places = np.flatnonzero(by.labels == number)
        if not len(places):
            continue
        name = look.OTHERS if number < 0 else by.names[number]
        traces.append(
            go.Scattergl(
                x=points.places[places, 0],
                y=points.places[places, 1],
                customdata=points.rows[places],
                text=[f"<b>{short(points.names[place])}</b>" for place in places.tolist()],
                hovertemplate=f"%{{text}}<br>{short(name)}<extra></extra>",
                mode="markers",
                name=f"{short(name)} · {len(places):,}",
                legendrank=2000 if number < 0 else 1000 + number,
                marker={
                    "size": size * (0.8 if number < 0 else 1.1),
                    "opacity": 0.65 if number < 0 else 0.9,
                    "color": other if number < 0 else colours[number % len(colours)],
                    "symbol": "circle" if number < 0 else symbols[number % len(symbols)],
                },
            )
        )
    return traces


def _lines(pairs: Pairs, theme: Theme) -> go.Scattergl:
    ends = np.full((len(pairs.rows), 3, 2), np.nan, np.float32)  # the third breaks the line
    ends[:, 0], ends[:, 1] = pairs.texts, pairs.molecules
    return go.Scattergl(
        x=ends[:, :, 0].ravel(),
        y=ends[:, :, 1].ravel(),
        mode="lines",
        line={"width": 1, "color": mix(PALETTES[theme].surface, PALETTES[theme].quiet, 0.6)},
        hoverinfo="skip",
        name="text and its molecule",
        showlegend=False,
    )


def _texts(pairs: Pairs, theme: Theme) -> go.Scattergl:
    ink = PALETTES[theme].ink
    return go.Scattergl(
        x=pairs.texts[:, 0],
        y=pairs.texts[:, 1],
        customdata=pairs.rows,
        text=[f"<b>text of</b> {short(name)}" for name in pairs.names],
        hovertemplate="%{text}<extra></extra>",
        mode="markers",
        name=f"texts · {len(pairs.rows):,}",
        legendrank=3000,
        marker={
            "size": 8,
            "symbol": "diamond-open",
            "color": ink,
            "line": {"width": 1.5, "color": ink},
        },
    )


def _marked(places: NDArray[np.float32], theme: Theme) -> go.Scattergl:
    ink = PALETTES[theme].ink
    return go.Scattergl(
        x=places[:, 0],
        y=places[:, 1],
        mode="markers",
        hoverinfo="skip",
        name="chosen",
        showlegend=False,
        marker={
            "size": 13,
            "symbol": "circle-open",
            "color": ink,
            "line": {"width": 2, "color": ink},
        },
        unselected=_ALWAYS,
    )


def _query(asked: Asked, theme: Theme) -> list[go.Scattergl]:
    palette = PALETTES[theme]
    rings = go.Scattergl(
        x=asked.hits[:, 0],
        y=asked.hits[:, 1],
        customdata=list(asked.rows),
        text=[f"<b>{n}</b> {short(name)}" for n, name in enumerate(asked.names, start=1)],
        hovertemplate="%{text}<extra></extra>",
        mode="markers",
        name="hits",
        showlegend=False,
        marker={
            "size": _RING,
            "symbol": "circle-open",
            "color": palette.ink,
            "line": {"width": 2.5, "color": palette.ink},
        },
        unselected=_ALWAYS,
    )
    star = go.Scattergl(
        x=[asked.place[0]],
        y=[asked.place[1]],
        text=[f"<b>your query</b><br>{short(asked.query)}"],
        hovertemplate="%{text}<extra></extra>",
        mode="markers",
        name="your query",
        showlegend=False,
        marker={
            "size": 26,
            "symbol": "star",
            "color": palette.highlight,
            "line": {"width": 2, "color": palette.ink},
        },
        unselected=_ALWAYS,
    )
    return [rings, star]


def _numbers(asked: Asked, theme: Theme) -> list[dict[str, Any]]:
    """Return the hits' numbers, set in a circle round the hits so that none hides another."""
    palette = PALETTES[theme]
    return [
        {
            "x": float(x),
            "y": float(y),
            "ax": round(46 * math.cos(angle)),
            "ay": -round(46 * math.sin(angle)),  # pixels grow downwards
            "text": f"<b>{number}</b>",
            "showarrow": True,
            "arrowhead": 0,
            "arrowwidth": 1.2,
            "standoff": _RING / 2,
            "arrowcolor": palette.ink,
            "font": {"size": 15, "color": palette.ink},
            "bgcolor": palette.surface,
            "borderpad": 1,
        }
        for number, ((x, y), angle) in enumerate(
            zip(asked.hits, look.spread_angles(asked.hits), strict=True), start=1
        )
    ]


def _dress(figure: go.Figure, theme: Theme, *, ground: bool, height: int) -> None:
    palette = PALETTES[theme]
    clear = palette.surface if ground else "rgba(0,0,0,0)"
    plain = {"visible": False, "showgrid": False, "zeroline": False}
    figure.update_xaxes(**plain)
    figure.update_yaxes(scaleanchor="x", scaleratio=1, **plain)
    figure.update_layout(
        height=height,
        margin={"l": 4, "r": 4, "t": 4, "b": 4},
        paper_bgcolor=clear,
        plot_bgcolor=clear,
        dragmode="lasso",
        hovermode="closest",
        uirevision="map",
        font={"color": palette.ink, "size": 15, "family": "'Source Sans', sans-serif"},
        legend={
            "orientation": "h",
            "y": 0.0,  # below the field, which gives it room
            "yanchor": "top",
            "x": 0.0,
            "itemsizing": "constant",
            "font": {"size": 15},
            "bgcolor": look.veil(theme),
        },
        newselection={"line": {"color": palette.ink, "width": 2, "dash": "solid"}},
        activeselection={"fillcolor": palette.quiet, "opacity": 0.12},
        modebar={"bgcolor": clear, "color": palette.quiet, "activecolor": palette.ink},
        hoverlabel={
            "bgcolor": palette.surface,
            "bordercolor": palette.line,
            "font": {"color": palette.ink, "size": 15},
        },
    )
