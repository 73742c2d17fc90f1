"""A notebook as a Jupyter notebook: notes as Markdown, views as code that runs against ``core``.

Layer: core.view (may import core.notebook). Format 4.5, written as plain JSON. Every text goes
into the code as a Python literal and into Markdown escaped. The cells' metadata hold the entries,
which ``core.notebook.import_file`` reads back.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from core.notebook.document import head_values
from core.notebook.entries import KINDS, Entry, Molecule, entry_values, page_of
from core.notebook.import_file import METADATA
from core.view.markup import escape_markdown
from core.view.notebook_html import origin
from core.view.wording import score

_HEAD: Final = (
    "Saved by MotifLens. Start Jupyter in the folder of MotifLens, with its packages, and run the "
    "cells from the top: each asks the engine anew. `MOTIFLENS_CHECKPOINT` and `MOTIFLENS_DATA` "
    "name another checkpoint and the data folder, as for the app. The Notebook page reads this "
    "file back, without what you write into it here."
)
_START: Final = '''import os
from functools import cache
from pathlib import Path

from core.retrieval.engine import RetrievalEngine
from core.view.gallery import Gallery
from core.view.heatmap import heatmap
from core.view.wording import alignment_sentences


@cache
def engine(library):
    """Open a library once."""
    checkpoint = os.environ.get("MOTIFLENS_CHECKPOINT")
    return RetrievalEngine.open(Path(checkpoint) if checkpoint else None, library=library)'''


def notebook_ipynb(name: str, entries: Sequence[Entry]) -> bytes:
    """Return a notebook that Jupyter opens and runs."""
    cells = [
        _cell("head", "markdown", f"# {escape_markdown(name)}\n\n{_HEAD}", {}),
        _cell("start", "code", _START, {}),
    ]
    for place, entry in enumerate(entries, start=1):
        told = {METADATA: entry_values(entry)}
        cells.append(_cell(f"entry-{place}", "markdown", _markdown(entry, place), told))
        cells.append(_cell(f"code-{place}", "code", _CODE[entry.kind](entry), {}))
    notebook = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
            METADATA: head_values(name),
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, indent=1, allow_nan=False).encode()


def _cell(name: str, kind: str, source: str, metadata: Mapping[str, Any]) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": kind,
        "id": name,
        "metadata": dict(metadata),
        "source": source.splitlines(keepends=True),
    }
    return cell | {"execution_count": None, "outputs": []} if kind == "code" else cell


def _markdown(entry: Entry, place: int) -> str:
    shown = entry.snapshot
    blocks = [f"## {place} · {KINDS[entry.kind]}: {escape_markdown(entry.title)}"]
    blocks += [_lines(entry.note), _lines(shown.text, before="> ")]
    ranks = enumerate(shown.molecules, start=page_of(entry)[0] + 1)
    blocks.append("\n".join(_item(entry, rank, molecule) for rank, molecule in ranks))
    blocks.append("\n".join(f"- {escape_markdown(link)}" for link in shown.links))
    blocks.append(f"*{escape_markdown(origin(entry))}*")
    return "\n\n".join(block for block in blocks if block)


def _item(entry: Entry, rank: int, molecule: Molecule) -> str:
    number = f"{rank}: " if entry.kind == "search" else ""
    told = "" if molecule.score is None else f" ({score(molecule.score)})"
    return f"- {number}{escape_markdown(molecule.name)}{told}"


def _lines(text: str, before: str = "") -> str:
    """Return plain text as Markdown, each line on its own."""
    return "  \n".join(before + escape_markdown(line) for line in text.split("\n")) if text else ""


def _engine(entry: Entry) -> str:
    return f"engine({entry.library or 'starter'!r})"


def _search(entry: Entry) -> str:
    offset, k = page_of(entry)
    query = entry.parameters.get("q") or entry.title
    return (
        f"result = {_engine(entry)}.search({query!r}, k={k}, offset={offset})\nGallery(result.hits)"
    )


def _alignment(entry: Entry) -> str:
    text = entry.parameters.get("text") or entry.snapshot.text or entry.title
    return (
        f"{_molecules(entry)}\n"
        "name, smiles = molecules[0]\n"
        f"alignment = {_engine(entry)}.align({text!r}, smiles)\n"
        'print("\\n".join(alignment_sentences(alignment)))\n'
        "heatmap(alignment)"
    )


def _map(entry: Entry) -> str:
    query = entry.parameters.get("q", "")
    if query:
        return f"result = {_engine(entry)}.search({query!r}, k=12)\nGallery(result.hits)"
    return (
        f"vectors = {_engine(entry)}.index.vectors  # a row a molecule, unit length\nvectors.shape"
    )


def _molecule(entry: Entry) -> str:
    return (
        f"{_molecules(entry)}\n"
        "name, smiles = molecules[0]\n"
        f"result = {_engine(entry)}.search(smiles, k=12)  # its neighbours\n"
        "Gallery(result.hits)"
    )


def _comparison(entry: Entry) -> str:
    return (
        f"{_molecules(entry)}\n"
        f"vectors = {_engine(entry)}.encoder.encode_smiles([smiles for _, smiles in molecules])\n"
        "print((vectors @ vectors.T).round(3))  # cosine similarities\n"
        "Gallery(molecules)"
    )


def _molecules(entry: Entry) -> str:
    rows = "".join(f"    ({m.name!r}, {m.smiles!r}),\n" for m in entry.snapshot.molecules)
    return f"molecules = [\n{rows}]"


def _needs_molecule(code: Callable[[Entry], str]) -> Callable[[Entry], str]:
    """Return code that asks for nothing where the entry keeps no molecule."""

    def checked(entry: Entry) -> str:
        if entry.snapshot.molecules:
            return code(entry)
        return "# This entry keeps no molecule to draw; its address brings it back in the app."

    return checked


_CODE: Final[Mapping[str, Callable[[Entry], str]]] = {
    "search": _search,
    "alignment": _needs_molecule(_alignment),
    "map": _map,
    "molecule": _needs_molecule(_molecule),
    "comparison": _needs_molecule(_comparison),
}
