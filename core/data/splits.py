"""Honest measurement: no model is trained on a molecule it is measured on.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
Molecules are equal when their canonical isomeric SMILES are. Molecules equal but for stereo and
isotopes are no leak, yet they are counted, so that a report can say whether they were used.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdkit import Chem, rdBase

from core.chem.molecule import molecule_from_smiles
from core.data.records import PairRecord, load_chebi20, load_pcdes
from core.errors import DataError, MoleculeError, shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlapReport:
    """What training and evaluation molecules have in common."""

    exact: int
    """Training molecules that are evaluation molecules: must be 0."""
    flat: int
    """Training molecules that equal an evaluation molecule but for stereo or isotopes."""
    training: int
    """Distinct training molecules."""
    evaluation: int
    """Distinct evaluation molecules."""


def evaluation_smiles(root: Path) -> frozenset[str]:
    """Return the canonical SMILES of every validation and test molecule of ChEBI-20 and PCdes.

    Raises:
        DataError: a file is missing or damaged.
    """
    return frozenset(
        record.smiles
        for load in (load_chebi20, load_pcdes)
        for split in ("validation", "test")
        for record in load(root, split)
        if record.smiles
    )


def drop_leaks(
    records: Sequence[PairRecord], forbidden: Collection[str]
) -> tuple[list[PairRecord], list[PairRecord]]:
    """Split records into those that may be trained on and those that must not.

    Args:
        records: Training candidates.
        forbidden: Canonical SMILES of the evaluation molecules.

    Returns:
        (kept, dropped), both in the order of ``records``.
    """
    forbidden = frozenset(forbidden)
    kept = [record for record in records if record.smiles not in forbidden]
    dropped = [record for record in records if record.smiles in forbidden]
    return kept, dropped


def assert_no_leak(training: Iterable[str], evaluation: Iterable[str]) -> None:
    """Refuse training molecules that are evaluation molecules, by canonical SMILES.

    Raises:
        DataError: there are some; the message has their number and the first three.
    """
    shared = sorted((set(training) & set(evaluation)) - {""})
    if shared:
        first = ", ".join(shorten(smiles) for smiles in shared[:3])
        raise DataError(
            f"{len(shared)} evaluation molecules are among the training molecules ({first}): "
            "drop them from the training records"
        )


@lru_cache(maxsize=1 << 17)
def flat_smiles(smiles: str) -> str:
    """Return the SMILES without stereo and isotopes; "" where RDKit refuses it."""
    with rdBase.BlockLogs():
        try:
            molecule = molecule_from_smiles(smiles)
        except MoleculeError:
            return ""
        for atom in molecule.GetAtoms():
            atom.SetIsotope(0)
        # Explicit hydrogen isotopes ([2H]) become plain hydrogens once the label is gone.
        return Chem.MolToSmiles(Chem.RemoveHs(molecule), isomericSmiles=False)


def overlap_report(training: Iterable[str], evaluation: Iterable[str]) -> OverlapReport:
    """Count exact and stereo-free overlaps of two sets of canonical SMILES."""
    trained, measured = set(training) - {""}, set(evaluation) - {""}
    shared = trained & measured
    flat = {flat_smiles(smiles) for smiles in measured} - {""}
    return OverlapReport(
        exact=len(shared),
        flat=sum(flat_smiles(smiles) in flat for smiles in trained - shared),
        training=len(trained),
        evaluation=len(measured),
    )
