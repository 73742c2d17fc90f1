"""A map in an entry comes back as it was, and whatever is none is left out."""

from typing import Any

import pytest

from core.notebook.entries import snapshot_from, snapshot_values
from core.notebook.map_picture import MOST_DOTS, MapPicture, map_from, map_values

PICTURE = MapPicture(
    title="Class",
    names=("acid", "base"),
    scale=False,
    dots=((1, 2, 0), (1000, 750, -1)),
    rings=((1, 2),),
    star=(500, 300),
)


def test_a_map_survives_its_values() -> None:
    assert map_from(map_values(PICTURE)) == PICTURE
    snapshot = snapshot_from({"map": map_values(PICTURE)})
    assert snapshot.map == PICTURE
    assert snapshot_from(snapshot_values(snapshot)) == snapshot
    assert "map" not in snapshot_values(snapshot_from({}))


@pytest.mark.parametrize(
    "change",
    [
        {"dots": None},
        {"dots": [[1, 2]]},
        {"dots": [[1, 2, 10]]},
        {"dots": [[-1, 2, 0]]},
        {"dots": [[1.5, 2, 0]]},
        {"dots": [[True, 2, 0]]},
        {"dots": ["abc"]},
        {"rings": [[1, 751]]},
        {"star": [1]},
        {"star": "here"},
        {"names": "acid"},
        {"names": [1]},
        {"names": ["x"] * 11},
        {"title": 3},
        {"scale": True, "names": ["low"]},
    ],
)
def test_what_is_no_map_is_left_out(change: dict[str, Any]) -> None:
    assert map_from(map_values(PICTURE) | change) is None
    assert snapshot_from({"map": map_values(PICTURE) | change, "text": "kept"}).text == "kept"


def test_too_much_is_cut() -> None:
    long = map_values(PICTURE) | {"dots": [[1, 2, 0]] * (MOST_DOTS + 5), "title": "x" * 500}
    found = map_from(long)
    assert found is not None
    assert len(found.dots) == MOST_DOTS
    assert len(found.title) == 60


@pytest.mark.parametrize("values", [None, [], "map", 3, {}])
def test_anything_else_is_no_map(values: Any) -> None:
    assert map_from(values) is None
