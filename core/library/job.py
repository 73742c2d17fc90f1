"""An import in a thread of its own: it goes on while its page is redrawn, left or closed.

Layer: core.library (may import core.errors).
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Final, Literal

from core.errors import CoreError
from core.library.columns import Choice, Layout
from core.library.importers import Import, Rejected, Stopped, Tally
from core.library.sources import Source
from core.library.store import OwnLibrary

State = Literal["running", "done", "stopped", "failed"]
TOLD_SHARE: Final = 0.02
TOLD_SECONDS: Final = 5.0
"""The time left is told once so much is done, or so long is worked."""

_LOG: Final = logging.getLogger(__name__)


class ImportJob:
    """One running or finished import.

    Args:
        source: The file.
        layout: How it is divided.
        choice: Which column holds what.
        title: Title of the library.
        then: Called with the library once it is kept, in the job's thread.

    Raises:
        LibraryError: as ``Import``.
    """

    def __init__(
        self,
        source: Source,
        *,
        layout: Layout,
        choice: Choice,
        title: str,
        then: Callable[[OwnLibrary], None] = lambda _: None,
    ) -> None:
        self.source_name = source.name
        self.library: OwnLibrary | None = None
        self.problem = ""
        """Why it failed, for people."""
        self._cancel, self._over = threading.Event(), threading.Event()
        self._state: State = "running"
        self._then = then
        self._work = Import(
            source, layout=layout, choice=choice, title=title, cancelled=self._cancel.is_set
        )
        self._start, self._end = time.monotonic(), 0.0
        threading.Thread(target=self._run, daemon=True, name="import").start()

    def _run(self) -> None:
        state: State = "failed"
        try:
            self.library = self._work.run()
            state = "done"  # whatever becomes of its index
            self._then(self.library)
        except Stopped:
            state = "stopped"
        except CoreError as error:
            self.problem = str(error)
        except Exception:
            _LOG.exception("the import failed")
            kept = "nothing was kept" if self.library is None else "the molecules are kept"
            self.problem = f"Something failed inside MotifLens; {kept}, the log says why."
        finally:
            self._work.let_go()
            self._end = time.monotonic()
            self._state = state
            self._over.set()

    @property
    def state(self) -> State:
        """Whether it runs, and how it ended."""
        return self._state

    @property
    def title(self) -> str:
        """Title of the library."""
        return self._work.title

    @property
    def tally(self) -> Tally:
        """Counts so far."""
        return self._work.tally

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """Rows that were not taken, so far."""
        return tuple(self._work.rejected)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a user should know of how the file was read."""
        return self._work.notes

    @property
    def seconds(self) -> float:
        """How long it runs, or ran."""
        return (self._end or time.monotonic()) - self._start

    @property
    def seconds_left(self) -> float | None:
        """How long it will still take; None while that cannot be told."""
        return seconds_left(self.seconds, self.tally.share)

    def cancel(self) -> None:
        """Stop before the next row; nothing is kept."""
        self._cancel.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait at most so long; say whether the import is over."""
        return self._over.wait(seconds)


def seconds_left(spent: float, share: float) -> float | None:
    """Return the time left for work of which ``share`` took ``spent`` seconds; None at first."""
    told = share >= TOLD_SHARE or (share > 0 and spent >= TOLD_SECONDS)
    return spent * (1 - share) / share if told else None
