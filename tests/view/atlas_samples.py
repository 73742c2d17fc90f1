"""A small map for the tests of its pictures."""

import numpy as np

from core.view.atlas import Asked, Classes, Pairs, Points, Values

PLACES = np.random.default_rng(0).random((40, 2)).astype(np.float32)
POINTS = Points(
    places=PLACES,
    rows=np.arange(100, 140),
    names=tuple(f"<a href='x'>{number}</a>" for number in range(40)),
)
VALUES = Values(title="Molar mass", values=np.linspace(10, 400, 40), unit="g/mol")
CLASSES_SHOWN = Classes(
    title="Class",
    labels=np.array([number % 11 - 1 for number in range(40)], np.int16),
    names=tuple(f"<i>class {number}</i>" for number in range(10)),
)
ASKED = Asked(
    query="<script>",
    place=PLACES[0],
    hits=PLACES[:10],
    rows=tuple(range(100, 110)),
    names=POINTS.names[:10],
)
PAIRS = Pairs(
    texts=PLACES[:5] + 0.1, molecules=PLACES[:5], rows=np.arange(100, 105), names=POINTS.names[:5]
)
