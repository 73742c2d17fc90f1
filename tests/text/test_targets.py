"""Names that tell what is acted on are no molecules that are looked for."""

import pytest

from core.results import NameSpan
from core.text.targets import without_targets


def _names(text: str, name: str) -> tuple[NameSpan, ...]:
    start = text.index(name)
    return (NameSpan(start=start, end=start + len(name), text=name, smiles="C"),)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("xanthine oxidase inhibitor", "xanthine"),
        ("histamine H2 blocker", "histamine"),
        ("a GABA receptor modulator", "GABA"),
        ("serotonin-reuptake inhibitors", "serotonin"),
        ("5-alpha testosterone 5-reductase inhibitor", "testosterone"),
    ],
)
def test_what_is_acted_on_is_left_out(text: str, name: str) -> None:
    assert without_targets(text, _names(text, name)) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("xanthine derivatives", "xanthine"),
        ("a histamine with two methyls", "histamine"),
        ("the histidine base form", "histidine"),
        ("inhibitors like ibuprofen", "ibuprofen"),
    ],
)
def test_what_is_looked_for_stays(text: str, name: str) -> None:
    names = _names(text, name)
    assert without_targets(text, names) == names
