"""A molecule in space, to turn with the mouse: 3Dmol.js, which comes with the project.

Layer: core.view (may import core.chem). The page needs no network: the script stands in it.
"""

from functools import cache
from pathlib import Path
from typing import Final

import py3Dmol

from core.chem.conformer import mol_block_3d
from core.view.markup import escape
from core.view.palette import Theme

_SCRIPT: Final = Path(__file__).parent / "assets" / "3Dmol-min.js"
"""3Dmol.js 2.5.5 (Rego and Koes, 2015), BSD-3-Clause; its licence stands beside it."""


@cache
def _script() -> str:
    return _SCRIPT.read_text(encoding="utf-8")


def space_page(smiles: str, *, name: str, theme: Theme = "light", height: int = 420) -> str:
    """Return an HTML page that shows a molecule as sticks and small balls.

    Args:
        smiles: The molecule.
        name: What to call it for those who cannot see it.
        theme: The ground is transparent; carbon is drawn to stand out on it.
        height: Pixels.

    Raises:
        MoleculeError: the molecule cannot be read or placed.
    """
    view = py3Dmol.view(width="100%", height=height)
    view.addModel(mol_block_3d(smiles), "mol")
    carbon = "lightgrey" if theme == "dark" else "#4B5755"
    scheme = {"prop": "elem", "map": {"C": carbon}}
    view.setStyle(
        {
            "stick": {"radius": 0.13, "colorscheme": scheme},
            "sphere": {"scale": 0.24, "colorscheme": scheme},
        }
    )
    view.setStyle({"elem": "H"}, {"stick": {"radius": 0.07, "color": "#B9C4C1"}})
    view.setStyle({"elem": "C"}, {"stick": {"radius": 0.13, "color": carbon}})
    view.setBackgroundColor("white", 0)
    view.zoomTo()
    # py3Dmol waits for a promise of the script it would load from elsewhere: ours is there.
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(name)} in space</title>'
        "<style>body{margin:0;overflow:hidden}</style>"
        f"<script>{_script()}</script><script>var $3Dmolpromise=Promise.resolve();</script></head>"
        f'<body><div role="img" aria-label="{escape(name)} in space, to be turned with the mouse">'
        f"{view._make_html()}</div></body></html>"
    )
