"""Benchmarks with the first candidates of each query ordered anew.

Layer: core.evaluation (may import core.errors, core.results, core.data, core.models). Symbols: N
pairs of a benchmark, C candidate molecules, Q queries, K candidates of each, F features.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from core.chem.names import NameResolver
from core.data.evidence import TextEvidence, read_evidence
from core.data.identities import IdentityTable
from core.data.pair_features import FEATURES
from core.evaluation.metrics import summarise
from core.evaluation.protocols import EncodedBenchmark
from core.models.querybank import Querybank
from core.models.reranking import (
    DEPTH,
    TEXT_DEPTH,
    NamedStructures,
    Reranker,
    evidence_features,
    text_features,
)
from core.results import RetrievalReport

_TIE: Final = 1e-5
"""Scores closer than this are one: sums of equal rows differ in their last digits."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CandidateLists:
    """The first K candidates of each query and what speaks for them."""

    molecules: tuple[str, ...]
    """The molecule of each query's pair."""
    rows: np.ndarray
    """(Q, K) rows of the candidates."""
    cosine: np.ndarray
    """(Q, K) float32, falling."""
    truth: np.ndarray
    """(Q, K) bool; a row is all False where the right answer is not among the first K."""
    rank: np.ndarray
    """(Q,) rank of the right answer by cosine among all candidates, ties against us."""
    features: np.ndarray
    """(Q, K, F) float32."""
    candidates: int

    def ranks(self, scores: np.ndarray) -> np.ndarray:
        """Return the rank of each right answer when the first K are ordered by ``scores``.

        Shape: scores (Q, K) -> (Q,). Ties count against us, also those with copies of the right
        molecule, and an answer that is not among the first K keeps its rank.
        """
        found = self.truth.any(axis=1)
        own = np.where(self.truth, scores, -np.inf).max(axis=1)
        ahead = ((scores >= own[:, None] - _TIE) & ~self.truth).sum(axis=1)
        return np.where(found, 1 + ahead, self.rank)

    def hits_1(self, scores: np.ndarray) -> float:
        """Return the share of queries whose right answer comes first, percent."""
        return float(100 * (self.ranks(scores) == 1).mean())


class Evidence:
    """Both sides of a benchmark as a re-ranker sees them.

    Args:
        encoded: The benchmark and the vectors of a dual encoder.
        resolver: Reads names in the texts; None leaves them out.
        bank: Training pairs of the same encoder.
        cache: Folder of computed molecule numbers.
        workers: Processes that compute them.
    """

    def __init__(
        self,
        encoded: EncodedBenchmark,
        resolver: NameResolver | None,
        bank: Querybank,
        *,
        cache: Path | None = None,
        workers: int = 1,
    ) -> None:
        self.encoded = encoded
        self.smiles = encoded.pairs.molecules
        self.around_molecules = bank.around_molecules(encoded.candidates)
        self.around_texts = bank.around_texts(encoded.queries)
        self.identities = IdentityTable.build(self.smiles, cache=cache, workers=workers)
        self.texts = read_evidence(encoded.pairs.texts, resolver)
        self.named = NamedStructures(self.texts, cache=cache, workers=workers)

    def molecule_lists(self, *, depth: int = DEPTH) -> CandidateLists:
        """Return the first ``depth`` molecules of each text, Q = N."""
        encoded = self.encoded
        rows, cosine, rank = nearest(encoded.queries, encoded.candidates, encoded.truth, depth)
        features = np.zeros((*rows.shape, len(FEATURES)), np.float32)
        for query, text in enumerate(self.texts):
            features[query] = self._features(text, cosine[query], rows[query])
        truth = (rows == encoded.truth[:, None]) & self._readable()[:, None]
        return self._lists(rows, cosine, truth, rank, features)

    def text_lists(self, *, depth: int = TEXT_DEPTH) -> CandidateLists:
        """Return the first ``depth`` texts of each pair's molecule, Q = N."""
        encoded = self.encoded
        own = np.arange(len(encoded.queries))
        molecules = encoded.candidates[encoded.truth]
        rows, cosine, rank = nearest(molecules, encoded.queries, own, depth)
        features = np.zeros((*rows.shape, len(FEATURES)), np.float32)
        for query, molecule in enumerate(encoded.truth):
            if self.smiles[molecule]:
                features[query] = text_features(
                    [self.texts[text] for text in rows[query]],
                    cosine[query],
                    self.identities,
                    int(molecule),
                    self.smiles[molecule],
                    self.named,
                    self.around_texts[rows[query]],
                )
        truth = (rows == own[:, None]) & self._readable()[:, None]
        return self._lists(rows, cosine, truth, rank, features)

    def _readable(self) -> np.ndarray:
        """Return (N,) whether RDKit reads the pair's molecule; a refused one is never found."""
        return np.array([bool(self.smiles[row]) for row in self.encoded.truth], dtype=bool)

    def _features(self, text: TextEvidence, cosine: np.ndarray, rows: np.ndarray) -> np.ndarray:
        smiles = [self.smiles[row] for row in rows]
        crowd = self.around_molecules[rows]
        return evidence_features(text, cosine, self.identities, rows, smiles, self.named, crowd)

    def _lists(
        self,
        rows: np.ndarray,
        cosine: np.ndarray,
        truth: np.ndarray,
        rank: np.ndarray,
        features: np.ndarray,
    ) -> CandidateLists:
        return CandidateLists(
            molecules=tuple(self.smiles[row] for row in self.encoded.truth),
            rows=rows,
            cosine=cosine,
            truth=truth,
            rank=rank,
            features=features,
            candidates=len(self.smiles),
        )


def reranked_report(evidence: Evidence, reranker: Reranker) -> RetrievalReport:
    """Measure both directions of a benchmark with the first ``DEPTH`` candidates ordered anew."""
    pairs = evidence.encoded.pairs
    directions = []
    for lists, total, score in (
        (evidence.molecule_lists(), len(pairs.molecules), reranker.scores),
        (evidence.text_lists(), len(pairs.texts), reranker.text_scores),
    ):
        directions.append(summarise(lists.ranks(score(lists.features)), total))
    return RetrievalReport(
        benchmark=pairs.name,
        split=pairs.split,
        protocol=(
            f"{pairs.protocol} The first {DEPTH} molecules (back: {TEXT_DEPTH} texts) by cosine "
            "are ordered by evidence; the re-ranker was fitted on validation."
        ),
        text_to_molecule=directions[0],
        molecule_to_text=directions[1],
    )


def nearest(
    queries: np.ndarray, candidates: np.ndarray, truth: np.ndarray, depth: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the first candidates of each query.

    Args:
        queries: (Q, d) unit rows; one that is not finite finds nothing, its rank is the last.
        candidates: (C, d) unit rows; one that is not finite comes last.
        truth: (Q,) row of each query's right candidate.
        depth: K; fewer where there are fewer candidates.

    Returns:
        Rows (Q, K), their cosines (Q, K), and the (Q,) rank of the truth, ties against it.
    """
    rows, cosines, ranks = [], [], []
    for query, own in zip(queries, truth, strict=True):
        scores = candidates @ query
        scores = np.where(np.isfinite(scores), scores, -1.0)
        first = np.argsort(-scores, kind="stable")[:depth]
        rows.append(first)
        cosines.append(scores[first])
        readable = np.isfinite(query).all() and np.isfinite(candidates[own]).all()
        ranks.append((scores >= scores[own]).sum() if readable else len(candidates))
    return np.array(rows), np.array(cosines, np.float32), np.array(ranks)
