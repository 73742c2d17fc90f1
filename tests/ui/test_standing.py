"""What is said of a score: its share of the library, and that the order may be another."""

import re

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import html_of


def _script(ordered_by: str, count: int) -> None:
    import numpy as np

    from core.results import Hit
    from core.retrieval.ranked import Ranked
    from core.ui import standing

    scores = np.array([0.5, 0.75, 0.25, 0.0], np.float32)
    ranked = Ranked(query="q", kind="text", rows=np.arange(4), scores=scores, ordered_by=ordered_by)
    hits = [
        Hit(rank=n + 1, id=str(n), name="<i>n</i>", smiles="C", score=float(scores[n]))
        for n in range(count)
    ]
    standing.button(ranked, hits)
    for note in standing.notes(ranked, hits).values():
        import streamlit as st

        st.text(note)


def _page(ordered_by: str, count: int) -> AppTest:
    app = AppTest.from_function(_script, args=(ordered_by, count)).run()
    assert not app.exception
    return app


def test_hits_are_placed_among_all_molecules() -> None:
    app = _page("none", 2)
    page = html_of(app)
    assert "The typical molecule scores 0.375; the hits on this page score 0.500 to 0.750" in page
    assert "The least of them is higher than 50.0 % of 4 molecules." in page
    assert "not in the order of this score" not in page
    told = [text.value for text in app.text]
    assert told == ["higher than 50.0 % of 4 molecules", "the highest of 4 molecules"]


def test_an_order_by_evidence_is_made_plain() -> None:
    assert "not in the order of this score: they are ordered by" in html_of(_page("evidence", 2))


def test_one_hit_is_called_by_its_name_as_text() -> None:
    page = html_of(_page("none", 1))
    assert "&lt;i&gt;n&lt;/i&gt; scores 0.500" in page
    assert not re.search(r"<i>n", page)
