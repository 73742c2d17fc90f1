"""From files as people have them to libraries; every row is taken, known already, or told."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from rdkit import Chem

from core.chem.molecule import MOST_ATOMS
from core.errors import LibraryError
from core.library import importers, sources
from core.library.columns import Choice
from core.library.importers import Import, Stopped, read_molecule
from core.library.library import Library, open_library
from core.library.preview import look
from core.library.sources import bytes_source
from core.library.store import own_libraries, read_rejected
from tests.library.test_sdf_rows import TWO, sd_file


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOTIFLENS_HOME", str(tmp_path))
    return tmp_path / "libraries"


def begin(
    content: str | bytes,
    name: str = "a.csv",
    *,
    choice: Choice | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Import:
    source = bytes_source(name, content.encode() if isinstance(content, str) else content)
    seen = look(source)
    return Import(
        source,
        layout=seen.layout,
        choice=choice or seen.choice,
        title="Set",
        cancelled=cancelled,
    )


def taken(work: Import) -> Library:
    return open_library(work.run().name)


def test_rows_are_taken_known_or_told() -> None:
    work = begin("smiles,name\nOCC,ethanol\nCCO,again\nC(C,open\n,none\nC,methane\n")
    library = taken(work)
    assert library.smiles == ("CCO", "C")
    assert library.names == ("ethanol", "methane")
    assert library.ids == ("2", "6")
    tally = work.tally
    counts = (tally.read, tally.accepted, tally.duplicates, tally.rejected)
    assert counts == (5, 2, 1, 2)
    assert [(row.number, row.value) for row in work.rejected] == [(4, "C(C"), (5, "none")]
    assert work.rejected[0].reason.startswith("not a valid structure at character 2")
    assert "is empty" in work.rejected[1].reason
    (about,) = own_libraries()
    assert read_rejected(about) == tuple(tuple(row) for row in work.rejected)


def test_names_ids_and_texts_come_from_their_columns() -> None:
    library = taken(begin("smiles,name,id,text\nC,methane,M1,A  gas.\nCC,,M1,\nCCC,,,x\n"))
    assert library.ids == ("M1", "M1 (2)", "4")
    assert library.names == ("methane", "M1 (2)", "4")
    assert library.texts == ("A gas.", "", "x")


def test_without_names_molecules_are_numbered() -> None:
    assert taken(begin("CCO\nC\n", "a.smi")).names == ("Molecule 1", "Molecule 2")


def test_a_thousand_equal_ids_become_distinct() -> None:
    rows = "".join(f"{'C' * n},same\n" for n in range(1, 301))
    library = taken(begin(f"smiles,id\nO,same (2)\n{rows}"))
    assert len(set(library.ids)) == 301


def test_hostile_names_stay_text_on_one_line() -> None:
    names = ["<script>alert(1)</script>", "=1+1", "a\u202eb\x07c", "x" * 999]
    rows = "".join(f'{"C" * n}\t"{name}"\n' for n, name in enumerate(names, start=1))
    library = taken(begin(f"smiles\tname\n{rows}", "a.tsv"))
    assert library.names[:3] == ("<script>alert(1)</script>", "=1+1", "a b c")
    assert len(library.names[3]) == importers.LONGEST_NAME


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    work = begin("smiles;name\nCCO;Äthanol\n".encode(encoding))
    assert taken(work).names == ("Äthanol",)
    assert bool(work.notes) is (encoding == "cp1252")


def test_half_an_sd_file_gives_its_good_half() -> None:
    good = sd_file(*TWO)
    five_bonds = sd_file(("C", {"_Name": "fat"})).replace(
        "  1  0  0  0  0  0", "  1  0  0  0  0  0", 1
    )
    odd = "no counts\n\n\n  x  y V2000\nM  END\n$$$$\n"
    cut = good.split("M  END")[0] + "\n$$$$\n"
    work = begin(good + odd + cut + five_bonds, "a.sdf")
    library = taken(work)
    assert library.smiles == ("CCO", Chem.CanonSmiles("C[C@H](N)C(=O)O"), "C")
    assert library.names == ("ethanol", "alanine", "fat")
    assert [row.number for row in work.rejected] == [3, 4]
    assert work.rejected[0].value == "no counts"


def test_v3000_and_gzip_are_read() -> None:
    content = gzip.compress(sd_file(*TWO, v3000=True).encode())
    library = taken(begin(content, "a.sdf.gz", choice=Choice(structure=0, name=1, text=3)))
    assert library.texts == ("one two", "")


def test_inchi_and_salts_are_structures_too() -> None:
    library = taken(begin("inchi\nInChI=1S/CH4/h1H4\n[Na+].[Cl-]\n"))
    assert library.smiles == ("C", "[Cl-].[Na+]")


def test_a_molecule_of_the_size_queries_may_have() -> None:
    assert read_molecule("C" * MOST_ATOMS)
    work = begin(f"smiles\n{'C' * (MOST_ATOMS + 1)}\nC\n")
    assert taken(work).smiles == ("C",)
    assert "1,001 heavy atoms" in work.rejected[0].reason


def test_without_a_structure_column_nothing_begins() -> None:
    with pytest.raises(LibraryError, match="No column holds structures"):
        begin("name,mass\ncaffeine,194\nethanol,46\n")


def test_a_wrong_column_is_given_up_early(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importers, "HOPELESS", 10)
    rows = "".join(f"word{n},C\n" for n in range(100))
    work = begin(f"name,smiles\n{rows}", choice=Choice(structure=0))
    with pytest.raises(LibraryError, match=r"None of 10 rows .*another column than 'name'"):
        work.run()
    assert len(work.rejected) == 10
    assert list(home.iterdir()) == []


def test_a_file_without_any_structure_keeps_nothing(home: Path) -> None:
    work = begin("smiles\nC(\n")
    with pytest.raises(LibraryError, match="Not even the only row"):
        work.run()
    assert work.rejected[0].number == 2
    assert list(home.iterdir()) == []


def test_stopping_leaves_nothing(home: Path) -> None:
    asked = iter([False, False, True])
    work = begin("smiles\nC\nCC\nCCC\n", cancelled=lambda: next(asked))
    with pytest.raises(Stopped):
        work.run()
    assert work.tally.accepted == 2
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("fault", [ValueError("bug"), OSError("disk"), KeyboardInterrupt()])
def test_a_crash_in_the_middle_leaves_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    work = begin("smiles\nC\nCC\nCCC\n")

    def fail(value: str) -> str:
        if value == "CCC":
            raise fault
        return value

    monkeypatch.setattr(importers, "read_molecule", fail)
    with pytest.raises(type(fault)):
        work.run()
    assert list(home.iterdir()) == []


def test_a_bomb_is_refused_and_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "FREE_BYTES", 1 << 20)
    content = gzip.compress(b"smiles\n" + b"C\n" * (4 << 20))
    with pytest.raises(LibraryError, match="unpacks to more than"):
        begin(content, "a.csv.gz").run()
    assert not home.exists() or list(home.iterdir()) == []


def test_a_library_ends_where_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importers, "MOST_MOLECULES", 2)
    work = begin("smiles\nC\nCC\nCCC\n")
    assert taken(work).smiles == ("C", "CC")
    assert "at most 2 molecules" in work.notes[0]


def test_rejected_rows_are_kept_up_to_a_number_and_counted_beyond(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importers, "KEPT_REJECTED", 1)
    work = begin("smiles\nC\nC(\nC(\n")
    assert work.run().rejected == 2
    assert len(work.rejected) == 1


def test_two_hundred_columns() -> None:
    header = ",".join([*(f"assay {n}" for n in range(199)), "smiles"])
    row = ",".join([*map(str, range(199)), "CCO"])
    assert taken(begin(f"{header}\n{row}\n")).smiles == ("CCO",)
