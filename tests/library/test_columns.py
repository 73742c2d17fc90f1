"""Guesses are right for the tables people have, and never certain of what is not there."""

import pytest

from core.errors import LibraryError
from core.library.columns import (
    MOST_COLUMNS,
    Choice,
    column_names,
    guess_choice,
    guess_delimiter,
    has_header,
    is_structure,
)


@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "|"])
def test_delimiters_are_told_apart(delimiter: str) -> None:
    lines = [delimiter.join(row) for row in (("id", "smiles", "name"), ("1", "CCO", "ethanol"))]
    assert guess_delimiter(lines) == delimiter


def test_commas_of_numbers_and_texts_do_not_divide() -> None:
    lines = ["smiles;mass;logp", "CCO;46,07;-0,14", "C;16,04;0,64", 'CC;30,07;"1,0"']
    assert guess_delimiter(lines) == ";"
    assert guess_delimiter(["CCO ethanol, pure", "C methane", "CC"]) == ""
    assert guess_delimiter([]) == ""


@pytest.mark.parametrize(
    ("first", "header"),
    [
        (["smiles", "name"], True),
        (["Molecule ChEMBL ID", "x"], True),
        (["Verbindung", "Struktur"], True),
        (["CCO", "ethanol"], False),
        (["ethanol", "c1ccccc1"], False),
        (["1", "word"], False),
    ],
)
def test_a_header_is_known_by_its_words_or_by_holding_no_structure(
    first: list[str], header: bool
) -> None:
    assert has_header([first, ["CCO", "ethanol"]]) is header


def test_names_of_columns_are_distinct() -> None:
    assert column_names([["a", "", "a"], ["1", "2", "3", "4"]], header=True) == (
        "a",
        "Column 2",
        "a (3)",
        "Column 4",
    )


def test_too_many_columns_are_refused() -> None:
    with pytest.raises(LibraryError, match="2,001 columns"):
        column_names([["x"] * (MOST_COLUMNS + 1)], header=True)


def test_columns_are_known_by_name() -> None:
    columns = ["Compound ID", "Preferred Name", "Canonical_SMILES", "InChI", "Comments"]
    rows = [["M1", "ethanol", "CCO", "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3", "burns"]]
    assert guess_choice(columns, rows) == Choice(structure=2, name=1, id=0, text=4)


def test_columns_are_known_by_what_they_hold() -> None:
    rows = [
        ["C", "c1ccccc1O", "Phenol is an aromatic compound that was once used as a disinfectant."],
        ["N", "CC(=O)O", "Acetic acid is what makes vinegar sour, and it smells of it too."],
    ]
    assert guess_choice(["class", "x", "y"], rows) == Choice(structure=1, text=2)


def test_one_among_two_hundred_is_found() -> None:
    columns = [f"assay {n}" for n in range(200)]
    rows = [[str(n * row) for n in range(200)] for row in range(1, 40)]
    for row in rows:
        row[173] = "CC(C)Cc1ccc(cc1)C(C)C(=O)O"
    assert guess_choice(columns, rows).structure == 173


def test_a_named_column_is_kept_though_its_values_are_broken() -> None:
    assert guess_choice(["x", "SMILES"], [["a", "C(("], ["b", "c1cc"]]).structure == 1


def test_no_structure_is_no_guess() -> None:
    rows = [["caffeine", "194.19"], ["ethanol", "46.07"]]
    assert guess_choice(["name", "mass"], rows).structure is None
    assert guess_choice([], []) == Choice()


@pytest.mark.parametrize("value", ["CCO", "C", "CCO |$;;R$|", "InChI=1S/CH4/h1H4", " CC "])
def test_structures(value: str) -> None:
    assert is_structure(value)


@pytest.mark.parametrize("value", ["", "ethanol", "46.07", "C is carbon", "CAS", "C(("])
def test_no_structures(value: str) -> None:
    assert not is_structure(value)
