import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.chem.names import NameResolver
from core.cli.main import main
from core.library.starter import known_names
from tests.small_data import write_data

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


class _Lasting(NameResolver):
    """A resolver that an engine does not stop when it goes."""

    def close(self) -> None:
        """Stay."""


@pytest.fixture(scope="session")
def resolver() -> NameResolver:
    """One OPSIN process for all commands of the tests: each start takes seconds."""
    return _Lasting(known=known_names())


@pytest.fixture
def cli(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    shared_cache: Path,
    resolver: NameResolver,
) -> Cli:
    """Run a command in this process; gives exit code, stdout, stderr."""
    for module in ("core.models.encoder", "core.retrieval.engine"):
        monkeypatch.setattr(f"{module}.NameResolver", lambda **_: resolver)
    monkeypatch.setenv("MOTIFLENS_CACHE", str(shared_cache))
    monkeypatch.delenv("MOTIFLENS_DATA", raising=False)

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def searched(tiny_checkpoint: Path, small_data: Path) -> tuple[object, ...]:
    """The options that search PCdes of the small data with the small model."""
    return ("--checkpoint", tiny_checkpoint, "--library", "pcdes", "--data", small_data)


def parsed(answer: tuple[int, str, str]) -> Any:
    """Read the JSON of an answer that must have succeeded without a word on stderr."""
    code, out, err = answer
    assert (code, err) == (0, "")
    return json.loads(out)
