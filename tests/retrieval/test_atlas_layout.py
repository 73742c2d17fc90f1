"""The layout: equal for equal vectors, neighbours stay near, others are placed among them."""

import numpy as np
import pytest
from numpy.typing import NDArray

from core.errors import ShapeError
from core.retrieval.atlas import Atlas
from core.retrieval.atlas_layout import (
    GROUPS,
    compute_atlas,
    levelled,
    modality_gap,
    nearest,
    place,
    sampled,
)

Rows = NDArray[np.float32]


def _unit(rows: NDArray[np.floating]) -> Rows:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _islands(each: int = 40, count: int = 3, width: int = 16) -> Rows:
    """Return unit rows round ``count`` far directions, one island after another."""
    rng = np.random.default_rng(0)
    centres = np.eye(count, width).repeat(each, axis=0)
    return _unit(centres + 0.05 * rng.standard_normal(centres.shape))


@pytest.fixture(scope="module")
def made() -> Atlas:
    vectors = _islands()
    told: list[tuple[int, int]] = []
    atlas = compute_atlas(
        vectors,
        vectors[::4],
        np.arange(0, 120, 4),
        progress=lambda done, total: told.append((done, total)),
    )
    done = [part for part, _ in told]
    assert done == sorted(done)
    assert {total for _, total in told} == {100}
    assert len(set(done)) > 20  # the epochs of UMAP are told one by one
    return atlas


def test_islands_of_the_space_are_islands_of_the_map(made: Atlas) -> None:
    assert made.points.shape == (120, 2)
    centres = made.points.reshape(3, 40, 2).mean(axis=1)
    spread = np.linalg.norm(made.points.reshape(3, 40, 2) - centres[:, None], axis=2).max()
    apart = min(np.linalg.norm(centres[a] - centres[b]) for a, b in ((0, 1), (0, 2), (1, 2)))
    assert apart > spread


def test_equal_vectors_give_an_equal_map(made: Atlas) -> None:
    vectors = _islands()
    again = compute_atlas(vectors, vectors[::4], np.arange(0, 120, 4))
    np.testing.assert_array_equal(again.points, made.points)
    np.testing.assert_array_equal(again.text_points, made.text_points)
    np.testing.assert_array_equal(again.groupings["group"].labels, made.groupings["group"].labels)


def test_texts_that_equal_their_molecules_lie_beside_them(made: Atlas) -> None:
    distance = np.linalg.norm(made.text_points - made.points[made.text_rows], axis=1)
    width = np.ptp(made.points, axis=0).max()
    assert np.median(distance) < 0.1 * width
    assert made.pair_cosine == pytest.approx(1.0, abs=1e-5)
    assert made.other_cosine < 0.5


def test_groups_are_few_and_the_largest_comes_first(made: Atlas) -> None:
    group = made.groupings["group"]
    sizes = np.bincount(group.labels, minlength=len(group.names))
    assert len(group.names) == GROUPS
    assert list(sizes) == sorted(sizes, reverse=True)
    assert sizes.sum() == 120


def test_a_large_library_is_laid_out_by_a_sample_and_the_rest_is_placed() -> None:
    vectors = _islands()
    atlas = compute_atlas(vectors, large=100, sample=60)
    assert len(atlas.shown) == 60
    assert np.isfinite(atlas.points).all()
    hidden = np.setdiff1d(np.arange(120), atlas.shown)
    island = np.arange(120) // 40
    centres = np.stack(
        [atlas.points[atlas.shown][island[atlas.shown] == i].mean(0) for i in range(3)]
    )
    closest = np.linalg.norm(atlas.points[hidden][:, None] - centres, axis=2).argmin(axis=1)
    np.testing.assert_array_equal(closest, island[hidden])


@pytest.mark.parametrize("count", [0, 1, 2, 4, 6])
def test_a_handful_of_molecules_has_a_map_too(count: int) -> None:
    atlas = compute_atlas(_islands(each=2)[:count] if count else np.empty((0, 16), np.float32))
    assert atlas.points.shape == (count, 2)
    assert np.isfinite(atlas.points).all()
    assert len(np.unique(atlas.points, axis=0)) == count
    assert np.isnan(atlas.pair_cosine)


def test_texts_must_fit_their_rows() -> None:
    with pytest.raises(ShapeError, match="texts"):
        compute_atlas(_islands(), _islands()[:3], np.array([0, 1]))


def test_nearest_is_exact_and_breaks_ties_by_row() -> None:
    rows = _islands(each=300)
    found, cosines = nearest(rows[:700], rows, 5)
    scores = rows[:700] @ rows.T
    np.testing.assert_allclose(cosines, -np.sort(-scores, axis=1)[:, :5], atol=1e-6)
    np.testing.assert_array_equal(found[:, 0], np.arange(700))
    equal, _ = nearest(rows[:1], np.repeat(rows[:1], 4, axis=0), 3)
    assert sorted(equal[0]) == list(equal[0])
    assert nearest(rows[:2], rows[:0], 5)[0].shape == (2, 0)


def test_a_place_is_on_an_island_not_between_two() -> None:
    rows = _islands(each=10, count=2)
    points = np.repeat(np.array([[0, 0], [10, 0]], np.float32), 10, axis=0)
    asked = _unit(0.6 * rows[:1] + 0.4 * rows[10:11])
    where = place(asked, rows, points)
    np.testing.assert_allclose(where, [[0, 0]], atol=1e-2)
    np.testing.assert_array_equal(place(asked, rows, points), where)
    np.testing.assert_array_equal(place(asked, rows[:0], points[:0]), [[0, 0]])


def test_the_gap_is_the_mean_over_pairs_and_over_all_others() -> None:
    texts, molecules = _islands(each=3), _islands(each=3)[::-1].copy()
    scores = texts.astype(np.float64) @ molecules.T
    pair, other = modality_gap(texts, molecules)
    assert pair == pytest.approx(np.diag(scores).mean(), abs=1e-6)
    assert other == pytest.approx(scores[~np.eye(9, dtype=bool)].mean(), abs=1e-6)
    assert np.isnan(modality_gap(texts[:1], molecules[:1])[1])


def test_a_sample_is_the_same_each_time() -> None:
    np.testing.assert_array_equal(sampled(5), np.arange(5))
    chosen = sampled(1000, large=100, sample=50)
    assert len(np.unique(chosen)) == 50
    np.testing.assert_array_equal(chosen, sampled(1000, large=100, sample=50))
    assert (np.diff(chosen) > 0).all()


def test_the_long_axis_lies_level() -> None:
    rng = np.random.default_rng(1)
    points = (rng.standard_normal((200, 2)) * [1, 5]).astype(np.float32)
    turned = levelled(points)
    assert np.ptp(turned[:, 0]) > np.ptp(turned[:, 1])
    apart = np.linalg.norm(points[0] - points[1])
    assert np.linalg.norm(turned[0] - turned[1]) == pytest.approx(apart, rel=1e-5)
    np.testing.assert_allclose(levelled(-points), turned, atol=1e-4)
