"""The page starts and says what it is for."""

from tests.ui.conftest import Start, html_of


def test_it_says_what_to_give(start: Start) -> None:
    assert "Type a name, SMILES or InChI, or draw a structure" in html_of(
        start("pages/molecule.py")
    )
