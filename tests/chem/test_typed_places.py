"""Rings with groups at numbered places."""

import pytest
from rdkit import Chem

from core.chem.typed_places import placed_pattern


@pytest.mark.parametrize(
    ("phrase", "smiles", "met"),
    [
        ("4 fluorobenzyl", "NCc1ccc(F)cc1", True),
        ("4 fluorobenzyl", "NCc1cccc(F)c1", False),
        ("2,4 dichlorophenyl", "Clc1ccc(N)c(Cl)c1", True),
        ("2,4 dichlorophenyl", "Clc1ccc(Cl)c(N)c1", False),
        ("3 chloro 4 fluorophenyl", "Nc1ccc(F)c(Cl)c1", True),
        ("3 chloro 4 fluorophenyl", "Nc1ccc(Cl)c(F)c1", False),
        ("meta chlorophenyl", "Clc1cccc(N)c1", True),
        ("ortho dihydroxybenzene", "Oc1ccccc1O", True),
        ("ortho dihydroxybenzene", "Oc1cccc(O)c1", False),
        ("para disubstituted benzene", "Cc1ccc(O)cc1", True),
        ("para disubstituted benzene", "Cc1ccc(O)c(O)c1", False),
        ("disubstituted benzene", "Cc1cccc(O)c1", True),
        ("trisubstituted benzene", "Cc1cccc(O)c1", False),
        ("p tolyl", "Cc1ccc(S)cc1", True),
        ("2 aminopyridine", "Nc1ccccn1", True),
        ("2 aminopyridine", "Nc1cccnc1", False),
        ("5 methoxyindole", "COc1ccc2[nH]ccc2c1", True),
    ],
)
def test_groups_stand_where_they_are_said_to(phrase: str, smiles: str, met: bool) -> None:
    query = Chem.MolFromSmarts(placed_pattern(phrase))
    assert Chem.MolFromSmiles(smiles).HasSubstructMatch(query) is met


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "benzene",
        "chlorophenyl",
        "2,4 chlorophenyl",
        "9 chlorophenyl",
        "4 " * 40,
        "1 methylphenyl",
    ],
)
def test_other_words_have_no_places(phrase: str) -> None:
    assert placed_pattern(phrase) == ""
