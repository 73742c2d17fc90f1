"""Colours: readable in both themes, one way in luminance, the same as the page's own."""

import tomllib
from pathlib import Path

import pytest

from core.view.palette import PALETTES, Theme, contrast, mix, rgb

THEMES: list[Theme] = ["light", "dark"]
CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


def _page(theme: Theme) -> dict[str, str]:
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme]


def test_contrast_matches_the_published_ends_of_the_scale() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # WCAG's known grey


def test_mixing_starts_and_ends_at_its_colours() -> None:
    assert mix("#102030", "#F0E0D0", 0.0) == "#102030"
    assert mix("#102030", "#F0E0D0", 1.0) == "#F0E0D0"
    assert mix("#000000", "#FFFFFF", 0.5) in {"#7F7F7F", "#808080"}
    assert rgb("#FF0080") == pytest.approx((1.0, 0.0, 0.502), abs=1e-3)


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_readable(theme: Theme) -> None:
    palette, page = PALETTES[theme], _page(theme)
    for background in (palette.surface, page["secondaryBackgroundColor"]):
        assert contrast(palette.ink, background) >= 7
        assert contrast(palette.quiet, background) >= 4.5
        assert contrast(page["primaryColor"], background) >= 4.5
        assert contrast(page["linkColor"], background) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_bars_stand_out_from_the_page(theme: Theme) -> None:
    assert contrast(PALETTES[theme].scale[2], PALETTES[theme].surface) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_the_pictures_lie_on_the_page_they_were_made_for(theme: Theme) -> None:
    page = _page(theme)
    assert PALETTES[theme].surface == page["backgroundColor"]
    assert PALETTES[theme].ink == page["textColor"]
    assert PALETTES[theme].line == page["borderColor"]


@pytest.mark.parametrize("theme", THEMES)
def test_atom_labels_are_readable_on_the_page_and_marks_under_bonds(theme: Theme) -> None:
    palette = PALETTES[theme]
    for colour in palette.atoms.values():
        assert contrast(colour, palette.surface) >= 4.5
    for mark in (palette.highlight, palette.accent):
        assert contrast(palette.ink, mark) >= 4.5
        assert contrast(mark, palette.surface) >= 1.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_scale_goes_one_way_in_luminance(theme: Theme) -> None:
    scale = PALETTES[theme].scale
    steps = [mix(scale[i], scale[i + 1], s / 8) for i in range(3) for s in range(8)] + [scale[-1]]
    against_white = [contrast(colour, "#FFFFFF") for colour in steps]
    assert against_white == sorted(against_white, reverse=theme == "dark")
    assert contrast(scale[0], scale[-1]) >= 7
