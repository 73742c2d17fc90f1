"""Saving a notebook to files, reading files back, and the list of notebooks.

Layer: core.ui (may import core.notebook, core.view).
"""

from typing import Final

import streamlit as st

from core.errors import shorten
from core.notebook.import_file import MOST_MEGABYTES, read_notebook
from core.notebook.rows import MOST_NAME
from core.ui import downloads, notebook_state
from core.ui.downloads import Download
from core.ui.notebook_state import Seen, attempt, choose, say, store
from core.view.export import file_stem
from core.view.notebook_html import notebook_html
from core.view.notebook_ipynb import notebook_ipynb

_UPLOADS: Final = "notebook-uploads"
_NAME: Final = "notebook-name"


def save_menu(seen: Seen) -> None:
    """Offer the notebook as files; they are made when asked for."""
    name, entries = seen.chosen.name, seen.entries
    stem = file_stem(name)
    with st.popover("Save", icon=":material/download:", disabled=not entries):
        downloads.buttons(
            [
                Download(
                    "Web page (.html)",
                    "html",
                    lambda: notebook_html(name, entries),
                    "One file that any browser shows, without MotifLens and without a network",
                ),
                Download(
                    "Jupyter notebook (.ipynb)",
                    "ipynb",
                    lambda: notebook_ipynb(name, entries),
                    "Notes, and code that asks the engine again",
                ),
            ],
            stem=stem,
            key="save",
        )
        st.html('<p class="ml-quiet">Both files can be added to a notebook again.</p>')


def add_menu(seen: Seen) -> None:
    """Take a saved file and append its entries."""
    with st.popover("Add from file", icon=":material/upload:"):
        st.file_uploader(
            "A notebook saved as .html or .ipynb",
            type=["html", "htm", "ipynb"],
            key=_upload_key(),
            max_upload_size=MOST_MEGABYTES,
            on_change=_take_file,
            args=(seen.chosen.id, seen.chosen.name),
        )


def _upload_key() -> str:
    """Return a key that is new after each file, so that the box is empty again."""
    return f"notebook-file-{st.session_state.get(_UPLOADS, 0)}"


def _take_file(notebook: str, name: str) -> None:
    upload = st.session_state.get(_upload_key())
    if upload is None:
        return
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1

    def take() -> str:
        document = read_notebook(upload.getvalue(), file=upload.name)
        count = len(store().add(notebook, document.pins))
        told = "1 entry" if count == 1 else f"{count:,} entries"
        return f"{told} of “{document.name or shorten(upload.name)}” added to “{name}”."

    if told := attempt(take):
        say(told)


def notebooks_menu(seen: Seen) -> None:
    """Choose, name, make and delete notebooks."""
    with st.popover("Notebooks", icon=":material/library_books:"):
        if len(seen.notebooks) > 1:
            _chooser(seen)
        with st.form("notebook-names", border=False):
            st.text_input("Name", key=_NAME, max_chars=MOST_NAME, placeholder="Name of a notebook")
            with st.container(horizontal=True, gap="xsmall"):
                st.form_submit_button("Make a new one", key="notebook-new", on_click=_create)
                st.form_submit_button(
                    "Rename this one",
                    key="notebook-rename",
                    on_click=_rename,
                    args=(seen.chosen.id,),
                )
        _discard_button(seen)


def _chooser(seen: Seen) -> None:
    names = {notebook.id: notebook.name for notebook in seen.notebooks}
    key = f"notebook-choice-{seen.chosen.id}"
    st.selectbox(
        "Show",
        list(names),
        index=list(names).index(seen.chosen.id),
        format_func=lambda identifier: names.get(identifier, ""),
        key=key,
        on_change=lambda: choose(st.session_state[key]),
    )


def _discard_button(seen: Seen) -> None:
    count = seen.chosen.count
    sure = not count or st.checkbox(
        "Delete this notebook and its entry" if count == 1 else
        f"Delete this notebook and its {count:,} entries",
        key=f"notebook-sure-{seen.chosen.id}",
    )  # fmt: skip
    st.button(
        "Delete",
        key="notebook-discard",
        icon=":material/delete:",
        type="tertiary",
        disabled=not sure,
        on_click=_discard,
        args=(seen.chosen.id,),
    )


def _create() -> None:
    made = attempt(lambda: store().create(st.session_state.get(_NAME) or ""))
    if made is not None:
        choose(made)
        st.session_state[_NAME] = ""


def _rename(notebook: str) -> None:
    name = st.session_state.get(_NAME) or ""
    if attempt(lambda: (store().rename(notebook, name), True)):
        st.session_state[_NAME] = ""


def _discard(notebook: str) -> None:
    if attempt(lambda: (store().discard(notebook), True)):
        st.session_state.pop(notebook_state.NOTEBOOK, None)
        st.query_params.pop(notebook_state.NOTEBOOK, None)
