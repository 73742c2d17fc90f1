"""Fitting the word head: which words are said of which molecules, over all training pairs.

Layer: core.training (may import core.models and what stands left of it).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from core.data.features import MoleculeTable
from core.data.records import IUPAC_SOURCE
from core.errors import DataError, ShapeError
from core.evaluation.protocols import load_benchmark
from core.models.encoder import Encoder
from core.models.word_head import WordHead
from core.text.terms import terms
from core.training.collect import training_records

FEWEST: Final = 8
"""Molecules that a word must be said of."""
MOST_SHARE: Final = 0.3
"""Share of the molecules above which a word says nothing."""
RIDGE: Final = 0.1
"""Weight of the squared weights beside the squared errors; from 0.02 to 1 nothing changes."""
CHECKED: Final = "pcdes"
"""Benchmark whose validation texts say how well words are foretold."""
_FEWEST_CHECKED: Final = 5

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFit:
    """A fitted head and how well it foretells the words of texts it has not seen."""

    head: WordHead
    molecules: int
    """Molecules it was fitted on."""
    auc: float | None
    """Probability that a validation molecule of a word scores above one without it, mean; None
    where no word can be checked."""
    checked: int
    """Words over which that mean was taken."""


def fit_word_head(
    encoder: Encoder,
    *,
    data: Path,
    cache: Path | None,
    workers: int = 1,
    tell: Tell = lambda _: None,
) -> WordFit:
    """Fit on the descriptions that the encoder learnt from, one row a molecule.

    Args:
        encoder: The dual encoder whose vectors foretell words.
        data: Data folder.
        cache: Folder of computed molecule numbers.
        workers: Processes for molecules.
        tell: Told what is being done.

    Raises:
        DataError: there are no training pairs, or no word is said often enough.
    """
    train = replace(encoder.config.train, phrases=False)
    records, _ = training_records(replace(encoder.config, train=train), data, None)
    said: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        if record.source != IUPAC_SOURCE:
            said[record.smiles].update(terms(record.text))
    tell(f"vectors of {len(said):,} molecules")
    vectors, kept = _vectors(encoder, list(said), cache=cache, workers=workers)
    tell("one regression a word")
    head = fit_words(vectors, [frozenset(said[smiles]) for smiles in kept])
    tell(f"the words of {CHECKED}, validation")
    pairs = load_benchmark(CHECKED, data=data, split="validation")
    own = {pairs.molecules[row]: text for row, text in zip(pairs.truth, pairs.texts, strict=True)}
    own.pop("", None)  # what does not parse
    vectors, names = _vectors(encoder, list(own), cache=cache, workers=workers)
    auc, checked = foretold(head, vectors, [frozenset(terms(own[name])) for name in names])
    return WordFit(head=head, molecules=len(kept), auc=auc, checked=checked)


def fit_words(
    vectors: np.ndarray,
    said: Sequence[frozenset[str]],
    *,
    fewest: int | None = None,
    ridge: float = RIDGE,
) -> WordHead:
    """Fit a head.

    Args:
        vectors: (N, d) float32 unit rows of molecules.
        said: The words that the descriptions of each use.
        fewest: Molecules that a word must be said of; None takes ``FEWEST``.
        ridge: Weight of the squared weights beside the squared errors.

    Raises:
        DataError: no word is said often enough.
        ShapeError: there are not as many molecules as sets of words.
    """
    if len(vectors) != len(said):
        raise ShapeError("words of molecules", got=(len(said),), want=(len(vectors),))
    words, presence = _presence(said, fewest=fewest or FEWEST)
    rate = presence.mean(axis=0)
    gram = vectors.T @ vectors + ridge * np.eye(vectors.shape[1], dtype=np.float32)
    weight = np.linalg.solve(gram, vectors.T @ (presence - rate)).T
    score = vectors @ weight.T
    spread = np.maximum(score.std(axis=0), np.finfo(np.float32).tiny)
    # A word of the writer, not of the matter, is never foretold and tells nothing.
    foreseen = np.minimum(spread / np.sqrt(rate * (1 - rate)), 1)
    return WordHead(
        words=words,
        weight=np.ascontiguousarray(weight / spread[:, None], dtype=np.float32),
        offset=(score.mean(axis=0) / spread).astype(np.float32),
        worth=(np.log(1 / rate) * np.sqrt(foreseen)).astype(np.float32),
    )


def foretold(
    head: WordHead, vectors: np.ndarray, said: Sequence[frozenset[str]]
) -> tuple[float | None, int]:
    """Return the mean area under the ROC curve over words, and of how many words.

    Args:
        head: The head.
        vectors: (N, d) unit rows of molecules it was not fitted on.
        said: The words that are said of each; words of fewer than five molecules do not count.
    """
    scores = head.scores(vectors)
    rank = scores.argsort(axis=0).argsort(axis=0) + 1
    areas = []
    for place, word in enumerate(head.words):
        has = np.array([word in own for own in said])
        n, m = int(has.sum()), int((~has).sum())
        if n >= _FEWEST_CHECKED and m:
            # Mann and Whitney, Ann. Math. Stat. 18, 1947.
            areas.append((rank[has, place].sum() - n * (n + 1) / 2) / (n * m))
    return (float(np.mean(areas)) if areas else None), len(areas)


def _vectors(
    encoder: Encoder, smiles: list[str], *, cache: Path | None, workers: int
) -> tuple[np.ndarray, list[str]]:
    """Return the vectors of the molecules that can be computed, and which these are."""
    table = MoleculeTable.build(smiles, cache=cache, workers=workers)
    rows = table.rows(smiles)
    kept = [name for name, row in zip(smiles, rows, strict=True) if row >= 0]
    return encoder.encode_graphs(table.graphs(rows[rows >= 0])), kept


def _presence(said: Sequence[frozenset[str]], *, fewest: int) -> tuple[tuple[str, ...], np.ndarray]:
    """Return the words worth fitting and whether each is said, (N, V) float32."""
    count = Counter(word for own in said for word in own)
    most = MOST_SHARE * len(said)
    words = tuple(sorted(word for word, times in count.items() if fewest <= times <= most))
    if not words:
        raise DataError(
            f"No word is said of {fewest} molecules or more; train on more descriptions."
        )
    place = {word: at for at, word in enumerate(words)}
    presence = np.zeros((len(said), len(words)), np.float32)
    for row, own in enumerate(said):
        presence[row, [place[word] for word in own if word in place]] = 1
    return words, presence
