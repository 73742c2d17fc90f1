"""Groups in place of hydrogens: every place once, and only valid molecules."""

import pytest
from rdkit import Chem

from core.chem.substitution import FRAGMENTS, MOST, stated_groups, substituted


def products(smiles: str, name: str, times: int = 1) -> set[str]:
    made = substituted(Chem.MolFromSmiles(smiles), name, times=times)
    return {Chem.CanonSmiles(Chem.MolToSmiles(mol)) for mol in made if mol is not None}


@pytest.mark.parametrize("name", sorted(FRAGMENTS))
def test_every_group_goes_onto_propanol(name: str) -> None:
    assert products("CCCO", name)


def test_phenol_has_three_places_on_carbon() -> None:
    assert products("Oc1ccccc1", "chloro") == {
        Chem.CanonSmiles(s) for s in ("Oc1ccccc1Cl", "Oc1cccc(Cl)c1", "Oc1ccc(Cl)cc1")
    }


def test_two_groups_go_in_together() -> None:
    assert len(products("c1ccccc1", "hydroxy", times=2)) == 3


def test_oxo_takes_two_hydrogens() -> None:
    assert products("CCC", "oxo") == {"CC(C)=O", "CCC=O"}


def test_a_glucosyl_group_keeps_its_configuration() -> None:
    arbutin = "OC[C@H]1O[C@@H](Oc2ccc(O)cc2)[C@H](O)[C@@H](O)[C@@H]1O"
    assert Chem.CanonSmiles(arbutin) in products("Oc1ccc(O)cc1", "beta-d-glucosyl")


def test_long_molecules_stay_within_the_limit() -> None:
    assert len(substituted(Chem.MolFromSmiles("C" * 80), "methyl")) == MOST


@pytest.mark.parametrize(
    ("context", "want"),
    [
        ("is substituted by a hydroxy group at position 4", [("hydroxy", 1)]),
        ("substituted by hydroxy groups at positions 5 and 7", [("hydroxy", 2)]),
        ("replaced by a chloro and a methyl group", [("chloro", 1), ("methyl", 1)]),
        ("isolated from a plant", []),
    ],
)
def test_reads_the_groups_in_words(context: str, want: list[tuple[str, int]]) -> None:
    assert stated_groups(context) == want
