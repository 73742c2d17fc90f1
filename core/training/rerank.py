"""Fitting the re-ranker: lists of candidates from the validation splits, listwise cross-entropy.

Layer: core.training (may import core.evaluation, core.models and what stands left of them). The
dual encoder has over-fitted its training pairs, so its scores there say nothing; the validation
splits are the one place where they are as they will be for new texts. What is reported of the
re-ranker on validation is cross-fitted: no list is scored by a network that has seen its text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

import numpy as np
import torch

from core.data.features import MoleculeTable
from core.data.records import IUPAC_SOURCE, PairRecord
from core.errors import DataError
from core.evaluation.protocols import Benchmark, encode_benchmark, load_benchmark
from core.evaluation.reranked import CandidateLists, Evidence
from core.models.encoder import Encoder
from core.models.querybank import Querybank
from core.models.reranking import Reranker, score
from core.nn.list_scorer import ListScorer
from core.training.collect import training_records
from core.training.short_texts import short_texts

BANK: Final = 4096
"""Training pairs that tell how crowded a place is; with 6,000 nothing is gained."""
BENCHMARKS: Final = ("pcdes", "chebi20", "chebi20-full")
BOTH_WAYS: Final = ("pcdes", "chebi20")
SHORT: Final = "short texts"
LIST: Final = 60
"""Molecules of a list; further ones hardly ever win."""
FOLDS: Final = 5
_BATCH: Final = 256
_NO_CANDIDATE: Final = -1e6
"""Score of a place that no candidate fills: no weight in a softmax, and finite."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A fitted re-ranker and what it does on texts it has not seen."""

    reranker: Reranker
    lists: int
    """Lists it was fitted on, both directions."""
    before: dict[str, float]
    """Hits@1 of the dual encoder by benchmark and direction, validation, percent."""
    after: dict[str, float]
    """The same re-ranked, cross-fitted."""


def fit_reranker(
    encoder: Encoder,
    *,
    data: Path,
    cache: Path | None,
    benchmarks: Sequence[str] = BENCHMARKS,
    seed: int = 0,
    workers: int = 2,
    tell: Tell = lambda _: None,
) -> Fit:
    """Fit on the validation splits and on short texts of the molecules of the last one.

    Args:
        encoder: The dual encoder whose hits are ordered.
        data: Data folder.
        cache: Folder of computed molecule numbers.
        benchmarks: Some of ``BENCHMARKS``: whose validation splits may be learnt from.
        seed: Seed of folds, weights and order.
        workers: Processes for molecules.
        tell: Told what is being done.

    Raises:
        DataError: a benchmark is unknown, a split is missing, or its lists teach nothing.
    """
    tell("a bank of training pairs")
    bank = draw_bank(encoder, data=data, cache=cache, seed=seed, workers=workers)
    molecules: dict[str, CandidateLists] = {}
    texts: dict[str, CandidateLists] = {}
    for name, pairs in _benchmarks(benchmarks, data=data, seed=seed):
        encoded = encode_benchmark(encoder, pairs, cache=cache, workers=workers)
        tell(f"candidates of {name}")
        evidence = Evidence(encoded, encoder.resolver, bank, cache=cache, workers=workers)
        molecules[name] = evidence.molecule_lists(depth=LIST)
        if name in BOTH_WAYS:
            texts[f"{name}, back"] = evidence.text_lists()
    before, after, scorers = {}, {}, []
    for groups in (molecules, texts):
        scores = _cross_fitted(groups, seed=seed, tell=tell)
        measured = [name for name in groups if not name.startswith(SHORT)]
        before |= {name: groups[name].hits_1(groups[name].cosine) for name in measured}
        after |= {name: groups[name].hits_1(scores[name]) for name in measured}
        tell("the network on all lists")
        scorers.append(train_scorer([(g.features, g.truth) for g in groups.values()], seed=seed))
    return Fit(
        reranker=Reranker(*scorers, bank),
        lists=sum(len(group.truth) for groups in (molecules, texts) for group in groups.values()),
        before=before,
        after=after,
    )


def draw_bank(
    encoder: Encoder, *, data: Path, cache: Path | None, seed: int = 0, workers: int = 1
) -> Querybank:
    """Return the vectors of ``BANK`` whole descriptions of the sets that ``encoder`` learnt from.

    A run on fewer pairs (``--limit``) has not seen all of them, which does no harm here.

    Raises:
        DataError: there are no training pairs.
    """
    train = replace(encoder.config.train, phrases=False)
    records, _ = training_records(replace(encoder.config, train=train), data, None)
    records = [record for record in records if record.source != IUPAC_SOURCE] or records
    chosen = np.random.default_rng(seed).permutation(len(records))[:BANK]
    drawn = [records[place] for place in chosen.tolist()]
    table = MoleculeTable.build([r.smiles for r in drawn], cache=cache, workers=workers)
    rows = table.rows([record.smiles for record in drawn])
    texts = encoder.encode_texts([r.text for r, row in zip(drawn, rows, strict=True) if row >= 0])
    return Querybank(texts, encoder.encode_graphs(table.graphs(rows[rows >= 0])))


def _benchmarks(names: Sequence[str], *, data: Path, seed: int) -> Iterator[tuple[str, Benchmark]]:
    """Yield the validation splits, and last short texts of the molecules of the last split."""
    for name in names:
        pairs = load_benchmark(name, data=data, split="validation")
        yield name, pairs
    whole = load_benchmark(names[-1].removesuffix("-full"), data=data, split="validation")
    short = short_texts(
        [
            PairRecord(id=str(row), smiles=smiles, text=text, source=SHORT)
            for row, (smiles, text) in enumerate(zip(whole.molecules, whole.texts, strict=True))
            if smiles
        ],
        seed=seed,
    )
    row = {smiles: place for place, smiles in enumerate(whole.molecules)}
    yield (
        SHORT,
        replace(
            whole,
            texts=tuple(record.text for record in short),
            truth=tuple(row[record.smiles] for record in short),
        ),
    )


def _cross_fitted(
    groups: Mapping[str, CandidateLists], *, seed: int, tell: Tell
) -> dict[str, np.ndarray]:
    """Return (Q, K) scores of the lists by networks that never saw the molecule of their pair."""
    folds = {name: _folds(group, seed) for name, group in groups.items()}
    scores = {name: np.zeros_like(group.cosine) for name, group in groups.items()}
    for fold in range(FOLDS):
        tell(f"the network, fold {fold + 1} of {FOLDS}")
        seen = [
            (group.features[folds[name] != fold], group.truth[folds[name] != fold])
            for name, group in groups.items()
        ]
        scorer = train_scorer(seen, seed=seed)
        for name, group in groups.items():
            own = folds[name] == fold
            scores[name][own] = score(scorer, group.features[own])
    return scores


def _folds(group: CandidateLists, seed: int) -> np.ndarray:
    """Give all queries of one molecule the same fold, whatever the list they stand in."""
    digests = (blake2b(f"{seed}/{smiles}".encode()).digest() for smiles in group.molecules)
    return np.array([digest[0] % FOLDS for digest in digests])


def train_scorer(
    lists: Sequence[tuple[np.ndarray, np.ndarray]],
    *,
    seed: int = 0,
    epochs: int = 12,
    rate: float = 4e-3,
) -> ListScorer:
    """Train on lists whose truth is among the candidates.

    Args:
        lists: (L, K, F) features and (L, K) bool truth, by group; K may differ between groups.
        seed: Seed of weights and order.
        epochs: Passes over the lists.
        rate: Peak learning rate.

    Raises:
        DataError: no list holds its right answer among others.
    """
    torch.manual_seed(seed)
    features, truth, held = map(torch.from_numpy, _joined(lists))
    truth = truth / truth.sum(dim=1, keepdim=True)
    scorer = ListScorer(features.shape[-1])
    scorer.standardise(features.flatten(0, 1) if held.all() else features[held])
    cosine, inner = features[..., 0].clone(), scorer.inner(features)  # once, not every pass
    optimizer = torch.optim.AdamW(scorer.parameters(), lr=rate, weight_decay=0.02)
    steps = epochs * (len(features) // _BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps + 1)
    scorer.train()
    for _ in range(epochs):
        for chosen in torch.randperm(len(features)).split(_BATCH):
            scores = scorer.score(cosine[chosen], inner[chosen])
            scores = scores.masked_fill(~held[chosen], _NO_CANDIDATE)
            loss = -(truth[chosen] * scores.log_softmax(dim=1)).sum(dim=1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return scorer.eval()


def _joined(
    lists: Sequence[tuple[np.ndarray, np.ndarray]],
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Join groups of lists from which something can be learnt, short lists filled up.

    Returns:
        (L, K, F) float32 features, (L, K) float32 truth and (L, K) bool, where a candidate is.
    """
    # A list of right answers alone, or of wrong ones alone, prefers nothing.
    kept = [y.any(axis=1) & ~y.all(axis=1) for _, y in lists]
    count = sum(int(own.sum()) for own in kept)
    if not count:
        raise DataError(
            "No list of candidates holds its right answer among others, so a re-ranker has "
            "nothing to learn from; train the checkpoint first, or use more pairs."
        )
    shape = (count, max(y.shape[1] for _, y in lists))
    features = np.zeros((*shape, lists[0][0].shape[-1]), np.float32)
    truth, held = np.zeros(shape, np.float32), np.zeros(shape, bool)
    start = 0
    for (x, y), own in zip(lists, kept, strict=True):
        place = np.s_[start : start + int(own.sum()), : y.shape[1]]
        features[place], truth[place], held[place] = x[own], y[own], True
        start += int(own.sum())
    return features, truth, held
