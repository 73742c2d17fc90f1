"""A small library with a real map, for the tests of the Atlas page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.library.library import Library
from core.library.starter import starter_library
from core.models.encoder import Encoder
from core.retrieval.atlas_library import make_atlas
from core.retrieval.engine import RetrievalEngine
from core.ui import atlas_shelf, resources

COUNT = 60


def small_starter(count: int = COUNT) -> Library:
    """Return the first rows of the built-in library."""
    whole = starter_library()
    columns = {name: getattr(whole, name)[:count] for name in ("ids", "names", "smiles", "texts")}
    return Library(name="starter", title="a part of it", **columns)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cache folder that holds the map."""
    return tmp_path_factory.mktemp("atlas-cache")


@pytest.fixture(scope="session")
def small_engine(tiny_checkpoint: Path, kept: Path) -> RetrievalEngine:
    """An engine whose library is small and whose map is kept."""
    engine = RetrievalEngine(Encoder.load(tiny_checkpoint), small_starter(), cache=kept)
    make_atlas(engine, keep_in=kept, must_save=True)
    return engine


@pytest.fixture
def mapped(
    environment: None, small_engine: RetrievalEngine, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RetrievalEngine]:
    """Let the pages have the small library and its map."""
    atlas_shelf._shelf.clear()
    monkeypatch.setenv("MOTIFLENS_CACHE", str(kept))
    monkeypatch.setattr(resources, "wait_for_engine", lambda *_: small_engine)
    yield small_engine
    atlas_shelf._shelf.clear()
