"""The answers to many queries: how far they are, a row for each, files of all.

Layer: core.ui (may import core.library, core.results, core.retrieval, core.view).
"""

import math
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import streamlit as st

from core.library.job import seconds_left
from core.results import Hit
from core.retrieval.batch import Answer, answer_all
from core.retrieval.query_list import Asked
from core.ui import downloads, resources, state
from core.ui.cards import picture
from core.ui.desk import duration
from core.ui.downloads import Download
from core.ui.resources import Opening
from core.view.export import answers_csv, answers_sdf, answers_xlsx
from core.view.markup import escape, escape_markdown
from core.view.wording import read_as, score

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

PAGE: Final = "batch-page"
ROWS: Final = 20
"""Queries on a page."""
LONGEST: Final = 240
"""Characters of a query that its row shows."""
_SHARES: Final = (4, 8)
"""Widths of a query and of what it found."""
_TICK_SECONDS: Final = 1.0
_DRAWN: Final = "batch-running"
_CSS: Final = """
.ml-hits { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
.ml-hits td { padding: .2rem .8rem .2rem 0; vertical-align: baseline; border: 0; }
.ml-hits td:first-child { width: 1.6rem; opacity: .7; }
.ml-hits td:nth-child(2) { width: 4rem; font-weight: 600; }
.ml-hits td:nth-child(3) { overflow-wrap: anywhere; }
.ml-found { display: flex; align-items: center; gap: 1.2rem; }
.ml-found figure { flex: 0 0 30%; }
.ml-found table { flex: 1; min-width: 0; }
.ml-hits td:last-child { width: 45%; max-width: 0; overflow: hidden; text-overflow: ellipsis;
  white-space: nowrap; padding-right: 0; }
[class*="st-key-batch-ask-"] button { text-align: left; justify-content: flex-start;
  overflow-wrap: anywhere; }
[class*="st-key-batch-ask-"] button p { font-size: 1.05rem; font-weight: 500; }
"""


class Work:
    """A list that is being searched, in a thread of its own.

    Args:
        engine: Searches.
        queries: What is asked.
        k: Hits of each.
    """

    def __init__(self, engine: "RetrievalEngine", queries: Sequence[Asked], k: int) -> None:
        self.queries = tuple(queries)
        self.library = engine.library.name
        self.answers: list[Answer] = []
        self.stopped = False
        self._start = time.monotonic()

        def build(note: Callable[[int, int], None]) -> None:
            for answer in answer_all(engine, self.queries, k=k):
                self.answers.append(answer)
                note(len(self.answers), len(self.queries))

        self._opening = Opening(build)

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return not self._opening.wait(0.0)

    @property
    def seconds_left(self) -> float | None:
        """How long it will still take; None while that cannot be told."""
        share = len(self.answers) / len(self.queries)
        return seconds_left(time.monotonic() - self._start, share)

    def stop(self) -> None:
        """Stop after the query at hand; the answers so far are kept. A callback."""
        self.stopped = True
        self._opening.cancel()

    def wait(self, seconds: float) -> bool:
        """Wait at most so long; say whether it is over."""
        return self._opening.wait(seconds)


def show(work: Work, ask: Callable[[str], None]) -> None:
    """Show how far the work is, and the answers when it is over.

    Args:
        work: The list.
        ask: Opens one query as an ordinary search.
    """
    st.html(f"<style>{_CSS}</style>")
    st.session_state[_DRAWN] = work.running
    if st.session_state[_DRAWN]:
        st.fragment(run_every=_TICK_SECONDS)(_progress)(work)
        return
    _head(work)
    pages = max(1, math.ceil(len(work.answers) / ROWS))
    page = min(int(st.session_state.get(PAGE) or 1), pages)
    for place in range((page - 1) * ROWS, min(page * ROWS, len(work.answers))):
        _row(place, work.answers[place], ask)
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="center"):
            st.pagination(pages, key=PAGE)


def _progress(work: Work) -> None:
    if not work.running:
        st.rerun(scope="app")
    done, total = len(work.answers), len(work.queries)
    left = work.seconds_left
    said = f"{done:,} of {total:,} queries"
    st.progress(done / total, text=said if left is None else f"{said}, {duration(left)} left")
    st.button(
        "Stop",
        key="batch-stop",
        icon=":material/stop_circle:",
        on_click=work.stop,
        help="The answers so far are kept",
    )


def _head(work: Work) -> None:
    failed = sum(answer.result is None for answer in work.answers)
    done, total = len(work.answers), len(work.queries)
    said = f"{done - failed:,} of {total:,} queries answered"
    if failed:
        said += f", {failed:,} could not be read"
    if done < total:
        said += f", stopped before the other {total - done:,}"
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.html(
            f'<h2 class="ml-head">{said}</h2><p class="ml-quiet">Searched: '
            f"{escape(resources.library_title(work.library))}</p>",
            width="stretch",
        )
        files = (
            Download("CSV", "csv", lambda: answers_csv(work.answers), "All hits as a table"),
            Download(
                "Excel", "xlsx", lambda: answers_xlsx(work.answers), "All hits with their drawings"
            ),
            Download("SDF", "sdf", lambda: answers_sdf(work.answers), "All hits as structures"),
        )
        downloads.buttons(files, stem="motiflens-queries", key="batch")


def _row(place: int, answer: Answer, ask: Callable[[str], None]) -> None:
    result = answer.result
    with st.container(key=f"card-batch-{place}"):
        asked, found = st.columns(_SHARES, vertical_alignment="center", gap="medium")
        with asked, st.container(gap=None):
            _asked(place, answer, ask)
        with found:
            if result is None:
                st.error(escape_markdown(answer.problem), icon=":material/error:")
            elif not result.hits:
                st.html('<p class="ml-quiet">The library holds no molecule.</p>')
            else:
                st.html(_found(answer, result.hits[0]))


def _asked(place: int, answer: Answer, ask: Callable[[str], None]) -> None:
    """Show a query and what it was read as; as a button where it can be asked again."""
    result, text = answer.result, answer.asked.text
    st.html(f'<p class="ml-label">Line {answer.asked.number:,}</p>')
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    if result is None:
        st.html(f'<p class="ml-said">{escape(short) or "(empty)"}</p>')
        return
    st.button(
        escape_markdown(short),
        key=f"batch-ask-{place}",
        type="tertiary",
        wrap=True,
        on_click=ask,
        args=(text,),
        help="Open as an ordinary search",
    )
    st.html(f'<p class="ml-quiet">{escape(read_as(result))}</p>')


def _found(answer: Answer, best: Hit) -> str:
    """Return the drawing of the best hit beside the table of all."""
    name = escape(best.name)
    source = picture(best.smiles, f"Structure of {best.name}", state.theme(), 240, 150)
    return (
        f'<div class="ml-found"><figure class="ml-figure"><img alt="Structure of {name}" '
        f'src="{source}"></figure>{_hits(answer)}</div>'
    )


def _hits(answer: Answer) -> str:
    """Return the hits of a query as a table."""
    rows = "".join(
        f"<tr><td>{hit.rank}</td><td>{score(hit.score)}</td><td>{escape(hit.name)}</td>"
        f'<td title="{escape(hit.smiles)}"><code>{escape(hit.smiles)}</code></td></tr>'
        for hit in (answer.result.hits if answer.result is not None else ())
    )
    heads = "".join(
        f'<th class="ml-hidden" scope="col">{head}</th>'
        for head in ("Rank", "Cosine similarity", "Name", "SMILES")
    )
    return f'<table class="ml-hits"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
