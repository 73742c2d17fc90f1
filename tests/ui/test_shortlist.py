"""What is kept stays kept: in the session, in the address, and back from it."""

import pytest
from streamlit.testing.v1 import AppTest

from core.ui.shortlist import MOST


def _script() -> None:
    import streamlit as st

    from core.ui import shortlist

    st.button("one", on_click=shortlist.keep, args=("starter", ["a,b", "x:1"]))
    st.button("again", on_click=shortlist.keep, args=("starter", ["x:1", "é"]))
    st.button("toggle", on_click=shortlist.toggle, args=("starter", "x:1"))
    st.button("many", on_click=shortlist.keep, args=("starter", [str(i) for i in range(200)]))
    st.button("clear", on_click=shortlist.clear)
    shortlist.sync()
    st.text("|".join(f"{e.library}/{e.id}" for e in shortlist.entries()))


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(_script)


def test_molecules_are_kept_once_and_in_order(app: AppTest) -> None:
    app.run()
    assert app.text[0].value == ""
    assert "keep" not in app.query_params
    app.button[0].click().run()
    app.button[1].click().run()
    assert app.text[0].value == "starter/a,b|starter/x:1|starter/é"


def test_the_address_brings_them_back(app: AppTest) -> None:
    app.run()
    app.button[0].click().run()
    app.button[1].click().run()
    fresh = AppTest.from_function(_script)
    fresh.query_params["keep"] = app.query_params["keep"]
    assert fresh.run().text[0].value == app.text[0].value


def test_a_molecule_is_dropped_and_all_are(app: AppTest) -> None:
    app.run()
    app.button[0].click().run()
    app.button[2].click().run()
    assert app.text[0].value == "starter/a,b"
    app.button[2].click().run()
    assert app.text[0].value == "starter/a,b|starter/x:1"
    app.button[4].click().run()
    assert app.text[0].value == ""
    assert "keep" not in app.query_params


def test_only_so_many_are_kept(app: AppTest) -> None:
    app.run()
    app.button[3].click().run()
    kept = app.text[0].value.split("|")
    assert len(kept) == MOST
    assert kept[-1] == "starter/199"


@pytest.mark.parametrize("told", ["", ",,,", ":", "starter", "<script>", "a:b:c,%ff:%00"])
def test_a_broken_address_keeps_the_page(app: AppTest, told: str) -> None:
    app.query_params["keep"] = told
    assert not app.run().exception
