"""Drawings: well-formed, named, themed, and coloured where the weights are."""

import re
import struct
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from core.errors import MoleculeError, ShapeError
from core.view.drawing import (
    FAINTEST,
    FITTED,
    Core,
    draw_png,
    draw_svg,
    draw_with_places,
    layout,
)
from core.view.overlap import shared_atoms
from core.view.palette import PALETTES, Theme

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"
TITLE = "{http://www.w3.org/2000/svg}title"
THEMES: list[Theme] = ["light", "dark"]


def _circles(svg: str) -> int:
    """Count coloured atoms: RDKit gives each an ellipse of class atom-N."""
    return len(set(re.findall(r"<ellipse[^>]*class='atom-(\d+)'", svg)))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("smiles", [ASPIRIN, "O", "[Na+].[Cl-]", "C/C=C\\C", "*C", "[2H]C#N"])
def test_a_drawing_is_xml_with_a_name(smiles: str, theme: Theme) -> None:
    root = ET.fromstring(draw_svg(smiles, title='a <b> & "c"', theme=theme))  # noqa: S314
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'a <b> & "c"'
    assert root.findtext(TITLE) == 'a <b> & "c"'
    assert root.get("viewBox") == "0 0 360 260"


def test_a_fitted_drawing_hugs_its_molecule() -> None:
    sizes = {}
    for smiles in ("c1ccccc1", "CCCCCCCCCCCC"):
        root = ET.fromstring(draw_svg(smiles, size=FITTED))  # noqa: S314
        _, _, width, height = (float(number) for number in root.get("viewBox", "").split())
        sizes[smiles] = width / height
    assert 0.8 < sizes["c1ccccc1"] < 1.5
    assert sizes["CCCCCCCCCCCC"] > 5


def test_the_smiles_is_the_name_where_none_is_given() -> None:
    assert ET.fromstring(draw_svg("CCO")).findtext(TITLE) == "CCO"  # noqa: S314


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_shows_through_and_bonds_have_its_ink(theme: Theme) -> None:
    svg = draw_svg(ASPIRIN, theme=theme).upper()
    assert "<RECT" not in svg
    assert f"STROKE:{PALETTES[theme].ink}" in svg
    other = PALETTES["dark" if theme == "light" else "light"]
    assert other.ink not in svg


def test_one_heavy_atom_is_the_only_one_coloured() -> None:
    weights = np.zeros(13)
    weights[3] = 0.2
    svg = draw_svg(ASPIRIN, weights=weights)
    assert _circles(svg) == 1
    assert PALETTES["light"].highlight in svg.upper()


def test_faint_weights_and_no_weights_leave_no_colour() -> None:
    faint = np.full(13, FAINTEST / 2)
    faint[0] = 1.0
    assert _circles(draw_svg(ASPIRIN, weights=faint)) == 1
    assert _circles(draw_svg(ASPIRIN, weights=np.zeros(13))) == 0
    assert _circles(draw_svg(ASPIRIN)) == 0


def test_a_chosen_set_of_atoms_is_marked() -> None:
    svg = draw_svg(ASPIRIN, atoms=(1, 2, 3))
    assert _circles(svg) == 3
    assert PALETTES["light"].accent in svg.upper()


def test_weights_of_another_molecule_are_refused() -> None:
    with pytest.raises(ShapeError, match="weights"):
        draw_svg(ASPIRIN, weights=[1.0, 2.0])


def test_nonsense_is_refused() -> None:
    with pytest.raises(MoleculeError):
        draw_svg("not a molecule")


def test_a_png_has_the_size_asked_for() -> None:
    png = draw_png(ASPIRIN, size=(400, 300), weights=[1.0] + [0.0] * 12)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (400, 300)


def test_the_layout_keeps_atoms_and_is_flat() -> None:
    molecule = layout(ASPIRIN)
    points = molecule.GetConformer().GetPositions()
    assert points.shape == (13, 3)
    assert np.ptp(points[:, 2]) == 0
    assert np.ptp(points[:, 0]) > 1


def test_several_drawings_can_share_one_scale() -> None:
    strong = draw_svg("CCO", weights=[0, 0, 2.0], most=2.0)
    weak = draw_svg("CCO", weights=[0, 0, 1.0], most=2.0)
    assert strong == draw_svg("CCO", weights=[0, 0, 1.0])  # alone, the largest is the strongest
    assert weak != strong
    assert draw_svg("CCO", weights=[0, 0, 5.0], most=2.0) == strong


def test_places_are_those_of_the_drawing() -> None:
    svg, places = draw_with_places(ASPIRIN, title="aspirin", size=(400, 300))
    assert svg == draw_svg(ASPIRIN, title="aspirin", size=(400, 300))
    assert len(places) == 13
    for bond, first in re.findall(r"class='bond-(\d+) atom-(\d+) atom-\d+' d='M", svg):
        start = re.search(rf"class='bond-{bond} atom-{first} atom-\d+' d='M ([\d.]+),([\d.]+)", svg)
        assert start
        x, y = places[int(first)]
        assert abs(float(start[1]) - x) + abs(float(start[2]) - y) < 25


def test_a_core_lies_as_in_the_other_drawing() -> None:
    ibuprofen, naproxen = "CC(C)Cc1ccc(C(C)C(=O)O)cc1", "COc1ccc2cc([C@H](C)C(=O)O)ccc2c1"
    shared = shared_atoms(ibuprofen, naproxen)
    core = Core(ibuprofen, tuple(zip(*shared, strict=True)))
    first, second = layout(ibuprofen), layout(naproxen, core)
    places = [
        m.GetConformer().GetPositions()[list(own)]
        for m, own in zip((first, second), shared, strict=True)
    ]
    assert len(shared[0]) == 11
    np.testing.assert_allclose(places[0], places[1], atol=1e-3)
    assert draw_svg(naproxen, turned_as=core) != draw_svg(naproxen)
    assert draw_svg(naproxen, turned_as=Core(ibuprofen, ())) == draw_svg(naproxen)
