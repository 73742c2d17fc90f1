"""The training set: pairs in an order that is a pure function of seed and epoch, in batches.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
"""

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np
import torch
from torch import Tensor

from core.data.augment import AugmentConfig, kept_sentences, mask_tokens
from core.data.batch import PairBatch, TextItem, collate_molecules, collate_texts
from core.data.features import MoleculeTable
from core.data.graph_augment import two_views
from core.data.texts import TextStore, text_items
from core.data.word_links import WordLinks
from core.errors import DataError

__all__ = ["AugmentConfig", "PairSet", "TextStore", "text_items"]

POOL: Final = 16
"""Batches' worth of pairs that are sorted by length together: little padding, much mixing."""

PREFETCH: Final = 3
"""Batches made ahead of the training step."""


class PairSet:
    """Pairs of a text and a molecule; P pairs.

    Args:
        texts: The encoded texts.
        text_rows: (P,) row of each pair's text.
        table: The featurised molecules.
        molecule_rows: (P,) row of each pair's molecule.
        text_keys: (P,) equal keys are the same text.
        molecule_keys: (P,) equal keys are the same molecule.
        name_dropout: (P,) least chance that a pair's text loses its resolved names, 0 to 1;
            high for texts that are nothing but the molecule's name. None: 0.
        links: What the words of each pair are known to name; None where nothing is.

    Raises:
        DataError: the columns differ in length, or a row points outside its table.
    """

    def __init__(
        self,
        texts: TextStore,
        text_rows: Sequence[int] | np.ndarray,
        table: MoleculeTable,
        molecule_rows: Sequence[int] | np.ndarray,
        text_keys: Sequence[int] | np.ndarray,
        molecule_keys: Sequence[int] | np.ndarray,
        *,
        name_dropout: Sequence[float] | np.ndarray | None = None,
        links: WordLinks | None = None,
    ) -> None:
        self.texts, self.table, self.links = texts, table, links
        self.text_rows = np.asarray(text_rows, np.int64)
        self.molecule_rows = np.asarray(molecule_rows, np.int64)
        self.text_keys = np.asarray(text_keys, np.int64)
        self.molecule_keys = np.asarray(molecule_keys, np.int64)
        zeros = np.zeros(len(self.text_rows))
        self.name_dropout = zeros if name_dropout is None else np.asarray(name_dropout, float)
        columns = (self.molecule_rows, self.text_keys, self.molecule_keys, self.name_dropout)
        if any(len(column) != len(self.text_rows) for column in columns):
            raise DataError(
                f"The pairs' columns have {[len(c) for c in (self.text_rows, *columns)]} rows; "
                "they must be equally long"
            )
        for name, rows, size in (
            ("text", self.text_rows, len(texts)),
            ("molecule", self.molecule_rows, len(table)),
        ):
            if len(rows) and not (rows.min() >= 0 and rows.max() < size):
                raise DataError(
                    f"A pair has {name} row {rows.min()} or {rows.max()}, but there are {size}: "
                    "leave out the pairs whose structure could not be read"
                )
        self._lengths = texts.lengths()[self.text_rows]

    def __len__(self) -> int:
        return len(self.text_rows)

    def order(self, epoch: int, *, batch: int, seed: int) -> list[np.ndarray]:
        """Return the pairs of each batch of an epoch.

        Texts of a batch are of similar length; a last batch of a single pair is left out.
        """
        rng = np.random.default_rng([seed, epoch])
        shuffled = rng.permutation(len(self))
        batches: list[np.ndarray] = []
        for start in range(0, len(shuffled), POOL * batch):
            pool = shuffled[start : start + POOL * batch]
            pool = pool[np.argsort(self._lengths[pool], kind="stable")]
            batches += [pool[i : i + batch] for i in range(0, len(pool), batch)]
        batches = [b for b in batches if len(b) >= 2]
        return [batches[i] for i in rng.permutation(len(batches))]

    def steps(self, *, batch: int) -> int:
        """Return the number of batches of an epoch."""
        whole, rest = divmod(len(self), batch)
        return whole + (rest >= 2)

    def batches(
        self,
        epoch: int,
        *,
        batch: int,
        seed: int,
        augment: AugmentConfig | None = None,
        start_step: int = 0,
    ) -> Iterator[PairBatch]:
        """Yield the batches of an epoch, made ahead in a thread.

        Args:
            epoch: Counted from 0.
            batch: Pairs of a batch, at least 2.
            seed: Seed of order and augmentation.
            augment: Changes to texts and molecules; None leaves them whole.
            start_step: Batches already seen; the others are what they would have been.

        Raises:
            DataError: ``batch`` is below 2.
        """
        if batch < 2:
            raise DataError(f"A batch of {batch} has no negatives; take at least 2 pairs")
        order = self.order(epoch, batch=batch, seed=seed)

        def make(step: int) -> PairBatch:
            rng = np.random.default_rng([seed, epoch, step])
            return self.collate(order[step], augment=augment, rng=rng)

        return _ahead(make, range(start_step, len(order)))

    def collate(
        self,
        pairs: np.ndarray,
        *,
        augment: AugmentConfig | None = None,
        rng: np.random.Generator | None = None,
    ) -> PairBatch:
        """Return the batch of the given pairs, (B,) indices."""
        rng = np.random.default_rng(0) if rng is None else rng
        read = [self._item(int(pair), augment, rng) for pair in pairs]
        items = [item for item, _ in read]
        molecule = collate_molecules(self.table.graphs(self.molecule_rows[pairs]))
        other = None
        if augment is not None and augment.graph:
            molecule, other = two_views(molecule, augment.graph, rng)
        return PairBatch(
            text=collate_texts(items, pad_id=self.texts.pad_id),
            molecule=molecule,
            text_key=torch.from_numpy(self.text_keys[pairs]),
            molecule_key=torch.from_numpy(self.molecule_keys[pairs]),
            other_view=other,
            # A view of a molecule has other motifs than the molecule.
            links=None if self.links is None or other is not None else self._links(pairs, read),
        )

    def _links(
        self, pairs: np.ndarray, read: Sequence[tuple[TextItem, np.ndarray | None]]
    ) -> Tensor | None:
        if self.links is None:
            return None
        rows = []
        for number, (pair, (_, keep)) in enumerate(zip(pairs, read, strict=True)):
            places = self.texts.token_places(int(self.text_rows[pair]), keep)
            own = self.links.placed(int(pair), places)
            rows.append(np.column_stack([np.full(len(own), number), own]))
        return torch.from_numpy(np.concatenate(rows).astype(np.int64))

    def _item(
        self, pair: int, augment: AugmentConfig | None, rng: np.random.Generator
    ) -> tuple[TextItem, np.ndarray | None]:
        """Return a pair's text and the sentences it kept, None for all."""
        row = int(self.text_rows[pair])
        if augment is None:
            return self.texts.item(row), None
        nameless = rng.random() < max(augment.names_dropout, self.name_dropout[pair])
        keep = kept_sentences(self.texts.sentences(row), augment, rng)
        item = self.texts.item(row, keep=keep, with_names=not nameless)
        tokens = mask_tokens(item.tokens, augment, self.texts.mask_id, rng)
        return (item if tokens is item.tokens else _with_tokens(item, tokens)), keep


def _with_tokens(item: TextItem, tokens: np.ndarray) -> TextItem:
    # dataclasses.replace is several times slower, and this runs for every text of every step.
    return TextItem(
        tokens=tokens,
        content=item.content,
        bag_index=item.bag_index,
        bag_count=item.bag_count,
        names=item.names,
        name_keys=item.name_keys,
        relations=item.relations,
    )


def _ahead(make: Callable[[int], PairBatch], steps: range) -> Iterator[PairBatch]:
    """Yield ``make(step)`` for each step, up to ``PREFETCH`` of them made in a thread."""
    ready: queue.Queue[PairBatch | BaseException | None] = queue.Queue(maxsize=PREFETCH)
    stop = threading.Event()

    def put(value: PairBatch | BaseException | None) -> None:
        while not stop.is_set():
            try:
                ready.put(value, timeout=0.1)
            except queue.Full:
                continue
            return

    def work() -> None:
        try:
            for step in steps:
                if stop.is_set():
                    return
                put(make(step))
            put(None)
        except BaseException as error:  # handed to the caller, who raises it
            put(error)

    thread = threading.Thread(target=work, name="batches", daemon=True)
    thread.start()
    try:
        while (value := ready.get()) is not None:
            if isinstance(value, BaseException):
                raise value
            yield value
    finally:
        stop.set()
        thread.join()
