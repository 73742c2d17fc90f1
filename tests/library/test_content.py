"""Equal rows have an equal hash; one letter elsewhere is another."""

import pytest

from core.library.content import ContentHash


def _hash(*rows: tuple[str, str, str, str]) -> str:
    found = ContentHash()
    for row in rows:
        found.add(row)
    return found.hexdigest()


def test_equal_rows_have_an_equal_hash() -> None:
    rows = (("1", "ethanol", "CCO", "A fuel."), ("2", "β", "C", ""))
    assert _hash(*rows) == _hash(*rows)
    assert len(_hash()) == 64


@pytest.mark.parametrize(
    "other",
    [
        (("1a", "b", "c", "d"),),
        (("1", "ab", "c", "d"),),
        (("1", "b", "c", "d"), ("2", "", "", "")),
        (("b", "1", "c", "d"),),
    ],
)
def test_anything_else_has_another(other: tuple[tuple[str, str, str, str], ...]) -> None:
    assert _hash(*other) != _hash(("1", "b", "c", "d"))


def test_the_order_counts() -> None:
    one, two = ("1", "a", "C", ""), ("2", "b", "N", "")
    assert _hash(one, two) != _hash(two, one)
