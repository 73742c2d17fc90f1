"""The molecules chosen on the Atlas: their drawings, and what one can take from them.

Layer: core.ui (may import core.results, core.retrieval, core.view).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.results import Hit
from core.retrieval.atlas import Atlas, Grouping
from core.ui import atlas_choice, choice, downloads, shortlist, state
from core.ui.cards import picture
from core.view.export import file_stem
from core.view.markup import escape, escape_markdown
from core.view.wording import score

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

GROUP: Final = "atlas-group"
MOST_DRAWN: Final = 24
HEIGHT: Final = 550


def panel(
    engine: "RetrievalEngine",
    rows: Sequence[int],
    cosines: NDArray[np.float32] | None,
    *,
    height: int = HEIGHT,
) -> None:
    """Show the chosen molecules.

    Args:
        engine: The engine of the library.
        rows: Chosen on the map or by the name of a group.
        cosines: (N,) similarity to the query, None without one.
        height: Pixels of the drawings' field; more scroll.
    """
    if cosines is not None:
        rows = sorted(rows, key=lambda row: -float(cosines[row]))
    hits = hits_of(engine, rows, cosines)
    _head(engine, hits, by_similarity=cosines is not None)
    with (
        st.container(key="atlas-chosen", height=height, border=False),
        st.grid(min_column_width=150, gap=12),
    ):
        for hit in hits[:MOST_DRAWN]:
            _card(hit)


def hits_of(
    engine: "RetrievalEngine", rows: Sequence[int], cosines: NDArray[np.float32] | None
) -> tuple[Hit, ...]:
    """Return molecules as hits; without a query their similarity is not a number."""
    library = engine.library
    return tuple(
        Hit(
            rank=rank,
            id=library.ids[row],
            name=library.names[row],
            smiles=library.smiles[row],
            score=float("nan") if cosines is None else float(cosines[row]),
        )
        for rank, row in enumerate(rows, start=1)
    )


def group_box(atlas: Atlas, groups: Grouping) -> None:
    """Say how to choose, and let a whole group be chosen by name, which needs no mouse."""
    st.html(
        '<div class="ml-empty">Click a molecule on the map, or draw a line around several, '
        "and see them here.</div>"
    )
    if st.session_state.get(GROUP) not in groups.names:  # of another colouring
        st.session_state.pop(GROUP, None)
    st.selectbox(
        "Choose a whole group",
        groups.names,
        index=None,
        placeholder="or choose a group",
        key=GROUP,
        label_visibility="collapsed",
        on_change=_choose_group,
        args=(atlas, groups),
    )


def _choose_group(atlas: Atlas, groups: Grouping) -> None:
    """Choose the members of the group that the box names; a callback."""
    if (name := st.session_state.get(GROUP)) in groups.names:
        members = atlas.shown[groups.labels == groups.names.index(name)]
        atlas_choice.choose(tuple(members.tolist()))


def _clear() -> None:
    """Choose nothing; a callback."""
    atlas_choice.choose(())
    st.session_state.pop(GROUP, None)


def _head(engine: "RetrievalEngine", hits: tuple[Hit, ...], *, by_similarity: bool) -> None:
    count, name = len(hits), engine.library.name
    drawn = min(count, MOST_DRAWN)
    said = f"{drawn} of {count:,}" if count > drawn else f"{count}"
    molecules = "molecule" if count == 1 else "molecules"
    order = ", the most similar to the query first" if by_similarity and count > 1 else ""
    st.html(f'<p class="ml-said"><b>{said}</b> {molecules} <span>chosen{order}</span></p>')
    identifiers = [hit.id for hit in hits[: shortlist.MOST]]
    label = "Keep all in the shortlist"
    if count > len(identifiers):
        label = f"Keep the first {len(identifiers)} in the shortlist"
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            label,
            key="atlas-keep",
            icon=":material/bookmark_add:",
            on_click=_keep,
            args=(name, identifiers),
        )
        st.button(
            "Clear", key="atlas-clear", icon=":material/close:", type="tertiary", on_click=_clear
        )
        downloads.buttons(
            downloads.of_hits(
                hits,
                query=str(st.session_state.get(state.QUERY) or ""),
                library=name,
                what=f"all {count:,} chosen molecules",
            ),
            stem=file_stem(f"atlas {name} {count} molecules"),
            key="atlas-chosen",
        )


def _keep(library: str, identifiers: list[str]) -> None:
    shortlist.keep(library, identifiers)
    st.toast(f"{len(identifiers)} kept in the shortlist", icon=":material/bookmark_added:")


def _card(hit: Hit) -> None:
    with st.container(key=f"tile-atlas-{hit.rank}", gap=None, height="stretch"):
        source = picture(hit.smiles, f"Structure of {hit.name}", state.theme(), 220, 150)
        st.html(
            f'<figure class="ml-figure"><img alt="Structure of {escape(hit.name)}" '
            f'src="{source}"></figure>'
        )
        name = escape_markdown(hit.name)
        choice.link("pages/molecule.py", name, icon=":material/science:", mol=hit.smiles)
        if not np.isnan(hit.score):
            st.html(f'<p class="ml-quiet">cosine {score(hit.score)}</p>')
