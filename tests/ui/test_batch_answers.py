"""A list under way: it can be stopped, and what is answered stays."""

import threading
from typing import Any

from core.results import SearchResult
from core.retrieval.query_list import Asked
from core.ui.batch_answers import Work


class _Engine:
    """Answers one query, and the next when it is let go on."""

    def __init__(self, library: Any) -> None:
        self.library = library
        self.asked, self.go_on = threading.Event(), threading.Event()

    def search(self, query: str, *, k: int) -> SearchResult:
        if query == "slow":
            self.asked.set()
            assert self.go_on.wait(60)
        return SearchResult(query=query, kind="text", library="own", seconds=0.0, hits=())


def _library() -> Any:
    from core.library.library import Library

    return Library(name="own", title="", ids=(), names=(), smiles=(), texts=())


def test_stopping_keeps_the_answers_so_far() -> None:
    engine = _Engine(_library())
    queries = [Asked(1, "quick"), Asked(2, "slow"), Asked(3, "never")]
    work = Work(engine, queries, 3)  # type: ignore[arg-type]  # all that it uses
    assert engine.asked.wait(60)
    assert work.running
    assert [answer.asked.number for answer in work.answers] == [1]
    work.stop()
    engine.go_on.set()
    assert work.wait(60)
    assert not work.running
    assert [answer.asked.number for answer in work.answers] == [1, 2]
    assert work.library == "own"


def test_work_that_is_done_has_all_answers() -> None:
    work = Work(_Engine(_library()), [Asked(1, "a"), Asked(2, "b")], 1)  # type: ignore[arg-type]
    assert work.wait(60)
    assert len(work.answers) == 2
    assert work.seconds_left == 0
