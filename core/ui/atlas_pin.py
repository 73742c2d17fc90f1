"""Pinning a view of the Atlas: what brings it back, what it showed, and a small map of it.

Layer: core.ui (may import core.view).
"""

from typing import TYPE_CHECKING, Final

from core.ui import pin, resources
from core.ui.atlas_chart import Wishes
from core.ui.atlas_choice import PICK, Choice
from core.view.atlas import Sheet
from core.view.atlas_small import small_map

if TYPE_CHECKING:
    from core.retrieval.engine import RetrievalEngine

MOST: Final = 12
"""Chosen molecules that an entry keeps the drawings of."""


def button(engine: "RetrievalEngine", wishes: Wishes, sheet: Sheet, chosen: Choice) -> None:
    """Offer to pin the view at hand.

    Args:
        engine: The engine of the library.
        wishes: What the visitor wants to see.
        sheet: What the map shows, all that is chosen marked.
        chosen: What is chosen on it.
    """
    library = engine.library
    molecules = [(library.names[row], library.smiles[row]) for row in chosen.rows[:MOST]]
    pin.pin_button(
        "map",
        wishes.query or f"{resources.library_title(library.name)} by {wishes.colour}",
        parameters={**wishes.parameters, PICK: chosen.told},
        snapshot=pin.map_snapshot(
            caption(resources.library_title(library.name), wishes, len(chosen.rows)),
            small_map(sheet),
            molecules,
        ),
        key="atlas",
    )


def caption(library: str, wishes: Wishes, count: int) -> str:
    """Say in words what the map shows; plain text."""
    said = [f"Map of {library}, coloured by {wishes.colour}."]
    if wishes.query:
        said.append(f"The star is the query “{wishes.query}”.")
    if wishes.beside:
        said.append(f"Compared with the map by {wishes.beside}.")
    if count:
        chosen = "1 molecule is" if count == 1 else f"{count:,} molecules are"
        said.append(f"{chosen} chosen.")
    return " ".join(said)
