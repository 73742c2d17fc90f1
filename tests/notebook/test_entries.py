"""Entries of unknown origin: what is one comes through unharmed, what is none is refused."""

import json
from typing import Any

import pytest

from core.chem.molecule import MAX_LENGTH
from core.notebook.entries import (
    MOST_MOLECULES,
    MOST_PARAMETERS,
    MOST_SMILES,
    MOST_TEXT,
    MOST_TITLE,
    NotebookError,
    Pin,
    clean,
    entry_values,
    one_line,
    page_of,
    pin_from,
)
from tests.notebook.conftest import EVIL, make_pin


def test_values_and_back_are_the_same() -> None:
    pin = make_pin(EVIL, note=EVIL, snapshot={"text": EVIL, "links": [EVIL], "molecules": []})
    assert pin_from(json.loads(json.dumps(entry_values(pin)))) == pin


def test_an_entry_needs_no_more_than_kind_and_title() -> None:
    pin = pin_from({"kind": "map", "title": "x"})
    assert pin == Pin(kind="map", title="x")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], "must be an object"),
        ({"kind": "page", "title": "x"}, "'page' is none of search"),
        ({"kind": ["map"], "title": "x"}, "is none of"),
        ({"kind": "map"}, "needs a title"),
        ({"kind": "map", "title": " \n"}, "needs a title"),
        ({"title": 5}, "title must be a text, not '5'"),
        ({"note": None}, "note must be a text"),
        ({"note": "x" * (MOST_TEXT + 1)}, "shorten it to 20,000"),
        ({"parameters": "q=1"}, "parameters must be"),
        ({"parameters": {f"p{n}": "" for n in range(MOST_PARAMETERS + 1)}}, "at most 40"),
        ({"parameters": {"q": 1}}, "q must be a text"),
        ({"parameters": {"<b>": "x"}}, "no parameter"),
        ({"parameters": {"embed_options": "x"}}, "no parameter"),
        ({"snapshot": []}, "snapshot must be an object"),
        ({"snapshot": {"links": "abc"}}, "links of a snapshot must be a list"),
        ({"snapshot": {"links": [1]}}, "must be texts"),
        ({"snapshot": {"molecules": [{"name": "x"}]}}, "needs a smiles"),
        ({"snapshot": {"molecules": ["CCO"]}}, "molecule must be an object"),
        ({"snapshot": {"molecules": [{"smiles": "C", "score": "1"}]}}, "no cosine similarity"),
        ({"snapshot": {"molecules": [{"smiles": "C", "score": True}]}}, "no cosine similarity"),
        ({"snapshot": {"molecules": [{"smiles": "C", "score": 10**400}]}}, "no cosine similarity"),
    ],
)
def test_what_is_no_entry_is_refused_with_its_reason(values: Any, said: str) -> None:
    full = {"kind": "map", "title": "x"} | values if isinstance(values, dict) else values
    if values in ({"kind": "map"}, []):
        full = values
    with pytest.raises(NotebookError, match=said):
        pin_from(full)


def test_long_lists_are_cut_and_odd_scores_left_out() -> None:
    many = [{"name": "", "smiles": "CCO", "score": float("nan")}] * 99
    molecules = make_pin(snapshot={"molecules": many}).snapshot.molecules
    assert len(molecules) == MOST_MOLECULES
    assert (molecules[0].name, molecules[0].score) == ("CCO", None)


def test_every_structure_that_is_read_can_be_pinned() -> None:
    assert MOST_SMILES == MAX_LENGTH


def test_texts_lose_only_what_no_database_keeps() -> None:
    assert clean("a\r\nb\rc\td\x00e\x1b\ud800f\x85") == "a\nb\nc\tdef"
    assert clean("β–é 👩‍🔬 \u00a0x") == "β–é 👩‍🔬 \u00a0x"


def test_titles_are_one_line_of_bounded_length() -> None:
    assert one_line(" a \n b\t c ") == "a b c"
    assert len(one_line("x" * 999)) == MOST_TITLE


@pytest.mark.parametrize(
    ("parameters", "page"),
    [
        ({}, (0, 12)),
        ({"k": "24", "page": "3"}, (48, 24)),
        ({"k": "0", "page": "0"}, (0, 1)),
        ({"k": "9999", "page": "9999"}, (49 * 48, 48)),
        ({"k": "²", "page": "-1"}, (0, 12)),
        ({"k": "9" * 5000, "page": "1"}, (0, 12)),
    ],
)
def test_the_page_of_a_search_is_within_bounds(
    parameters: dict[str, str], page: tuple[int, int]
) -> None:
    assert page_of(make_pin(parameters=parameters)) == page
