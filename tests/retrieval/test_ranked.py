"""A ranking gives the hits of any part of it, with their ranks."""

import numpy as np
import pytest

from core.library.library import Library
from core.models.encoder import Encoder
from core.retrieval.engine import RetrievalEngine
from core.retrieval.ranked import Ranked, below


def _ranked() -> Ranked:
    scores = np.array([0.75, 0.5, 0.25, -0.25], np.float32)
    return Ranked(query="q", kind="text", rows=np.array([3, 0, 2, 1]), scores=scores)


def test_a_cut_keeps_its_ranks(small_library: Library) -> None:
    answer = _ranked().cut(2, 1).answer(small_library)
    assert [(hit.rank, hit.id, hit.score) for hit in answer.hits] == [
        (2, small_library.ids[0], 0.5),
        (3, small_library.ids[2], 0.25),
    ]
    assert answer.total == len(small_library)
    assert [hit.rank for hit in _ranked().cut(3, 1).cut(9, 2).answer(small_library).hits] == [4]
    assert not len(_ranked().cut(5, 4))


@pytest.mark.parametrize("query", ["an aromatic amine", "CCO", "caffeine"])
def test_the_pages_of_a_whole_ranking_are_those_of_searches(
    encoder: Encoder, small_library: Library, tmp_path_factory: pytest.TempPathFactory, query: str
) -> None:
    engine = RetrievalEngine(encoder, small_library, cache=tmp_path_factory.getbasetemp() / "index")
    whole = engine.rank(query)
    assert sorted(whole.rows.tolist()) == list(range(len(small_library)))
    for offset in (0, 4, 8):
        page = engine.search(query, k=4, offset=offset)
        assert whole.cut(4, offset).answer(small_library).hits == page.hits
        assert (whole.kind, whole.read_as) == (page.kind, page.read_as)


def test_only_lower_scores_count_as_below() -> None:
    assert below(_ranked().scores, [0.75, 0.5, 0.0, -1.0]) == [3, 2, 1, 0]
