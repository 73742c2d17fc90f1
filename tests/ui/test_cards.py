"""Cards: everything one needs to judge a hit, and nothing that its name could smuggle in."""

import base64
import re
import xml.etree.ElementTree as ET

from streamlit.testing.v1 import AppTest

from core.ui.cards import facts, picture
from tests.ui.conftest import html_of

EVIL = "<script>alert(1)</script>\"'"


def _script() -> None:
    from core.results import Hit, NameSpan
    from core.ui.cards import card_grid, read_strip

    evil = "<script>alert(1)</script>\"'"
    hits = (
        Hit(rank=1, id="a", name="aspirin", smiles="CC(=O)Oc1ccccc1C(=O)O", score=0.8125),
        Hit(rank=2, id="b", name=evil, smiles="CC(=O)[O-]", score=-0.25),
    )
    card_grid(hits, {"a": "An ester & acid.", "b": evil}, notes={"a": "higher than 9 < 10"})
    read_strip((NameSpan(start=0, end=1, text=evil, smiles="C=O"),))


def _app() -> AppTest:
    app = AppTest.from_function(_script).run()
    assert not app.exception
    return app


def test_a_card_shows_drawing_name_score_and_facts() -> None:
    page = html_of(_app())
    assert ">aspirin<" in page
    assert ">0.812<" in page
    assert ">−0.250<" in page
    assert "cosine similarity" in page
    assert "C<sub>9</sub>H<sub>8</sub>O<sub>4</sub>" in page
    assert "180.16" in page
    assert page.count("higher than 9 &lt; 10") == 1
    assert "An ester &amp; acid." in page
    assert 'alt="Structure of aspirin"' in page
    assert "probab" not in page.lower()


def test_negative_scores_have_an_empty_bar() -> None:
    widths = re.findall(r"width:(-?[\d.]+)%", html_of(_app()))
    assert widths == ["81.2", "0.0"]


def test_names_and_texts_cannot_become_tags() -> None:
    page = html_of(_app())
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;" in page


def test_every_hit_can_be_explained_continued_and_saved() -> None:
    app = _app()
    assert {f"{do}-{n}" for do in ("why", "more") for n in (1, 2)} <= {b.key for b in app.button}
    assert [code.value for code in app.code] == ["CC(=O)Oc1ccccc1C(=O)O", "CC(=O)[O-]"]
    app.button(key="more-1").click().run()
    assert app.session_state["q"] == "CC(=O)Oc1ccccc1C(=O)O"
    app.button(key="why-2").click().run()
    assert app.query_params["why"] == "b"


def test_a_picture_is_a_drawing_with_its_title() -> None:
    uri = picture("CCO", EVIL, "dark")
    root = ET.fromstring(base64.b64decode(uri.split(",")[1]))  # noqa: S314
    assert root.get("aria-label") == EVIL
    assert picture("CCO", EVIL, "dark") is uri
    assert picture("CCO", EVIL, "light") != uri


def test_facts_are_of_the_molecule() -> None:
    assert facts("CC(=O)[O-]").formula == "C2H3O2-"
