"""Drawings of molecules as SVG text and PNG bytes.

Layer: core.view (may import core.chem, core.errors). Drawings are transparent and follow the
page's theme; letters are outlines, so no font is needed to show them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from rdkit import Chem
from rdkit.Chem import rdDepictor
from rdkit.Chem.Draw import rdMolDraw2D

from core.chem.molecule import molecule_from_smiles
from core.errors import ShapeError
from core.view.markup import escape
from core.view.palette import PALETTES, Theme, mix, rgb

FAINTEST: Final = 0.08
"""Weights below this share of the largest are not drawn: they would look like dirt."""
FITTED: Final = (-1, -1)
"""A size that hugs the molecule at full scale."""
_BOND_PIXELS: Final = 42
_HEADER: Final = re.compile(r"<\?xml.*?\?>\s*|<!--.*?-->\s*", flags=re.DOTALL)


@dataclass(frozen=True, slots=True)
class Core:
    """What a drawing has in common with another one, for the eye to find in the same place."""

    smiles: str
    """The other molecule, canonical SMILES."""
    pairs: tuple[tuple[int, int], ...]
    """Atom of the other molecule and the atom of this one that corresponds to it."""


def draw_svg(
    smiles: str,
    *,
    title: str = "",
    theme: Theme = "light",
    size: tuple[int, int] = (360, 260),
    weights: Sequence[float] | np.ndarray | None = None,
    most: float | None = None,
    atoms: Sequence[int] = (),
    turned_as: Core | None = None,
) -> str:
    """Draw a molecule as one SVG element with a title for those who cannot see it.

    Args:
        smiles: A canonical SMILES.
        title: What the drawing shows; the SMILES where empty. Any text is safe.
        theme: Colours for a light or a dark page.
        size: Width and height in pixels, or ``FITTED``.
        weights: One value >= 0 an atom; coloured behind the atoms, the largest strongest.
        most: Weight of the strongest colour, so that several drawings share one scale; None takes
            the largest of ``weights``.
        atoms: Indices of atoms to mark, used where ``weights`` is not given.
        turned_as: A molecule drawn beside it, in whose place the common core is laid.

    Raises:
        MoleculeError: RDKit refuses the SMILES.
        ShapeError: The number of weights is not the number of atoms.
    """
    drawer = rdMolDraw2D.MolDraw2DSVG(*size)
    if weights is not None and most:
        weights = np.asarray(weights, dtype=float) / most
    _draw(drawer, smiles, theme, weights, atoms, common=bool(most), turned_as=turned_as)
    return _labelled(drawer, title or smiles)


def draw_with_places(
    smiles: str, *, title: str = "", theme: Theme = "light", size: tuple[int, int] = (640, 460)
) -> tuple[str, list[tuple[float, float]]]:
    """Draw a molecule and say where its atoms are, for pictures that react to a pointer.

    Returns:
        The SVG as ``draw_svg`` gives it, and x and y of each atom in its pixels.

    Raises:
        MoleculeError: RDKit refuses the SMILES.
    """
    drawer = rdMolDraw2D.MolDraw2DSVG(*size)
    count = _draw(drawer, smiles, theme, None, ())
    points = [drawer.GetDrawCoords(atom) for atom in range(count)]
    return _labelled(drawer, title or smiles), [(p.x, p.y) for p in points]


def _labelled(drawer: Any, title: str) -> str:
    svg = _HEADER.sub("", drawer.GetDrawingText()).strip()
    label = escape(title)
    head, _, body = svg.partition(">")
    return f"{head} role='img' aria-label=\"{label}\"><title>{label}</title>{body}"


def draw_png(
    smiles: str,
    *,
    size: tuple[int, int] = (1200, 900),
    weights: Sequence[float] | np.ndarray | None = None,
    atoms: Sequence[int] = (),
) -> bytes:
    """Draw a molecule for print: PNG bytes on white, light colours; arguments as ``draw_svg``."""
    drawer = rdMolDraw2D.MolDraw2DCairo(*size)
    _draw(drawer, smiles, "light", weights, atoms)
    return bytes(drawer.GetDrawingText())


def layout(smiles: str, turned_as: Core | None = None) -> Chem.Mol:
    """Return the molecule with flat coordinates: long axis level, or its core as in another."""
    molecule = molecule_from_smiles(smiles)
    if turned_as is not None and turned_as.pairs:
        other = layout(turned_as.smiles)
        rdDepictor.GenerateDepictionMatching2DStructure(
            molecule, other, atomMap=list(turned_as.pairs)
        )
        return molecule
    rdDepictor.Compute2DCoords(molecule, useRingTemplates=True)
    rdDepictor.StraightenDepiction(molecule)
    return molecule


def _draw(
    drawer: Any,
    smiles: str,
    theme: Theme,
    weights: Sequence[float] | np.ndarray | None,
    atoms: Sequence[int],
    *,
    common: bool = False,
    turned_as: Core | None = None,
) -> int:
    """Draw a molecule and return the number of its atoms.

    With ``common`` the weights are shares of a scale that other drawings have too.
    """
    molecule = layout(smiles, turned_as)
    vector = isinstance(drawer, rdMolDraw2D.MolDraw2DSVG)
    _style(drawer, theme, transparent=vector)
    if weights is not None:
        colours = _weight_colours(molecule, np.asarray(weights, dtype=float), theme, common)
    else:
        colours = {int(atom): rgb(PALETTES[theme].accent) for atom in atoms}
    bonds = _bond_colours(molecule, colours)
    rdMolDraw2D.PrepareAndDrawMolecule(
        drawer,
        molecule,
        highlightAtoms=list(colours),
        highlightAtomColors=colours,
        highlightBonds=list(bonds),
        highlightBondColors=bonds,
    )
    drawer.FinishDrawing()
    return molecule.GetNumAtoms()


def _style(drawer: Any, theme: Theme, *, transparent: bool) -> None:
    options = drawer.drawOptions()
    palette = PALETTES[theme]
    if theme == "dark":
        rdMolDraw2D.SetDarkMode(drawer)
    options.clearBackground = not transparent
    ink = rgb(palette.ink)
    options.updateAtomPalette({-1: ink, 0: ink, 1: ink, 6: ink})
    options.updateAtomPalette({number: rgb(hue) for number, hue in palette.atoms.items()})
    options.setSymbolColour(ink)
    # A cap, not a fixed scale: ethanol does not fill its card, a peptide shrinks to fit.
    options.fixedBondLength = _BOND_PIXELS * (1 if transparent else 3)
    options.bondLineWidth = 2 if transparent else 5
    options.padding = 0.06
    options.highlightRadius = 0.42
    options.highlightBondWidthMultiplier = 14


def _weight_colours(
    molecule: Chem.Mol, weights: np.ndarray, theme: Theme, common: bool
) -> dict[int, tuple[float, float, float]]:
    count = molecule.GetNumAtoms()
    if weights.shape != (count,):
        raise ShapeError("weights", got=weights.shape, want=(count,))
    shares = np.clip(np.nan_to_num(weights), 0.0, None)
    shares = np.minimum(shares, 1.0) if common else shares / (shares.max() or 1.0)
    palette = PALETTES[theme]
    return {
        atom: rgb(mix(palette.surface, palette.highlight, float(share)))
        for atom, share in enumerate(shares)
        if share >= FAINTEST
    }


def _bond_colours(
    molecule: Chem.Mol, colours: dict[int, tuple[float, float, float]]
) -> dict[int, tuple[float, float, float]]:
    """Colour bonds between coloured atoms by the mean of both, so that a motif reads as one."""
    mean: dict[int, tuple[float, float, float]] = {}
    for bond in molecule.GetBonds():
        start, end = colours.get(bond.GetBeginAtomIdx()), colours.get(bond.GetEndAtomIdx())
        if start and end:
            red, green, blue = ((a + b) / 2 for a, b in zip(start, end, strict=True))
            mean[bond.GetIdx()] = (red, green, blue)
    return mean
