"""One entry of the notebook as a card: drawings, note, and what one can do with it.

Layer: core.ui (may import core.notebook, core.view).
"""

from typing import Final

import streamlit as st

from core.notebook.changes import Changes, changes, changes_sentence, molecules_of
from core.notebook.entries import (
    KINDS,
    MOST_TEXT,
    MOST_TITLE,
    PAGE_SIZE,
    Entry,
    Molecule,
    Snapshot,
    page_of,
)
from core.notebook.map_picture import MapPicture
from core.ui import focus, notebook_state, resources, state
from core.ui.cards import picture
from core.ui.messages import problems_told
from core.view.atlas_small import map_svg, map_title
from core.view.markup import data_uri, escape
from core.view.notebook_html import body_html, figure_html, note_html, origin

PAGES: Final = {
    "search": "app.py",
    "alignment": "pages/alignment.py",
    "map": "pages/atlas.py",
    "molecule": "pages/molecule.py",
    "comparison": "pages/compare.py",
}
"""The page that brings back a view of each kind."""
ICONS: Final = {
    "search": ":material/search:",
    "alignment": ":material/join_inner:",
    "map": ":material/map:",
    "molecule": ":material/science:",
    "comparison": ":material/compare_arrows:",
}
SHOWN: Final = 6
"""Drawings of a search on its card; the saved files hold all."""
_EDIT: Final = "notebook-edit"
_AGAIN: Final = "notebook-again"


def entry_card(entry: Entry, place: int, count: int) -> None:
    """Show an entry, the ``place``-th of ``count``."""
    with st.container(key=f"card-entry-{entry.id}", gap="small"):
        editing = st.session_state.get(_EDIT)
        if editing is not None and editing[0] == entry.id:
            _form(entry, seen=editing[1])
        else:
            st.html(
                f'<p class="ml-kind"><b>{place}</b> · {KINDS[entry.kind]}</p>'
                f'<h2 class="ml-entry">{escape(entry.title)}</h2>{note_html(entry.note)}'
            )
        st.html(_body(entry))
        if st.session_state.get(_AGAIN) == entry.id:
            with st.container(key=f"again-{entry.id}", gap="small"), problems_told():
                _again(entry)
        _buttons(entry, place, count)


def drawing(shown: Molecule | MapPicture, width: int = 360, height: int = 260) -> str:
    """Return the picture of a molecule or a map as HTML, in the visitor's theme."""
    if isinstance(shown, MapPicture):
        title = map_title(shown)
        source = data_uri(map_svg(shown, theme=state.theme()))
    else:
        title = f"Structure of {shown.name}"
        source = picture(shown.smiles, title, state.theme(), width, height)
    # Streamlit's sanitiser drops an attribute that holds an end tag; a picture needs its name.
    return f'<img alt="{escape(title.replace("</", "< /"))}" src="{source}">'


def _body(entry: Entry) -> str:
    more = len(entry.snapshot.molecules) - SHOWN
    rest = f'<p class="ml-quiet">and {more} more</p>' if more > 0 else ""
    return (
        f"{body_html(entry, drawing, most=SHOWN)}{rest}"
        f'<p class="ml-quiet">{escape(origin(entry))}</p>'
    )


def _buttons(entry: Entry, place: int, count: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
        with st.container(horizontal=True, gap="xsmall", width="content"):
            _open(entry)
            if entry.kind == "search":
                st.button(
                    "Search again",
                    key=f"again-button-{entry.id}",
                    icon=":material/refresh:",
                    on_click=_ask_again,
                    args=(entry.id,),
                    help="Ask the model in use now, and see which hits came and left",
                )
            st.button(
                "Edit",
                key=f"edit-{entry.id}",
                icon=":material/edit:",
                on_click=_edit,
                args=(entry,),
                help="Change title and note",
            )
        with st.container(horizontal=True, gap="xsmall", width="content"):
            for label, steps, icon, last in (
                ("Up", -1, ":material/arrow_upward:", place == 1),
                ("Down", 1, ":material/arrow_downward:", place == count),
            ):
                st.button(
                    label,
                    key=f"{label.lower()}-{entry.id}",
                    icon=icon,
                    type="tertiary",
                    disabled=last,
                    on_click=notebook_state.move,
                    args=(entry.id, steps),
                )
            st.button(
                "Delete",
                key=f"delete-{entry.id}",
                icon=":material/delete:",
                type="tertiary",
                on_click=notebook_state.remove,
                args=(entry.id,),
            )


def _open(entry: Entry) -> None:
    path = PAGES[entry.kind]
    clicked = st.button(
        "Open",
        key=f"open-{entry.id}",
        icon=ICONS[entry.kind],
        type="primary",
        help=f"Go back to this view on the page {KINDS[entry.kind]}",
        on_click=_come_with,
        args=(entry,),
    )
    if clicked:
        library = {state.LIBRARY: entry.library} if entry.library else {}
        address = dict(entry.parameters) | library
        address.pop(state.PAGE_SIZE, None)  # bound to a widget of this page as well
        st.switch_page(path, query_params=address)


def _come_with(entry: Entry) -> None:
    """Let nothing that an earlier visit left in the session stand against the address."""
    for name in entry.parameters:
        st.session_state.pop(name, None)
    size = page_of(entry)[1]
    if state.PAGE_SIZE in entry.parameters and size in state.PAGE_SIZES:
        st.session_state[state.PAGE_SIZE] = size
    if entry.library in resources.libraries():
        st.session_state[state.LIBRARY] = entry.library


def _edit(entry: Entry) -> None:
    st.session_state[_EDIT] = (entry.id, entry.revision)
    focus.go_to(f"title-{entry.id}")


def _stop_editing() -> None:
    if editing := st.session_state.pop(_EDIT, None):
        focus.go_to(f"edit-{editing[0]}")


def _form(entry: Entry, *, seen: int) -> None:
    with st.form(f"form-{entry.id}", border=False):
        st.text_input("Title", entry.title, key=f"title-{entry.id}", max_chars=MOST_TITLE)
        st.text_area(
            "Note",
            entry.note,
            key=f"note-{entry.id}",
            max_chars=MOST_TEXT,
            height=160,
            placeholder="What is to be seen here, and why it matters",
        )
        with st.container(horizontal=True, gap="xsmall"):
            st.form_submit_button(
                "Save",
                key=f"save-{entry.id}",
                type="primary",
                on_click=_save,
                args=(entry.id, seen),
            )
            st.form_submit_button("Cancel", key=f"cancel-{entry.id}", on_click=_stop_editing)


def _save(identifier: str, seen: int) -> None:
    title = st.session_state.get(f"title-{identifier}") or ""
    note = st.session_state.get(f"note-{identifier}") or ""
    kept = notebook_state.store
    done = notebook_state.attempt(
        lambda: kept().reword(identifier, title=title, note=note, seen=seen)
    )
    if done is None:  # the form stays open with what was typed
        return
    _stop_editing()
    other = done[1]
    if other is not None:
        notebook_state.say(
            "Someone else had changed this entry meanwhile. Yours is kept; theirs was: "
            f"“{other.title}”, with the note “{other.note}”."
        )


def _ask_again(identifier: str) -> None:
    st.session_state[_AGAIN] = identifier


def _stop_asking() -> None:
    st.session_state.pop(_AGAIN, None)


def _again(entry: Entry) -> None:
    """Show what the search gives now, beside what it gave."""
    before = entry.snapshot.molecules
    engine = resources.wait_for_engine(entry.library or "starter")
    offset, k = page_of(entry)
    query = entry.parameters.get(state.QUERY) or entry.title
    result = resources.search(resources.engine_key(engine), query, k, offset, engine)
    today = molecules_of(result.hits, most=len(before) or PAGE_SIZE)
    found = changes(before, today)
    weights = engine.encoder.fingerprint
    other = bool(entry.fingerprint) and entry.fingerprint != weights
    st.html(
        f'<p class="ml-said">{escape(changes_sentence(found))}</p>'
        + ('<p class="ml-quiet">It was pinned with another checkpoint.</p>' if other else "")
        + _difference(found, offset)
    )
    with st.container(horizontal=True, gap="xsmall"):
        if found or other:
            snapshot = Snapshot(
                molecules=today, text=entry.snapshot.text, links=entry.snapshot.links
            )
            st.button(
                "Keep these hits",
                key=f"keep-{entry.id}",
                on_click=_keep,
                args=(entry.id, snapshot, weights),
                help="Put today's hits in the place of those that were pinned",
            )
        st.button("Close", key=f"close-{entry.id}", on_click=_stop_asking)


def _keep(identifier: str, snapshot: Snapshot, fingerprint: str) -> None:
    kept = notebook_state.store
    if notebook_state.attempt(
        lambda: kept().refresh(identifier, snapshot=snapshot, fingerprint=fingerprint)
    ):
        _stop_asking()


def _difference(found: Changes, offset: int) -> str:
    figures = [
        figure_html(molecule, _small, after=f"new, rank {offset + rank}")
        for rank, molecule in found.came
    ]
    figures += [
        figure_html(molecule, _small, after=f"gone, was rank {offset + rank}")
        for rank, molecule in found.left
    ]
    moved = "".join(
        f"<li>{escape(m.molecule.name)}: rank {offset + m.before} → {offset + m.after}</li>"
        for m in found.moved
    )
    strip = f'<div class="ml-strip ml-small">{"".join(figures)}</div>' if figures else ""
    return strip + (f'<ul class="ml-links">{moved}</ul>' if moved else "")


def _small(shown: Molecule | MapPicture) -> str:
    return drawing(shown, 240, 180)
