"""Two rankings joined: every molecule once, the best first."""

from core.results import Hit, SearchResult
from core.retrieval.rankings import compare_rankings


def result(*names: str) -> SearchResult:
    hits = tuple(
        Hit(rank=rank, id=name, name=name, smiles="C", score=1 / rank)
        for rank, name in enumerate(names, start=1)
    )
    return SearchResult(query="q", kind="text", library="l", seconds=0.0, hits=hits)


def test_each_molecule_stands_once_by_its_better_rank() -> None:
    placed = compare_rankings(result("a", "b", "c"), result("d", "a", "b"))
    assert [(p.hit.id, p.first, p.second) for p in placed] == [
        ("a", 1, 2),
        ("d", None, 1),
        ("b", 2, 3),
        ("c", 3, None),
    ]


def test_equal_rankings_stay_as_they_are() -> None:
    placed = compare_rankings(result("a", "b"), result("a", "b"))
    assert all(p.first == p.second for p in placed)
    assert compare_rankings(result(), result()) == ()
