"""The Molecule page: its states, its numbers, and the ways on."""

import pytest

from core.ui.molecule_page import EXAMPLES, NEAR, TEXTS
from tests.ui.conftest import Start, html_of

PAGE = "pages/molecule.py"


def test_empty_offers_examples(start: Start) -> None:
    app = start(PAGE)
    assert "One molecule, and all that lies near it" in html_of(app)
    app.button(key="example-0").click().run()
    assert not app.error
    assert f"<h1>{EXAMPLES[0][0]}</h1>" in html_of(app)


def test_a_dossier_is_whole(start: Start) -> None:
    app = start(PAGE, mol="CC(=O)Oc1ccccc1C(=O)O")
    page = html_of(app)
    assert "<h1>acetylsalicylic acid</h1>" in page  # the library knows its name
    assert "180.16 g/mol" in page
    assert [code.value for code in app.code][2] == "BSYNRYMUTXBXSQ-UHFFFAOYSA-N"
    assert page.count("written for") == TEXTS
    for unit in ("cosine", "Tanimoto"):
        assert page.count(f'<p class="ml-label">{unit} ') == NEAR


def test_a_neighbour_is_one_click_away(start: Start) -> None:
    app = start(PAGE, mol="caffeine")
    neighbour = next(b for b in app.button if (b.key or "").startswith("example-Tanimoto-"))
    neighbour.click().run()
    assert not app.exception
    assert "<h1>caffeine</h1>" not in html_of(app)


def test_a_molecule_can_be_kept_and_dropped(start: Start) -> None:
    app = start(PAGE, mol="caffeine")
    app.button(key="keep").click().run()
    assert app.query_params["keep"].startswith("starter:")
    assert app.button(key="keep").label == "Kept"
    app.button(key="keep").click().run()
    assert "keep" not in app.query_params


def test_a_stranger_to_the_library_has_its_own_name_and_no_bookmark(start: Start) -> None:
    app = start(PAGE, mol="CCCCC(Br)CCl")
    assert "<h1>CCCCC(Br)CCl</h1>" in html_of(app)
    assert not [b for b in app.button if b.key == "keep"]


def test_the_shape_in_space_can_be_asked_for(start: Start) -> None:
    app = start(PAGE, mol="caffeine", view="In space")
    assert not app.error
    assert "One likely shape" in app.caption[0].value
    giant = start(PAGE, mol="C" * 160, view="In space")
    assert "at most 150" in giant.error[0].value.replace("\\", "")
    assert "g/mol" in html_of(giant)  # the rest of the dossier stands


@pytest.mark.parametrize(
    ("molecule", "told"),
    [
        ("C1=CC=", "at character 6"),
        ("a blue dye of jeans", "no SMILES or InChI"),
        ("CN(C)(C)(C)C", "too many bonds"),
        ("x" * 5000, "5,000 characters"),
    ],
)
def test_bad_input_is_told_and_kept(start: Start, molecule: str, told: str) -> None:
    app = start(PAGE, mol=molecule)
    assert told in app.error[0].value.replace("\\", "")
    assert app.text_input(key="mol").value == molecule
