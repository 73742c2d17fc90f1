"""A molecule goes along from page to page."""

from core.library.starter import starter_library
from tests.ui.conftest import Start

LIBRARY = starter_library()


def test_a_link_by_identifier_becomes_the_structure(start: Start) -> None:
    app = start("pages/molecule.py", id=LIBRARY.ids[3])
    assert app.text_input(key="mol").value == LIBRARY.smiles[3]
    assert app.query_params["mol"] == LIBRARY.smiles[3]
    assert "id" not in app.query_params


def test_an_unknown_identifier_is_told(start: Start) -> None:
    app = start("pages/molecule.py", id="<b>nobody")
    assert "not in this library" in app.warning[0].value


def test_the_molecule_stays_on_the_next_page(start: Start) -> None:
    app = start("pages/molecule.py", mol="caffeine")
    app.switch_page("pages/alignment.py").run()
    assert app.text_input(key="mol").value == "caffeine"


def test_a_link_overrules_what_an_earlier_page_left(start: Start) -> None:
    app = start("pages/molecule.py", mol="caffeine")
    app.switch_page("pages/alignment.py").run()  # a simulated switch empties the address
    app.query_params["mol"] = "CCO"
    app.query_params["text"] = "an alcohol"
    app.run()
    assert app.text_input(key="mol").value == "CCO"
    assert app.text_area(key="text").value == "an alcohol"


def test_an_edit_overrules_the_address(start: Start) -> None:
    app = start("pages/molecule.py", mol="caffeine")
    app.text_input(key="mol").set_value("aspirin").run()
    assert app.text_input(key="mol").value == "aspirin"
    app.run()
    assert app.text_input(key="mol").value == "aspirin"
