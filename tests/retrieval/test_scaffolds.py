"""Scaffolds are numbered as their structures are alike, and kept."""

from pathlib import Path

import numpy as np

from core.library.library import Library
from core.retrieval.scaffolds import scaffold, scaffold_numbers

SMILES = ("c1ccccc1C", "CCO", "c1ccccc1O", "CC", "C1CCCCC1", "not a molecule", "nor this")
LIBRARY = Library(
    name="own",
    title="",
    ids=tuple("abcdefg"),
    names=SMILES,
    smiles=SMILES,
    texts=("",) * len(SMILES),
)


def test_a_scaffold_is_what_the_rings_leave() -> None:
    assert scaffold("CC(=O)Oc1ccccc1C(=O)O") == "c1ccccc1"
    assert scaffold("CCO") == ""


def test_equal_scaffolds_have_equal_numbers() -> None:
    benzene, none, phenol, ethane, hexane, broken, other = scaffold_numbers(LIBRARY).tolist()
    assert benzene == phenol
    assert none == ethane
    assert len({benzene, none, hexane, broken, other}) == 5


def test_they_are_kept_by_content(tmp_path: Path) -> None:
    made = scaffold_numbers(LIBRARY, cache=tmp_path)
    (file,) = (tmp_path / "libraries").iterdir()
    np.savez(file, numbers=made + 7)
    assert scaffold_numbers(LIBRARY, cache=tmp_path).tolist() == (made + 7).tolist()
    file.write_bytes(b"damaged")
    assert scaffold_numbers(LIBRARY, cache=tmp_path).tolist() == made.tolist()
