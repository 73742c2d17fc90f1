"""The work under way on the Libraries page: how far it is, and what came of it.

Layer: core.ui (may import core.library, core.view).
"""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from core.library.job import ImportJob
from core.retrieval.atlas_library import stage as map_stage
from core.ui import downloads, resources, state
from core.ui.desk import Desk, Indexing, desk, duration
from core.ui.downloads import Download
from core.ui.messages import problems_told
from core.view.export import file_stem
from core.view.markup import escape, escape_markdown
from core.view.spreadsheet import Table, as_csv, as_xlsx

SHOWN_REJECTED: Final = 200
_TICK_SECONDS: Final = 1.5
_DRAWN: Final = "import-stage"


def show() -> None:
    """Draw the work under way, again each second while there is any."""
    at = desk()
    stage = at.stage
    # The fragment compares: what ends while it ticks is drawn by a run of the whole page.
    st.session_state[_DRAWN] = stage
    if stage == "idle":
        return
    st.fragment(run_every=_TICK_SECONDS if at.busy else None)(_body)()


def _body() -> None:
    at = desk()
    stage = at.stage
    if stage != st.session_state.get(_DRAWN):
        st.rerun(scope="app")
    with st.container(key="work", border=True), problems_told():
        if stage == "reading" and at.job is not None:
            _reading(at, at.job)
        elif stage == "indexing" and at.indexing is not None:
            _indexing(at, at.indexing)
        elif stage != "idle":
            _over(at)


def _reading(at: Desk, job: ImportJob) -> None:
    tally = job.tally
    st.html(f'<h2 class="ml-head">Reading {escape(job.source_name)}</h2>')
    left = job.seconds_left
    st.progress(tally.share, text=_left(f"{100 * tally.share:.0f} % of the file", left))
    st.html(f'<p class="ml-said">{_counts(job)}</p>')
    _stop(at, "Stop", "Nothing of the file is kept")


def _indexing(at: Desk, indexing: Indexing) -> None:
    title = resources.library_title(indexing.name)
    drawing = indexing.drawing
    doing = "Drawing the map of" if drawing else "Indexing"
    st.html(f'<h2 class="ml-head">{doing} {escape(title)}</h2>')
    done, total, left = indexing.progress
    said = f"{done:,} of {total:,} molecules" if total else "Loading the model …"
    said = f"{map_stage(done)}, {done} %" if drawing else said
    st.progress(min(1.0, done / total) if total else 0.0, text=_left(said, left))
    if at.job is not None:
        st.html(f'<p class="ml-said">{_counts(at.job)}</p>')
    st.html(
        '<p class="ml-quiet">You may leave this page or close it: the work goes on, and what is '
        "indexed is kept.</p>"
    )
    if drawing:
        _stop(at, "Do without the map", "The index is ready; the Atlas draws the map when asked")
    else:
        _stop(at, "Stop indexing", "What is indexed is kept; it goes on from there later")


def _over(at: Desk) -> None:
    job, indexing = at.job, at.indexing
    name = indexing.name if indexing is not None else ""
    title = resources.library_title(name) if name else job.title if job is not None else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<h2 class="ml-head">{escape(_ending(at, title))}</h2>', width="stretch")
        if at.stage == "ready":
            search_button(name, key="work-search", primary=True)
        if st.button("Close", key="work-close", icon=":material/close:", type="tertiary"):
            at.clear()
            st.rerun(scope="app")
    problem = (indexing.problem if indexing is not None else "") or (job.problem if job else "")
    if problem:
        st.error(escape_markdown(problem), icon=":material/error:")
    if job is not None:
        _result(job)


def _ending(at: Desk, title: str) -> str:
    if at.stage == "ready":
        return f"{title} is ready"
    if at.stage == "read-badly":
        return f"{title} was not added"
    if at.stage == "failed":
        return f"The index of {title} could not be made"
    kept = "what is indexed is kept" if at.indexing is not None else "nothing was kept"
    return f"Stopped; {kept}"


def _result(job: ImportJob) -> None:
    st.html(f'<p class="ml-said">{_counts(job)}</p>')
    for note in job.notes:
        st.warning(escape_markdown(note), icon=":material/info:")
    rejected = job.rejected
    if not rejected:
        return
    st.html('<h3 class="ml-section">Rejected rows</h3>')
    shown = "".join(
        f"<tr><td>{row.number:,}</td><td><code>{escape(row.value)}</code></td>"
        f"<td>{escape(row.reason)}</td></tr>"
        for row in rejected[:SHOWN_REJECTED]
    )
    with st.container(height=340 if len(rejected) > 4 else "content", key="work-rows"):
        st.html(
            '<table class="ml-table ml-rows"><thead><tr><th>Line or record</th><th>Value</th>'
            f"<th>Reason</th></tr></thead><tbody>{shown}</tbody></table>"
        )
    total = job.tally.rejected
    if total > SHOWN_REJECTED:
        st.html(
            f'<p class="ml-quiet">The first {SHOWN_REJECTED} of {total:,}; the file has '
            f"{'all' if len(rejected) == total else f'the first {len(rejected):,}'}.</p>"
        )
    rejected_download(rejected, title=job.title, key="work-rejected")


def rejected_download(
    rows: Sequence[tuple[int, str, str]], *, title: str, key: str, label: str = "Rejected rows"
) -> None:
    """Offer rejected rows as CSV and as an Excel workbook."""
    table = Table(columns=("line_or_record", "value", "reason"), rows=rows)
    with st.container(horizontal=True, gap="xsmall"):
        downloads.buttons(
            [
                Download(f"{label} as CSV", "csv", lambda: as_csv(table)),
                Download("Excel", "xlsx", lambda: as_xlsx(table, sheet="rejected rows")),
            ],
            stem=file_stem(f"rejected {title}"),
            key=key,
        )


def search_button(name: str, *, key: str, primary: bool = False) -> None:
    """Offer to open the Search page with a library."""
    if st.button(
        "Search it",
        key=key,
        type="primary" if primary else "secondary",
        icon=":material/search:",
        on_click=_choose,
        args=(name,),
    ):
        st.switch_page("app.py", query_params={state.LIBRARY: name})


def _choose(name: str) -> None:
    """Choose a library at the left; a callback, before the box there is drawn."""
    st.session_state[state.LIBRARY] = name
    state.library_chosen()


def _stop(at: Desk, label: str, hint: str) -> None:
    if st.button(label, key="work-stop", icon=":material/stop_circle:", help=hint):
        at.stop()
        st.html('<p class="ml-quiet">Stopping …</p>')


def _counts(job: ImportJob) -> str:
    tally = job.tally
    parts = [f"<b>{tally.accepted:,}</b> molecules of {tally.read:,} rows"]
    if tally.duplicates:
        parts.append(f"{tally.duplicates:,} known already, kept once")
    if tally.rejected:
        parts.append(f"{tally.rejected:,} rejected")
    return " · ".join(parts)


def _left(said: str, seconds: float | None) -> str:
    return said if seconds is None else f"{said} · {duration(seconds)} left"
