"""Drawings side by side as the value of a Jupyter cell.

Layer: core.view (may import core.chem, core.errors, core.results). Jupyter asks a value for
``_repr_html_``; nothing of Jupyter is needed to make one.
"""

from collections.abc import Iterable
from typing import Final

from core.errors import MoleculeError
from core.results import Hit
from core.view.drawing import draw_svg
from core.view.markup import escape

_SIZE: Final = (300, 220)


class Gallery:
    """Molecules with name and, where there is one, score.

    Args:
        molecules: Hits of a search, or pairs of name and SMILES.
    """

    def __init__(self, molecules: Iterable[Hit | tuple[str, str]]) -> None:
        self._rows = tuple(
            (m.name, m.smiles, f"{m.score:.3f}") if isinstance(m, Hit) else (*m, "")
            for m in molecules
        )

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        lines = (
            f"{place:3d}  {score or '-':>6}  {name}  {smiles}"
            for place, (name, smiles, score) in enumerate(self._rows, start=1)
        )
        return "\n".join(lines) or "no molecule"

    def _repr_html_(self) -> str:
        figures = "".join(_figure(*row) for row in self._rows)
        return (
            '<div style="display:flex;flex-wrap:wrap;gap:12px;background:#fff;color:#14211f;'
            f'padding:12px">{figures}</div>'
        )


def _figure(name: str, smiles: str, score: str) -> str:
    try:
        drawing = draw_svg(smiles, title=name, size=_SIZE)
    except MoleculeError:
        drawing = f"<code>{escape(smiles)}</code>"
    told = f"{escape(name)}<br>{score}" if score else escape(name)
    return (
        f'<figure style="margin:0;width:{_SIZE[0]}px">{drawing}'
        f'<figcaption style="text-align:center">{told}</figcaption></figure>'
    )
