"""A saved notebook read back: from the stand-alone HTML page or from the Jupyter notebook.

Layer: core.notebook (may import core.errors). Nothing of the file is run; only the JSON that
MotifLens wrote into it is read. In a Jupyter notebook each entry sits with its own cell, so
entries that were deleted or reordered there come back that way.
"""

import json
from html.parser import HTMLParser
from typing import Any, Final

from core.errors import shorten
from core.notebook.document import Document, read_document
from core.notebook.entries import NotebookError

MOST_MEGABYTES: Final = 64
SCRIPT_ID: Final = "motiflens-notebook"
"""Identifier of the element of a page that holds the data."""
METADATA: Final = "motiflens"
"""Key of the metadata of a Jupyter notebook and of its cells that holds the data."""


def read_notebook(data: bytes, *, file: str) -> Document:
    """Read a file that the Notebook page has saved.

    Args:
        data: The bytes of the file.
        file: Its name, for messages; what it holds is told by the content alone.

    Raises:
        NotebookError: the file is empty, too large, damaged, or none of ours.
    """
    if len(data) > MOST_MEGABYTES * 1_000_000:
        raise NotebookError(
            f"the file {shorten(file)} has {len(data) / 1e6:,.0f} MB; a notebook has at most "
            f"{MOST_MEGABYTES} MB"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotebookError(
            f"the file {shorten(file)} is no text: choose an .html or .ipynb file that the "
            "Notebook page has saved"
        ) from error
    if text.lstrip().startswith("{"):
        return read_document(_from_jupyter(_parsed(text, file)), file=file)
    finder = _Finder()
    finder.feed(text)
    finder.close()
    # Of a file that was cut short the element is there and its text is not.
    values = _parsed("".join(finder.parts), file) if finder.found else None
    return read_document(values, file=file)


class _Finder(HTMLParser):
    """Collects the text of the one element that holds the data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.found = False
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and dict(attrs).get("id") == SCRIPT_ID
        self.found = self.found or self._inside

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.parts.append(data)


def _parsed(text: str, file: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotebookError(
            f"the file {shorten(file)} is damaged, its data cannot be read; nothing was added: "
            "save the notebook again where it came from"
        ) from error


def _from_jupyter(values: Any) -> Any:
    """Return the document that the metadata of notebook and cells make up, None if none."""
    try:
        head = values["metadata"][METADATA]
        told = (cell["metadata"].get(METADATA) for cell in values["cells"])
        return {**head, "entries": [entry for entry in told if entry is not None]}
    except (KeyError, TypeError, AttributeError):
        return None
