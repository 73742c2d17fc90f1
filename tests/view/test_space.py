"""The page of a shape: whole in itself, named, and harmless."""

import re

import pytest

from core.errors import MoleculeError
from core.view.space import space_page


def test_the_page_needs_nothing_else() -> None:
    page = space_page("CCO", name="ethanol")
    assert not re.search(r"""<script[^>]+src=|<link|@import""", page)
    assert 'aria-label="ethanol in space' in page
    assert "V2000" in page


def test_the_theme_shows_in_the_carbons() -> None:
    assert space_page("CCO", name="e") != space_page("CCO", name="e", theme="dark")


def test_a_hostile_name_is_text() -> None:
    assert "<img onerror" not in space_page("CCO", name="<img onerror=x>")


def test_a_broken_molecule_is_refused() -> None:
    with pytest.raises(MoleculeError):
        space_page("C(", name="x")
