"""Each query of many has the answer it has alone, and a bad one costs only itself."""

from pathlib import Path

import pytest

from core.library.library import Library
from core.models.encoder import Encoder
from core.retrieval.batch import Answer, answer_all
from core.retrieval.engine import RetrievalEngine
from core.retrieval.query_list import Asked, pasted


@pytest.fixture(scope="module")
def engine(
    encoder: Encoder, small_library: Library, tmp_path_factory: pytest.TempPathFactory
) -> RetrievalEngine:
    return RetrievalEngine(encoder, small_library, cache=tmp_path_factory.mktemp("cache"))


def test_answers_are_those_of_single_searches(engine: RetrievalEngine) -> None:
    asked = pasted("an aromatic amine\nCCO\ncaffeine\nan aromatic amine").asked
    answers = list(answer_all(engine, asked, k=3))
    assert [answer.asked for answer in answers] == list(asked)
    for answer in answers:
        alone = engine.search(answer.asked.text, k=3)
        assert answer.result is not None
        assert answer.result.hits == alone.hits
        assert answer.result.read_as == alone.read_as
    assert answers[0].result is answers[3].result


def test_a_bad_query_says_why_and_stops_no_other(engine: RetrievalEngine) -> None:
    asked = (
        Asked(1, "..."),
        Asked(2, ""),
        Asked(3, "C1CC"),
        Asked(4, "x", "broken"),
        Asked(5, "C"),
    )
    answers = list(answer_all(engine, asked, k=2))
    said = ("no words", "is empty", "", "broken")
    for answer, part in zip(answers, said, strict=False):
        assert answer.result is None
        assert part in answer.problem
        assert answer.problem
    assert answers[4].result is not None
    assert not answers[4].problem


def test_answers_come_one_by_one(engine: RetrievalEngine, tmp_path: Path) -> None:
    supply = answer_all(engine, (Asked(1, "CCO"), Asked(2, "CCC")), k=1)
    first = next(supply)
    assert isinstance(first, Answer)
    assert first.asked.number == 1
