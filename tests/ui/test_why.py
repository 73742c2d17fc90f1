"""The explanation: words and motifs for a description, two structures for a structure."""

import re

from streamlit.testing.v1 import AppTest

from core.ui import resources
from core.view.markup import escape
from tests.ui.conftest import Start, html_of

QUERY = "a beta-lactam acid <b>with</b> an acid"


def _first(query: str) -> str:
    engine = resources.wait_for_engine("starter")
    return engine.search(query, k=1).hits[0].id


def _words(app: AppTest) -> list[str]:
    return [option.replace("\\", "") for option in app.get("button_group")[0].options]


def test_a_description_is_explained_word_by_word(start: Start) -> None:
    app = start(q=QUERY, why=_first(QUERY))
    page = html_of(app)
    assert "Transport score" in page
    assert "Neither is a probability" in page
    assert "Clearest links" in page
    assert "the highest of" in page  # in an untrained model's order by cosine
    assert 'alt="Histogram of the scores of all molecules' in page
    assert app.get("plotly_chart")
    words = _words(app)
    assert "beta-lactam" in words
    assert {"acid", "acid (2)"} <= set(words)
    marked = re.findall(r"<mark [^>]*>([^<]*)</mark>", page)
    assert "beta-lactam" in marked
    assert "<b>with" not in page


def test_a_word_colours_its_atoms_and_says_where_it_points(start: Start) -> None:
    app = start(q=QUERY, why=_first(QUERY))
    group = app.get("button_group")[0]
    for option in group.options:
        app.get("button_group")[0].set_value(option).run()
        assert not app.exception
        word = escape(option.replace("\\", "").removesuffix(" (2)"))
        page = html_of(app)
        assert f"“{word}” gives" in page
        assert f"atoms coloured that “{word}” points at" in page


def test_a_structure_is_compared_with_the_hit(start: Start) -> None:
    smiles = "CC(=O)Oc1ccccc1C(=O)O"
    app = start(q=smiles, why=_first(smiles))
    page = html_of(app)
    assert "largest common substructure" in page
    assert f'alt="Structure of {smiles}"' in page
    assert not app.get("plotly_chart")


def test_a_link_may_name_a_molecule_of_another_page(start: Start) -> None:
    engine = resources.wait_for_engine("starter")
    last = engine.search(QUERY, k=1, offset=len(engine.library.ids) - 1).hits[0]
    app = start(q=QUERY, why=last.id)
    assert "Transport score" in html_of(app)


def test_a_molecule_that_is_not_here_is_told(start: Start) -> None:
    app = start(q=QUERY, why="<nobody>")
    assert "is not in this library" in app.warning[0].value
    assert app.button(key="why-1")
