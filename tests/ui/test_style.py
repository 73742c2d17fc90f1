"""The style sheet: complete in both themes; the logo is well-formed."""

import re
import xml.etree.ElementTree as ET

import pytest
from streamlit.testing.v1 import AppTest

from core.ui.style import LOGO
from core.view.palette import PALETTES, contrast


def _script(name: str) -> None:
    from unittest.mock import patch

    from core.ui import style

    with patch.object(style, "theme", lambda: name):
        style.apply_style()
    style.brand()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_sheet_has_every_colour_of_its_theme(name: str) -> None:
    app = AppTest.from_function(_script, kwargs={"name": name}).run()
    assert not app.exception
    bodies = [block.proto.body for block in app.get("html")]
    (sheet,) = [body for body in bodies if body.startswith("<style>")]
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    palette = PALETTES[name]  # type: ignore[index]
    assert palette.ink in sheet
    assert palette.quiet in sheet
    card = re.search(r'st-key-card-"\] \{ background: (#\w{6})', sheet)
    assert card
    for colour in (palette.ink, palette.quiet, *palette.atoms.values()):
        assert contrast(colour, card[1]) >= 4.5
    label = re.search(r"st-key-go button p \{ color: (#\w{6})", sheet)
    bar = re.search(r"ml-bar i \{[^}]*background: (#\w{6})", sheet)
    assert label
    assert bar
    assert contrast(label[1], bar[1]) >= 4.5  # the button has the primary colour of the bar


def test_the_logo_is_a_picture_without_outside_parts() -> None:
    root = ET.fromstring(LOGO)  # noqa: S314
    assert root.get("viewBox") == "0 0 64 64"
    assert "href" not in LOGO
