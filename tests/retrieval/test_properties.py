"""Numbers and substructures of a library, against RDKit asked one by one."""

from pathlib import Path

import numpy as np
import pytest
from rdkit import Chem
from rdkit.Chem import Descriptors

from core.errors import QueryError
from core.library.library import Library
from core.library.starter import starter_library
from core.retrieval import properties
from core.retrieval.properties import (
    PROPERTIES,
    SubstructureIndex,
    matched_atoms,
    property_table,
    read_pattern,
)

WHOLE = starter_library()
LIBRARY = Library(
    name="own",
    title="",
    **{column: getattr(WHOLE, column)[:60] for column in ("ids", "names", "smiles", "texts")},
)


def test_numbers_are_those_of_rdkit() -> None:
    table = property_table(LIBRARY)
    assert table.shape == (60, len(PROPERTIES))
    masses = [Descriptors.MolWt(Chem.MolFromSmiles(s)) for s in LIBRARY.smiles]
    np.testing.assert_allclose(table[:, 0], masses, rtol=1e-5)


def test_the_table_is_kept_and_belongs_to_its_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = property_table(LIBRARY, cache=tmp_path)

    def fail(_: str) -> None:
        raise AssertionError("the kept table was not read")

    monkeypatch.setattr(properties, "describe", fail)
    np.testing.assert_array_equal(property_table(LIBRARY, cache=tmp_path), table)
    other = Library(name="own", title="", ids=("a",), names=("a",), smiles=("C",), texts=("",))
    with pytest.raises(AssertionError):
        property_table(other, cache=tmp_path)


@pytest.mark.parametrize("smarts", ["c1ccccc1", "[CX3](=O)[OX2H1]", "[#7]", "[Cl,Br]", "C=C"])
def test_substructures_are_found_as_one_by_one(smarts: str) -> None:
    pattern = Chem.MolFromSmarts(smarts)
    expected = [Chem.MolFromSmiles(s).HasSubstructMatch(pattern) for s in LIBRARY.smiles]
    assert SubstructureIndex(LIBRARY).rows(smarts).tolist() == expected


@pytest.mark.parametrize("smarts", ["", "[", "c1ccc", "hello there", "<b>"])
def test_a_broken_pattern_is_told_with_a_cure(smarts: str) -> None:
    with pytest.raises(QueryError, match="write SMARTS"):
        read_pattern(smarts)


def test_an_empty_library_holds_nothing() -> None:
    empty = Library(name="own", title="", ids=(), names=(), smiles=(), texts=())
    assert len(SubstructureIndex(empty).rows("C")) == 0


def test_all_matches_are_marked() -> None:
    assert matched_atoms("ClCCCl", "Cl") == (0, 3)
    assert matched_atoms("CCO", "N") == ()
