"""What the Libraries page has under way: one import, then one index, for all visitors.

Layer: core.ui (may import core.library). Both run in threads that outlive the page: a closed tab
stops nothing, and whoever opens the page next sees how far they are.
"""

import logging
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import streamlit as st

from core.errors import CoreError, LibraryError, shorten
from core.library.columns import Choice, Layout
from core.library.job import ImportJob, seconds_left
from core.library.sources import Source
from core.library.store import OwnLibrary
from core.ui import atlas_shelf, resources

if TYPE_CHECKING:
    from core.retrieval.atlas import Atlas
    from core.retrieval.engine import RetrievalEngine
    from core.ui.resources import Opening

Stage = Literal["idle", "reading", "read-badly", "indexing", "ready", "stopped", "failed"]
MOLECULES_PER_SECOND: Final = 300
"""Indexed on two cores; told before the work begins."""
ROWS_PER_SECOND: Final = 3000
"""Read and checked."""
_LOG: Final = logging.getLogger(__name__)
BUSY: Final = "Another library is being added; wait until it is ready, or stop it."


class Indexing:
    """The index of one library in the making, and then its map.

    Args:
        name: Library.
        opening: The engine that is being opened, and makes the index.
        checkpoint: Folder of its model; None draws no map.
    """

    def __init__(
        self, name: str, opening: "Opening[RetrievalEngine]", checkpoint: Path | None = None
    ) -> None:
        self.name = name
        self.opening = opening
        self._drawing: Opening[Atlas] | None = None
        self._start, self._first, self._seen = 0.0, 0, 0
        self._cancelled = False
        self._map_begun = threading.Event()
        threading.Thread(target=self._draw, args=(checkpoint,), daemon=True).start()

    def _draw(self, checkpoint: Path | None) -> None:
        """Begin the map as soon as the index is there; what fails there is told elsewhere."""
        try:
            engine = self.opening.result()
            if checkpoint is not None and len(engine.library) and not self._cancelled:
                self._drawing = atlas_shelf.begin(engine, checkpoint)
        except Exception as error:
            _LOG.info("no map of %s is drawn: %s", self.name, shorten(error))
        finally:
            self._map_begun.set()

    def wait(self, seconds: float) -> bool:
        """Wait at most so long for each part; say whether all is over."""
        over = self.opening.wait(seconds) and self._map_begun.wait(seconds)
        return over and (self._drawing is None or self._drawing.wait(seconds))

    @property
    def stage(self) -> Stage:
        """Whether it runs, and how it ended."""
        if not self.wait(0.0):
            return "indexing"
        if not self.opening.failed:
            return "ready"
        return "stopped" if self._cancelled else "failed"

    @property
    def drawing(self) -> bool:
        """Whether the index is there and the map is being drawn."""
        return self._drawing is not None and not self._drawing.wait(0.0)

    @property
    def problem(self) -> str:
        """Why it failed, for people; "" where it did not."""
        if self.opening.failed:
            return _reason(self.opening, "The index could not be made")
        if self._drawing is not None and self._drawing.failed and not self._cancelled:
            why = _reason(self._drawing, "It could not be drawn")
            return f"The index is ready, its map is not: {why} The Atlas offers to draw it."
        return ""

    @property
    def progress(self) -> tuple[int, int, float | None]:
        """Molecules done, of all, and the seconds left; of the map, percent and 100."""
        opening = self._drawing if self._drawing is not None else self.opening
        done, total = opening.progress
        if not self._start or done < self._seen:
            # The model is loaded, or the next step began to count anew.
            self._start, self._first = time.monotonic() if total else 0.0, done
        self._seen = done
        rest = total - self._first
        share = (done - self._first) / rest if rest else 0.0
        return done, total, seconds_left(time.monotonic() - self._start, share)

    def cancel(self) -> None:
        """Stop after the molecules at hand; what is indexed is kept."""
        self._cancelled = True
        self.opening.cancel()
        if self._drawing is not None:
            self._drawing.cancel()


def _reason(opening: "Opening[Any]", otherwise: str) -> str:
    """Return why an opening failed, for people."""
    try:
        opening.result()
    except CoreError as error:
        return str(error)
    except Exception as error:
        return f"{otherwise} ({type(error).__name__}); the log says why."
    return ""


class Desk:
    """The one import and the one index that may be under way."""

    def __init__(self) -> None:
        self.job: ImportJob | None = None
        self.indexing: Indexing | None = None
        self._lock = threading.RLock()

    @property
    def stage(self) -> Stage:
        """How far the work on the desk is."""
        job, indexing = self.job, self.indexing
        if job is not None and job.state == "running":
            return "reading"
        if indexing is not None:
            return indexing.stage
        if job is None:
            return "idle"
        if job.state == "done":
            return "failed" if job.problem else "ready"
        return "stopped" if job.state == "stopped" else "read-badly"

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return self.stage in ("reading", "indexing")

    def add(
        self, source: Source, *, layout: Layout, choice: Choice, title: str, checkpoint: Path
    ) -> None:
        """Begin an import; the index is made when it ends.

        Raises:
            LibraryError: something is under way, or the import is refused.
        """
        with self._lock:
            self._require_idle()

            def then(library: OwnLibrary) -> None:
                resources.libraries.clear()
                self._index(library.name, checkpoint)

            self.indexing = None
            self.job = ImportJob(source, layout=layout, choice=choice, title=title, then=then)

    def works_on(self, name: str) -> bool:
        """Say whether a library is being indexed, or its map drawn."""
        indexing = self.indexing
        return self.stage == "indexing" and indexing is not None and indexing.name == name

    def index(self, name: str, checkpoint: Path) -> None:
        """Begin to make index and map of a library that is there, as far as they are missing.

        Raises:
            LibraryError: something is under way, or there is no such library.
        """
        with self._lock:
            self._require_idle()
            self.job = None
            self._index(name, checkpoint)

    def stop(self) -> None:
        """Stop what runs."""
        if self.stage == "reading" and self.job is not None:
            self.job.cancel()
        elif self.indexing is not None:
            self.indexing.cancel()

    def clear(self) -> None:
        """Forget what is over."""
        with self._lock:
            if not self.busy:
                self.job = self.indexing = None

    def release(self, name: str) -> None:
        """Stop the work on a library that goes away, and wait until it has stopped."""
        indexing = self.indexing
        if indexing is not None and indexing.name == name:
            indexing.cancel()
            indexing.wait(60)
            self.clear()

    def _index(self, name: str, checkpoint: Path) -> None:
        opening = resources.start_engine(name, checkpoint)
        if opening.failed:  # an earlier try; asking once more begins anew
            opening = resources.start_engine(name, checkpoint)
        self.indexing = Indexing(name, opening, checkpoint)

    def _require_idle(self) -> None:
        if self.busy:
            raise LibraryError(BUSY)


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """Return the desk of this server."""
    return Desk()


def duration(seconds: float) -> str:
    """Write a time as people say it."""
    if seconds < 10:
        return "a few seconds"
    if seconds < 90:
        return f"about {round(seconds, -1):.0f} s"
    if seconds < 5400:
        return f"about {seconds / 60:.0f} min"
    return f"about {seconds / 3600:.0f} h"
