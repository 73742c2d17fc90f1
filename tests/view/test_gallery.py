"""A gallery shows drawings in Jupyter and lines elsewhere, and runs nothing."""

import xml.etree.ElementTree as ET

from core.results import Hit
from core.view.gallery import Gallery

EVIL = "<script>alert(1)</script>\"'"


def test_hits_and_pairs_are_drawn_with_names_and_scores() -> None:
    hit = Hit(rank=1, id="a", name="aspirin", smiles="CC(=O)Oc1ccccc1C(=O)O", score=0.8125)
    gallery = Gallery([hit, ("ethanol", "CCO")])
    assert len(gallery) == 2
    page = gallery._repr_html_()
    assert page.count("<svg") == 2
    assert "aspirin<br>0.812" in page
    assert repr(gallery).splitlines()[0].split() == ["1", "0.812", "aspirin", hit.smiles]
    assert repr(gallery).splitlines()[1].split() == ["2", "-", "ethanol", "CCO"]


def test_names_stay_text_and_a_broken_structure_is_shown_as_written() -> None:
    page = Gallery([(EVIL, "CCO"), ("x", "CC(")])._repr_html_()
    assert "<script" not in page
    assert "<code>CC(</code>" in page
    ET.fromstring(page.replace("<br>", "<br/>"))  # noqa: S314


def test_no_molecule_is_said() -> None:
    assert repr(Gallery([])) == "no molecule"
