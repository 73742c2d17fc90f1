from itertools import pairwise

import pytest
from rdkit import Chem

from core.library.chains import fill
from core.library.series import SERIES, Series


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series.name)
def test_each_step_adds_the_same_carbon_atoms(series: Series) -> None:
    mols = (Chem.MolFromSmiles(fill(series, n).smiles) for n in series.sizes)
    counts = [sum(atom.GetSymbol() == "C" for atom in mol.GetAtoms()) for mol in mols]
    steps = {later - earlier for earlier, later in pairwise(counts)}
    assert len(steps) == 1
    assert steps.pop() >= 1


def test_no_series_is_enumerated_twice() -> None:
    names = [series.name for series in SERIES]
    assert len(set(names)) == len(names)
