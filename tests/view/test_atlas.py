"""One sheet is drawn alike on the page and in print."""

import numpy as np

from core.view.atlas import Sheet
from core.view.atlas_figure import atlas_figure
from core.view.atlas_picture import atlas_svg
from tests.view.atlas_samples import PLACES, POINTS, VALUES


def test_what_was_chosen_elsewhere_is_ringed_on_the_page_and_in_print() -> None:
    plain = Sheet(points=POINTS, colouring=VALUES)
    marked = Sheet(points=POINTS, colouring=VALUES, marked=PLACES[[3, 7]])
    rings = atlas_figure(marked).data[-1]
    np.testing.assert_allclose(np.stack([rings.x, rings.y], axis=1), PLACES[[3, 7]])
    assert rings.customdata is None  # a click there chooses nothing twice
    assert len(atlas_figure(plain).data) == len(atlas_figure(marked).data) - 1
    assert atlas_svg(marked).count("<ellipse") == atlas_svg(plain).count("<ellipse") + 2
