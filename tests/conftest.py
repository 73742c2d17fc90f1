"""What many tests share: a small untrained checkpoint, the shipped one, a seeded generator."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from core.models.checkpoint import save_checkpoint
from core.models.dual_encoder import DualEncoder
from core.presets import preset
from core.text.tokenizer import Tokenizer

ROOT = Path(__file__).parents[1]

TEXTS = (
    "The molecule is a fatty acid that is hexadecanoic acid. It is a conjugate acid of a "
    "hexadecanoate.",
    "The molecule is a beta-lactam antibiotic with a thiazole ring.",
    "The molecule is benzene substituted by a nitro group. It has a role as a solvent.",
    "The molecule is an amino acid, the L-enantiomer of alanine. It derives from propanoic acid.",
    "The molecule is an opioid analgesic with a phenol and a tertiary amine.",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the pictures of the README be taken by a test run."""
    parser.addoption(
        "--screenshots",
        default="",
        metavar="DIR",
        help="folder for the README's pictures, taken with the shipped model",
    )


@pytest.fixture(autouse=True, scope="session")
def no_own_libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the developer keeps out of the tests, and the tests out of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOTIFLENS_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture
def generator() -> torch.Generator:
    """Random numbers that are the same in every run."""
    return torch.Generator().manual_seed(0)


@pytest.fixture(scope="session")
def tiny_checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of an untrained model of the tiny preset: real in every part, right in none."""
    folder = tmp_path_factory.mktemp("checkpoints") / "tiny"
    config = preset("tiny")
    tokenizer = Tokenizer.train(TEXTS, vocabulary=config.model.text.vocabulary)
    torch.manual_seed(0)
    model = DualEncoder(config.model, vocabulary=len(tokenizer))
    save_checkpoint(
        folder,
        model=model,
        config=config,
        tokenizer=tokenizer,
        card={"made": "in a test", "metrics": {}},
    )
    return folder


@pytest.fixture(scope="session")
def shipped() -> Path:
    """Folder of the checkpoint that comes with the project."""
    return ROOT / "checkpoints" / "motiflens"
