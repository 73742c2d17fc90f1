"""The Libraries page: what can be searched, who indexed it, and adding molecules of one's own.

Layer: core.ui (may import core.library, core.retrieval, core.view).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from core.library.library import open_library, opens_at_once
from core.library.store import (
    PREFIX,
    OwnLibrary,
    own_libraries,
    read_rejected,
    size_of,
)
from core.retrieval.files import content_hash
from core.ui import import_form, import_progress, library_dialogs, resources
from core.ui.desk import BUSY, MOLECULES_PER_SECOND, desk, duration
from core.ui.index_state import (
    IndexState,
    index_state,
    kept_folders,
    map_kept,
    remove_index,
    remove_map,
)
from core.ui.messages import problems_told
from core.ui.resources import Opening
from core.ui.state import theme
from core.view.markup import escape, escape_markdown
from core.view.palette import PALETTES

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

CSS: Final = """
[class*="st-key-lib-"] { padding: 1rem 1.2rem; border-radius: 1rem; }
.ml-lib b { font-size: 1.25rem; font-weight: 650; overflow-wrap: anywhere; }
.ml-lib p { margin: .15rem 0 0; }
.ml-lib .ml-lib-facts { font-size: 1rem; }
.ml-tag { border: 1px solid var(--ml-line); color: var(--ml-quiet); border-radius: 1rem;
  padding: .05rem .6rem; font-size: .85rem; margin-left: .6rem; white-space: nowrap; }
.ml-dot { display: inline-block; width: .7em; height: .7em; border-radius: 50%;
  margin-right: .5em; border: 2px solid var(--ml-mark); }
.ml-dot.ml-full { background: var(--ml-mark); }
.ml-rows td { vertical-align: middle; overflow-wrap: anywhere; min-width: 4rem; }
.ml-rows td:first-child { min-width: 2rem; }
.ml-rows td:last-child { min-width: 10rem; }
.ml-rows img { display: block; width: 150px; height: 110px; object-fit: contain; }
.ml-rows code { overflow-wrap: anywhere; }
.ml-no { color: var(--ml-no); }
.st-key-import { border-top: 1px solid var(--ml-line); padding-top: 1rem; }
.st-key-work { border-radius: 1rem; padding: 1.1rem 1.3rem; }
.st-key-work h2.ml-head { margin: 0; }
"""
UNREAD: Final = "Its structures are read at the first search, which takes a minute once."
_POLL_SECONDS: Final = 1.5
_COUNTED_WITHIN: Final = 1.0
"""Seconds to wait for the counts of a built-in library before the page is drawn without them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a built-in library holds."""

    molecules: int
    texts: int
    structures: str
    """Hash that names its index."""
    content: str
    """Hash that names its map."""


def show() -> None:
    """Draw the page."""
    _style()
    st.html(
        "<h1>Libraries</h1>"
        '<p class="ml-lead">Search the molecules that come with MotifLens, or your own: from '
        "SMILES, a table or an SD file. Nothing leaves this computer.</p>"
    )
    waiting = False
    for name in resources.libraries():
        if not name.startswith(PREFIX):
            with problems_told():
                waiting |= not _built_in(name)
    for about in own_libraries():
        with problems_told():
            _own(about)
    with problems_told():
        import_progress.show()
    import_form.show()
    library_dialogs.show()
    if waiting:
        st.fragment(run_every=_POLL_SECONDS)(_wait_for_counts)()


def _style() -> None:
    palette = PALETTES[theme()]
    mark = "#5FD0C1" if theme() == "dark" else "#0B6B66"
    names = {"line": palette.line, "quiet": palette.quiet, "mark": mark, "no": palette.atoms[8]}
    variables = "".join(f"--ml-{key}: {value};" for key, value in names.items())
    st.html(f"<style>:root {{ {variables} }}{CSS}</style>")


@st.cache_resource(max_entries=8, show_spinner=False)
def _counting(name: str) -> "Opening[Counts]":
    """Count a built-in library in a thread: some take a minute to be read for the first time."""

    def build(_: object) -> Counts:
        library = open_library(name)
        texts = sum(map(bool, library.texts))
        hashed = content_hash(library.smiles)
        return Counts(
            molecules=len(library),
            texts=texts,
            structures=hashed,
            content=library.content_hash,
        )

    return Opening(build)


def _wait_for_counts() -> None:
    names = (name for name in resources.libraries() if not name.startswith(PREFIX))
    if all(_counting(name).wait(0.0) for name in names if _quick(name)):
        st.rerun(scope="app")


def _built_in(name: str) -> bool:
    """Draw a built-in library; say whether all that is shown of it is known."""
    quick = _quick(name)
    known = quick and _counting(name).wait(_COUNTED_WITHIN)
    title = resources.library_title(name)
    with st.container(key=f"lib-{name}", border=True), _row():
        if not known:
            said = "Counting its molecules …" if quick else UNREAD
            _head(title, said, None, built_in=True)
            import_progress.search_button(name, key=f"search-{name}")
            return not quick
        counts = _counting(name).result()
        kept = index_state(counts.structures, resources.checkpoint_folder())
        facts = [_molecules(counts.molecules, counts.texts), *_size(kept.folders)]
        line = _told(name, kept, counts.molecules)
        _head(title, " · ".join(facts), kept, built_in=True, line=line)
        if kept.kind != "shipped":
            _index_button(name, counts.structures, counts.content, kept)
        import_progress.search_button(name, key=f"search-{name}")
    return True


@st.cache_data(ttl=10, show_spinner=False)
def _quick(name: str) -> bool:
    return opens_at_once(name)


def _own(about: OwnLibrary) -> None:
    with st.container(key=f"lib-{about.name}", border=True):
        if about.problem:
            _head(about.title, "", None)
            st.error(escape_markdown(about.problem), icon=":material/error:")
            library_dialogs.ask_button("Delete", about, icon=":material/delete:")
            return
        kept = index_state(about.structures, resources.checkpoint_folder())
        facts = [
            _molecules(about.molecules, about.texts),
            *_size((about.folder, *kept_folders(about))),
            f"from {about.source}, {about.made}",
        ]
        if about.duplicates:
            word = "duplicate" if about.duplicates == 1 else "duplicates"
            facts.append(f"{about.duplicates:,} {word} left out")
        line = _told(about.name, kept, about.molecules)
        _head(about.title, " · ".join(facts), kept, line=line)
        with _row():
            import_progress.search_button(about.name, key=f"search-{about.name}")
            _index_button(about.name, about.structures, about.content, kept)
            library_dialogs.ask_button("Rename", about, icon=":material/edit:")
            library_dialogs.ask_button("Delete", about, icon=":material/delete:")
            if about.rejected:
                import_progress.rejected_download(
                    read_rejected(about),
                    title=about.title,
                    key=f"rejected-{about.name}",
                    label=f"{about.rejected:,} rejected row{'s' if about.rejected != 1 else ''}",
                )


def _head(
    title: str,
    facts: str,
    kept: IndexState | None,
    *,
    built_in: bool = False,
    line: str = "",
) -> None:
    tag = '<span class="ml-tag">built in</span>' if built_in else ""
    state = ""
    if kept is not None:
        full = " ml-full" if kept.kind in ("ready", "shipped") else ""
        state = f'<p><i class="ml-dot{full}"></i>{escape(line)}</p>'
    st.html(
        f'<div class="ml-lib"><b>{escape(title)}</b>{tag}'
        f'<p class="ml-quiet ml-lib-facts">{escape(facts)}</p>{state}</div>',
        width="stretch",
    )


def _told(name: str, kept: IndexState, molecules: int) -> str:
    """Say who indexed a library, and what follows for the model in use."""
    model = resources.checkpoint_folder().name
    if desk().works_on(name):
        return "Being indexed now; below stands how far it is"
    needed = duration(molecules / MOLECULES_PER_SECOND)
    others = ", ".join(dict.fromkeys(kept.others))
    if kept.kind in ("ready", "shipped"):
        return f"Indexed by {model}, the model in use"
    if kept.kind == "partly":
        return f"Partly indexed by {model}: indexing goes on where it stopped"
    if kept.kind == "other":
        return (
            f"Indexed by {others}, not by {model}. Their vectors are never mixed: rebuild the "
            f"index for {model} ({needed})"
        )
    return f"Not indexed yet ({needed}, at the first search or now)"


def _molecules(count: int, texts: int) -> str:
    if count == 1:
        return "1 molecule, with a text" if texts else "1 molecule, without a text"
    described = "all with a text" if texts == count else f"{texts:,} with a text"
    return f"{count:,} molecules, {described if texts else 'without texts'}"


def _size(folders: Iterable[Path]) -> list[str]:
    size = size_of(folders)
    if not size:
        return []
    return [f"{size / 1e6:,.1f} MB on disk" if size >= 1e5 else f"{size / 1e3:,.1f} kB on disk"]


def _row() -> "DeltaGenerator":
    return st.container(horizontal=True, gap="small", vertical_alignment="center")


def _index_button(name: str, structures: str, content: str, kept: IndexState) -> None:
    begun = {"ready": "Rebuild index", "other": "Rebuild index", "partly": "Go on indexing"}
    busy, folder = desk().busy, resources.checkpoint_folder()
    mapless = kept.kind == "ready" and not map_kept(content, folder)
    if st.button(
        "Draw its map" if mapless else begun.get(kept.kind, "Index now"),
        key=f"index-{name}",
        icon=":material/refresh:",
        disabled=busy,
        help=BUSY if busy else "Make index and map for the model in use",
    ):
        if kept.kind == "ready" and not mapless:
            remove_index(structures, folder)
            remove_map(content, folder)
        if not mapless:
            resources.forget(name, folder)
        desk().index(name, folder)
        st.rerun()
