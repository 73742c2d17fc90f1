"""Lists of queries are read as they are meant: a line each, or the column that holds them."""

import pytest

from core.errors import LibraryError, QueryError
from core.library.sources import bytes_source
from core.retrieval.query_list import MOST_QUERIES, QueryTable, pasted, read_table


def _read(name: str, text: str, **options: bool) -> QueryTable:
    return read_table(bytes_source(name, text.encode()), **options)


def _texts(table: QueryTable, column: int | None = None) -> list[str]:
    return [one.text for one in table.queries(table.guess if column is None else column).asked]


def test_a_pasted_line_is_a_query_and_keeps_its_number() -> None:
    queries = pasted("a steroid, with a ketone\n\n  CCO  \r\n\n")
    assert [(one.number, one.text) for one in queries.asked] == [
        (1, "a steroid, with a ketone"),
        (3, "CCO"),
    ]
    assert not queries.more


def test_no_more_are_taken_than_are_searched_at_once() -> None:
    whole = pasted("\n".join(["CCO"] * MOST_QUERIES))
    assert (len(whole.asked), whole.more) == (MOST_QUERIES, False)
    longer = pasted("\n".join(["CCO"] * (MOST_QUERIES + 1)))
    assert (len(longer.asked), longer.more) == (MOST_QUERIES, True)


def test_a_text_file_has_a_query_a_line_whatever_its_commas() -> None:
    table = _read("a.txt", "an acid, aromatic\na steroid, with a ketone\n")
    assert _texts(table) == ["an acid, aromatic", "a steroid, with a ketone"]


def test_a_list_of_smiles_leaves_the_names_out() -> None:
    assert _texts(_read("a.smi", "CCO ethanol\nc1ccccc1 benzene\n")) == ["CCO", "c1ccccc1"]


@pytest.mark.parametrize(
    ("text", "column", "first"),
    [
        ("id,query\n1,a gas\n2,an acid\n", "query", "a gas"),
        ("name;smiles\nethanol;CCO\nbenzene;c1ccccc1\n", "smiles", "CCO"),
        ("key,what it is\n1,a long gas\n2,an acid\n", "what it is", "a long gas"),
        ("1,a long gas\n2,an acid\n", "Column 2", "a long gas"),
        ("a gas\nan acid\n", "Column 1", "a gas"),  # a description is no name of a column
        ("Query\na gas\n", "Query", "a gas"),
        ('text\n"an acid, aromatic"\n"a\ngas"\n', "text", "an acid, aromatic"),
    ],
)
def test_the_column_of_a_table_is_guessed(text: str, column: str, first: str) -> None:
    table = _read("a.csv", text)
    assert table.columns[table.guess] == column
    assert _texts(table)[0] == first


def test_the_guess_of_a_header_can_be_overruled() -> None:
    table = _read("a.csv", "caffeine,stimulant\naspirin,painkiller\n", header=False)
    assert _texts(table, 0) == ["caffeine", "aspirin"]
    assert not table.header


def test_an_empty_cell_and_a_broken_row_stay_in_their_place() -> None:
    table = _read("a.csv", 'id,query\n1,a gas\n2,\n3,"never closed\n4,an acid\n5,a base\n')
    asked = table.queries(table.guess).asked
    assert [one.number for one in asked] == [2, 3, 4, 5, 6]
    assert asked[1].text == ""
    assert "never closed" in asked[2].problem
    assert [one.text for one in asked[3:]] == ["an acid", "a base"]


def test_what_holds_no_queries_is_told() -> None:
    with pytest.raises(QueryError, match="holds no query"):
        _read("a.txt", "\n \n")
    with pytest.raises(QueryError, match="SD file"):
        _read("a.sdf", "x\n\n\n  0  0  0\nM  END\n$$$$\n")
    with pytest.raises(LibraryError):
        read_table(bytes_source("a.txt", b"\x00\x01\x02" * 50))
