"""Fitting the word head: which words are said of which molecules, over all training pairs.

Layer: core.training (may import core.models and what stands left of it).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from core.config import RunConfig
from core.data.prints import PrintTable
from core.data.records import IUPAC_SOURCE, PairRecord
from core.errors import DataError, ShapeError
from core.evaluation.protocols import load_benchmark
from core.models.word_head import WordHead
from core.text.demand_words import meaning
from core.text.lay_words import LAY_WORDS
from core.text.normalise import normalise
from core.text.phrases import class_phrases
from core.text.sentences import split_sentences
from core.text.terms import terms
from core.training.collect import training_records

FEWEST: Final = 8
"""Molecules that a word must be said of."""
MOST_SHARE: Final = 0.3
"""Share of the molecules above which a word says nothing."""
MOST_WORDS: Final = 900
"""Words that are kept, those that most molecules are told of: each weighs 8 kB."""
OF_USE: Final = 0.6
"""Share of a word's molecules that it must be said of where uses and effects are told."""
RIDGE: Final = 0.1
"""Weight of the squared weights beside the squared errors; from 0.03 to 1 little changes."""
CHECKED: Final = "pcdes"
"""Benchmark whose validation texts say how well words are foretold."""
_FEWEST_CHECKED: Final = 5
_LEVELS: Final = 127
_USES: Final = re.compile(
    r"\b(?:roles?|used|uses?|drugs?|agents?|treat\w*|therap\w*|inhibit\w*|activit\w+|active|"
    r"toxic\w*|effects?|medic\w+|disease|action|antagonis\w+|agonis\w+|indicated|causes?|food|"
    r"industr\w+|odou?r|taste)\b",
    re.I,
)

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
    config: RunConfig, *, data: Path, cache: Path | None, tell: Tell = lambda _: None
) -> WordFit:
    """Fit on the descriptions that a run of ``config`` learns from, one row a molecule.

    Args:
        config: Says which sets of pairs are learnt from.
        data: Data folder.
        cache: Folder of computed fingerprints.
        tell: Told what is being done.

    Raises:
        DataError: there are no training pairs, or no word is said often enough.
    """
    train = replace(config.train, phrases=False)
    records, _ = training_records(replace(config, train=train), data, None)
    records = [record for record in records if record.source != IUPAC_SOURCE]
    said: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        said[record.smiles].update(terms(record.text))
    tell(f"fingerprints of {len(said):,} molecules")
    prints = PrintTable.build(list(said), cache=cache).dense()
    tell("one regression a word")
    count = Counter(word for own in said.values() for word in own)
    words = chosen(count, told_of(records), molecules=len(said))
    head = fit_words(prints, [frozenset(own) for own in said.values()], words)
    tell(f"the words of {CHECKED}, validation")
    pairs = load_benchmark(CHECKED, data=data, split="validation")
    own = {pairs.molecules[row]: text for row, text in zip(pairs.truth, pairs.texts, strict=True)}
    prints = PrintTable.build(list(own), cache=cache).dense()
    auc, checked = foretold(head, prints, [frozenset(terms(text)) for text in own.values()])
    return WordFit(head=head, molecules=len(said), auc=auc, checked=checked)


def told_of(records: Iterable[PairRecord]) -> dict[str, int]:
    """Count the molecules of which each word tells a class, a role, a use or an effect."""
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for sentence in split_sentences(normalise(record.text)):
            told = [word for phrase in class_phrases(sentence) for word in terms(phrase)]
            told += terms(sentence) if _USES.search(sentence) else []
            for word in told:
                stated[word].add(record.smiles)
    return {word: len(own) for word, own in stated.items()}


def chosen(said: Mapping[str, int], told: Mapping[str, int], *, molecules: int) -> tuple[str, ...]:
    """Return the words that are fitted, sorted; what demands check on the structure is not.

    Args:
        said: Molecules that each word is said of.
        told: The same where a class, a role, a use or an effect is told.
        molecules: How many there are.

    Raises:
        DataError: no word is said often enough.
    """
    lay = {word for plain in LAY_WORDS.values() for word in terms(plain)}
    found = [
        word
        for word, count in said.items()
        if FEWEST <= count <= MOST_SHARE * molecules
        and meaning(word) is None
        and (word in lay or (told.get(word, 0) >= max(FEWEST, OF_USE * count)))
    ]
    if not found:
        raise DataError(
            f"No word is said of {FEWEST} molecules or more; train on more descriptions."
        )
    found.sort(key=lambda word: (word not in lay, -said[word], word))
    return tuple(sorted(found[:MOST_WORDS]))


def fit_words(prints: np.ndarray, said: Sequence[frozenset[str]], words: Sequence[str]) -> WordHead:
    """Fit a head.

    Args:
        prints: (N, F) float32 rows of length 1, the fingerprints of molecules.
        said: The words that the descriptions of each use.
        words: Those to fit, each said of some molecules but not of all.

    Raises:
        ShapeError: there are not as many molecules as sets of words.
    """
    if len(prints) != len(said):
        raise ShapeError("words of molecules", got=(len(said),), want=(len(prints),))
    presence = np.array([[word in own for word in words] for own in said], np.float32)
    rate = presence.mean(axis=0)
    gram = prints.T @ prints
    gram[np.diag_indices(len(gram))] += RIDGE
    weight = np.linalg.solve(gram, prints.T @ (presence - rate)).T
    spread = np.maximum((prints @ weight.T).std(axis=0), np.finfo(np.float32).tiny)
    # A word of the writer, not of the matter, is never foretold and tells nothing.
    foreseen = np.minimum(spread / np.sqrt(rate * (1 - rate)), 1)
    weight /= spread[:, None]
    scale = np.abs(weight).max(axis=1, keepdims=True) / _LEVELS
    whole = (weight / np.maximum(scale, np.finfo(np.float32).tiny)).round()
    return WordHead(
        words=tuple(words),
        weight=np.ascontiguousarray(whole, dtype=np.int8),
        scale=scale.astype(np.float32),
        worth=(np.log(1 / rate) * np.sqrt(foreseen)).astype(np.float32),
    )


def foretold(
    head: WordHead, prints: np.ndarray, said: Sequence[frozenset[str]]
) -> tuple[float | None, int]:
    """Return the mean area under the ROC curve over words, and of how many words.

    Args:
        head: The head.
        prints: (N, F) fingerprints of molecules it was not fitted on.
        said: The words that are said of each; words of fewer than five molecules do not count.
    """
    scores = prints @ head.weight.T.astype(np.float32)
    rank = scores.argsort(axis=0).argsort(axis=0) + 1
    areas = []
    for place, word in enumerate(head.words):
        has = np.array([word in own for own in said])
        n, m = int(has.sum()), int((~has).sum())
        if n >= _FEWEST_CHECKED and m:
            # Mann and Whitney, Ann. Math. Stat. 18, 1947.
            areas.append((rank[has, place].sum() - n * (n + 1) / 2) / (n * m))
    return (float(np.mean(areas)) if areas else None), len(areas)
