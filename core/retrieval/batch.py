"""Many queries answered one after another, each as if it were asked alone.

Layer: core.retrieval (may import core.errors, core.results). A query that cannot be searched for
says why, and the others go on. Queries are not encoded together: a text's vector differs in its
last digits with the texts beside it, which may swap two hits, and ordering the first hits by
evidence takes most of the time anyway.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from core.errors import CoreError
from core.results import SearchResult
from core.retrieval.query_list import Asked

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of one query."""

    asked: Asked
    result: SearchResult | None = None
    problem: str = ""
    """Why there is no result."""


def answer_all(engine: "RetrievalEngine", queries: Sequence[Asked], *, k: int) -> Iterator[Answer]:
    """Yield the answer to each query, in order; one that is asked again is not searched again.

    Args:
        engine: Searches.
        queries: What is asked.
        k: Hits of each.
    """
    known: dict[str, Answer] = {}
    for asked in queries:
        if asked.problem:
            yield Answer(asked=asked, problem=asked.problem)
            continue
        before = known.get(asked.text)
        if before is None:
            before = known[asked.text] = _answer(engine, asked, k)
        yield Answer(asked=asked, result=before.result, problem=before.problem)


def _answer(engine: "RetrievalEngine", asked: Asked, k: int) -> Answer:
    try:
        return Answer(asked=asked, result=engine.search(asked.text, k=k))
    except CoreError as error:
        return Answer(asked=asked, problem=str(error))
    except Exception:  # one odd query must not cost the answers to all others
        _LOG.exception("a query of a list failed")
        return Answer(asked=asked, problem="Something failed inside MotifLens; the log says why.")
