"""Tiles: a drawing with a line of text, the whole of which is one button.

Layer: core.ui (may import core.view). The empty state of a page is a grid of them to try.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import streamlit as st

from core.ui import state
from core.ui.cards import picture
from core.view.markup import escape, escape_markdown

SIZE: Final = (300, 170)


class Example(NamedTuple):
    """Something to try."""

    text: str
    """What the tile says."""
    smiles: str
    """What is drawn on it."""
    values: tuple[str, ...]
    """What the page is given."""
    kind: str = ""
    """What it is an example of; "" tells nothing."""


def grid(
    examples: Sequence[Example],
    take: Callable[..., None],
    *,
    columns: int = 4,
    narrowest: int = 196,
) -> None:
    """Show examples, each one click from its answer.

    Args:
        examples: What to try.
        take: Called with the ``values`` of the one that is chosen.
        columns: Tiles side by side, where there is room.
        narrowest: Width of a tile in pixels, below which fewer stand side by side.
    """
    st.html('<h2 class="ml-section">Try one of these</h2>')
    with st.grid(columns, min_column_width=narrowest, gap=14):
        for number, one in enumerate(examples):
            tile(str(number), one.text, one.smiles, take, one.values, note=one.kind)


def tile(
    key: str,
    text: str,
    smiles: str,
    take: Callable[..., None],
    values: tuple[str, ...],
    *,
    note: str = "",
    alt: str = "",
    size: tuple[int, int] = SIZE,
) -> None:
    """Show one tile.

    Args:
        key: Tells it from the others of the page.
        text: What it says, untrusted.
        smiles: What is drawn.
        take: Called with ``values`` when it is chosen.
        values: What ``take`` is given.
        note: A line between the drawing and the text.
        alt: What the drawing shows; "" where the text says it.
        size: Of the drawing.
    """
    with st.container(key=f"tile-{key}", gap=None, height="stretch"):
        source = picture(smiles, alt or text, state.theme(), *size)
        label = f'<p class="ml-label">{escape(note)}</p>' if note else ""
        st.html(
            f'<figure class="ml-figure"><img alt="{escape(alt)}" src="{source}"></figure>{label}'
        )
        st.button(
            escape_markdown(text),
            key=f"example-{key}",
            type="tertiary",
            wrap=True,
            on_click=take,
            args=values,
        )
