"""Pairs of a molecule and a text, read from the data folder.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
Tables are UTF-8, tab-separated with a header, without quoting, gzip or plain. Both the prepared
tables and the raw ``.txt`` files of MolT5 (SMILES with doubled backslashes) are read.
"""

import csv
import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from rdkit import rdBase

from core.chem.molecule import canonical_smiles, molecule_from_smiles
from core.data.catalog import require_part
from core.errors import DataError, MoleculeError, shorten

IUPAC_SOURCE: Final = "iupac"
"""``source`` of records whose text is a systematic name."""

_FIELD_LIMIT: Final = 1 << 24
"""Characters of one table cell; the csv module's own limit is 131,072."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRecord:
    """One text of one molecule."""

    id: str
    """PubChem CID."""
    smiles: str
    """Canonical isomeric SMILES; "" where RDKit refuses the structure. Such a record stays:
    it counts as a candidate and as a miss."""
    text: str
    """The description as the data set has it, not normalised."""
    source: str
    """Data set, or the upstream source a merged set names."""


@lru_cache(maxsize=1 << 17)
def canonical(smiles: str) -> str:
    """Return the canonical isomeric SMILES, or "" where RDKit refuses the structure."""
    # RDKit would print a line for each odd structure of a table.
    with rdBase.BlockLogs():
        try:
            return canonical_smiles(molecule_from_smiles(smiles))
        except MoleculeError:
            return ""


def read_table(path: Path, *, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a tab-separated table as dictionaries with lower-case keys.

    Args:
        path: File, gzip where its name ends in ``.gz``.
        columns: Columns that must be there.

    Raises:
        DataError: a column is missing, a row is short, or the file is damaged.
    """
    opened = gzip.open if path.suffix == ".gz" else open
    csv.field_size_limit(_FIELD_LIMIT)
    try:
        with opened(path, "rt", encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
            header = [name.strip().lower() for name in next(reader, [])]
            missing = [name for name in columns if name not in header]
            if missing:
                raise DataError(f"{path} has no column {', '.join(missing)}; fetch it again")
            for number, row in enumerate(reader, start=2):
                if len(row) < len(header):
                    raise DataError(
                        f"{path} line {number} has {len(row)} columns instead of "
                        f"{len(header)}; fetch it again"
                    )
                yield dict(zip(header, row, strict=False))
    except (OSError, EOFError, UnicodeDecodeError, csv.Error, zlib.error) as error:
        raise DataError(f"{path} cannot be read ({shorten(error)}); fetch it again") from error


def load_pool(root: Path) -> list[PairRecord]:
    """Load the training pool, one record a molecule, evaluation molecules left out.

    Raises:
        DataError: the file is missing or damaged.
    """
    path = require_part(root, "pair_pool", "train")
    columns = ("cid", "smiles", "description", "source")
    return [
        PairRecord(
            id=row["cid"],
            smiles=canonical(row["smiles"]),
            text=row["description"],
            source=row["source"],
        )
        for row in read_table(path, columns=columns)
    ]


def load_pcdes(root: Path, split: str) -> list[PairRecord]:
    """Load a split ("train", "validation", "test") of PCdes; ids are CIDs.

    Raises:
        DataError: the split is unknown, or its file missing or damaged.
    """
    return _load_described(root, "pcdes", split)


def load_chebi20(root: Path, split: str) -> list[PairRecord]:
    """Load a split ("train", "validation", "test") of ChEBI-20; ids are CIDs.

    The train split is complete where ``train.txt`` lies in the folder, else the recovered part.

    Raises:
        DataError: the split is unknown, or its file missing or damaged.
    """
    return _load_described(root, "chebi20", split)


def load_chebi20_pool(root: Path) -> list[tuple[str, str]]:
    """Load the candidates of full-pool retrieval on ChEBI-20: train, validation, test.

    Returns:
        (CID, canonical SMILES) of all molecules of the three splits, in this order; 33,009 with
        the prepared tables.

    Raises:
        DataError: a file is missing or damaged.
    """
    return [
        (row["cid"], canonical(_plain_smiles(path, row["smiles"])))
        for part in ("train_smiles", "validation", "test")
        for path in (require_part(root, "chebi20", part),)
        for row in read_table(path, columns=("cid", "smiles"))
    ]


def load_iupac(root: Path) -> list[PairRecord]:
    """Load molecules with their systematic name as text (``source`` is ``IUPAC_SOURCE``).

    The set holds evaluation molecules: ``core.data.splits.drop_leaks`` takes them out.

    Raises:
        DataError: the file is missing or damaged.
    """
    path = require_part(root, "pubchem_iupac", "train")
    return [
        PairRecord(
            id=row["cid"], smiles=canonical(row["smiles"]), text=row["iupac"], source=IUPAC_SOURCE
        )
        for row in read_table(path, columns=("cid", "smiles", "iupac"))
    ]


def load_momu_phy(root: Path) -> list[PairRecord]:
    """Load the zero-shot retrieval pairs of MoMu; a part of them is also in the training pool.

    Raises:
        DataError: the file is missing or damaged.
    """
    return _load_described(root, "momu_phy", "test")


def _load_described(root: Path, name: str, split: str) -> list[PairRecord]:
    if split not in ("train", "validation", "test"):
        raise DataError(f"{shorten(split)!r} is no split; choose train, validation or test")
    path = require_part(root, name, split)
    return [
        PairRecord(
            id=row["cid"],
            smiles=canonical(_plain_smiles(path, row["smiles"])),
            text=row["description"],
            source=row.get("source", name),
        )
        for row in read_table(path, columns=("cid", "smiles", "description"))
    ]


def _plain_smiles(path: Path, smiles: str) -> str:
    """Undo the doubled backslashes of MolT5's raw files."""
    return smiles.replace("\\\\", "\\") if path.suffix == ".txt" else smiles
