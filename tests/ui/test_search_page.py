"""The four states of the Search page, and the ways from one answer to the next."""

import re
from pathlib import Path

import pytest

from core.library.library import Library
from core.models.checkpoint import fingerprint
from core.models.encoder import Encoder
from core.retrieval.engine import RetrievalEngine
from core.ui import resources
from core.ui.search_page import EXAMPLES, KINDS
from core.view.drawing import draw_svg
from tests.small_head import small_head
from tests.ui.conftest import Start, html_of

QUERY = "a beta-lactam antibiotic that derives from hexadecanoic acid"


def _ranks(page: str) -> list[int]:
    return [int(rank) for rank in re.findall(r'class="ml-rank">(\d+)<', page)]


def test_empty_shows_the_box_and_examples(start: Start) -> None:
    app = start()
    assert app.text_input(key="q").value == ""
    assert "Say what the molecule should be" in html_of(app)
    assert len([b for b in app.button if (b.key or "").startswith("example-")]) == 8
    assert not app.error


def test_examples_are_of_three_kinds_with_a_drawing_each() -> None:
    assert len(EXAMPLES) == len(KINDS) == 8
    assert set(KINDS) == {"Description", "Name", "SMILES"}
    assert all(draw_svg(smiles) for _, smiles in EXAMPLES)


def test_an_example_is_one_click_from_its_answer(start: Start) -> None:
    app = start()
    app.button(key="example-3").click().run()
    assert not app.exception
    assert app.text_input(key="q").value == EXAMPLES[3][0]
    assert app.query_params["q"] == EXAMPLES[3][0]
    assert _ranks(html_of(app)) == list(range(1, 13))


def test_an_answer_says_how_the_query_was_read(start: Start) -> None:
    page = html_of(start(q=QUERY))
    assert "Read as a description with one chemical name in it" in page
    assert 'alt="Structure read from hexadecanoic acid"' in page
    assert re.search(r"Ranks 1–12 of [\d,]+ molecules", page)
    assert _ranks(page) == list(range(1, 13))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("2-acetyloxybenzoic acid", "Read as the name of a molecule"),
        ("CN1CCC[C@H]1c1cccnc1", "Read as a structure (SMILES)"),
        ("InChI=1S/CH4/h1H4", "Read as a structure (InChI)"),
    ],
)
def test_structures_and_names_are_recognised(start: Start, query: str, said: str) -> None:
    app = start(q=query)
    assert said in html_of(app)
    assert not app.error


def test_a_link_brings_back_the_page_of_the_answer(start: Start) -> None:
    app = start(q=QUERY, k="24", page="2")
    assert _ranks(html_of(app)) == list(range(25, 49))
    app.text_input(key="q").set_value("a sugar").run()
    assert _ranks(html_of(app)) == list(range(1, 25))


@pytest.mark.parametrize("page", ["0", "-3", "99999", "two", "<b>"])
def test_an_impossible_page_number_still_gives_hits(start: Start, page: str) -> None:
    app = start(q=QUERY, page=page)
    assert len(_ranks(html_of(app))) == 12


def test_more_like_this_searches_with_the_structure(start: Start) -> None:
    app = start(q=QUERY, page="2")
    app.button(key="more-13").click().run()
    page = html_of(app)
    assert "Read as a structure (SMILES)" in page
    assert _ranks(page)[0] == 1
    scores = re.findall(r'ml-score"><b>([−\d.]+)</b>', page)
    assert float(scores[0]) == pytest.approx(1.0, abs=2e-3)  # the molecule itself comes first


def test_a_broken_structure_is_told_with_its_place_and_kept(start: Start) -> None:
    app = start(q="CC(=O)Oc1ccccc1C(=O")
    assert len(app.error) == 1
    assert app.code[0].value.startswith("CC(=O)Oc1ccccc1C(=O")
    assert app.text_input(key="q").value == "CC(=O)Oc1ccccc1C(=O"
    assert not _ranks(html_of(app))


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "x" * 20_000, "...", "💥 💥"])
def test_odd_queries_never_break_the_page(start: Start, query: str) -> None:
    app = start(q=query)
    assert "<script" not in html_of(app)
    assert len(app.error) + len(_ranks(html_of(app))) >= 1


def test_nothing_found_has_its_own_words(
    start: Start, tiny_checkpoint: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nothing = Library(name="own", title="", ids=(), names=(), smiles=(), texts=())
    engine = RetrievalEngine(Encoder.load(tiny_checkpoint), nothing, cache=tmp_path)
    monkeypatch.setattr(resources, "wait_for_engine", lambda _: engine)
    app = start(q=QUERY)
    assert "Nothing found" in html_of(app)
    assert not app.error


def test_a_damaged_checkpoint_is_told_in_place_of_hits(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MOTIFLENS_CHECKPOINT", str(tmp_path))
    app = start(q=QUERY)
    assert len(app.error) == 1
    assert app.text_input(key="q").value == QUERY


def test_what_is_shown_can_be_saved(start: Start) -> None:
    keys = {button.key for button in start(q=QUERY).get("download_button")}
    assert {"download-csv", "download-sdf", "save-1-svg", "save-1-png"} <= keys


def test_each_hit_says_how_its_score_stands_in_the_library(start: Start) -> None:
    page = html_of(start(q=QUERY, page="2"))
    assert len(re.findall(r"higher than \d+\.\d % of [\d,]+ molecules</small>", page)) == 12
    assert re.search(r"The typical molecule scores −?0\.\d{3}; the hits on this page score", page)


def test_one_hit_of_a_scaffold_says_how_many_stand_behind_it(start: Start) -> None:
    page = html_of(start(q=QUERY, scaffolds="true"))
    assert "one hit for each scaffold" in page
    assert re.search(r"and [\d,]+ more hits with this scaffold</small>", page)


def test_what_a_typed_query_asks_is_told_and_what_a_hit_lacks(
    start: Start, own_checkpoint: Path
) -> None:
    small_head().save(own_checkpoint, weights=fingerprint(own_checkpoint))
    asked = "sulfonamide without halogens"
    page = html_of(start(q=asked))
    assert "Checked on each structure: “sulfonamide” · no “halogens”" in page
    assert "oes not meet" not in page
    assert "as “halogens”" not in page
    later = html_of(start(q=asked, page="45"))
    assert "Does not meet “sulfonamide”" in later
    assert "Checked on each" not in html_of(start(q="an opioid"))
