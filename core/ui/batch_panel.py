"""Many queries at once, on the Search page: where they come from, how far they are, what they gave.

Layer: core.ui (may import core.library, core.results, core.retrieval, core.view). The answers are
worked out in a thread, which goes on while the visitor looks elsewhere. Everything from a list is
escaped before it becomes HTML.
"""

from typing import Final

import streamlit as st

from core.library.sources import bytes_source
from core.retrieval.query_list import MOST_QUERIES, Queries, QueryTable, pasted, read_table
from core.ui import batch_answers, choice, resources, state
from core.ui.batch_answers import Work
from core.ui.messages import problems_told
from core.view.markup import escape

MANY: Final = "many"
PASTE: Final = "Paste a list"
FILE: Final = "File"
TYPES: Final = ("csv", "tsv", "tab", "txt", "smi", "smiles", "gz")
DEPTHS: Final = (1, 3, 5, 10, 20)
"""Hits of each query that one can choose."""
_SHOWN: Final = 5
"""Queries that are shown before the search."""
_WORK: Final = "batch-work"
_PLACEHOLDER: Final = (
    "a penicillin with a benzyl side chain\n2-acetyloxybenzoic acid\nCN1CCC[C@H]1c1cccnc1"
)


def wanted() -> bool:
    """Say whether the address asks for many queries."""
    return bool(st.query_params.get(MANY))


def open_button() -> None:
    """Offer to ask many queries at once."""
    st.button(
        "Many at once",
        key="batch-open",
        icon=":material/playlist_add:",
        type="tertiary",
        on_click=_open,
        help="Search for a whole list: pasted, or a column of a file",
    )


def _open() -> None:
    st.query_params[MANY] = "1"


def _close() -> None:
    st.query_params.pop(MANY, None)


def show() -> None:
    """Draw the panel in place of the page."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html("<h1>Many queries at once</h1>", width="stretch")
        st.button("One query", key="batch-close", icon=":material/arrow_back:", on_click=_close)
    st.html(
        '<p class="ml-lead">One query a line: descriptions, names, SMILES or InChI, mixed as you '
        f"like. At most {MOST_QUERIES:,} are searched at once; a line that cannot be read says "
        "why, and the others go on.</p>"
    )
    with problems_told():
        opening = resources.start_engine(choice.library())
        queries = _queries()
        if queries is not None:
            _start(queries)
        if opening.failed:
            opening.result()
    work = st.session_state.get(_WORK)
    if isinstance(work, Work):
        with problems_told():
            batch_answers.show(work, ask)


def ask(query: str) -> None:
    """Open one query as an ordinary search; a callback."""
    _close()
    state.ask(query)


def _queries() -> Queries | None:
    """Return the queries that were brought; None before that."""
    way = st.segmented_control(
        "How the queries come here",
        (PASTE, FILE),
        default=PASTE,
        required=True,
        key="batch-way",
        label_visibility="collapsed",
        persist_state="session",
    )
    if way == FILE:
        return _file()
    text = st.text_area(
        "One query a line",
        key="batch-text",
        height=180,
        placeholder=_PLACEHOLDER,
        persist_state="session",
    )
    return pasted(text) if (text or "").strip() else None


def _file() -> Queries | None:
    brought = st.file_uploader(
        "A list with one query a line, or a table with a column of queries (CSV, TSV)",
        type=list(TYPES),
        key="batch-file",
    )
    if brought is None:
        return None
    raw = brought.getvalue()
    table = _table(brought.file_id, brought.name, None, raw)
    if table.columns == ("Query",) and not table.header:
        return table.queries(0)
    left, right = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    with right:
        header = st.checkbox(
            "The first line names the columns",
            value=table.header,
            key=f"batch-header-{brought.file_id}",
        )
    if header != table.header:
        table = _table(brought.file_id, brought.name, header, raw)
    with left:
        column = st.selectbox(
            "Column with the queries",
            range(len(table.columns)),
            index=table.guess,
            format_func=table.columns.__getitem__,
            key=f"batch-column-{brought.file_id}-{header}",
        )
    return table.queries(column)


@st.cache_data(max_entries=4, show_spinner="Looking at the rows …")
def _table(key: str, name: str, header: bool | None, _raw: bytes) -> QueryTable:
    """Read a file once; ``key`` tells files apart."""
    return read_table(bytes_source(name, _raw), header=header)


def _start(queries: Queries) -> None:
    """Say what was read, and begin when asked to."""
    asked = queries.asked
    count = "One query" if len(asked) == 1 else f"{len(asked):,} queries"
    more = f" The list is longer: the first {MOST_QUERIES:,} are searched." if queries.more else ""
    rest = len(asked) - _SHOWN
    lines = "".join(f"<li>{escape(one.text[:160]) or '(empty)'}</li>" for one in asked[:_SHOWN])
    st.html(
        f'<p class="ml-said">{count}.{more}</p><ul class="ml-notes">{lines}'
        f"{f'<li>and {rest:,} more</li>' if rest > 0 else ''}</ul>"
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        k = st.selectbox("Hits for each", DEPTHS, index=1, key="batch-k", width=160)
        work = st.session_state.get(_WORK)
        busy = isinstance(work, Work) and work.running
        begin = st.button(
            "Search all",
            key="batch-start",
            type="primary",
            icon=":material/search:",
            disabled=busy,
            help="Wait for the search under way, or stop it" if busy else None,
        )
    if begin:
        engine = resources.wait_for_engine(choice.library())
        st.session_state[_WORK] = Work(engine, asked, k)
        st.session_state.pop(batch_answers.PAGE, None)
        st.rerun()
