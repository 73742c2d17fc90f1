"""The named runs."""

import pytest

from core.errors import ConfigError
from core.presets import PRESETS, preset


def test_a_preset_is_found_by_its_name() -> None:
    assert preset("motiflens") is PRESETS["motiflens"]


def test_an_unknown_preset_is_answered_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match=r"huge is not a preset; choose .*motiflens"):
        preset("huge")


def test_the_tiny_preset_is_small_in_every_part() -> None:
    model = preset("tiny").model
    assert max(model.width, model.text.width, model.molecule.width) <= 32
