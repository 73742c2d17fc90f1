"""What phrases of typed queries mean."""

import pytest

from core.text.typed_words import ring_of, typed_meaning


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [("diols", 2, 2), ("tricarboxylic acids", 3, 3), ("dihalides", 2, 2), ("dinitro", 2, 2)],
)
def test_multipliers_count_exactly(phrase: str, low: int, high: int) -> None:
    kind, (rule,) = typed_meaning(phrase)
    assert (kind, rule.low, rule.high) == ("count", low, high)


@pytest.mark.parametrize(
    "phrase", ["n methyl piperazine", "chlorophenols", "nitrogen containing ring", "aryl iodides"]
)
def test_composed_words_mean_something(phrase: str) -> None:
    assert typed_meaning(phrase) is not None


@pytest.mark.parametrize("phrase", ["", "antibiotic", "n", "tri" * 500, "dimethyl" * 400])
def test_other_words_mean_nothing(phrase: str) -> None:
    assert typed_meaning(phrase) is None


def test_rings_may_be_asked_for() -> None:
    assert ring_of("pyridine")
    assert not ring_of("role")
