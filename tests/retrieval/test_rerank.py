"""Each way to order the first hits: what moves, what stays, and how pages join."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import QueryError
from core.library.starter import starter_library
from core.models.encoder import Encoder
from core.models.hypothesis import HYPOTHESIS_WEIGHT
from core.models.reranking import DEPTH
from core.models.transport_scores import TRANSPORT_WEIGHT, transport_scores
from core.retrieval.index import MoleculeIndex
from core.retrieval.rerank import (
    WAYS,
    HeadOrder,
    check_way,
)
from core.retrieval.tables import LibraryTables
from tests.small_head import small_head

SIZE = 130
TEXT = "The molecule is a fatty acid ester that derives from booze."
REORDERING = WAYS[1:]


@pytest.fixture(scope="module")
def smiles() -> tuple[str, ...]:
    return ("CCO", *(one for one in starter_library().smiles[:SIZE] if one != "CCO"))[:SIZE]


@pytest.fixture(scope="module")
def index(encoder: Encoder, smiles: tuple[str, ...]) -> MoleculeIndex:
    return MoleculeIndex(encoder.encode_smiles(smiles), "w")


@pytest.fixture(scope="module")
def order(encoder: Encoder, index: MoleculeIndex, smiles: tuple[str, ...]) -> HeadOrder:
    tables = LibraryTables(smiles)
    return HeadOrder(encoder, index, smiles, tables, small_head())


@pytest.fixture(scope="module")
def vector(encoder: Encoder) -> np.ndarray:
    return encoder.encode_texts([TEXT])[0]


def test_the_best_way_at_hand_is_taken() -> None:
    assert check_way(None, has_head=True) == "evidence"
    assert check_way(None, has_head=False) == "none"
    assert [check_way(way, has_head=True) for way in WAYS] == list(WAYS)


def test_unknown_ways_and_a_missing_head_are_told() -> None:
    with pytest.raises(QueryError, match="magic is no way to order hits; choose none, evidence"):
        check_way("magic", has_head=True)
    with pytest.raises(QueryError, match=r"has no re-ranker; train one with .*train-rerank"):
        check_way("evidence", has_head=False)


def test_cosine_alone_is_the_order_of_the_index(
    order: HeadOrder, index: MoleculeIndex, vector: np.ndarray
) -> None:
    rows, cosine = order.page(vector, 9, 98, way="none", text=TEXT)
    expected = index.search(vector, 9, 98)
    assert rows.tolist() == expected[0].tolist()
    assert cosine.tolist() == expected[1].tolist()


@pytest.mark.parametrize("way", REORDERING)
def test_the_first_hits_are_ordered_by_their_scores(
    order: HeadOrder, index: MoleculeIndex, vector: np.ndarray, way: str
) -> None:
    rows, cosine = order.page(vector, SIZE, 0, way=way, text=TEXT)
    plain, by_cosine = index.search(vector, SIZE)
    assert rows[:DEPTH].tolist() != plain[:DEPTH].tolist()
    assert sorted(rows[:DEPTH]) == sorted(plain[:DEPTH])
    assert rows[DEPTH:].tolist() == plain[DEPTH:].tolist()
    told = dict(zip(plain.tolist(), by_cosine.tolist(), strict=True))
    assert cosine.tolist() == [told[row] for row in rows.tolist()]
    scores = order.scores(way, TEXT, plain[:DEPTH], by_cosine[:DEPTH])
    assert rows[:DEPTH].tolist() == plain[np.argsort(-scores, kind="stable")].tolist()


@pytest.mark.parametrize("way", REORDERING)
def test_pages_join_across_the_end_of_the_ordered_hits(
    order: HeadOrder, index: MoleculeIndex, vector: np.ndarray, way: str
) -> None:
    whole = order.page(vector, SIZE, 0, way=way, text=TEXT)[0].tolist()
    starts = range(0, SIZE + 35, 35)
    pages = [order.page(vector, 35, start, way=way, text=TEXT)[0] for start in starts]
    assert [row for page in pages for row in page.tolist()] == whole
    assert sorted(whole) == list(range(SIZE))


@pytest.mark.parametrize("way", REORDERING)
@pytest.mark.parametrize("size", [0, 1, 12])
def test_small_libraries_are_ordered_whole(
    encoder: Encoder, smiles: tuple[str, ...], vector: np.ndarray, way: str, size: int
) -> None:
    own = smiles[:size]
    tables = LibraryTables(own)
    index = MoleculeIndex(encoder.encode_smiles(own), "w")
    order = HeadOrder(encoder, index, own, tables, small_head())
    assert sorted(order.page(vector, 20, 0, way=way, text=TEXT)[0]) == list(range(size))
    assert order.page(vector, 20, size, way=way, text=TEXT)[0].tolist() == []


def test_transport_adds_to_the_cosine(encoder: Encoder, order: HeadOrder) -> None:
    rows, cosine = np.array([3, 0, 7]), np.array([0.3, 0.2, 0.1], np.float32)
    smiles = [order._smiles[row] for row in rows]
    expected = cosine + TRANSPORT_WEIGHT * transport_scores(encoder, TEXT, smiles)
    np.testing.assert_allclose(order.scores("transport", TEXT, rows, cosine), expected)


def test_a_hypothesis_favours_what_is_named(order: HeadOrder) -> None:
    rows, cosine = np.arange(20), np.zeros(20, np.float32)
    named = order.scores("hypothesis", "The molecule is booze.", rows, cosine)
    assert named.argmax() == 0
    assert named[0] == pytest.approx(HYPOTHESIS_WEIGHT, abs=1e-5)
    assert order.scores("hypothesis", "no name at all", rows, cosine).tolist() == [0] * 20


def test_evidence_depends_on_the_text(order: HeadOrder) -> None:
    rows, cosine = np.arange(20), np.linspace(0.5, 0.1, 20, dtype=np.float32)
    one = order.scores("evidence", "The molecule is booze.", rows, cosine)
    other = order.scores("evidence", "The molecule is an anion.", rows, cosine)
    assert one.shape == (20,)
    assert np.ptp(one - other) > 0.01, "more than a shift of all scores"


@pytest.mark.parametrize("way", REORDERING)
def test_vectors_that_are_no_numbers_stay_behind(
    encoder: Encoder, smiles: tuple[str, ...], vector: np.ndarray, way: str
) -> None:
    def order(vectors: np.ndarray) -> HeadOrder:
        tables = LibraryTables(smiles)
        index = MoleculeIndex(vectors, "w")
        return HeadOrder(encoder, index, smiles, tables, small_head())

    vectors = encoder.encode_smiles(smiles[:6])
    vectors[2] = np.nan
    rows, cosine = order(vectors).page(vector, 6, 0, way=way, text=TEXT)
    assert sorted(rows) == list(range(6))
    assert (rows[-1], cosine[-1]) == (2, -np.inf)
    nothing = order(np.full_like(vectors, np.nan))
    assert len(nothing.page(vector, 6, 0, way=way, text=TEXT)[0]) == 6


def test_without_names_in_texts_evidence_still_orders(
    tiny_checkpoint: Path, index: MoleculeIndex, smiles: tuple[str, ...]
) -> None:
    tables = LibraryTables(smiles[:9])
    encoder = Encoder.load(tiny_checkpoint, grounding=False)
    order = HeadOrder(encoder, index, smiles, tables, small_head())
    cosine = np.zeros(9, np.float32)
    scores = order.scores("evidence", TEXT, np.arange(9), cosine)
    assert np.isfinite(scores).all()
    assert np.ptp(scores) > 0
