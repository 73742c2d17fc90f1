"""A small data folder in the form of the real one, and texts encoded from built-in rows."""

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from core.chem.names import NameResolver
from core.data.catalog import find_data, require_data
from core.data.dataset import PairSet
from core.data.features import MoleculeTable
from core.data.texts import TextStore
from core.errors import DataError
from core.text.normalise import normalise
from core.text.tokenizer import Tokenizer

SMILES = (
    "CCO",
    "c1ccccc1O",
    "C[C@H](N)C(=O)O",
    "[Na+].[Cl-]",
    "CC(=O)[O-]",
    "OC1CCCCC1",
    "F/C=C/F",
    "[2H]C([2H])O",
    "CCCCCCCCCCCCCCCC(=O)O",
    "C",
)
TEXTS = (
    "The molecule is an alcohol. It derives from a hydride of an ethane.",
    "It is a phenol. It has a role as a disinfectant. It is a conjugate acid of a phenolate.",
    "The molecule is the L-enantiomer of alanine. It derives from propanoic acid.",
    "Salt.",
    "The molecule is a conjugate base of acetic acid. It has a role as a human metabolite.",
    "it is a secondary alcohol, found in Pseudomonas, e.g. P. putida, at 1.5 mM.",
    "The molecule is (E)-1,2-difluoroethene.",
    "The molecule is methanol labelled with deuterium. It is a deuterated compound.",
    "The molecule is a long-chain fatty acid. It derives from a hydride of a hexadecane.",
    "",
)


def write_tsv(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    """Write a table as the data folder has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(row) + "\n" for row in (header, *rows)]
    path.write_bytes(gzip.compress("".join(lines).encode()))
    return path


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of a few made-up rows, in the form of the prepared tables."""
    root = tmp_path_factory.mktemp("data")
    described = ("cid", "smiles", "description")
    chebi, pcdes = root / "chebi20", root / "pcdes"
    write_tsv(chebi / "validation.tsv.gz", described, [("11", "CCN", "An amine.")])
    write_tsv(
        chebi / "test.tsv.gz", described, [("12", r"F/C=C\F", 'A "quoted text.'), ("13", "N", "x")]
    )
    write_tsv(chebi / "train_smiles_only.tsv.gz", ("cid", "smiles"), [("14", "OCC"), ("15", "CC")])
    write_tsv(
        chebi / "train_partial.tsv.gz",
        (*described, "source", "exact"),
        [("14", "OCC", "An alcohol.", "gitmol", "1")],
    )
    for split, rows in {
        "train": [("1", "21", "CO", "it is wood spirit.", "none")],
        "validation": [("2", "22", "C[C@H](O)F", "it is chiral.", "none")],
        "test": [
            ("3", "23", "O=Cl(=O)(=O)F", "it is perchloryl fluoride.", "none"),
            ("4", "24", "c1ccccc1", "it is benzene.", "none"),
        ],
    }.items():
        header = ("index", "cid", "smiles", "description", "chebi20_split")
        write_tsv(pcdes / f"{split}.tsv.gz", header, rows)
    write_tsv(
        root / "pair_pool" / "train_pool.tsv.gz",
        (*described, "description_raw", "source"),
        [
            ("14", "C(C)O", "The molecule is an alcohol.", "Ethanol is an alcohol.", "gitmol"),
            ("31", "C[C@@H](O)F", "The molecule is chiral.", "x", "pcdes"),
            ("32", "C1=CC=CC=C1", "The molecule is a leak.", "x", "momu_phy"),
        ],
    )
    write_tsv(
        root / "pubchem_iupac" / "iupac.tsv.gz",
        ("cid", "smiles", "iupac", "split", "chebi20_split"),
        [("14", "CCO", "ethanol", "train", "train"), ("11", "CCN", "ethanamine", "test", "none")],
    )
    write_tsv(root / "momu_phy" / "pairs.tsv.gz", described, [("41", "CBr", "A gas.")])
    return root


@pytest.fixture(scope="session", params=["small", "real"])
def data_folder(request: pytest.FixtureRequest, small_data: Path) -> Path:
    """The small folder, and the real one where it is; where it is not, the small one again."""
    real = find_data()
    if request.param == "small" or real is None:
        return small_data
    try:
        return require_data("chebi20", "pcdes", "pair_pool", "pubchem_iupac")
    except DataError:
        return small_data


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """Word pieces of the built-in texts."""
    return Tokenizer.train([normalise(text) for text in TEXTS], vocabulary=200)


@pytest.fixture(scope="session")
def resolver() -> Iterator[NameResolver]:
    """A resolver that also knows two trivial names."""
    known = {"phenol": "c1ccccc1O", "alanine": "CC(N)C(=O)O"}
    with NameResolver(known=known) as opened:
        yield opened


@pytest.fixture(scope="session")
def store(tokenizer: Tokenizer, resolver: NameResolver) -> TextStore:
    """The built-in texts, encoded."""
    return TextStore.build(
        TEXTS, tokenizer=tokenizer, resolver=resolver, buckets=512, max_tokens=64, max_names=4
    )


@pytest.fixture(scope="session")
def table() -> MoleculeTable:
    """The built-in molecules, featurised."""
    return MoleculeTable.build(SMILES)


@pytest.fixture(scope="session")
def pairs(store: TextStore, table: MoleculeTable) -> PairSet:
    """Sixty pairs: each built-in pair six times."""
    rows = np.tile(np.arange(len(TEXTS)), 6)
    molecules = table.rows(SMILES)[rows]
    return PairSet(store, rows, table, molecules, rows, molecules)
