"""The transport plan of an alignment as a Plotly figure: words against motifs.

Layer: core.view (may import core.results). A row shows where one word's weight goes. Plotly reads
a little HTML in labels, so all words and names are escaped.
"""

from typing import Final

import numpy as np
import plotly.graph_objects as go

from core.results import Alignment
from core.view.emphasis import lifts, pointedness, shares
from core.view.markup import escape
from core.view.palette import PALETTES, Theme

MAX_WORDS: Final = 28
"""Words shown; of longer texts the choosiest ones, in reading order."""
MAX_MOTIFS: Final = 24
_ROW_PIXELS: Final = 26
_LABEL: Final = 16


def shown_words(alignment: Alignment, *, limit: int = MAX_WORDS) -> list[int]:
    """Return indices of the words that choose their motifs most, in reading order."""
    return _largest(pointedness(alignment), limit)


def heatmap(alignment: Alignment, *, theme: Theme = "light") -> go.Figure:
    """Draw the plan: a cell is the share of its word's weight, in percent; rows sum to 100."""
    palette = PALETTES[theme]
    rows = shown_words(alignment)
    columns = _largest(lifts(alignment)[rows].max(axis=0), MAX_MOTIFS)
    share = 100.0 * shares(alignment)[np.ix_(rows, columns)]
    words = [escape(_cut(alignment.words[row].text)) for row in rows]
    motifs = [
        f"{column + 1} · {escape(_cut(alignment.motifs[column].label))}" for column in columns
    ]
    figure = go.Figure(
        go.Heatmap(
            z=share,
            # Positions, not texts, are the coordinates: a word or a motif may occur twice.
            x=list(range(len(columns))),
            y=list(range(len(rows))),
            text=_hover(alignment, rows, columns),
            hovertemplate="%{text}<extra></extra>",
            zmin=0.0,  # an even plan must look even, not stretched over the whole scale
            zmax=float(share.max(initial=0.0)) or 1.0,
            xgap=2,
            ygap=2,
            colorscale=[[i / 3, colour] for i, colour in enumerate(palette.scale)],
            colorbar={
                "title": {"text": "% of the word", "side": "right"},
                "thickness": 12,
                "outlinewidth": 0,
                "ticks": "",
                "len": 1.0,
            },
        )
    )
    _dress(figure, words, motifs, theme)
    return figure


def _dress(figure: go.Figure, words: list[str], motifs: list[str], theme: Theme) -> None:
    """Put labels, colours and sizes on a figure of bare cells."""
    palette = PALETTES[theme]
    plain = {
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
    }
    figure.update_xaxes(
        tickvals=list(range(len(motifs))), ticktext=motifs, tickangle=-38, side="top", **plain
    )
    figure.update_yaxes(
        tickvals=list(range(len(words))), ticktext=words, autorange="reversed", **plain
    )
    figure.update_layout(
        height=130 + _ROW_PIXELS * max(len(words), 4),
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"color": palette.ink, "size": 14, "family": "'Source Sans', sans-serif"},
        hoverlabel={
            "bgcolor": palette.surface,
            "bordercolor": palette.line,
            "font": {"color": palette.ink, "size": 14},
        },
    )


def _hover(alignment: Alignment, rows: list[int], columns: list[int]) -> list[list[str]]:
    """Say in each cell how the pair compares with an even spread of the word over its motifs."""
    share, lift = shares(alignment), lifts(alignment)
    return [
        [
            f"<b>{escape(alignment.words[row].text)}</b> → "
            f"{escape(alignment.motifs[column].label)}"
            f"<br>{100 * share[row, column]:.1f} % of the word's weight"
            f"<br>{lift[row, column]:.2f} × an even spread"
            f"<br>motif {column + 1}, {len(alignment.motifs[column].atoms)} atoms"
            for column in columns
        ]
        for row in rows
    ]


def _largest(mass: np.ndarray, limit: int) -> list[int]:
    order = np.argsort(-mass, kind="stable")[:limit]
    return sorted(int(i) for i in order)


def _cut(text: str) -> str:
    return text if len(text) <= _LABEL else text[: _LABEL - 1] + "…"
