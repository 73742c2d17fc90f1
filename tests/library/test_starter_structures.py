"""Every hand-written row of the built-in library is the molecule its name says.

The rows were written by hand, so each is held against what is independent of it: the formula
beside it, the InChIKeys of well-known drugs, and the same compound in the data sets where
these are on the machine.
"""

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from rdkit import Chem, RDLogger
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

from core.data.catalog import find_data
from core.library.starter import COLUMNS, FOLDER, SYNONYMS
from tests.library.structure_facts import (
    DATA_MISTAKES,
    HELD_BY_THE_RING,
    KNOWN,
    MIXTURES,
    RACEMATES,
    STEREO_NOT_IN_DATA,
)

LARGEST_TABLE: Final = 120_000
"""Bytes a table may have."""

DATA_FILES: Final = (
    "pair_pool/train_pool.tsv.gz",
    "chebi20/train_smiles_only.tsv.gz",
    "chebi20/validation.tsv.gz",
    "chebi20/test.tsv.gz",
    "pcdes/validation.tsv.gz",
    "pcdes/test.tsv.gz",
    "moleculenet/clintox.csv.gz",
    "moleculenet/tox21.csv.gz",
    "moleculenet/toxcast.csv.gz",
)

FLAT: Final = "UHFFFAOY"
"""Second block of the InChIKey of a structure drawn without stereo."""

HEAVY_ATOM: Final = re.compile(r"\[\d*([A-Z][a-z]?|[a-z]{1,2})[^\]]*\]|(Cl|Br|[BCNOPSFIbcnops])")
LABEL: Final = re.compile(r"\[\d")
"""An isotope."""

OPENING: Final = re.compile(r"(.{2,60}?) (?:is|are|appears|was) ")


class Row(NamedTuple):
    """One hand-written row, read."""

    name: str
    smiles: str
    formula: str
    category: str
    sentence: str
    mol: Chem.Mol
    key: str
    part: Chem.Mol
    """The largest part, which is the whole but for a few salts."""
    part_key: str


class Record(NamedTuple):
    """A molecule of a data set that has the connectivity of a row, or its name."""

    name: str
    mol: Chem.Mol
    key: str


def tables() -> list[Path]:
    return [path for path in sorted(FOLDER.glob("*.tsv")) if path.name != SYNONYMS]


@cache
def rows() -> tuple[Row, ...]:
    found = []
    for path in tables():
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            assert tuple(next(reader)) == COLUMNS, path.name
            for fields in reader:
                assert len(fields) == len(COLUMNS), (path.name, fields[:1])
                mol = Chem.MolFromSmiles(fields[1])
                assert mol is not None, (path.name, fields[0])
                part = largest_part(mol)
                keys = {"key": Chem.MolToInchiKey(mol), "part_key": Chem.MolToInchiKey(part)}
                found.append(Row(*fields, mol=mol, part=part, **keys))
    return tuple(found)


def heavy_atoms(smiles: str) -> frozenset[tuple[str, int]]:
    """Count the elements of the longest part without parsing it: quick, and never too strict."""
    longest = max(smiles.split("."), key=len)
    symbols = ("".join(groups).title() for groups in HEAVY_ATOM.findall(longest))
    return frozenset(Counter(symbol for symbol in symbols if symbol != "H").items())


def shape(mol: Chem.Mol) -> tuple[int, tuple[str, ...]]:
    """Count rings and neighbours: as cheap a sieve before the InChI, blind to hydrogen."""
    atoms = (f"{atom.GetSymbol()}{atom.GetDegree()}" for atom in mol.GetAtoms())
    return mol.GetRingInfo().NumRings(), tuple(sorted(atoms))


def table(path: Path) -> Iterator[tuple[str, str]]:
    """Yield SMILES and description ("" where there is none) of a data set."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        separator = "," if ".csv" in path.suffixes else "\t"
        header, *body = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    smiles = header.index("smiles")
    text = header.index("description_raw") if "description_raw" in header else None
    yield from ((line[smiles], line[text] if text else "") for line in body)


def largest_part(mol: Chem.Mol) -> Chem.Mol:
    return max(Chem.GetMolFrags(mol, asMols=True), key=lambda part: part.GetNumHeavyAtoms())


@cache
def records() -> tuple[Record, ...]:
    """Read the compounds of the data sets that may be one of the rows."""
    root = find_data()
    if root is None:
        pytest.skip("no data folder on this machine")
    sizes = {heavy_atoms(row.smiles) for row in rows()}
    shapes = {shape(row.part) for row in rows()}
    names = {row.name.lower() for row in rows()}
    found = []
    files = (root / part for part in DATA_FILES if (root / part).is_file())
    for smiles, text in chain.from_iterable(table(path) for path in files):
        opening = OPENING.match(text)
        name = opening.group(1).lower() if opening else ""
        if LABEL.search(smiles) or (name not in names and heavy_atoms(smiles) not in sizes):
            continue
        mol = Chem.MolFromSmiles(max(smiles.split("."), key=len))
        if mol is not None and (name in names or shape(mol) in shapes):
            found.append(Record(name=name, mol=mol, key=Chem.MolToInchiKey(mol)))
    return tuple(found)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """InChI warns of every charge and metal; nothing here depends on that."""
    RDLogger.DisableLog("rdApp.*")
    yield
    RDLogger.EnableLog("rdApp.*")


def test_the_tables_are_many_small_files() -> None:
    assert len(tables()) >= 8
    assert all(path.stat().st_size <= LARGEST_TABLE for path in tables())
    assert len(rows()) >= 700


def test_formulas_written_by_hand_agree_with_the_structures() -> None:
    wrong = {r.name: (r.formula, CalcMolFormula(r.mol)) for r in rows()}
    assert {name: pair for name, pair in wrong.items() if pair[0] != pair[1]} == {}


def test_no_structure_stands_twice() -> None:
    names = defaultdict(list)
    for row in rows():
        names[row.key].append(row.name)
    assert [same for same in names.values() if len(same) > 1] == []


def test_no_name_stands_twice() -> None:
    counts = Counter(row.name.lower() for row in rows())
    assert [name for name, count in counts.items() if count > 1] == []


def test_sentences_are_whole_and_plain() -> None:
    bad = [
        row.name
        for row in rows()
        if not row.sentence.endswith(".")
        or len(row.sentence.split()) < 4
        or not row.sentence[0].isalnum()
    ]
    assert bad == []
    counts = Counter(row.sentence for row in rows())
    assert max(counts.values()) == 1


def test_cells_hold_no_markup_and_no_stray_blanks() -> None:
    markup = re.compile(r"<|>|&[a-z#]+;|\s\s|^\s|\s$|[^\x20-\x7e]")
    cells = [(row.name, cell) for row in rows() for cell in (row.name, row.category, row.sentence)]
    assert [name for name, cell in cells if not cell or markup.search(cell)] == []


def test_stereocentres_are_specified_unless_the_row_is_known_to_have_none() -> None:
    undefined = {row.name for row in rows() if has_undefined_stereo(row.mol)}
    documented = RACEMATES | MIXTURES.keys() | HELD_BY_THE_RING
    assert sorted(undefined - documented) == []
    assert sorted(documented - undefined) == []


def has_undefined_stereo(mol: Chem.Mol) -> bool:
    """Ask InChI, which knows mobile hydrogen and so takes no guanidine for a double bond."""
    layers = Chem.MolToInchi(mol, options="/SUU").split("/")
    return any("?" in layer for layer in layers if layer[:1] in {"t", "b"})


@pytest.mark.parametrize(("name", "key"), KNOWN.items(), ids=KNOWN.keys())
def test_well_known_drugs_have_their_inchikey(name: str, key: str) -> None:
    (row,) = (row for row in rows() if row.name == name)
    assert row.key == key


def protons(mol: Chem.Mol) -> int:
    """Hydrogens less charge: the same for an acid, its anion and its ammonium salt."""
    explicit = sum(atom.GetAtomicNum() == 1 for atom in mol.GetAtoms())
    return explicit + sum(a.GetTotalNumHs() for a in mol.GetAtoms()) - Chem.GetFormalCharge(mol)


def test_the_data_give_the_same_composition_to_the_same_skeleton() -> None:
    skeletons = {row.part_key[:14]: row for row in rows()}
    same = [(skeletons[r.key[:14]], r) for r in records() if r.key[:14] in skeletons]
    assert len({row.name for row, _ in same}) > len(rows()) // 2
    assert [row.name for row, record in same if protons(row.part) != protons(record.mol)] == []


def test_the_data_know_the_same_stereoisomer() -> None:
    blocks = defaultdict(set)
    for record in records():
        if record.key[15:23] != FLAT:
            blocks[record.key[:14]].add(record.key[15:23])
    known = [row for row in rows() if row.part_key[:14] in blocks and FLAT not in row.part_key]
    assert len(known) > 200
    strange = {row.name for row in known if row.part_key[15:23] not in blocks[row.part_key[:14]]}
    assert sorted(strange - STEREO_NOT_IN_DATA.keys() - MIXTURES.keys()) == []


def test_the_data_know_the_row_by_the_same_name() -> None:
    skeletons = defaultdict(set)
    for record in records():
        skeletons[record.name].add(record.key[:14])
    named = [row for row in rows() if row.name.lower() in skeletons]
    assert len(named) > 100
    wrong = {row.name for row in named if row.part_key[:14] not in skeletons[row.name.lower()]}
    assert sorted(wrong - DATA_MISTAKES.keys()) == []
