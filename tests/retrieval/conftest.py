from pathlib import Path

import pytest

from core.library.library import Library
from core.models.encoder import Encoder
from tests.small_data import MOLECULES, write_data

NAMES = (
    "ethanol",
    "acetic acid",
    "benzene",
    "phenol",
    "L-alanine",
    "D-alanine",
    "caffeine",
    "nitrobenzene",
    "water",
    "ammonium",
    "beta-D-glucose",
    "hexadecanoic acid",
)


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def encoder(tiny_checkpoint: Path) -> Encoder:
    return Encoder.load(tiny_checkpoint, known_names={"booze": "CCO"})


@pytest.fixture(scope="session")
def small_library() -> Library:
    from core.data.records import canonical

    return Library(
        name="small",
        title="a dozen molecules",
        ids=tuple(row[0] for row in MOLECULES),
        names=NAMES,
        smiles=tuple(canonical(row[1]) for row in MOLECULES),
        texts=tuple(row[2] if row[0] != "962" else "" for row in MOLECULES),
    )
