"""The Alignment page: its states, what an edit changes, and what can be taken home."""

import pytest
from streamlit.testing.v1 import AppTest

from core.library.starter import starter_library
from core.ui.alignment_page import EXAMPLES, OTHERS
from tests.ui.conftest import Start, html_of

PAGE = "pages/alignment.py"
TEXT = "A benzoic acid with an acetoxy group."
ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"


def _metrics(app: AppTest) -> dict[str, tuple[str, str]]:
    return {metric.label: (metric.value, metric.delta) for metric in app.metric}


def test_empty_offers_examples_that_align(start: Start) -> None:
    app = start(PAGE)
    assert not app.metric
    assert len([b for b in app.button if (b.key or "").startswith("example-")]) == len(EXAMPLES)
    app.button(key="example-1").click().run()
    assert not app.exception
    assert not app.error
    assert app.text_area(key="text").value == EXAMPLES[1][0]
    assert set(_metrics(app)) == {"Cosine similarity", "Transport score", "Fits better than"}


def test_an_answer_has_scores_files_and_other_molecules(start: Start) -> None:
    app = start(PAGE, text=TEXT, mol=ASPIRIN)
    assert not app.error
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Drawing as SVG", "PNG", "Interactive page", "Plan as CSV", "Plan as Excel"]
    page = html_of(app)
    assert page.count("transport score") == OTHERS + 1
    assert "in the best hits for this text" in page
    assert not any(delta for _, delta in _metrics(app).values())


def test_an_edit_tells_how_the_scores_moved(start: Start) -> None:
    app = start(PAGE, text=TEXT, mol=ASPIRIN)
    before = float(_metrics(app)["Cosine similarity"][0].replace("−", "-"))
    app.text_input(key="mol").set_value("CCO").run()
    value, delta = _metrics(app)["Cosine similarity"]
    moved = float(value.replace("−", "-")) - before
    assert float(delta.split()[0]) == pytest.approx(moved, abs=2e-3)
    app.run()  # nothing edited: the delta of the last edit stays
    assert _metrics(app)["Cosine similarity"] == (value, delta)


def test_a_chosen_word_is_kept_in_the_address_and_an_edit_forgets_it(start: Start) -> None:
    app = start(PAGE, text=TEXT, mol=ASPIRIN, word="1")
    assert "“acid” in the best hits" in html_of(app)
    app.session_state["alignment"] = {"chosen": {"word": 3}}
    app.run()
    assert app.query_params["word"] == "3"
    app.text_area(key="text").set_value("An ester.").run()
    assert not app.exception


@pytest.mark.parametrize("word", ["99", "-1", "x", "<b>", "1" * 5000])
def test_an_impossible_word_is_passed_over(start: Start, word: str) -> None:
    assert not start(PAGE, text=TEXT, mol=ASPIRIN, word=word).error


def test_a_link_may_name_a_molecule_of_the_library(start: Start) -> None:
    library = starter_library()
    app = start(PAGE, text=TEXT, id=library.ids[7])
    assert app.text_input(key="mol").value == library.smiles[7]
    assert f'<p class="ml-said">{library.names[7]}' in html_of(app)
    assert "not in this library" in start(PAGE, text=TEXT, id="nobody").warning[0].value


@pytest.mark.parametrize(
    ("text", "molecule", "told"),
    [
        (TEXT, "C1=CC=", "at character 6"),
        (TEXT, "no such molecule at all", "no SMILES or InChI"),
        ("...", ASPIRIN, "no words"),
        ("x" * 5000, ASPIRIN, "5,000 characters"),
    ],
)
def test_bad_input_is_told_and_kept(start: Start, text: str, molecule: str, told: str) -> None:
    app = start(PAGE, text=text, mol=molecule)
    assert told in app.error[0].value.replace("\\", "")
    assert app.text_area(key="text").value == text
    assert app.text_input(key="mol").value == molecule


def test_names_and_texts_are_no_markup(start: Start) -> None:
    page = html_of(start(PAGE, text="<script>alert(1)</script> acid", mol=ASPIRIN))
    assert "<script>alert" not in page
