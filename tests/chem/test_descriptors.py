import pytest
from rdkit import Chem

from core.chem.descriptors import describe
from tests.chem.samples import NAMES, molecule


def test_aspirin_has_its_textbook_values() -> None:
    found = describe(Chem.MolFromSmiles("CC(=O)Oc1ccccc1C(=O)O"))
    assert found.formula == "C9H8O4"
    assert found.molar_mass == pytest.approx(180.16, abs=0.01)
    assert found.tpsa == pytest.approx(63.6, abs=0.1)
    assert found.logp == pytest.approx(1.31, abs=0.01)
    assert (found.donors, found.acceptors, found.rings) == (1, 3, 1)
    assert (found.charge, found.heavy_atoms) == (0, 13)


def test_charge_shows_in_formula_and_number() -> None:
    found = describe(molecule("sulfate"))
    assert found.charge == 0
    assert describe(molecule("highly charged")).charge == 4
    assert "+4" in describe(molecule("highly charged")).formula


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_molecule_is_described(name: str) -> None:
    found = describe(molecule(name))
    assert found.formula
    assert found.molar_mass >= 0
