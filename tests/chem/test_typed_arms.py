"""Arms of rings: each can be bound by its first atom."""

import pytest
from rdkit import Chem

from core.chem.typed_arms import ARMS, BEARERS
from core.chem.typed_parents import bound_pattern


@pytest.mark.parametrize("arm", sorted(ARMS))
def test_every_arm_may_be_bound_to_benzene(arm: str) -> None:
    assert Chem.MolFromSmarts(bound_pattern("c1ccccc1", ARMS[arm])) is not None
    assert bound_pattern("c1ccccc1", ARMS[arm])


@pytest.mark.parametrize("word", sorted(BEARERS))
def test_every_bearer_has_a_place(word: str) -> None:
    assert bound_pattern(BEARERS[word], "Cl")
