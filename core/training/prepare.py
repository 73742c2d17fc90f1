"""From data sets to encoded pairs: what a run needs before its first step.

Layer: core.training (may import core.library, core.models and what stands left of them).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from tqdm import tqdm

from core.chem.names import NameResolver
from core.config import RunConfig, TextConfig
from core.data.augment import AugmentConfig
from core.data.dataset import PairSet
from core.data.features import MoleculeTable
from core.data.records import (
    IUPAC_SOURCE,
    PairRecord,
)
from core.data.splits import assert_no_leak, evaluation_smiles, overlap_report
from core.data.texts import TextStore
from core.data.word_links import WordLinks
from core.library.starter import known_names
from core.models.checkpoint import read_transformer
from core.nn.text_encoder import positions, pretrained_folder, read_architecture
from core.text.normalise import normalise
from core.text.pretrained import read_pretrained
from core.text.tokenizer import Tokenizer
from core.training.collect import tables, training_records
from core.training.word_links import link_words

NAME_TEXT_DROPOUT: Final = 0.9
"""Chance that a text which is nothing but a systematic name loses the structure it names: read
by OPSIN it gives the answer away, and nothing would be learnt from its letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Encoded pairs and everything that was learnt or counted on the way."""

    pairs: PairSet
    tokenizer: Tokenizer
    resolver: NameResolver | None
    idf: np.ndarray
    """(buckets,) float32, inverse document frequencies of the n-grams."""
    augment: AugmentConfig
    data: Path
    files: tuple[Path, ...]
    """The tables that were read."""
    sources: dict[str, int]
    """Pairs of each source."""
    pair_count: int
    molecule_count: int
    dropped: int
    """Pairs left out because their molecule is in an evaluation split."""
    flat: int
    """Training molecules that equal an evaluation molecule but for stereo or isotopes."""


def prepare(
    config: RunConfig,
    library_names: bool = True,
    *,
    data: Path,
    cache: Path,
    limit: int | None = None,
    start: Path | None = None,
    workers: int = 2,
    progress: bool = True,
) -> Prepared:
    """Encode the training pairs of ``config``; quick the second time, through ``cache``.

    Args:
        config: What will be trained.
        library_names: Whether names of the built-in library are read, as search does.
        data: Data folder.
        cache: Folder that keeps encoded texts and molecule features.
        limit: Use this many pairs only, chosen by the seed.
        start: Checkpoint whose word pieces are kept, as its weights are to be trained on.
        workers: Processes that look at molecules.
        progress: Show bars on stderr.

    Raises:
        DataError: data are missing or damaged, or an evaluation molecule would be trained on.
    """
    records, dropped = training_records(config, data, limit)
    assert_no_leak(smiles := [r.smiles for r in records], measured := evaluation_smiles(data))
    text, texts = config.model.text, [record.text for record in records]
    known = known_names() if library_names and text.grounding else {}
    resolver = NameResolver(known=known) if text.grounding else None
    tokenizer = _tokenizer(texts, start, text)
    store = _read(texts, text, tokenizer, resolver, cache, workers, progress, _tag(known))
    with _bar("molecules", progress) as bar:
        table = MoleculeTable.build(smiles, cache=cache, workers=workers, progress=bar.follow)
    links = _link(records, config, tokenizer, resolver, cache, workers, progress)
    return Prepared(
        pairs=_pair(records, store, table, links),
        tokenizer=tokenizer,
        resolver=resolver,
        idf=inverse_document_frequency(store, buckets=text.bag_buckets),
        augment=AugmentConfig.of(config.train),
        data=data,
        files=tables(data, iupac=config.train.iupac),
        sources=dict(Counter(record.source for record in records)),
        pair_count=len(records),
        molecule_count=len(set(smiles)),
        dropped=dropped,
        flat=overlap_report(smiles, measured).flat,
    )


def fit_to_transformer(config: RunConfig, start: Path | None = None) -> RunConfig:
    """Return ``config`` with texts cut to what its pretrained transformer can place.

    Args:
        config: A run; without a pretrained transformer it is returned as it is.
        start: Checkpoint to train on, whose transformer overrules ``init_from``.

    Raises:
        ConfigError: the pretrained transformer cannot be read.
    """
    text = config.model.text
    known = None if start is None else read_transformer(start)
    if known is None and start is None and text.transformer and text.init_from:
        known = read_architecture(text.init_from)
    if known is None or positions(known) >= text.max_tokens:
        return config
    text = replace(text, max_tokens=positions(known))
    return replace(config, model=replace(config.model, text=text))


def _tokenizer(texts: Sequence[str], start: Path | None, config: TextConfig) -> Tokenizer:
    """Return the tokenizer of ``start``, else of the pretrained transformer, else a new one."""
    if start is not None:
        return Tokenizer.load(start / "tokenizer.json")
    if config.transformer and config.init_from:
        return read_pretrained(pretrained_folder(config.init_from))
    return Tokenizer.train(map(normalise, texts), vocabulary=config.vocabulary)


def _read(
    texts: Sequence[str],
    config: TextConfig,
    tokenizer: Tokenizer,
    resolver: NameResolver | None,
    cache: Path,
    workers: int,
    progress: bool,
    tag: str,
) -> TextStore:
    with _bar("texts", progress) as bar:
        return TextStore.build(
            texts,
            tokenizer=tokenizer,
            resolver=resolver,
            buckets=config.bag_buckets,
            max_tokens=config.max_tokens,
            max_names=config.max_names,
            cache=cache,
            workers=workers,
            progress=bar.follow,
            tag=tag,
        )


def _tag(known: Mapping[str, str]) -> str:
    """Name the list of known names, so that texts read with another one are read again."""
    listed = json.dumps(sorted(known.items())).encode()
    return hashlib.sha256(listed).hexdigest() if known else ""


def _link(
    records: Sequence[PairRecord],
    config: RunConfig,
    tokenizer: Tokenizer,
    resolver: NameResolver | None,
    cache: Path,
    workers: int,
    progress: bool,
) -> WordLinks | None:
    if not config.loss.plan:
        return None
    with _bar("words", progress) as bar:
        return link_words(
            records,
            tokenizer=tokenizer,
            resolver=resolver,
            max_tokens=config.model.text.max_tokens,
            cache=cache,
            workers=workers,
            progress=bar.follow,
        )


def _pair(
    records: Sequence[PairRecord],
    store: TextStore,
    table: MoleculeTable,
    links: WordLinks | None,
) -> PairSet:
    rows = table.rows([record.smiles for record in records])
    usable = np.flatnonzero(rows >= 0)
    keys = {key: i for i, key in enumerate({normalise(r.text).casefold(): 0 for r in records})}
    return PairSet(
        store,
        usable,
        table,
        rows[usable],
        [keys[normalise(records[i].text).casefold()] for i in usable],
        rows[usable],
        name_dropout=[
            NAME_TEXT_DROPOUT if records[i].source == IUPAC_SOURCE else 0.0 for i in usable
        ],
        links=None if links is None else links.take(usable),
    )


def inverse_document_frequency(store: TextStore, *, buckets: int) -> np.ndarray:
    """Return ln((1 + texts) / (1 + texts with the n-gram)) + 1 for each row of the table.

    Shape: (buckets,) float32. Smoothed as in scikit-learn, so that unseen n-grams weigh most.
    """
    seen = np.zeros(buckets, np.int64)
    for row in range(len(store)):
        seen[store.item(row, with_names=False).bag_index] += 1
    return (np.log((1 + len(store)) / (1 + seen)) + 1).astype(np.float32)


class _bar(tqdm):  # reads as the function it is used as
    """A progress bar that can be told (done, total)."""

    def __init__(self, name: str, shown: bool) -> None:
        super().__init__(desc=name, disable=not shown, leave=False)

    def follow(self, done: int, total: int) -> None:
        """Show ``done`` of ``total``."""
        self.total = total
        self.update(done - self.n)
