"""Adding a library: where its file comes from, which column holds what, how long it will take.

Layer: core.ui (may import core.chem, core.library, core.view). Everything from a file is escaped
before it becomes HTML.
"""

import hashlib
from dataclasses import replace
from pathlib import PurePath
from typing import Final

import streamlit as st

from core.errors import MoleculeError
from core.library.columns import Choice
from core.library.importers import MOST_MOLECULES, read_molecule, reason_for
from core.library.preview import Preview, look
from core.library.sources import Source, bytes_source, file_source
from core.library.store import LONGEST_TITLE
from core.library.table_rows import Record
from core.ui import resources, state
from core.ui.cards import picture
from core.ui.desk import MOLECULES_PER_SECOND, ROWS_PER_SECOND, desk, duration
from core.ui.messages import problems_told
from core.view.markup import escape, escape_markdown

DROP: Final = "Drop a file"
PATH: Final = "Path on this computer"
PASTE: Final = "Paste SMILES"
TYPES: Final = ("smi", "smiles", "ism", "txt", "csv", "tsv", "tab", "sdf", "sd", "mol", "gz", "zip")
ROLES: Final = (
    ("structure", "Structure", "SMILES or InChI"),
    ("name", "Name", "Shown with each molecule"),
    ("id", "Identifier", "The line's number where there is none"),
    ("text", "Text", "A description, for the way from molecule to text"),
)
_ROUND: Final = "import-round"
"""Counts imports: a new number makes the widgets of the form new and empty."""


def show() -> None:
    """Draw the form."""
    st.html('<h2 class="ml-head" id="add">Add a library</h2>')
    with problems_told():
        if (source := _source()) is None:
            return
        with st.container(key="import", gap="small"):
            _form(*source)


def _source() -> tuple[Source, str] | None:
    """Return the file that was brought and what tells it from others; None before that."""
    number = st.session_state.setdefault(_ROUND, 0)
    way = st.segmented_control(
        "How the molecules come here",
        (DROP, PATH, PASTE),
        default=DROP,
        required=True,
        key="import-way",
        label_visibility="collapsed",
        persist_state="session",
    )
    if way == PATH:
        return _path(number)
    if way == PASTE:
        return _pasted(number)
    brought = st.file_uploader(
        "SMILES, CSV, TSV or SDF, up to 1 GB; packed with gzip or zip too",
        type=list(TYPES),
        key=f"import-file-{number}",
    )
    if brought is None:
        return None
    return bytes_source(brought.name, brought.getvalue()), f"file {brought.file_id}"


def _path(number: int) -> tuple[Source, str] | None:
    typed = st.text_input(
        "Path of the file",
        key=f"import-path-{number}",
        placeholder="/home/me/molecules.sdf.gz",
        help="A file on the computer that runs MotifLens; it is read where it lies",
    )
    if not typed.strip():
        return None
    source = file_source(typed)
    return source, f"path {source.mark}"


def _pasted(number: int) -> tuple[Source, str] | None:
    text = st.text_area(
        "One SMILES a line, a name behind it if there is one",
        key=f"import-text-{number}",
        height=180,
        placeholder="CC(=O)Oc1ccccc1C(=O)O aspirin\nCN1C=NC2=C1C(=O)N(C(=O)N2C)C caffeine",
    )
    if not text.strip():
        return None
    raw = text.encode("utf-8", "replace")
    return bytes_source("pasted.txt", raw), f"text {hashlib.sha256(raw).hexdigest()}"


@st.cache_data(max_entries=8, show_spinner="Looking at the first rows …")
def _look(key: str, header: bool | None, _source: Source) -> Preview:
    """Look at a file once; ``key`` tells files apart."""
    return look(_source, header=header)


def _form(source: Source, key: str) -> None:
    mark = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12]
    seen = _look(key, None, source)
    if seen.layout.kind == "table":
        header = st.checkbox(
            "The first line names the columns", value=seen.layout.header, key=f"header-{mark}"
        )
        if header != seen.layout.header:
            seen = _look(key, header, source)
            mark += "-other"
    title = st.text_input(
        "Title of the library",
        value=_title(source.name),
        max_chars=LONGEST_TITLE,
        key=f"title-{mark}",
    )
    choice = _columns(seen, mark)
    _preview(seen, choice)
    _start(source, seen, choice, title)


def _title(file: str) -> str:
    if file == "pasted.txt":
        return ""
    stem = PurePath(file.replace("\\", "/")).name
    for ending in (".gz", ".zip", *(f".{kind}" for kind in TYPES)):
        stem = stem[: -len(ending)] if stem.lower().endswith(ending) else stem
    return "".join(c if c.isprintable() else " " for c in stem)[:LONGEST_TITLE]


def _columns(seen: Preview, mark: str) -> Choice:
    """Let the user change the guess; a list of SMILES leaves nothing to choose."""
    if seen.layout.kind == "lines":
        return seen.choice
    names = seen.layout.columns
    choice = seen.choice
    roles = ROLES if seen.layout.kind == "table" else ROLES[1:]
    # The molfile of an SD file is the structure, whatever one may think of it.
    places = range(len(names)) if seen.layout.kind == "table" else range(1, len(names))
    for column, (role, label, hint) in zip(st.columns(len(roles)), roles, strict=True):
        guess = getattr(seen.choice, role)
        with column:
            chosen = st.selectbox(
                label,
                places,
                index=None if guess is None else places.index(guess),
                format_func=names.__getitem__,
                placeholder="None",
                help=hint,
                key=f"{role}-{mark}",
            )
        choice = replace(choice, **{role: chosen})
    return choice


def _preview(seen: Preview, choice: Choice) -> None:
    if choice.structure is None:
        st.warning(
            "No column reads as structures. Choose the one with SMILES or InChI.",
            icon=":material/help:",
        )
    for note in seen.notes:
        st.info(escape_markdown(note), icon=":material/info:")
    shown = [(label, getattr(choice, role)) for role, label, _ in ROLES[1:]]
    shown = [(label, place) for label, place in shown if place is not None]
    rows = [_row(record, choice, shown, seen.layout.kind == "sdf") for record in seen.rows]
    good = sum(taken for taken, _ in rows)
    st.html(
        f'<p class="ml-said">The first {len(rows)} rows: {good} '
        f"{'is a structure' if good == 1 else 'are structures'}, {len(rows) - good} would be "
        "rejected.</p>"
        if len(rows) > 1
        else '<p class="ml-said">The only row:</p>'
    )
    number = "Record" if seen.layout.kind == "sdf" else "Line"
    heads = "".join(f"<th>{label}</th>" for label in (number, ROLES[0][1], *dict(shown)))
    with st.container(height=430 if len(rows) > 3 else "content", key="import-rows"):
        st.html(
            f'<table class="ml-table ml-rows"><thead><tr>{heads}</tr></thead><tbody>'
            f"{''.join(row for _, row in rows)}</tbody></table>"
        )


def _row(
    record: Record, choice: Choice, shown: list[tuple[str, int]], is_molfile: bool
) -> tuple[bool, str]:
    """Return whether a row is a structure, and its line of the table."""
    value = _cell(record, choice.structure)
    name = _cell(record, choice.name)
    try:
        if record.problem:
            raise MoleculeError(record.problem)
        smiles = read_molecule(value)
        source = picture(smiles, name or "Molecule", state.theme(), 190, 110)
        drawn = f'<img alt="Structure of {escape(name or smiles)}" src="{source}">'
        taken = True
    except MoleculeError as error:
        reason = reason_for(value, str(error))
        written = "" if is_molfile else f"<code>{escape(value[:80])}</code><br>"
        drawn, taken = f'{written}<span class="ml-no">{escape(reason)}</span>', False
    cells = "".join(f"<td>{escape(_cell(record, place)[:200])}</td>" for _, place in shown)
    return taken, f"<tr><td>{record.number}</td><td>{drawn}</td>{cells}</tr>"


def _cell(record: Record, place: int | None) -> str:
    return record.cells[place] if place is not None and place < len(record.cells) else ""


def _start(source: Source, seen: Preview, choice: Choice, title: str) -> None:
    count = f"{seen.count:,}" if seen.whole else f"about {float(f'{seen.count:.2g}'):,.0f}"
    taken = min(seen.count, MOST_MOLECULES)
    seconds = taken / MOLECULES_PER_SECOND + taken / ROWS_PER_SECOND
    rows = "row" if seen.count == 1 else "rows"
    limit = f" A library holds at most {MOST_MOLECULES:,} molecules; the rest is left out."
    st.html(
        f'<p class="ml-said">{count[:1].upper() + count[1:]} {rows} in the file.'
        f"{limit if seen.count > MOST_MOLECULES else ''} Reading and indexing takes "
        f"{duration(seconds)} on a computer with two cores.</p>"
    )
    if st.button("Add this library", key="import-start", type="primary", icon=":material/add:"):
        folder = resources.checkpoint_folder()
        desk().add(source, layout=seen.layout, choice=choice, title=title, checkpoint=folder)
        st.session_state[_ROUND] += 1
        st.rerun()
