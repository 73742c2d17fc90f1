"""Benchmarks whose first molecules are ordered by a rule instead of a trained head.

Layer: core.evaluation (may import core.errors, core.results, core.data, core.models). The rules are
those of ``core.retrieval.rerank``; they order molecules only, so back stands by cosine.
"""

from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from core.data.evidence import read_evidence
from core.data.identities import IdentityTable
from core.errors import ConfigError, shorten
from core.evaluation.metrics import summarise
from core.evaluation.protocols import EncodedBenchmark, report_on
from core.evaluation.reranked import CandidateLists, nearest
from core.models.encoder import Encoder
from core.models.hypothesis import HYPOTHESIS_WEIGHT, hypothesis_similarity
from core.models.reranking import DEPTH, NamedStructures
from core.models.transport_scores import TRANSPORT_WEIGHT, transport_scores
from core.results import RetrievalReport

RULES: Final = ("hypothesis", "transport")


def reordered_report(
    encoded: EncodedBenchmark,
    encoder: Encoder,
    rule: str,
    *,
    cache: Path | None = None,
    workers: int = 1,
) -> RetrievalReport:
    """Measure text to molecule with the first ``DEPTH`` molecules ordered by a rule.

    Args:
        encoded: The benchmark and the vectors of ``encoder``.
        encoder: The dual encoder; one without grounding reads no names, so it spells nothing out.
        rule: One of ``RULES``.
        cache: Folder of computed molecule numbers.
        workers: Processes that compute them.

    Raises:
        ConfigError: there is no such rule.
    """
    if rule not in RULES:
        raise ConfigError(f"{shorten(rule)} is no rule; choose {' or '.join(RULES)}.")
    pairs = encoded.pairs
    rows, cosine, rank = nearest(encoded.queries, encoded.candidates, encoded.truth, DEPTH)
    if rule == "hypothesis":
        scores = cosine + HYPOTHESIS_WEIGHT * _hypotheses(encoded, encoder, rows, cache, workers)
    else:
        scores = cosine + TRANSPORT_WEIGHT * _transport(encoded, encoder, rows)
    readable = np.array([bool(pairs.molecules[row]) for row in encoded.truth], dtype=bool)
    lists = CandidateLists(
        molecules=tuple(pairs.molecules[row] for row in encoded.truth),
        rows=rows,
        cosine=cosine,
        truth=(rows == encoded.truth[:, None]) & readable[:, None],
        rank=rank,
        features=np.zeros((*rows.shape, 0), np.float32),
        candidates=len(pairs.molecules),
    )
    plain = report_on(encoded)
    return replace(
        plain,
        protocol=f"{plain.protocol} The first {DEPTH} molecules by cosine are ordered by {rule}.",
        text_to_molecule=summarise(lists.ranks(scores), len(pairs.molecules)),
        in_batch=None,
    )


def _hypotheses(
    encoded: EncodedBenchmark, encoder: Encoder, rows: np.ndarray, cache: Path | None, workers: int
) -> np.ndarray:
    """Return the similarity of each candidate to what its text spells out, (Q, K)."""
    texts = read_evidence(encoded.pairs.texts, encoder.resolver)
    identities = IdentityTable.build(encoded.pairs.molecules, cache=cache, workers=workers)
    named = NamedStructures(texts, cache=cache, workers=workers)
    found = zip(texts, rows, strict=True)
    return np.stack([hypothesis_similarity(text, named, identities, own) for text, own in found])


def _transport(encoded: EncodedBenchmark, encoder: Encoder, rows: np.ndarray) -> np.ndarray:
    """Return the transport score of each candidate, (Q, K); 0 for what RDKit refuses."""
    pairs, scores = encoded.pairs, np.zeros(rows.shape, np.float32)
    for query, own in enumerate(rows):
        known = [place for place, row in enumerate(own) if pairs.molecules[row]]
        smiles = [pairs.molecules[own[place]] for place in known]
        scores[query, known] = transport_scores(encoder, pairs.texts[query], smiles)
    return scores
