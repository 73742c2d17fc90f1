"""The frame that every page begins with: title, style, navigation, library, model.

Layer: core.ui (may import core.errors). Streamlit's own list of pages is switched off, so that a
deep link on a fresh server meets the same frame.
"""

from pathlib import Path
from typing import Final

import streamlit as st

from core.ui import choice, resources, shortlist, state
from core.ui.messages import problems_told
from core.ui.shortlist_panel import panel
from core.ui.style import LOGO, apply_style, brand
from core.view.markup import data_uri, escape

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = (
    ("app.py", "Search", ":material/search:"),
    ("pages/molecule.py", "Molecule", ":material/science:"),
    ("pages/alignment.py", "Alignment", ":material/join_inner:"),
    ("pages/atlas.py", "Atlas", ":material/map:"),
    ("pages/compare.py", "Compare", ":material/compare_arrows:"),
    ("pages/notebook.py", "Notebook", ":material/bookmarks:"),
    ("pages/libraries.py", "Libraries", ":material/database:"),
    ("pages/benchmark.py", "Benchmark", ":material/leaderboard:"),
    ("pages/about.py", "How it works", ":material/info:"),
)


def page(title: str) -> None:
    """Set up a page; the first call of each script."""
    st.set_page_config(
        page_title=f"{title} · MotifLens",
        page_icon=data_uri(LOGO),
        layout="wide",
        initial_sidebar_state="auto",
    )
    apply_style()
    shortlist.sync()
    with st.sidebar:
        brand()
        for path, label, icon in PAGES:
            if (ROOT / path).exists():
                st.page_link(path, label=label, icon=icon, query_params=choice.carried())
        with problems_told():
            panel()
        st.divider()
        with problems_told():
            _choices()
            _model()


def _choices() -> None:
    known = resources.libraries()
    asked = st.query_params.get(state.LIBRARY, "")
    if st.session_state.get(state.LIBRARY) not in known:
        st.session_state[state.LIBRARY] = asked if asked in known else known[0]
    # Not bound to the address by Streamlit: it would write titles there, which are no names.
    chosen = st.selectbox(
        "Library",
        known,
        format_func=resources.library_title,
        key=state.LIBRARY,
        on_change=state.library_chosen,
        persist_state="session",
        help="The molecules that are searched. ChEBI-20 and PCdes appear where their data are.",
    )
    if asked and asked not in known:
        st.warning(
            f"The library this link names is not here; {resources.library_title(known[0])} "
            "is searched instead."
        )
    elif chosen != known[0] or asked:
        st.query_params[state.LIBRARY] = chosen
    st.selectbox(
        "Molecules per page",
        state.PAGE_SIZES,
        key=state.PAGE_SIZE,
        bind="query-params",
        on_change=state.first_page,
        persist_state="session",
    )


def _model() -> None:
    known = resources.checkpoints()
    asked = st.query_params.get(resources.MODEL, "")
    names = list(known)
    if st.session_state.get(resources.MODEL) not in known:
        st.session_state[resources.MODEL] = asked if asked in known else names[0]
    if len(names) > 1:
        st.selectbox(
            "Model",
            names,
            key=resources.MODEL,
            on_change=state.first_page,
            persist_state="session",
            help="The first is the best; the others are published systems, trained small.",
        )
    if st.session_state[resources.MODEL] != names[0] or asked:
        st.query_params[resources.MODEL] = st.session_state[resources.MODEL]
    folder = resources.checkpoint_folder()
    resources.checkpoint_stamp(folder)
    named = (
        ""
        if len(names) > 1
        else f'<span class="ml-label">Model</span><br>{escape(folder.name)}<br>'
    )
    st.html(
        f'<p class="ml-quiet" title="{escape(folder)}">{named}'
        "Runs on this computer; nothing you type leaves it.</p>"
    )
