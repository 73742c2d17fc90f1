"""Names that queries speak of as parts."""

import pytest

from core.text.named_parts import named_parts

SMILES = {"quinuclidine": "C1CN2CCC1CC2", "isatin": "O=C1Nc2ccccc2C1=O"}


def found(text: str) -> list[str]:
    asked = named_parts(text, text.lower(), [], lambda names: [SMILES.get(n) for n in names])
    return [demand.text for demand in asked]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("quinuclidine core", ["quinuclidine core"]),
        ("based on an isatin", ["isatin"]),
        ("isatins with a fluorine", ["isatins"]),
        ("isatin-containing drugs", ["isatin-containing"]),
        ("isatin derivatives and quinuclidine", ["isatin derivatives", "quinuclidine"]),
        ("without a quinuclidine", ["quinuclidine"]),
    ],
)
def test_parts_are_found(text: str, parts: list[str]) -> None:
    assert found(text) == parts


@pytest.mark.parametrize(
    "text",
    ["isatin", "like isatins", "isatin analogues", "lighter than an isatin", "isatin antagonists"],
)
def test_relatives_and_roles_are_left_alone(text: str) -> None:
    assert found(text) == []
