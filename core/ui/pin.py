"""Pin: keep the view at hand in the notebook, with a note.

Layer: core.ui (may import core.notebook, core.results, core.view). A page calls ``pin_button``
with what brings the view back and what it showed; the functions that end in ``_snapshot`` make
the latter. The database is asked only when a view is pinned.

    pin.pin_button(
        "search",
        result.query,
        parameters={"q": result.query, "k": str(k), "page": str(page)},
        snapshot=pin.search_snapshot(result),
        key="search",
    )
"""

import math
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

import streamlit as st

from core.errors import CoreError
from core.notebook.map_picture import MapPicture, map_values
from core.results import Alignment, SearchResult
from core.ui import choice, resources, state
from core.ui.messages import problems_told, show_problem
from core.view.markup import escape_markdown
from core.view.wording import strongest_links

KEPT_HITS: Final = 12
"""Hits of a search that the notebook keeps."""


def search_snapshot(result: SearchResult) -> dict[str, Any]:
    """Return what a search showed: its first hits."""
    return {
        "molecules": [
            molecule_values(hit.name or hit.id, hit.smiles, hit.score)
            for hit in result.hits[:KEPT_HITS]
        ]
    }


def molecule_snapshot(name: str, smiles: str) -> dict[str, Any]:
    """Return what a page about one molecule showed."""
    return {"molecules": [molecule_values(name, smiles)]}


def alignment_snapshot(name: str, alignment: Alignment) -> dict[str, Any]:
    """Return what an alignment showed: the text, the molecule, the clearest links."""
    return {
        "text": alignment.text,
        "molecules": [molecule_values(name, alignment.smiles, alignment.cosine)],
        "links": [
            f"“{word}” points at {motif}, {lift:.1f} × an even spread"
            for word, motif, lift in strongest_links(alignment)
        ],
    }


def map_snapshot(
    caption: str, picture: MapPicture, molecules: Iterable[tuple[str, str]] = ()
) -> dict[str, Any]:
    """Return what a map showed: a caption, the map, and molecules (name, SMILES) chosen on it."""
    return {
        "text": caption,
        "map": map_values(picture),
        "molecules": [molecule_values(*pair) for pair in molecules],
    }


def comparison_snapshot(molecules: Iterable[tuple[str, str]], text: str = "") -> dict[str, Any]:
    """Return what a comparison showed: molecules (name, SMILES), and a sentence on them."""
    return {"text": text, "molecules": [molecule_values(*pair) for pair in molecules]}


def molecule_values(name: str, smiles: str, score: float | None = None) -> dict[str, Any]:
    """Return one molecule of a snapshot; a score that is no number is left out."""
    kept = None if score is None or math.isnan(score) else round(score, 4)
    return {"name": name, "smiles": smiles, "score": kept}


def pin_button(
    kind: str,
    title: str,
    *,
    parameters: Mapping[str, str],
    snapshot: Mapping[str, Any],
    key: str,
    label: str = "Pin",
) -> None:
    """Show a button that opens a small form; the view goes to the notebook looked at last.

    Args:
        kind: "search", "alignment", "map", "molecule" or "comparison"; names the page to go back
            to.
        title: What the entry is called at first; any text.
        parameters: Query parameters that bring the view back: names of small letters, values as
            texts. The library is added where they do not name one.
        snapshot: What the view shows, made by one of the functions above.
        key: Tells several pin buttons of a page apart.
        label: What the button says.
    """
    # The menu tells the server nothing: its closing by a click on another page's link would run
    # this page again, in the way of that one.
    menu = st.popover(
        label,
        key=f"pin-{key}",
        icon=":material/push_pin:",
        type="tertiary",
        help="Keep this view in the notebook, with a note",
    )
    with menu, problems_told():
        _form(kind, title, dict(parameters), snapshot, key)


def _form(
    kind: str, title: str, parameters: dict[str, str], snapshot: Mapping[str, Any], key: str
) -> None:
    from core.notebook.entries import MOST_TEXT, MOST_TITLE, one_line

    view = zlib.crc32(title.encode("utf-8", "replace"))
    # A new key after each pin: the next note begins empty, while a failed one keeps its text.
    names = {
        "title": f"pin-title-{key}-{view}",
        "note": f"pin-note-{key}-{st.session_state.get(f'pin-count-{key}', 0)}",
    }
    with st.form(f"pin-form-{key}", border=False):
        st.text_input("Title", one_line(title), key=names["title"], max_chars=MOST_TITLE)
        st.text_area(
            "Note",
            key=names["note"],
            max_chars=MOST_TEXT,
            height=120,
            placeholder="What is to be seen here, and why it matters",
        )
        values = {"kind": kind, "title": title, "parameters": parameters, "snapshot": snapshot}
        st.form_submit_button(
            "Pin", key=f"pin-go-{key}", type="primary", on_click=_submit, args=(values, names, key)
        )
    _outcome(key)


def _outcome(key: str) -> None:
    done = st.session_state.pop(f"pin-done-{key}", None)
    if isinstance(done, CoreError):
        show_problem(done)
    elif done:
        st.toast(f"Pinned to {escape_markdown(done)}", icon=":material/bookmark_added:")
        st.success(f"Pinned to {escape_markdown(done)}", icon=":material/bookmark_added:")
    choice.link("pages/notebook.py", "Open the notebook", icon=":material/bookmarks:")


def _submit(values: dict[str, Any], names: Mapping[str, str], key: str) -> None:
    """Keep the view with what was typed; a callback."""
    typed = {name: st.session_state.get(widget) or "" for name, widget in names.items()}
    title = typed["title"] or values["title"]
    try:
        done = _pin(values | {"title": title, "note": typed["note"]})
    except CoreError as error:
        st.session_state[f"pin-done-{key}"] = error
        return
    st.session_state[f"pin-done-{key}"] = done
    st.session_state[f"pin-count-{key}"] = st.session_state.get(f"pin-count-{key}", 0) + 1


def _pin(values: dict[str, Any]) -> str:
    """Keep a view; return the name of its notebook."""
    from core.notebook.entries import pin_from
    from core.ui import notebook_state

    parameters = {k: v for k, v in values["parameters"].items() if k != state.LIBRARY}
    library = values["parameters"].get(state.LIBRARY) or st.session_state.get(state.LIBRARY)
    library = library or "starter"
    pin = pin_from(
        values
        | {"parameters": parameters, "library": library, "fingerprint": _fingerprint(library)}
    )
    store = notebook_state.store()
    notebooks = store.notebooks()
    chosen = notebook_state.choice(notebooks)
    store.add(chosen.id, [pin])
    st.session_state[notebook_state.NOTEBOOK] = chosen.id
    return chosen.name


def _fingerprint(library: str) -> str:
    """Return the fingerprint of the checkpoint in use, "" while its engine is not open."""
    opening = resources.start_engine(library)
    if opening.failed or not opening.wait(0.0):
        return ""
    return opening.result().encoder.fingerprint
