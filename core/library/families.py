"""All enumerated families of the built-in library, one after the other.

Layer: core.library (may import core.chem and all that stands before it).
"""

from itertools import chain

from core.library.arenes import enumerate_arenes
from core.library.chains import enumerate_chains
from core.library.glycerolipids import enumerate_glycerolipids
from core.library.lipids import enumerate_lipids
from core.library.peptides import enumerate_peptides
from core.library.rows import StarterRow, finish


def enumerate_families() -> tuple[StarterRow, ...]:
    """Build every family from its rules; the same rows in the same order each time.

    Returns:
        Rows with distinct canonical SMILES.
    """
    return finish(
        chain(
            enumerate_lipids(),
            enumerate_chains(),
            enumerate_peptides(),
            enumerate_arenes(),
            enumerate_glycerolipids(),
        )
    )
