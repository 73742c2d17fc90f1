"""The engine behind the pages, opened once for all visitors, in the background.

Layer: core.ui (may import core.retrieval, core.library, core.results). Torch and the model load
in a thread while the page already shows its box; ``MOTIFLENS_CHECKPOINT`` names another
checkpoint, ``MOTIFLENS_DATA`` the data folder.
"""

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import streamlit as st

from core.errors import CheckpointError, CoreError, LibraryError, shorten
from core.library.library import available_libraries
from core.library.store import PREFIX, find_own
from core.results import Alignment, SearchResult
from core.view.markup import escape_markdown

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

MODEL: Final = "model"
"""Key of the chosen checkpoint's name in the session and in the address."""
CHECKPOINT_VARIABLE: Final = "MOTIFLENS_CHECKPOINT"
SHIPPED: Final = Path(__file__).parents[2] / "checkpoints" / "motiflens"
LIBRARY_TITLES: Final = {
    "starter": "Starter library",
    "chebi20": "ChEBI-20",
    "pcdes": "PCdes",
}
_POLL_SECONDS: Final = 0.15

T = TypeVar("T")


class Opening(Generic[T]):
    """Something slow that is being opened in a thread of its own.

    Args:
        build: Opens it; is given a function that takes (done, total).
    """

    def __init__(self, build: Callable[[Callable[[int, int], None]], T]) -> None:
        self.progress = (0, 0)
        self._value: T | None = None
        self._error: BaseException | None = None
        self._done, self._cancelled = threading.Event(), threading.Event()
        threading.Thread(target=self._run, args=(build,), daemon=True).start()

    def _run(self, build: Callable[[Callable[[int, int], None]], T]) -> None:
        try:
            self._value = build(self._note)
        except BaseException as error:  # handed to the thread that asks
            self._error = error
        finally:
            self._done.set()

    def _note(self, done: int, total: int) -> None:
        self.progress = (done, total)
        if self._cancelled.is_set():
            raise LibraryError("Stopped; what is indexed is kept, and the rest goes on from there.")

    def cancel(self) -> None:
        """Stop at the next step that is told."""
        self._cancelled.set()

    def wait(self, seconds: float) -> bool:
        """Wait at most so long; say whether the opening is over."""
        return self._done.wait(seconds)

    @property
    def failed(self) -> bool:
        """Whether it is over and gave an error."""
        return self._done.is_set() and self._error is not None

    def result(self) -> T:
        """Wait for the value; raise what the opening raised."""
        self._done.wait()
        if self._error is not None:
            raise self._error
        return self._value  # type: ignore[return-value]  # set before the event


def checkpoint_folder() -> Path:
    """Return the checkpoint the pages use: the one chosen, else the environment's or ours."""
    known = checkpoints()
    chosen = st.session_state.get(MODEL) or st.query_params.get(MODEL, "")
    return known.get(chosen) or next(iter(known.values()))


def checkpoints() -> dict[str, Path]:
    """Return the checkpoints one can choose, by name; the first is used unless asked otherwise."""
    named = os.environ.get(CHECKPOINT_VARIABLE, "").strip()
    first = Path(named) if named else SHIPPED
    found = {first.name: first}
    for folder in sorted(SHIPPED.parent.iterdir() if SHIPPED.parent.is_dir() else ()):
        if (folder / "model.safetensors").is_file():
            found.setdefault(folder.name, folder)
    return found


def checkpoint_stamp(folder: Path) -> str:
    """Return a value that changes whenever the files of a checkpoint are others.

    Raises:
        CheckpointError: the folder does not exist.
    """
    if not folder.is_dir():
        raise CheckpointError(
            f"there is no checkpoint in {shorten(folder)}: train one with python -m core train, "
            f"or name one in {CHECKPOINT_VARIABLE}"
        )
    digest = hashlib.sha256(str(folder.resolve()).encode())
    # The card may gain figures later; what is computed depends on the other files alone.
    files = [*folder.iterdir(), *folder.glob("members/*/*")]
    for path in sorted(p for p in files if p.is_file() and p.name != "card.json"):
        facts, name = path.stat(), path.relative_to(folder)
        digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:20]


@st.cache_data(ttl=30, show_spinner=False)
def libraries() -> tuple[str, ...]:
    """Return the libraries whose data are here, the built-in one first."""
    return available_libraries(None)


def library_title(name: str) -> str:
    """Return the name of a library for people; that of an own library is untrusted text."""
    if name.startswith(PREFIX):
        try:
            return find_own(name).title
        except LibraryError:  # deleted, or damaged
            return name
    return LIBRARY_TITLES.get(name, name)


@st.cache_resource(max_entries=3, show_spinner=False)
def _opening(checkpoint: str, stamp: str, library: str) -> "Opening[RetrievalEngine]":
    """Start opening an engine; ``stamp`` is there to make new weights a new entry."""

    def build(progress: Callable[[int, int], None]) -> "RetrievalEngine":
        from core.retrieval.engine import RetrievalEngine  # torch, seconds: not at page start

        return RetrievalEngine.open(Path(checkpoint), library=library, progress=progress)

    return Opening(build)


def start_engine(library: str, checkpoint: Path | None = None) -> "Opening[RetrievalEngine]":
    """Begin to open the engine of a library, or return the opening that is under way or over.

    Args:
        library: What is searched.
        checkpoint: The model; None takes the one the pages use.

    Raises:
        CheckpointError: there is no checkpoint folder.
    """
    folder = checkpoint or checkpoint_folder()
    key = _opening_key(library, folder)
    opening = _opening(*key)
    if opening.failed:  # the visitor may have mended the cause: the next run tries again
        _opening.clear(*key)
    return opening


def forget(library: str, checkpoint: Path | None = None) -> None:
    """Open a library anew next time, as where its index was removed; an open one is dropped.

    Raises:
        CoreError: there is no such library, or no checkpoint folder.
    """
    _opening.clear(*_opening_key(library, checkpoint or checkpoint_folder()))


def _opening_key(library: str, folder: Path) -> tuple[str, str, str]:
    """Return what tells openings apart: weights, library, and the content of an own one."""
    # The name of a deleted library may be given again.
    content = find_own(library).sha256[:20] if library.startswith(PREFIX) else ""
    return str(folder), checkpoint_stamp(folder) + content, library


def wait_for_engine(library: str, checkpoint: Path | None = None) -> "RetrievalEngine":
    """Return the engine of a library, showing how far its opening is; see ``start_engine``.

    Raises:
        CoreError: the checkpoint or the library cannot be opened.
    """
    opening = start_engine(library, checkpoint)
    if not opening.wait(0.0):
        place = st.empty()
        while not opening.wait(_POLL_SECONDS):
            done, total = opening.progress
            share = done / total if total else 0.0
            place.progress(share, text=_working(library, done, total))
        place.empty()
    try:
        return opening.result()
    except ImportError as error:
        raise CoreError(
            f"a package is missing ({shorten(error)}): run pip install -r requirements.txt"
        ) from error


def _working(library: str, done: int, total: int) -> str:
    if not total:
        return "Loading the model (a few seconds, once per start) …"
    title = escape_markdown(library_title(library))
    return f"Reading {title} for the first time: {done:,} of {total:,} molecules. Kept afterwards."


@st.cache_data(max_entries=256, show_spinner=False)
def search(key: str, query: str, k: int, offset: int, _engine: "RetrievalEngine") -> SearchResult:
    """Search, remembering recent answers; ``key`` tells engines apart."""
    return _engine.search(query, k=k, offset=offset)


@st.cache_resource(max_entries=64, show_spinner=False)
def align(key: str, text: str, smiles: str, _engine: "RetrievalEngine") -> Alignment:
    """Align, remembering recent answers; ``key`` tells engines apart."""
    return _engine.align(text, smiles)


def engine_key(engine: "RetrievalEngine") -> str:
    """Return what tells an engine's answers from another's: weights and library."""
    library = engine.library
    # By content, not by name alone: a deleted library's name may be given again.
    return f"{engine.encoder.fingerprint} {library.name} {library.content_hash[:20]}"


def row_of(key: str, identifier: str, engine: "RetrievalEngine") -> int | None:
    """Return the row of a molecule in the engine's library, None for an unknown identifier."""
    return _rows(key, engine).get(identifier)


@st.cache_resource(max_entries=2, show_spinner=False)
def _rows(key: str, _engine: "RetrievalEngine") -> dict[str, int]:
    return {identifier: row for row, identifier in enumerate(_engine.library.ids)}
