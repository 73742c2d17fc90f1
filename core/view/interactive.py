"""The alignment as values that a small script turns into a picture one can point at.

Layer: core.view (may import core.chem, core.results). The script, ``assets/alignment.js``, is the
same in the app and in the page a user takes home. Symbols: W words, M motifs, A atoms.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from core.chem.molecule import molecule_from_smiles
from core.results import Alignment
from core.view.drawing import draw_with_places
from core.view.emphasis import atom_emphasis, lifts, pointedness, shares
from core.view.heatmap import MAX_MOTIFS, MAX_WORDS, shown_words
from core.view.markup import escape
from core.view.palette import PALETTES, Theme

ASSETS: Final = Path(__file__).parent / "assets"
SIZE: Final = (640, 440)
"""Pixels of the drawing."""
_DIGITS: Final = 4


def script() -> str:
    """Return the script that draws a view: an ES module whose default export mounts it."""
    return (ASSETS / "alignment.js").read_text(encoding="utf-8")


def style() -> str:
    """Return the style sheet of the picture; its colours are variables of the view."""
    return (ASSETS / "alignment.css").read_text(encoding="utf-8")


def alignment_view(
    alignment: Alignment,
    *,
    name: str,
    theme: Theme = "light",
    sentences: Sequence[tuple[int, int, float]] = (),
    word: int | None = None,
) -> dict[str, Any]:
    """Return everything the picture shows, as JSON values.

    Args:
        alignment: A plan of W words and M motifs.
        name: What the molecule is called.
        theme: Colours of a light or a dark page.
        sentences: Start, end and cosine similarity of each sentence of the text.
        word: The word that is chosen at first; None takes the choosiest.
    """
    svg, places = draw_with_places(alignment.smiles, title=name, theme=theme, size=SIZE)
    lift, choosy = lifts(alignment), pointedness(alignment)
    rows = shown_words(alignment, limit=MAX_WORDS)
    chosen = word if word is not None and 0 <= word < len(alignment.words) else None
    return {
        "text": alignment.text,
        "name": name,
        "words": [{"text": w.text, "start": w.start, "end": w.end} for w in alignment.words],
        "motifs": [{"label": m.label, "atoms": list(m.atoms)} for m in alignment.motifs],
        "share": _plain(shares(alignment)),
        "lift": _plain(lift),
        "spread": _plain(_spread(alignment)),
        "emphasis": _plain(
            np.stack([atom_emphasis(alignment, w) for w in range(len(alignment.words))])
        ),
        "choosy": _plain(choosy),
        "wordMass": _plain(alignment.plan.sum(axis=1)),
        "motifMass": _plain(alignment.plan.sum(axis=0)),
        "rows": rows,
        "columns": _first(lift[rows].max(axis=0), MAX_MOTIFS),
        "atoms": _atoms(alignment.smiles, places),
        "bonds": _bonds(alignment.smiles),
        "sentences": [
            {"start": start, "end": end, "cosine": round(cosine, _DIGITS)}
            for start, end, cosine in sentences
        ],
        "size": list(SIZE),
        "svg": svg,
        "word": int(choosy.argmax()) if chosen is None else chosen,
        "colours": _colours(theme),
    }


def standalone_page(view: dict[str, Any]) -> str:
    """Return one HTML file that shows ``view`` and reacts, without a server or a network."""
    title = escape(f"{view['name']}: which words go with which atoms")
    ground, ink = view["colours"]["surface"], view["colours"]["ink"]
    # "</script>" inside the data would end the element: JSON reads the escape as the same sign.
    data = json.dumps(view).replace("<", "\\u003c")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>body{{margin:2rem;background:{ground};color:{ink};"
        f"font-family:system-ui,sans-serif}}{style()}</style></head><body><h1>{title}</h1>"
        f'<div class="al-root"></div><script type="application/json" id="view">{data}</script>'
        f'<script type="module">{script()}\n'
        "mount({data: JSON.parse(document.getElementById('view').textContent), "
        "parentElement: document, setStateValue() {}});</script></body></html>"
    )


def _spread(alignment: Alignment) -> np.ndarray:
    """Return each word's weight over the atoms, (W, A), rows sum to 1."""
    weights = alignment.atom_weights.astype(np.float64)
    return weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-12)


def _atoms(smiles: str, places: Sequence[tuple[float, float]]) -> list[dict[str, Any]]:
    atoms = molecule_from_smiles(smiles).GetAtoms()
    return [
        {"symbol": atom.GetSymbol(), "x": round(x, 1), "y": round(y, 1)}
        for atom, (x, y) in zip(atoms, places, strict=True)
    ]


def _bonds(smiles: str) -> list[list[int]]:
    bonds = molecule_from_smiles(smiles).GetBonds()
    return [[bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()] for bond in bonds]


def _colours(theme: Theme) -> dict[str, Any]:
    palette = PALETTES[theme]
    return {
        "surface": palette.surface,
        "ink": palette.ink,
        "quiet": palette.quiet,
        "line": palette.line,
        "accent": palette.accent,
        "highlight": palette.highlight,
        "scale": list(palette.scale),
    }


def _first(values: np.ndarray, limit: int) -> list[int]:
    return sorted(int(i) for i in np.argsort(-values, kind="stable")[:limit])


def _plain(values: np.ndarray) -> list[Any]:
    return np.round(values.astype(float), _DIGITS).tolist()
