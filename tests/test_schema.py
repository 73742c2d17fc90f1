"""Strict reading of nested dataclasses."""

from dataclasses import dataclass, field
from typing import Literal

import pytest

from core.errors import ConfigError
from core.schema import build, leaves, unknown_key


@dataclass(frozen=True, kw_only=True)
class Inner:
    """A leaf of each kind."""

    count: int = 1
    share: float = 0.5
    on: bool = True
    kind: Literal["a", "b"] = "a"
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Outer:
    """One level of nesting."""

    inner: Inner = field(default_factory=Inner)


def test_strings_become_the_declared_types() -> None:
    made = build(Outer, {"inner": {"count": "3", "share": "1e-3", "on": "false", "kind": "b"}})
    assert made == Outer(inner=Inner(count=3, share=1e-3, on=False, kind="b"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"count": "2.5"}, "inner.count=2.5 must be whole"),
        ({"share": "much"}, "inner.share=much must be of type float"),
        ({"on": "maybe"}, "inner.on=maybe must be of type bool"),
        ({"kind": "c"}, "inner.kind=c must be one of a, b"),
        ({"cuont": 1}, "inner.cuont is not a known setting; did you mean inner.count?"),
    ],
)
def test_what_does_not_fit_is_named_with_its_path(value: dict, words: str) -> None:
    with pytest.raises(ConfigError, match=words.replace("?", r"\?")):
        build(Outer, {"inner": value})


def test_a_value_in_place_of_an_object_is_refused() -> None:
    with pytest.raises(ConfigError, match="inner must be an object"):
        build(Outer, {"inner": 3})


def test_leaves_are_dotted_paths() -> None:
    assert list(leaves({"a": 1, "b": {"c": 2}})) == ["a", "b.c"]


def test_the_nearest_known_key_is_proposed() -> None:
    assert unknown_key("train.Lr", ["model.width", "train.lr"]).endswith("train.lr?")
