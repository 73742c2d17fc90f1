import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from core.errors import LibraryError, ShapeError
from core.retrieval.index import MoleculeIndex

whole = st.integers(-2, 2).map(float)


def rows(count: int = 9, width: int = 4) -> np.ndarray:
    vectors = np.random.default_rng(count).standard_normal((count, width))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@given(
    hnp.arrays(np.float32, st.tuples(st.integers(0, 12), st.just(3)), elements=whole),
    hnp.arrays(np.float32, (3,), elements=whole),
    st.integers(0, 14),
    st.integers(0, 14),
    st.integers(1, 5),
)
@settings(deadline=None)
def test_ranking_is_that_of_a_full_sort(
    vectors: np.ndarray, query: np.ndarray, k: int, offset: int, chunk: int
) -> None:
    found, scores = MoleculeIndex(vectors, "w").search(query, k, offset, chunk=chunk)
    exact = [float(np.dot(row, query)) for row in vectors]
    order = sorted(range(len(vectors)), key=lambda row: (-exact[row], row))
    assert found.tolist() == order[offset : offset + k]
    assert scores.tolist() == [exact[row] for row in found]


def test_pages_join_to_the_whole_ranking() -> None:
    index = MoleculeIndex(rows(50, 8), "w")
    query = rows(1, 8)[0]
    pages = np.concatenate([index.search(query, 7, start)[0] for start in range(0, 50, 7)])
    assert pages.tolist() == index.search(query, 50)[0].tolist()
    assert sorted(pages) == list(range(50))


def test_a_score_that_is_no_number_comes_last() -> None:
    vectors = rows(3)
    vectors[0] = np.nan
    found, scores = MoleculeIndex(vectors, "w").search(vectors[1], 3)
    assert (found[0], found[-1]) == (1, 0)
    assert scores[-1] == -np.inf


def test_a_query_of_another_width_is_refused() -> None:
    with pytest.raises(ShapeError, match="query vector"):
        MoleculeIndex(rows(), "w").search(np.ones(5), 1)
    with pytest.raises(ShapeError, match="vectors"):
        MoleculeIndex(np.ones(5), "w")


@pytest.mark.parametrize("storage", ["float32", "float16"])
def test_saving_changes_no_result(tmp_path: Path, storage: str) -> None:
    index = MoleculeIndex(rows(), "w", content="c", storage=storage)  # type: ignore[arg-type]
    index.save(tmp_path / "i")
    again = MoleculeIndex.load(tmp_path / "i", fingerprint="w", content="c")
    assert (again.vectors == index.vectors).all()
    assert (again.fingerprint, again.content, again.storage) == ("w", "c", storage)


def test_float16_takes_half_the_room(tmp_path: Path) -> None:
    for storage in ("float32", "float16"):
        MoleculeIndex(rows(500, 32), "w", storage=storage).save(tmp_path / storage)  # type: ignore[arg-type]
    size = {s: (tmp_path / s / "vectors.npy").stat().st_size for s in ("float32", "float16")}
    assert size["float32"] - size["float16"] == 500 * 32 * 2


def test_saving_again_replaces(tmp_path: Path) -> None:
    MoleculeIndex(rows(9), "old").save(tmp_path)
    MoleculeIndex(rows(5), "new").save(tmp_path)
    assert len(MoleculeIndex.load(tmp_path, fingerprint="new")) == 5
    assert sorted(p.name for p in tmp_path.iterdir()) == ["meta.json", "vectors.npy"]


def test_other_weights_are_refused(tmp_path: Path) -> None:
    MoleculeIndex(rows(), "theirs").save(tmp_path)
    with pytest.raises(LibraryError, match="other weights; rebuild it with `python -m core"):
        MoleculeIndex.load(tmp_path, fingerprint="ours")


def test_another_library_is_refused(tmp_path: Path) -> None:
    MoleculeIndex(rows(), "w", content="theirs").save(tmp_path)
    with pytest.raises(LibraryError, match="another library; rebuild it"):
        MoleculeIndex.load(tmp_path, fingerprint="w", content="ours")


def test_a_missing_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"There is no index in .*; rebuild it"):
        MoleculeIndex.load(tmp_path / "none", fingerprint="w")


def remove(folder: Path, name: str) -> None:
    (folder / name).unlink()


def truncate(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: len(content) // 2])


def flip(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[-1] ^= 1
    (folder / name).write_bytes(bytes(content))


@pytest.mark.parametrize("harm", [remove, truncate, flip])
def test_damaged_vectors_are_told(tmp_path: Path, harm: object) -> None:
    MoleculeIndex(rows(), "w").save(tmp_path)
    harm(tmp_path, "vectors.npy")  # type: ignore[operator]
    with pytest.raises(LibraryError, match=r"damaged \(vectors.npy\); rebuild it"):
        MoleculeIndex.load(tmp_path, fingerprint="w")


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff"])
def test_damaged_meta_is_told(tmp_path: Path, content: bytes) -> None:
    MoleculeIndex(rows(), "w").save(tmp_path)
    (tmp_path / "meta.json").write_bytes(content)
    with pytest.raises(LibraryError, match=r"damaged \(meta.json\); rebuild it"):
        MoleculeIndex.load(tmp_path, fingerprint="w")


@pytest.mark.parametrize(("key", "value"), [("format", 99), ("count", 8), ("width", 1)])
def test_meta_that_does_not_fit_is_told(tmp_path: Path, key: str, value: int) -> None:
    MoleculeIndex(rows(), "w").save(tmp_path)
    meta = json.loads((tmp_path / "meta.json").read_text())
    (tmp_path / "meta.json").write_text(json.dumps(meta | {key: value}))
    with pytest.raises(LibraryError, match="rebuild it"):
        MoleculeIndex.load(tmp_path, fingerprint="w")
