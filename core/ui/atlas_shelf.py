"""The maps of libraries that are there, and those being drawn in the background.

Layer: core.ui (may import core.retrieval). A map is drawn once for all visitors, by a thread that
outlives the page, and is kept on disk.
"""

import contextlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from core.data.storage import cache_folder
from core.errors import CoreError
from core.retrieval.atlas import Atlas
from core.retrieval.atlas_library import find_atlas, make_atlas
from core.ui.resources import Opening

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine


@dataclass
class _Shelf:
    ready: dict[str, Atlas] = field(default_factory=dict)
    drawing: dict[str, Opening[Atlas]] = field(default_factory=dict)


@st.cache_resource(show_spinner=False)
def _shelf() -> _Shelf:
    return _Shelf()


def ready(engine: "RetrievalEngine", checkpoint: Path) -> Atlas | None:
    """Return the map of an engine's library; None where it must be drawn first.

    Args:
        engine: An engine with its index.
        checkpoint: Its checkpoint's folder, which may ship the map.

    Raises:
        CoreError: the last drawing failed; the next call has forgotten it.
    """
    shelf, key = _shelf(), key_of(engine)
    opening = shelf.drawing.get(key)
    if opening is not None and opening.wait(0.0):
        shelf.drawing.pop(key, None)
        shelf.ready[key] = opening.result()
    if key not in shelf.ready:
        found = find_atlas(engine, folders=(checkpoint, cache_folder()))
        if found is not None:
            shelf.ready[key] = found
    return shelf.ready.get(key)


def drawing(engine: "RetrievalEngine") -> Opening[Atlas] | None:
    """Return the drawing that is under way, None for none."""
    return _shelf().drawing.get(key_of(engine))


def draw(engine: "RetrievalEngine") -> None:
    """Begin to draw the map, unless that is under way; a callback."""
    shelf, key = _shelf(), key_of(engine)
    if key not in shelf.drawing:
        shelf.drawing[key] = Opening(lambda progress: make_atlas(engine, progress=progress))


def begin(engine: "RetrievalEngine", checkpoint: Path) -> Opening[Atlas] | None:
    """Draw the map where there is none; return the drawing, None where the map is there."""
    with contextlib.suppress(CoreError):  # an earlier drawing failed: this one tries again
        if ready(engine, checkpoint) is not None:
            return None
    draw(engine)
    return drawing(engine)


def forget(content: str, fingerprint: str) -> None:
    """Look for a map on disk again, as where it was removed."""
    _shelf().ready.pop(f"{fingerprint} {content}", None)


def key_of(engine: "RetrievalEngine") -> str:
    """Return what tells a map from others: weights and content of the library."""
    return f"{engine.encoder.fingerprint} {engine.library.content_hash}"
