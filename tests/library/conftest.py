import pytest


@pytest.fixture(autouse=True, scope="session")
def fresh_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Libraries are made from their files here, never taken from the cache of the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOTIFLENS_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
