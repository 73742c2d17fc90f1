"""Where a data set lives on this machine, and what its folder must hold.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
A data folder has one sub-folder a data set. Each part of a set (a split, a task) may lie there
in one of several forms: the prepared ``.tsv.gz`` or the raw file as ``fetch`` brings it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.errors import DataError, shorten

DATA_VARIABLE: Final = "MOTIFLENS_DATA"
"""Environment variable that names the data folder."""

PROJECT_ROOT: Final = Path(__file__).resolve().parents[2]

SHOWN_FILES: Final = 6
"""Missing files a message lists by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """A known data set."""

    name: str
    """Name of its folder and on the command line."""
    title: str
    """What it holds, in a few words."""
    parts: Mapping[str, tuple[str, ...]]
    """Part -> file names that may hold it, the preferred one first."""
    fetchable: bool = True
    """Whether ``fetch`` can bring it from its public origin."""


def _same(*names: str, suffixes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(name + suffix for suffix in suffixes) for name in names}


_TABLES: Final = (".tsv.gz", ".txt")

DATASETS: Final[Mapping[str, DataSet]] = {
    known.name: known
    for known in (
        DataSet(
            name="chebi20",
            title="ChEBI-20: molecules and their ChEBI definitions, the splits of MolT5",
            parts={
                "train": ("train.txt", "train_partial.tsv.gz"),
                "train_smiles": ("train_smiles_only.tsv.gz", "train.txt"),
                **_same("validation", "test", suffixes=_TABLES),
            },
        ),
        DataSet(
            name="pcdes",
            title="PCdes: molecules and PubChem paragraphs, the splits of KV-PLM",
            parts=_same("train", "validation", "test", suffixes=_TABLES),
        ),
        DataSet(
            name="pair_pool",
            title="all training pairs, without the evaluation molecules of ChEBI-20 and PCdes",
            parts={"train": ("train_pool.tsv.gz",)},
            fetchable=False,
        ),
        DataSet(
            name="pubchem_iupac",
            title="molecules and their systematic names",
            parts={"train": ("iupac.tsv.gz",)},
            fetchable=False,
        ),
        DataSet(
            name="momu_phy",
            title="the zero-shot retrieval pairs of MoMu",
            parts={"test": ("pairs.tsv.gz",)},
            fetchable=False,
        ),
        DataSet(
            name="moleculenet",
            title="MoleculeNet: molecules and measured properties",
            parts={
                "bace": ("bace.csv.gz", "bace.csv"),
                "bbbp": ("bbbp.csv.gz", "BBBP.csv"),
                "clintox": ("clintox.csv.gz",),
                "esol": ("esol.csv.gz", "delaney-processed.csv"),
                "freesolv": ("freesolv.csv.gz", "SAMPL.csv"),
                "hiv": ("hiv.csv.gz", "HIV.csv"),
                "lipophilicity": ("lipophilicity.csv.gz", "Lipophilicity.csv"),
                "muv": ("muv.csv.gz",),
                "sider": ("sider.csv.gz",),
                "tox21": ("tox21.csv.gz",),
                "toxcast": ("toxcast.csv.gz", "toxcast_data.csv.gz"),
            },
        ),
    )
}
"""Every data set the product knows, by name."""


def describe_dataset(name: str) -> DataSet:
    """Return the data set called ``name``.

    Raises:
        DataError: no data set has this name; the message lists those that exist.
    """
    if name not in DATASETS:
        raise DataError(f"There is no data set {shorten(name)!r}; known are {', '.join(DATASETS)}")
    return DATASETS[name]


def find_data(explicit: Path | None = None) -> Path | None:
    """Return the data folder: ``explicit``, else ``MOTIFLENS_DATA``, else ``data/`` in the project.

    A folder the user named is never replaced by the next choice: None where it does not exist.
    """
    folder = _named_folder(explicit)
    return folder if folder.is_dir() else None


def require_data(*names: str, explicit: Path | None = None) -> Path:
    """Return the data folder after checking that it holds every part of the sets ``names``.

    Raises:
        DataError: a file is missing; one message names the folder, the files and the cure.
    """
    known = [describe_dataset(name) for name in names]
    root = _named_folder(explicit)
    missing = [
        (dataset.name, files)
        for dataset in known
        for part, files in dataset.parts.items()
        if find_part(root, dataset.name, part) is None
    ]
    if missing or not root.is_dir():
        raise _missing(root, missing, names)
    return root


def find_part(root: Path, name: str, part: str) -> Path | None:
    """Return the file that holds ``part`` of the data set ``name``, or None."""
    for file in describe_dataset(name).parts[part]:
        path = root / name / file
        if path.is_file():
            return path
    return None


def require_part(root: Path, name: str, part: str) -> Path:
    """Return the file that holds ``part`` of the data set ``name``.

    Raises:
        DataError: the set has no such part, or its file is missing.
    """
    dataset = describe_dataset(name)
    if part not in dataset.parts:
        raise DataError(
            f"{name} has no part {shorten(part)!r}; choose one of {', '.join(dataset.parts)}"
        )
    found = find_part(root, name, part)
    if found is None:
        raise _missing(root, [(name, dataset.parts[part])], (name,))
    return found


def _named_folder(explicit: Path | None) -> Path:
    if explicit is not None:
        return Path(explicit).expanduser()
    named = os.environ.get(DATA_VARIABLE, "").strip()
    return Path(named).expanduser() if named else PROJECT_ROOT / "data"


def _missing(
    root: Path, missing: list[tuple[str, tuple[str, ...]]], names: tuple[str, ...]
) -> DataError:
    files = list(dict.fromkeys(f"{name}/{' or '.join(choice)}" for name, choice in missing))
    shown = ", ".join(files[:SHOWN_FILES])
    if len(files) > SHOWN_FILES:
        shown += f" and {len(files) - SHOWN_FILES} more"
    what = f"has no {shown}" if root.is_dir() else "does not exist"
    wanted = dict.fromkeys(name for name, _ in missing) or dict.fromkeys(names)
    fetched = [f"`python -m core data fetch {n}`" for n in wanted if DATASETS[n].fetchable]
    cure = f"run {' and '.join(fetched)}, or " if fetched else ""
    return DataError(
        f"The data folder {root} {what}: {cure}name a folder that holds "
        f"{', '.join(wanted) or 'the data'} with --data or {DATA_VARIABLE}"
    )
