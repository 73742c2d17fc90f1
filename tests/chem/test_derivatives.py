"""Esters, salts and oxides that words name."""

import pytest
from rdkit import Chem

from core.chem.derivatives import (
    Made,
    dehydrogenated,
    deoxygenated,
    esters,
    hydrogenated,
    n_oxides,
    salts,
)


def smiles_of(made: Made) -> set[str]:
    return {Chem.MolToSmiles(mol) for mol in made if mol is not None}


@pytest.mark.parametrize(
    ("function", "smiles", "context", "want"),
    [
        (esters, "CC(=O)O", "the methyl ester of", "COC(C)=O"),
        (esters, "OC(=O)CC(=O)O", "dimethyl ester of", "COC(=O)CC(=O)OC"),
        (salts, "CC(=O)O", "sodium salt of", "CC(=O)[O-].[Na+]"),
        (salts, "CN", "the hydrochloride of", "CN.Cl"),
        (salts, "CN", "dihydrochloride", "CN.Cl.Cl"),
        (salts, "CN.Cl", "salt form of", "CN"),
        (salts, "CCO", "monohydrate of", "CCO.O"),
        (n_oxides, "c1ccncc1", "", "[O-][n+]1ccccc1"),
        (deoxygenated, "CCO", "", "CC"),
        (dehydrogenated, "CC", "", "C=C"),
        (hydrogenated, "C=C", "", "CC"),
    ],
)
def test_makes_what_the_words_say(function: object, smiles: str, context: str, want: str) -> None:
    assert callable(function)
    made = function(Chem.MolFromSmiles(smiles), context)
    assert Chem.CanonSmiles(want) in smiles_of(made)
