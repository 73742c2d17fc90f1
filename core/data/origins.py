"""Public origins of the data sets, and how what they offer becomes the tables that are read.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
ChEBI-20: Edwards et al. (EMNLP 2022, MolT5). PCdes: Zeng et al. (Nat. Commun. 2022, KV-PLM), texts
from the repository of MoMu (Su et al., arXiv:2209.05481). MoleculeNet: Wu et al. (Chem. Sci. 2018).
"""

import csv
import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.data.storage import replacing
from core.errors import DataError

_MOLT5: Final = (
    "https://raw.githubusercontent.com/blender-nlp/MolT5/"
    "754f9bffa4a638e2f1386d0ca19b5c3ed0a5b4aa/ChEBI-20_data/"
)
_KV_PLM: Final = (
    "https://raw.githubusercontent.com/thunlp/KV-PLM/83f6292f559fef4a17e179c9611c8e84a9d31905/Ret/"
)
_MOMU: Final = (
    "https://codeload.github.com/yangzhao1230/GraphTextRetrieval/zip/"
    "ccbb3057b2d80dfd535ef33ab404345f5ccdeabd"
)
_DEEPCHEM: Final = "https://deepchemdata.s3-us-west-1.amazonaws.com/datasets/"

UPSTREAM: Final = "upstream"
"""Sub-folder of raw files that are not read as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A file at a public address."""

    url: str
    file: str
    """Where it is kept, below the folder of its data set; also its place on a mirror."""
    sha256: str | None = None
    """Published checksum; None where the origin gives none: the first download is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """All files of a data set."""

    remotes: tuple[Remote, ...]
    assemble: Callable[[Path], list[Path]] | None = None
    """Makes the tables out of the raw files in a data set's folder."""


def write_table(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str = "\t"
) -> Path:
    """Write a gzip table, whole or not at all; equal rows give equal bytes.

    Tab-separated tables are not quoted: white space in a cell becomes a single blank.
    """
    text = io.StringIO(newline="")
    if delimiter == "\t":
        for row in (header, *rows):
            text.write("\t".join(" ".join(cell.split()) for cell in row) + "\n")
    else:
        csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows([header, *rows])
    with replacing(path) as temporary:
        temporary.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
    return path


_TEXT_FILE: Final = re.compile(r"/kv_data/(?:train|dev|test)/text/text_(\d+)\.txt$")
_PCDES_SPLITS: Final = (("train", 1, 10500), ("validation", 10501, 12000), ("test", 12001, 15000))


def assemble_pcdes(folder: Path) -> list[Path]:
    """Join the texts (one file a molecule) and the SMILES (one line a molecule) of PCdes.

    Upstream names no CID in a readable form: the line number stands in as ``pcdes-<line>``. Lines
    whose text is missing upstream are left out.

    Raises:
        DataError: the archive is damaged or holds no texts.
    """
    archive_path = folder / UPSTREAM / "texts.zip"
    smiles = (folder / UPSTREAM / "align_smiles.txt").read_text(encoding="utf-8").splitlines()
    try:
        with zipfile.ZipFile(archive_path) as archive:
            texts = {
                int(match[1]): archive.read(name).decode("utf-8", "replace")
                for name in archive.namelist()
                if (match := _TEXT_FILE.search(name))
            }
    except zipfile.BadZipFile as error:
        raise DataError(f"{archive_path} is damaged; delete it and fetch it again") from error
    if not texts:
        raise DataError(f"{archive_path} holds no texts of PCdes; delete it and fetch it again")
    return [
        write_table(
            folder / f"{split}.tsv.gz",
            ("index", "cid", "smiles", "description"),
            [
                (str(i), f"pcdes-{i}", smiles[i - 1], texts[i])
                for i in range(first, min(last, len(smiles)) + 1)
                if texts.get(i, "").strip()
            ],
        )
        for split, first, last in _PCDES_SPLITS
    ]


@dataclass(frozen=True, slots=True)
class _Property:
    file: str
    smiles: str = "smiles"
    tasks: tuple[str, ...] = ()
    """Measured columns; empty: all but the SMILES and ``mol_id``."""


_MOLECULENET: Final[Mapping[str, _Property]] = {
    "bace": _Property("bace.csv", "mol", ("Class",)),
    "bbbp": _Property("BBBP.csv", tasks=("p_np",)),
    "clintox": _Property("clintox.csv.gz"),
    "esol": _Property(
        "delaney-processed.csv", tasks=("measured log solubility in mols per litre",)
    ),
    "freesolv": _Property("SAMPL.csv", tasks=("expt",)),
    "hiv": _Property("HIV.csv", tasks=("HIV_active",)),
    "lipophilicity": _Property("Lipophilicity.csv", tasks=("exp",)),
    "muv": _Property("muv.csv.gz"),
    "sider": _Property("sider.csv.gz"),
    "tox21": _Property("tox21.csv.gz"),
    "toxcast": _Property("toxcast_data.csv.gz"),
}


def assemble_moleculenet(folder: Path) -> list[Path]:
    """Bring the property tables into one form: SMILES first, then one column a task.

    Raises:
        DataError: a table is damaged or has other columns than expected.
    """
    return [_assemble_property(folder, name, source) for name, source in _MOLECULENET.items()]


def _assemble_property(folder: Path, name: str, source: _Property) -> Path:
    path = folder / UPSTREAM / source.file
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8", newline="") as stream:
            header, *rows = list(csv.reader(stream)) or [[]]
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path} is damaged; delete it and fetch it again") from error
    tasks = source.tasks or tuple(c for c in header if c not in (source.smiles, "mol_id"))
    missing = [column for column in (source.smiles, *tasks) if column not in header]
    if missing or not tasks:
        raise DataError(f"{path} has no column {', '.join(missing)}: its origin has changed")
    places = [header.index(column) for column in (source.smiles, *tasks)]
    return write_table(
        folder / f"{name}.csv.gz",
        (source.smiles, *tasks),
        [[row[place] for place in places] for row in rows if len(row) == len(header)],
        delimiter=",",
    )


ORIGINS: Final[Mapping[str, Origin]] = {
    "chebi20": Origin(
        remotes=tuple(
            Remote(url=_MOLT5 + file, file=file)
            for file in ("train.txt", "validation.txt", "test.txt")
        )
    ),
    "pcdes": Origin(
        remotes=(
            Remote(url=_KV_PLM + "align_smiles.txt", file=f"{UPSTREAM}/align_smiles.txt"),
            Remote(url=_MOMU, file=f"{UPSTREAM}/texts.zip"),
        ),
        assemble=assemble_pcdes,
    ),
    "moleculenet": Origin(
        remotes=tuple(
            Remote(url=_DEEPCHEM + source.file, file=f"{UPSTREAM}/{source.file}")
            for source in _MOLECULENET.values()
        ),
        assemble=assemble_moleculenet,
    ),
}
"""Where each fetchable data set comes from; addresses of repositories are pinned to a commit."""
