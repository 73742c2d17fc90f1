"""Saved files read back: both kinds, edited ones, and what only looks like one."""

import json

import pytest

from core.notebook import import_file
from core.notebook.entries import NotebookError
from core.notebook.import_file import read_notebook
from core.notebook.rows import entry_from
from core.view.notebook_html import notebook_html
from core.view.notebook_ipynb import notebook_ipynb
from tests.notebook.conftest import EVIL, make_pin

ENTRIES = tuple(entry_from(make_pin(title, note=f"{EVIL}\n{EVIL}")) for title in ("a", EVIL, "c"))
FILES = {"n.html": notebook_html(EVIL, ENTRIES), "n.ipynb": notebook_ipynb(EVIL, ENTRIES)}


@pytest.mark.parametrize("file", FILES)
def test_a_saved_notebook_comes_back_whole(file: str) -> None:
    read = read_notebook(FILES[file], file=file)
    assert read.name == EVIL
    assert len(read.pins) == len(ENTRIES)
    for pin, entry in zip(read.pins, ENTRIES, strict=True):
        for part in ("kind", "title", "note", "parameters", "library", "fingerprint", "snapshot"):
            assert getattr(pin, part) == getattr(entry, part)
        assert pin.created == entry.created


@pytest.mark.parametrize("file", FILES)
def test_a_byte_order_mark_and_a_wrong_name_do_no_harm(file: str) -> None:
    assert len(read_notebook(b"\xef\xbb\xbf" + FILES[file], file="x.txt").pins) == 3


def test_cells_deleted_and_moved_in_jupyter_come_back_that_way() -> None:
    values = json.loads(FILES["n.ipynb"])
    values["cells"] = [cell for cell in values["cells"][::-1] if cell["id"] != "entry-2"]
    values["cells"].append({"cell_type": "markdown", "metadata": {}, "source": "mine"})
    read = read_notebook(json.dumps(values).encode(), file="n.ipynb")
    assert [pin.title for pin in read.pins] == ["c", "a"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "n holds no notebook"),
        (b"<html><script>alert(1)</script>", "holds no notebook"),
        (b"{}", "holds no notebook"),
        (b'{"metadata": 1, "cells": 2}', "holds no notebook"),
        (b'{"metadata": {"motiflens": {}}, "cells": [3]}', "holds no notebook"),
        (b'{"metadata": {"motiflens": 5}, "cells": []}', "holds no notebook"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "is no text"),
        (b'{"cells": [', "is damaged"),
        (b"{" + b'"a":[' * 200_000, "is damaged"),
        (b'<script id="motiflens-notebook" type="application/json">{"a"</script>', "is damaged"),
        (FILES["n.html"][: FILES["n.html"].rindex(b'"kind"')], "is damaged"),
        (FILES["n.ipynb"][:-200], "is damaged"),
    ],
)
def test_other_files_are_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(NotebookError, match=said):
        read_notebook(data, file="n")


def test_a_large_file_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_file, "MOST_MEGABYTES", 1)
    with pytest.raises(NotebookError, match="has 2 MB; a notebook has at most 1 MB"):
        read_notebook(b" " * 2_000_000, file="n.html")
