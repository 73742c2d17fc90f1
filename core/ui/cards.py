"""Ranked molecules as cards: drawing, name, score, facts, and what one can ask next.

Layer: core.ui (may import core.chem, core.results, core.retrieval, core.view). Everything from a
library or a query is escaped before it becomes HTML.
"""

import types
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import streamlit as st

from core.chem.descriptors import Descriptors, describe
from core.chem.molecule import molecule_from_smiles
from core.results import Hit, NameSpan
from core.retrieval.properties import matched_atoms
from core.ui import choice, downloads, shortlist, state
from core.ui.downloads import Download
from core.view.drawing import FITTED, draw_png, draw_svg
from core.view.export import file_stem
from core.view.markup import data_uri, escape, formula_html
from core.view.palette import Theme
from core.view.wording import score

LONG_WORD: Final = 17
"""Letters without a break that fit a card's title at full size."""
CARD_WIDTH: Final = 264
"""Narrowest card in pixels; the grid shows as many as fit."""


@lru_cache(maxsize=2048)
def picture(
    smiles: str,
    title: str,
    theme: Theme,
    width: int = 360,
    height: int = 260,
    atoms: tuple[int, ...] = (),
) -> str:
    """Return the address of a drawing with some atoms marked, remembering recent ones."""
    svg = draw_svg(smiles, title=title, theme=theme, size=(width, height), atoms=atoms)
    return data_uri(svg)


@lru_cache(maxsize=4096)
def facts(smiles: str) -> Descriptors:
    """Return the descriptors of a molecule, remembering recent ones."""
    return describe(molecule_from_smiles(smiles))


def card_grid(
    hits: tuple[Hit, ...],
    texts: Mapping[str, str],
    *,
    library: str = "",
    explain: bool = True,
    pattern: str = "",
    notes: Mapping[str, str] = types.MappingProxyType({}),
    lacks: Mapping[str, str] = types.MappingProxyType({}),
) -> None:
    """Show hits as a grid of cards.

    Args:
        hits: Ranked molecules.
        texts: Descriptions by identifier.
        library: Where the hits are from; "" offers no shortlist and no dossier.
        explain: Whether to offer why a hit stands where it does.
        pattern: SMARTS whose matches are coloured; "" colours nothing.
        notes: What is said below the scores, by identifier.
        lacks: In what a hit falls short of what was asked, by identifier.
    """
    with st.grid(min_column_width=CARD_WIDTH, gap=18):
        for hit in hits:
            with st.container(key=f"card-{hit.rank}", gap="xsmall", height="stretch"):
                remarks = (notes.get(hit.id, ""), lacks.get(hit.id, ""))
                st.html(_card(hit, texts.get(hit.id, ""), pattern, remarks))
                _buttons(hit, library, explain=explain)


def _card(hit: Hit, text: str, pattern: str, remarks: tuple[str, str]) -> str:
    name = escape(hit.name)
    about = facts(hit.smiles)
    atoms = matched_atoms(hit.smiles, pattern) if pattern else ()
    source = picture(hit.smiles, f"Structure of {hit.name}", state.theme(), atoms=atoms)
    share = 100 * max(0.0, min(1.0, hit.score))
    # A word that does not fit the line would break in its middle: set it smaller.
    long = " ml-long" if max(map(len, hit.name.split("-")), default=0) > LONG_WORD else ""
    note = f'<p class="ml-text" title="{escape(text)}">{escape(text)}</p>' if text else ""
    said = "".join(
        f'<small class="{kind}">{escape(remark)}</small>'
        for kind, remark in zip(("ml-note", "ml-lack"), remarks, strict=True)
        if remark
    )
    return (
        f'<figure class="ml-figure"><img alt="Structure of {name}" src="{source}"></figure>'
        f'<div class="ml-title"><span class="ml-rank">{hit.rank}</span>'
        f'<span class="ml-name{long}" title="{name}">{name}</span></div>'
        f'<div class="ml-score"><b>{score(hit.score)}</b><small>cosine similarity</small>'
        f'<div class="ml-bar"><i style="width:{share:.1f}%"></i></div>{said}</div>'
        f'<div class="ml-facts"><b>{formula_html(about.formula)}</b>'
        f"<span>{about.molar_mass:.2f} <span>g/mol</span></span>"
        f"<span><span>logP</span> {_signed(about.logp)}</span></div>{note}"
    )


def _signed(value: float) -> str:
    """Write a number with a minus sign instead of a hyphen."""
    return f"{value:.2f}".replace("-", "−")


def _buttons(hit: Hit, library: str, *, explain: bool) -> None:
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        if explain:
            st.button(
                "Why?",
                key=f"why-{hit.rank}",
                icon=":material/join_inner:",
                on_click=state.open_why,
                args=(hit.id,),
                help="Which words of the query go with which parts of this molecule",
            )
        st.button(
            "Similar",
            key=f"more-{hit.rank}",
            type="tertiary",
            on_click=state.ask,
            args=(hit.smiles,),
            help="Search with this structure",
        )
        if library:
            keep_button(library, hit.id, key=f"keep-{hit.rank}", short=True)
        with st.popover("", icon=":material/more_horiz:", type="tertiary", help="Open, save, copy"):
            if library:
                choice.link(
                    "pages/molecule.py", "Dossier", icon=":material/science:", mol=hit.smiles
                )
            drawing_downloads(hit, key=f"save-{hit.rank}")


def keep_button(library: str, identifier: str, *, key: str, short: bool = False) -> None:
    """Offer to put a molecule on the shortlist, or to take it off."""
    kept = shortlist.Entry(library, identifier) in shortlist.entries()
    label = "Kept" if kept else "Keep"
    st.button(
        "" if short else label,
        key=key,
        icon=":material/bookmark_added:" if kept else ":material/bookmark_add:",
        type="tertiary" if short else "secondary",
        on_click=shortlist.toggle,
        args=(library, identifier),
        help="Take it off the shortlist" if kept else "Put it on the shortlist",
    )


def drawing_downloads(hit: Hit, *, key: str) -> None:
    """Offer the SMILES to copy and the drawing to save; pictures are made when asked for."""
    st.code(hit.smiles, language=None, wrap_lines=True)
    files = (
        Download("SVG", "svg", lambda: draw_svg(hit.smiles, title=hit.name, size=(720, 520))),
        Download("PNG", "png", lambda: draw_png(hit.smiles)),
    )
    with st.container(horizontal=True, gap="xsmall"):
        downloads.buttons(files, stem=file_stem(hit.name), key=key)


def read_strip(spans: tuple[NameSpan, ...]) -> None:
    """Show the structures read from a query, small, under the words they came from."""
    theme = state.theme()
    figures = "".join(
        f'<figure><img alt="Structure read from {escape(span.text)}" '
        f'src="{picture(span.smiles, span.text, theme, *FITTED)}">'
        f"<figcaption>{escape(_short(span.text))}</figcaption></figure>"
        for span in spans
    )
    st.html(f'<div class="ml-read">{figures}</div>')


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
