"""Two molecules side by side: structures, numbers, and what a text sees in both."""

import pytest

from core.ui.compare_page import EXAMPLES
from tests.ui.conftest import Start, html_of

PAGE = "pages/compare.py"
TEXT = "an arylpropionic acid with a methoxy group"


def test_empty_offers_pairs(start: Start) -> None:
    app = start(PAGE)
    app.button(key="example-0").click().run()
    page = html_of(app)
    assert not app.error
    assert all(f'<h2 class="ml-head">{name}</h2>' in page for name in EXAMPLES[0][:2])


def test_numbers_and_differences_are_told(start: Start) -> None:
    page = html_of(start(PAGE, a="ibuprofen", b="naproxen"))
    assert "<td>206.28 g/mol</td><td>230.26 g/mol</td><td>+23.98 g/mol</td>" in page
    assert '<th scope="row">H-bond donors</th><td>1</td><td>1</td><td></td>' in page
    assert "common core: 11 atoms" in page


def test_a_molecule_beside_itself_differs_in_nothing(start: Start) -> None:
    page = html_of(start(PAGE, a="caffeine", b="Cn1c(=O)c2c(ncn2C)n(C)c1=O"))
    assert "Cosine similarity 1.000" in page
    assert "Tanimoto similarity 1.000" in page


def test_a_text_colours_both(start: Start) -> None:
    app = start(PAGE, a="ibuprofen", b="naproxen", text=TEXT)
    page = html_of(app)
    assert page.count("transport score") == 2
    assert "one scale of colour" in page
    word = app.get("button_group")[-1]
    assert [option.content for option in word.proto.options][:2] == ["arylpropionic", "acid"]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [("C1=CC=", "CCO", "at character 6"), ("CCO", "nobody knows this", "no SMILES or InChI")],
)
def test_bad_input_is_told_and_kept(start: Start, first: str, second: str, told: str) -> None:
    app = start(PAGE, a=first, b=second)
    assert told in app.error[0].value.replace("\\", "")
    assert app.text_input(key="a").value == first
    assert app.text_input(key="b").value == second
