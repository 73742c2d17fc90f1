"""The values of the interactive picture fit each other and the drawing."""

import json
import re

import numpy as np
import pytest

from core.results import Alignment, MotifPart, Word
from core.view.interactive import SIZE, alignment_view, script, standalone_page, style
from core.view.palette import PALETTES

PLAN = np.array([[0.4, 0.1], [0.05, 0.3], [0.05, 0.1]], dtype=np.float32)
MOTIFS = (MotifPart(atoms=(0, 1), label="CC"), MotifPart(atoms=(2,), label="O"))
TEXT = "ethyl alcohol. </script><b>drink</b>"


@pytest.fixture
def alignment() -> Alignment:
    weights = np.stack([PLAN[:, 0] / 2, PLAN[:, 0] / 2, PLAN[:, 1]], axis=1)
    spans = [(0, 5), (6, 13), (27, 32)]
    return Alignment(
        text=TEXT,
        smiles="CCO",
        words=tuple(Word(text=TEXT[a:b], start=a, end=b) for a, b in spans),
        motifs=MOTIFS,
        plan=PLAN,
        atom_weights=weights,
        score=0.4,
        cosine=0.5,
        held=np.zeros(PLAN.shape, bool),
    )


def test_shapes_fit_words_motifs_and_atoms(alignment: Alignment) -> None:
    view = alignment_view(alignment, name="ethanol")
    assert np.shape(view["share"]) == np.shape(view["lift"]) == (3, 2)
    assert np.shape(view["emphasis"]) == np.shape(view["spread"]) == (3, 3)
    np.testing.assert_allclose(np.sum(view["share"], axis=1), 1, atol=1e-3)
    np.testing.assert_allclose(np.sum(view["spread"], axis=1), 1, atol=1e-3)
    assert sum(view["wordMass"]) == pytest.approx(1, abs=1e-3)
    assert view["bonds"] == [[0, 1], [1, 2]]
    assert [atom["symbol"] for atom in view["atoms"]] == ["C", "C", "O"]
    json.dumps(view, allow_nan=False)


def test_atoms_lie_inside_the_drawing_and_where_it_draws_them(alignment: Alignment) -> None:
    view = alignment_view(alignment, name="ethanol")
    assert all(0 <= a["x"] <= SIZE[0] and 0 <= a["y"] <= SIZE[1] for a in view["atoms"])
    start = re.search(r"class='bond-0 atom-0 atom-1' d='M ([\d.]+),([\d.]+)", view["svg"])
    assert start
    first = view["atoms"][0]
    assert float(start[1]) == pytest.approx(first["x"], abs=3)
    assert float(start[2]) == pytest.approx(first["y"], abs=3)


@pytest.mark.parametrize(("asked", "shown"), [(1, 1), (None, None), (99, None), (-1, None)])
def test_an_asked_word_is_chosen_and_else_the_choosiest(
    alignment: Alignment, asked: int | None, shown: int | None
) -> None:
    view = alignment_view(alignment, name="ethanol", word=asked)
    assert view["word"] == (int(np.argmax(view["choosy"])) if shown is None else shown)


def test_colours_follow_the_theme(alignment: Alignment) -> None:
    for theme, palette in PALETTES.items():
        colours = alignment_view(alignment, name="e", theme=theme)["colours"]
        assert colours["surface"] == palette.surface
        assert colours["scale"] == list(palette.scale)


def test_the_page_to_take_home_is_whole_and_safe(alignment: Alignment) -> None:
    view = alignment_view(alignment, name="<img onerror=x>", sentences=[(0, 14, 0.25)])
    page = standalone_page(view)
    assert page.count("</script>") == 2  # the data cannot end their own element
    assert "<img onerror" not in page
    assert not re.search(r"""(src|href)=["']?http""", page)
    data = re.search(r'id="view">(.*?)</script>', page, re.DOTALL)
    assert data
    assert json.loads(data[1]) == json.loads(json.dumps(view))
    assert script() in page
    assert style() in page


def test_the_script_writes_no_markup() -> None:
    assert "innerHTML" not in script()
    assert "insertAdjacentHTML" not in script()
