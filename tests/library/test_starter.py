from pathlib import Path

import pytest

from core.chem.molecule import canonical_smiles, molecule_from_smiles
from core.errors import LibraryError
from core.library.library import Library
from core.library.starter import (
    FOLDER,
    SYNONYMS,
    known_names,
    read_rows,
    readable_names,
    starter_library,
    starter_rows,
)

HEADER = "name\tsmiles\tformula\tclass\tsentence\n"


def test_the_library_is_large_and_distinct() -> None:
    library = starter_library()
    assert len(library) >= 2500
    assert len(set(library.smiles)) == len(library)
    assert all(library.texts)


def test_ids_count_from_one() -> None:
    ids = starter_library().ids
    assert ids[0] == "starter-0001"
    assert ids[-1] == f"starter-{len(ids):04d}"


def test_smiles_are_canonical() -> None:
    for row in starter_rows()[::11]:
        assert canonical_smiles(molecule_from_smiles(row.smiles)) == row.smiles


def test_hand_written_rows_come_before_families() -> None:
    hand = [row for p in sorted(FOLDER.glob("*.tsv")) if p.name != SYNONYMS for row in read_rows(p)]
    assert [row.name for row in starter_rows()[:50]] == [row.name for row in hand[:50]]


def test_names_are_known_in_lower_case() -> None:
    names = known_names()
    assert names["hexadecanoyl-coa"].startswith("C")
    assert all(name == name.lower() for name in names)
    assert set(names.values()) <= set(starter_library().smiles)


def test_a_library_reads_its_own_names_first() -> None:
    library = Library(
        name="own",
        title="three molecules, two of one name",
        ids=("1", "2", "3"),
        names=("Widget", "widget", "Ethanol"),
        smiles=("CCCl", "CCBr", "CCI"),
        texts=("", "", ""),
    )
    names = readable_names(library)
    assert (names["widget"], names["ethanol"]) == ("CCCl", "CCI")
    assert names["methanol"] == known_names()["methanol"] == "CO"
    assert known_names()["ethanol"] == "CCO"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("ethanol\tCCO\tC2H6O\talcohol\n", "line 2 must fill 5 columns"),
        ("ethanol\tCCO\tC2H6O\talcohol\t\n", "line 2 must fill 5 columns"),
        ("ethanol\tCCO(\tC2H6O\talcohol\tAn alcohol.\n", "line 2 \\(ethanol\\)"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, body: str, reason: str) -> None:
    path = tmp_path / "rows.tsv"
    path.write_text(HEADER + body, encoding="utf-8")
    with pytest.raises(LibraryError, match=reason):
        read_rows(path)


def test_another_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    path.write_text("name\tsmiles\n", encoding="utf-8")
    with pytest.raises(LibraryError, match="must begin with the columns"):
        read_rows(path)
