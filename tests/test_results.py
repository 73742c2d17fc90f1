"""What leaves the package can be neither changed nor mistaken."""

import dataclasses

import pytest

from core.results import Hit


def test_a_hit_is_frozen() -> None:
    hit = Hit(rank=1, id="a", name="b", smiles="C", score=0.5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        hit.rank = 2  # type: ignore[misc]


def test_fields_are_given_by_name_only() -> None:
    with pytest.raises(TypeError):
        Hit(1, "a", "b", "C", 0.5)  # type: ignore[misc]
