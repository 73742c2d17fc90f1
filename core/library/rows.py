"""Rows of the built-in library, and how a generated draft becomes one.

Layer: core.library (may import core.chem and all that stands before it).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from rdkit.Chem.rdMolDescriptors import CalcMolFormula

from core.chem.molecule import canonical_smiles, molecule_from_smiles

WORDS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Small numbers as words."""


@dataclass(frozen=True, slots=True)
class StarterRow:
    """One molecule of the built-in library."""

    name: str
    """Trivial or systematic name, for people."""
    smiles: str
    """Canonical isomeric SMILES."""
    formula: str
    """Molecular formula in Hill order."""
    category: str
    """Short class, as in "amino acid"."""
    sentence: str
    """What the molecule is, in one sentence."""


class Draft(NamedTuple):
    """A generated molecule before RDKit has seen it."""

    name: str
    smiles: str
    category: str
    sentence: str


def finish(drafts: Iterable[Draft]) -> tuple[StarterRow, ...]:
    """Canonicalise drafts, add their formulas, and keep the first of equal structures.

    Raises:
        MoleculeError: a draft's SMILES is not a molecule.
    """
    rows: dict[str, StarterRow] = {}
    for draft in drafts:
        mol = molecule_from_smiles(draft.smiles)
        smiles = canonical_smiles(mol)
        if smiles not in rows:
            rows[smiles] = StarterRow(
                draft.name, smiles, CalcMolFormula(mol), draft.category, draft.sentence
            )
    return tuple(rows.values())


def count_word(number: int) -> str:
    """Return a number as people write it: words up to ten, digits beyond."""
    return WORDS[number] if number < len(WORDS) else str(number)


def carbons(number: int) -> str:
    """Return "one carbon atom", "18 carbon atoms" and the like."""
    return f"{count_word(number)} carbon atom{'s' if number > 1 else ''}"


def article(words: str) -> str:
    """Put "a" or "an" before words, by their first letter."""
    return f"{'an' if words[:1].lower() in 'aeio' else 'a'} {words}"
