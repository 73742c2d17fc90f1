"""The document inside the files: whole or refused, and harmless inside a page."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from core.notebook.document import (
    document_values,
    head_values,
    read_document,
    script_safe,
)
from core.notebook.entries import MOST_ENTRIES, Entry, NotebookError
from tests.notebook.conftest import EVIL, make_pin


def test_a_document_comes_back_as_it_was() -> None:
    values = document_values("My notes", [make_pin("a"), make_pin(EVIL)])
    read = read_document(json.loads(script_safe(values)), file="f")
    assert read.name == "My notes"
    assert [pin.title for pin in read.pins] == ["a", EVIL]
    assert [pin.snapshot for pin in read.pins] == [make_pin().snapshot] * 2


def test_nothing_in_a_document_closes_a_script() -> None:
    text = script_safe({"<!--": EVIL + "\u2028]]>&amp;"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"<!--": EVIL + "\u2028]]>&amp;"}


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("2020-02-03T04:05:06+00:00", datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)),
        ("2020-02-03T04:05:06", datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)),
        ("2020-02-03T04:05:06+02:00", datetime(2020, 2, 3, 2, 5, 6, tzinfo=UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
        (7, None),
    ],
)
def test_the_time_an_entry_was_pinned_is_kept(told: Any, kept: datetime | None) -> None:
    entry = {"kind": "map", "title": "x", "created": told}
    (read,) = read_document(head_values("n") | {"entries": [entry]}, file="f").pins
    assert isinstance(read, Entry)
    assert read.created == kept if kept else read.created.year > 2020


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (None, "f.html holds no notebook"),
        ({"format": "other"}, "holds no notebook"),
        (head_values("n") | {"version": 2}, "version '2'.*update"),
        (head_values("n"), "must list its entries"),
        (head_values("n") | {"entries": [{}] * (MOST_ENTRIES + 1)}, "at most 1,000"),
        (
            head_values("n") | {"entries": [{"kind": "map", "title": "x"}, {"kind": "map"}]},
            "entry 2 of the file f.html is damaged .an entry needs a title.; nothing was added",
        ),
    ],
)
def test_what_is_no_document_is_refused(values: Any, said: str) -> None:
    with pytest.raises(NotebookError, match=said):
        read_document(values, file="f.html")
