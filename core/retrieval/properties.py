"""Numbers and substructures of a whole library, to narrow an answer by.

Layer: core.retrieval (may import core.chem, core.data, core.library). Symbols: N molecules, P
properties. RDKit takes seconds over thousands of molecules, so the numbers are kept in the cache.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem, rdBase
from rdkit.Chem import rdSubstructLibrary

from core.chem.descriptors import describe
from core.chem.molecule import molecule_from_smiles
from core.data.storage import load_arrays, save_arrays
from core.errors import MoleculeError, QueryError, shorten
from core.library.library import Library

PROPERTIES: Final[Mapping[str, tuple[str, str]]] = {
    "molar_mass": ("Molar mass", "g/mol"),
    "logp": ("logP", ""),
    "tpsa": ("Polar surface", "Å²"),
    "donors": ("H-bond donors", ""),
    "acceptors": ("H-bond acceptors", ""),
    "rings": ("Rings", ""),
    "rotatable_bonds": ("Rotatable bonds", ""),
    "charge": ("Charge", ""),
}
"""Field of ``Descriptors`` -> title and unit, in the order of the columns."""
VERSION: Final = 1
Progress = Callable[[int, int], None]


def property_table(
    library: Library, *, cache: Path | None = None, progress: Progress | None = None
) -> NDArray[np.float32]:
    """Return the properties of a library, (N, P); a structure that cannot be read has NaN.

    Args:
        library: The molecules.
        cache: Folder that keeps the table, by the library's content.
        progress: Told molecules done, and how many there are.
    """
    path = kept_at(cache, f"properties-v{VERSION}", library.content_hash)
    kept = None if path is None else load_arrays(path, ("table",))
    if kept is not None and kept["table"].shape == (len(library), len(PROPERTIES)):
        return kept["table"]
    table = properties_of(library.smiles, progress=progress)
    if path is not None:
        save_arrays(path, {"table": table})
    return table


def properties_of(
    structures: Sequence[str], *, progress: Progress | None = None
) -> NDArray[np.float32]:
    """Return the properties of SMILES, (N, P); one that cannot be read has NaN."""
    table = np.full((len(structures), len(PROPERTIES)), np.nan, np.float32)
    for row, smiles in enumerate(structures):
        try:
            about = describe(molecule_from_smiles(smiles))
            table[row] = [getattr(about, field) for field in PROPERTIES]
        except MoleculeError:
            continue
        if progress is not None and row % 500 == 0:
            progress(row, len(structures))
    return table


def kept_at(cache: Path | None, kind: str, content: str) -> Path | None:
    """Return where the cache keeps what RDKit finds in a library; None without a cache.

    Args:
        cache: Folder of the cache.
        kind: What is kept, and the version of how it is found.
        content: ``content_hash`` of the library.
    """
    name = f"{kind}-{rdBase.rdkitVersion}-{content[:20]}.npz"
    return None if cache is None else cache / "libraries" / name


def remove_kept(cache: Path, content: str) -> None:
    """Remove all that ``kept_at`` keeps of some content, by whichever version it was found."""
    for path in tuple((cache / "libraries").glob(f"*-{content[:20]}.npz")):
        path.unlink(missing_ok=True)


class SubstructureIndex:
    """The molecules of a library, screened by pattern fingerprints.

    Args:
        library: N molecules.
    """

    def __init__(self, library: Library) -> None:
        self._count = len(library)
        molecules = rdSubstructLibrary.CachedTrustedSmilesMolHolder()
        self._index = rdSubstructLibrary.SubstructLibrary(
            molecules, rdSubstructLibrary.PatternHolder()
        )
        for smiles in library.smiles:
            molecules.AddSmiles(smiles)
            self._index.GetFpHolder().AddMol(molecule_from_smiles(smiles))

    def rows(self, smarts: str) -> NDArray[np.bool_]:
        """Return which molecules hold a pattern, (N,).

        Raises:
            QueryError: RDKit cannot read the pattern.
        """
        held = np.zeros(self._count, bool)
        if self._count:
            found = self._index.GetMatches(read_pattern(smarts), maxResults=self._count)
            held[list(found)] = True
        return held


def read_pattern(smarts: str) -> Chem.Mol:
    """Read a SMARTS.

    Raises:
        QueryError: RDKit cannot read it.
    """
    with rdBase.BlockLogs():
        pattern = Chem.MolFromSmarts(smarts.strip())
    if pattern is None or not pattern.GetNumAtoms():
        raise QueryError(
            f"{shorten(smarts)!r} is no substructure pattern that can be read; write SMARTS, as in "
            "[NX3;H2] or c1ccccc1, or draw it."
        )
    return pattern


def matched_atoms(smiles: str, smarts: str) -> tuple[int, ...]:
    """Return all atoms of a molecule that lie in a match of a pattern, rising.

    Raises:
        QueryError: RDKit cannot read the pattern.
    """
    matches = molecule_from_smiles(smiles).GetSubstructMatches(read_pattern(smarts))
    return tuple(sorted({atom for match in matches for atom in match}))
