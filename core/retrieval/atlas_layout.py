"""The embedding space of a library laid out in the plane by UMAP.

Layer: core.retrieval (may import core.errors). Symbols: N molecules, S of them laid out, T texts,
d width of a vector. Texts and molecules are laid out together, so that a text lies where its
nearest neighbours of both kinds lie.
"""

import threading
import warnings
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.errors import ShapeError
from core.retrieval.atlas import Atlas, Grouping, Rows

NEIGHBOURS: Final = 15
MIN_DIST: Final = 0.1
SEED: Final = 0
LARGE: Final = 50_000
"""Molecules above which a sample is laid out and drawn."""
SAMPLE: Final = 20_000
"""Molecules of that sample; the others are placed among them."""
GROUPS: Final = 10
"""Most groups: as many as colours that can be told apart."""
NEAREST: Final = 10
"""Neighbours that place a vector that was not laid out."""
SHARPNESS: Final = 0.05
"""Cosine by which a neighbour must be farther to weigh 1/e."""
_CHUNK: Final = 512
_FEW: Final = 5
"""Molecules below which there is nothing to lay out."""
_STEPS: Final = 24
# Numba's workqueue layer ends the process when two threads call UMAP at once.
_UMAP: Final = threading.Lock()

Progress = Callable[[int, int], None]


def compute_atlas(
    vectors: Rows,
    texts: Rows | None = None,
    text_rows: NDArray[np.int64] | None = None,
    *,
    large: int = LARGE,
    sample: int = SAMPLE,
    progress: Progress | None = None,
) -> Atlas:
    """Lay out a library; equal vectors give an equal map on one machine.

    Args:
        vectors: (N, d) unit rows of the molecules.
        texts: (T, d) unit rows of some texts.
        text_rows: (T,) rows of their molecules.
        large: Molecules above which only a sample is laid out.
        sample: Molecules of that sample.
        progress: Told (done, total) of the work.

    Raises:
        ShapeError: ``texts`` and ``text_rows`` do not fit each other or the molecules.
    """
    if texts is None or text_rows is None:
        texts, text_rows = vectors[:0], np.empty(0, np.int64)
    if texts.shape != (len(text_rows), vectors.shape[1]):
        raise ShapeError("texts", got=texts.shape, want=(len(text_rows), vectors.shape[1]))
    shown = sampled(len(vectors), large=large, sample=sample)
    laid = levelled(
        _lay_out(np.concatenate([vectors[shown], texts]), progress=part(progress, 0, 90))
    )
    points = np.empty((len(vectors), 2), np.float32)
    points[shown] = laid[: len(shown)]
    others = np.setdiff1d(np.arange(len(vectors)), shown, assume_unique=True)
    told = part(progress, 90, 99)
    points[others] = place(vectors[others], vectors[shown], points[shown], progress=told)
    pair, other = modality_gap(texts, vectors[text_rows])
    return Atlas(
        points=points,
        shown=shown,
        numbers=np.empty((len(shown), 0), np.float32),
        groupings={"group": _grouped(points[shown])},
        text_rows=text_rows,
        text_points=laid[len(shown) :],
        pair_cosine=pair,
        other_cosine=other,
    )


def levelled(points: Rows) -> Rows:
    """Turn a map so that its long axis is level, as screens are wide.

    Shape: (n, 2) -> (n, 2), centred.
    """
    centred = points.astype(np.float64) - (points.mean(axis=0) if len(points) else 0.0)
    axes = np.linalg.eigh(centred.T @ centred)[1][:, ::-1]  # the long axis first
    turned = centred @ axes
    turned *= np.where((turned**3).sum(axis=0) < 0, -1.0, 1.0)  # axes have no sign of their own
    return turned.astype(np.float32)


def sampled(count: int, *, large: int = LARGE, sample: int = SAMPLE) -> NDArray[np.int64]:
    """Return all rows of a library, or a seeded sample of a large one, rising."""
    if count <= large:
        return np.arange(count)
    chosen = np.random.default_rng(SEED).choice(count, min(sample, count), replace=False)
    return np.sort(chosen).astype(np.int64)


def nearest(
    asked: Rows, rows: Rows, k: int, *, progress: Progress | None = None
) -> tuple[NDArray[np.int64], Rows]:
    """Return the ``k`` nearest rows of each vector by cosine, best first, and the cosines.

    Shape: asked (M, d), rows (N, d), all unit -> (M, k), (M, k).
    """
    k = min(k, len(rows))
    found = np.empty((len(asked), k), np.int64)
    cosines = np.empty((len(asked), k), np.float32)
    for start in range(0, len(asked) if k else 0, _CHUNK):
        scores = asked[start : start + _CHUNK] @ rows.T
        best = np.sort(np.argpartition(scores, len(rows) - k, axis=1)[:, len(rows) - k :], axis=1)
        here = np.take_along_axis(scores, best, axis=1)
        order = np.argsort(-here, axis=1, kind="stable")  # equal scores: the lower row first
        found[start : start + _CHUNK] = np.take_along_axis(best, order, axis=1)
        cosines[start : start + _CHUNK] = np.take_along_axis(here, order, axis=1)
        if progress is not None:
            progress(min(start + _CHUNK, len(asked)), len(asked))
    return found, cosines


def place(asked: Rows, rows: Rows, points: Rows, *, progress: Progress | None = None) -> Rows:
    """Place vectors on a map: the weighted geometric median of their nearest neighbours.

    The median stays on one island where the neighbours' mean would fall into the sea between two.

    Shape: asked (M, d), rows (N, d), points (N, 2) -> (M, 2); the origin where N is 0.
    """
    found, cosines = nearest(asked, rows, NEAREST, progress=progress)
    if not found.shape[1]:
        return np.zeros((len(asked), 2), np.float32)
    near = points[found].astype(np.float64)  # (M, k, 2)
    weights = np.exp((cosines - cosines[:, :1]).astype(np.float64) / SHARPNESS)
    centre = _mean(near, weights)
    for _ in range(_STEPS):  # Weiszfeld's iteration
        distance = np.linalg.norm(near - centre[:, None], axis=2)
        centre = _mean(near, weights / np.maximum(distance, 1e-6))
    return centre.astype(np.float32)


def _mean(near: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return (near * weights[:, :, None]).sum(axis=1) / weights.sum(axis=1, keepdims=True)


def modality_gap(texts: Rows, molecules: Rows) -> tuple[float, float]:
    """Return the mean cosine of texts with their own molecules, and with all others of the set.

    Shape: texts (T, d), molecules (T, d), unit rows, pair by pair; NaN where there is no pair.
    """
    count = len(texts)
    own = float(np.einsum("td,td->", texts, molecules, dtype=np.float64))
    total = float(texts.sum(axis=0, dtype=np.float64) @ molecules.sum(axis=0, dtype=np.float64))
    pair = own / count if count else float("nan")
    return pair, (total - own) / (count * (count - 1)) if count > 1 else float("nan")


def part(progress: Progress | None, begin: int, end: int) -> Progress:
    """Return a teller for one stretch, in percent, of a longer work."""

    def tell(done: int, total: int) -> None:
        if progress is not None:
            progress(begin + round((end - begin) * done / max(total, 1)), 100)

    return tell


class _Epochs:
    """The file that tqdm writes to: it turns "12/200" into a call."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def write(self, said: str) -> None:
        done, _, total = said.strip().partition("/")
        if done.isdigit() and total.isdigit():
            self._progress(int(done), int(total))

    def flush(self) -> None:
        """Have nothing to flush."""


def _lay_out(rows: Rows, *, progress: Progress) -> Rows:
    """Return (n, 2) places of n unit rows, from their exact nearest neighbours."""
    count = len(rows)
    if count < _FEW:
        turns = 2 * np.pi * np.arange(count) / max(count, 1)
        return np.stack([np.cos(turns), np.sin(turns)], axis=1).astype(np.float32)
    k = min(NEIGHBOURS, count - 1)
    found, cosines = nearest(rows, rows, k, progress=part(progress, 0, 20))
    with _UMAP, warnings.catch_warnings():
        # It warns that new rows cannot be transformed; ``place`` does that.
        warnings.simplefilter("ignore", UserWarning)
        import umap  # numba: seconds

        return (
            umap.UMAP(
                n_neighbors=k,
                min_dist=MIN_DIST,
                metric="cosine",
                init="spectral" if count > 10 * NEIGHBOURS else "random",
                random_state=SEED,
                n_jobs=1,
                precomputed_knn=(found, np.clip(1 - cosines, 0, 2)),
                tqdm_kwds={
                    "disable": False,
                    "file": _Epochs(part(progress, 25, 100)),
                    "bar_format": "{n}/{total}",
                    "mininterval": 0,
                    "miniters": 1,
                },
            )
            .fit_transform(rows)
            .astype(np.float32)
        )


def _grouped(points: Rows) -> Grouping:
    """Divide a map into groups of neighbours, the largest first; names are numbers."""
    wanted = max(1, min(GROUPS, len(points) // _FEW))
    if wanted < 2:
        labels = np.zeros(len(points), np.int16)
        return Grouping(labels, ("Group 1",) if len(points) else ())
    from sklearn.cluster import KMeans

    found = KMeans(wanted, n_init=4, random_state=SEED).fit_predict(points)
    order = np.argsort(-np.bincount(found, minlength=wanted), kind="stable")
    labels = np.argsort(order)[found].astype(np.int16)
    return Grouping(labels, tuple(f"Group {number}" for number in range(1, wanted + 1)))
