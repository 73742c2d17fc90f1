"""A molecule goes along from page to page."""

from streamlit.testing.v1 import AppTest

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


def _script() -> None:
    import streamlit as st

    from core.ui import choice

    choice.follow_link("mol")
    st.text_input("m", key="mol", bind="query-params")


def test_a_link_overrules_what_an_earlier_page_left() -> None:
    app = AppTest.from_function(_script)
    app.session_state["mol"] = "caffeine"
    app.query_params["go-mol"] = "CCO"
    app.run()
    assert app.text_input(key="mol").value == "CCO"
    assert app.query_params["mol"] == "CCO"
    assert "go-mol" not in app.query_params


def test_an_edit_overrules_the_address(start: Start) -> None:
    app = start("pages/molecule.py", mol="caffeine")
    app.text_input(key="mol").set_value("aspirin").run()
    assert app.text_input(key="mol").value == "aspirin"
    app.run()
    assert app.text_input(key="mol").value == "aspirin"
