"""Narrowing an answer on the Search page."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from core.retrieval.refine import Narrowing, Wishes
from core.ui.narrowing import told
from tests.ui.conftest import Start, html_of

QUERY = "a beta-lactam antibiotic"


def _names(app: AppTest) -> list[str]:
    return re.findall(r'class="ml-name[^"]*" title="([^"]*)"', html_of(app))


def test_a_range_cuts_the_answer_and_says_so(start: Start) -> None:
    app = start(q=QUERY)
    before = _names(app)
    app.slider(key="molar_mass").set_value((100, 200)).run()
    page = html_of(app)
    masses = [float(mass) for mass in re.findall(r"<span>([\d.]+) <span>g/mol", page)]
    assert masses
    assert all(100 <= mass <= 200 for mass in masses)
    assert "left: Molar mass 100 to 200 g/mol" in page
    assert _names(app) != before
    next(b for b in app.button if b.label == "Take all off").click().run()
    assert _names(app) == before


def test_a_substructure_cuts_and_is_coloured(start: Start) -> None:
    app = start(q=QUERY, sub="[Cl]")
    page = html_of(app)
    assert "holding [Cl]" in page
    formulas = re.findall(r'class="ml-facts"><b>(.*?)</b>', page)
    assert formulas
    assert all("Cl" in formula for formula in formulas)


def test_a_broken_pattern_is_told_and_kept(start: Start) -> None:
    app = start(q=QUERY, sub="[Cl")
    assert "write SMARTS" in app.error[0].value.replace("\\", "")
    assert app.text_input(key="sub").value == "[Cl"


def test_a_molecule_alone_is_enough(start: Start) -> None:
    app = start(like="caffeine")
    assert _names(app)[0] == "caffeine"
    assert "similar to caffeine" in html_of(app)
    assert not [b for b in app.button if b.label == "Why?"]  # no words to explain


def test_words_to_avoid_change_the_answer(start: Start) -> None:
    app = start(q="an acid", avoid="an amino acid")
    assert "away from “an amino acid”" in html_of(app)
    assert _names(app) != _names(start(q="an acid"))


def test_nothing_left_has_its_own_words(start: Start) -> None:
    app = start(q=QUERY, sub="[Xe]")
    assert "Widen a range, or take something off" in html_of(app)
    assert not app.error


@pytest.mark.parametrize(
    ("narrowing", "wishes", "said"),
    [
        (Narrowing(least=0.25), Wishes(), "cosine of at least 0.25"),
        (Narrowing(scaffolds=True), Wishes(like="x"), "similar to x, one hit for each scaffold"),
        (Narrowing(ranges=(("logp", -1.5, 2),)), Wishes(), "logP -1.5 to 2"),
    ],
)
def test_what_is_asked_is_told_in_words(narrowing: Narrowing, wishes: Wishes, said: str) -> None:
    assert told(narrowing, wishes, 1234, 5678) == f"1,234 of 5,678 left: {said}"
