"""Texts read once: word pieces, n-gram counts and named structures of every sentence.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
Training keeps them in a ``TextStore`` that can leave sentences out; queries take the same way
through ``text_items``, so that a model meets at search what it met in training.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np

from core.chem.names import NameResolver
from core.config import TextConfig
from core.data.batch import TextItem
from core.data.features import MoleculeTable
from core.data.sentences import Sentence, read_sentences, reader_digest
from core.data.storage import load_arrays, pack_lines, save_arrays, unpack_lines
from core.text.tokenizer import Tokenizer

Progress = Callable[[int, int], None]
"""Called with (done, total)."""

CHUNK: Final = 512
"""Texts read in one exchange with the name resolver."""

_STORED: Final = (
    "tokens",
    "content",
    "token_offsets",
    "bag_index",
    "bag_count",
    "bag_offsets",
    "name_rows",
    "name_relations",
    "name_offsets",
    "sentence_offsets",
    "name_smiles",
    "special",
)


class TextStore:
    """Encoded sentences of many texts; ``build`` makes one.

    Args:
        arrays: The stored arrays; offsets are exclusive sums with a last total.
        names: Structures of ``name_smiles``, row by row where they parse.
        max_tokens: Word pieces of one item, [CLS] included.
        max_names: Unique structures of one item.
    """

    def __init__(
        self,
        arrays: dict[str, np.ndarray],
        names: MoleculeTable,
        *,
        max_tokens: int,
        max_names: int,
    ) -> None:
        self._arrays = arrays
        self.names = names
        self._name_row = names.rows(unpack_lines(arrays["name_smiles"]))
        self.max_tokens, self.max_names = max_tokens, max_names
        self.start_id, self.pad_id, self.mask_id = (int(i) for i in arrays["special"])

    @classmethod
    def build(
        cls,
        texts: Sequence[str],
        *,
        tokenizer: Tokenizer,
        resolver: NameResolver | None,
        buckets: int,
        max_tokens: int = TextConfig().max_tokens,
        max_names: int = TextConfig().max_names,
        cache: Path | None = None,
        progress: Progress | None = None,
        workers: int = 1,
        tag: str = "",
    ) -> Self:
        """Read ``texts``; row i of the store is text i.

        Args:
            texts: Descriptions as written; they are normalised here.
            tokenizer: Gives the word pieces.
            resolver: Reads names as structures; None leaves names out.
            buckets: Rows of the n-gram table.
            max_tokens: Word pieces of one item, [CLS] included.
            max_names: Unique structures of one item.
            cache: Folder that keeps the store, one file a set of texts and settings.
            progress: Told the number of texts read and of all.
            workers: Processes that featurise the named structures.
            tag: Whatever else decides how texts are read (a resolver's list of known names); it
                keeps caches apart.
        """
        settings = f"{resolver is not None}/{buckets}/{max_tokens}/{tag}"
        path = None if cache is None else cache / f"texts-{_key(texts, tokenizer, settings)}.npz"
        arrays = None if path is None else load_arrays(path, _STORED)
        if arrays is None:
            arrays = _read_all(texts, tokenizer, resolver, buckets, max_tokens, progress)
            # Texts without a single name mean a resolver that could not work (no Java): such a
            # store must not outlive the reason.
            nameless = resolver is not None and not arrays["name_smiles"].size
            if path is not None and not nameless:
                save_arrays(path, arrays)
        elif progress is not None:
            progress(len(texts), len(texts))
        smiles = unpack_lines(arrays["name_smiles"])
        names = MoleculeTable.build(smiles, cache=cache, workers=workers)
        return cls(arrays, names, max_tokens=max_tokens, max_names=max_names)

    def __len__(self) -> int:
        return len(self._arrays["sentence_offsets"]) - 1

    def sentences(self, row: int) -> int:
        """Return the number of sentences of text ``row``."""
        offsets = self._arrays["sentence_offsets"]
        return int(offsets[row + 1] - offsets[row])

    def lengths(self) -> np.ndarray:
        """Return the word pieces of each text when whole, (texts,) int64, [CLS] included."""
        ends = self._arrays["token_offsets"][self._arrays["sentence_offsets"]]
        return np.minimum(1 + np.diff(ends), self.max_tokens)

    def item(
        self, row: int, *, keep: Sequence[int] | np.ndarray | None = None, with_names: bool = True
    ) -> TextItem:
        """Return text ``row`` or a part of it.

        Args:
            row: The text.
            keep: Sentences to keep, in this order; None for all.
            with_names: Whether the named structures come along.

        Raises:
            IndexError: there is no such text or sentence.
        """
        if not 0 <= row < len(self):
            raise IndexError(f"text {row} of {len(self)}")
        first = int(self._arrays["sentence_offsets"][row])
        count = self.sentences(row)
        kept = range(count) if keep is None else [int(k) for k in keep]
        if any(not 0 <= k < count for k in kept):
            raise IndexError(f"sentences {list(kept)} of text {row}, which has {count}")
        places = [first + k for k in kept]
        tokens = np.concatenate(
            [np.array([self.start_id], np.int32), *self._slices("tokens", "token", places)]
        )
        content = np.concatenate([np.zeros(1, bool), *self._slices("content", "token", places)])
        index, count_of = _sum_bags(
            self._slices("bag_index", "bag", places), self._slices("bag_count", "bag", places)
        )
        rows = self._names(places) if with_names else {}
        return TextItem(
            tokens=tokens[: self.max_tokens],
            content=content[: self.max_tokens],
            bag_index=index,
            bag_count=count_of,
            names=tuple(self.names.graph(r) for r in rows),
            name_keys=tuple(self.names.smiles[r] for r in rows),
            relations=tuple(rows.values()),
        )

    def token_places(self, row: int, keep: Sequence[int] | np.ndarray | None = None) -> np.ndarray:
        """Return where the word pieces of ``item(row, keep=keep)`` stand in the whole text.

        Shape: (T - 1,) int64; [CLS] has no place.
        """
        offsets, first = self._arrays["token_offsets"], int(self._arrays["sentence_offsets"][row])
        kept = range(self.sentences(row)) if keep is None else keep
        parts = [np.arange(offsets[first + int(k)], offsets[first + int(k) + 1]) for k in kept]
        places = np.concatenate([np.zeros(0, np.int64), *parts]) - offsets[first]
        return places[: self.max_tokens - 1]

    def _slices(self, field: str, kind: str, places: Sequence[int]) -> list[np.ndarray]:
        values, offsets = self._arrays[field], self._arrays[f"{kind}_offsets"]
        return [values[offsets[p] : offsets[p + 1]] for p in places]

    def _names(self, places: Sequence[int]) -> dict[int, int]:
        """Return structure -> relation of the sentences, each once, in order of appearance."""
        found: dict[int, int] = {}
        rows = self._slices("name_rows", "name", places)
        relations = self._slices("name_relations", "name", places)
        for name, relation in zip(
            (n for part in rows for n in part), (r for part in relations for r in part), strict=True
        ):
            row = int(self._name_row[name])
            if row < 0 or (row not in found and len(found) == self.max_names):
                continue
            # A mention that says how the structure is related tells more than a bare one.
            found[row] = found.get(row) or int(relation)
        return found


def text_items(
    texts: Sequence[str],
    *,
    tokenizer: Tokenizer,
    resolver: NameResolver | None,
    buckets: int,
    max_tokens: int = TextConfig().max_tokens,
    max_names: int = TextConfig().max_names,
) -> list[TextItem]:
    """Encode whole texts as ``TextStore`` does, for queries; nothing is kept.

    Args:
        texts: Texts as written.
        tokenizer: Gives the word pieces.
        resolver: Reads names as structures; None leaves names out.
        buckets: Rows of the n-gram table.
        max_tokens: Word pieces of one item, [CLS] included.
        max_names: Unique structures of one item.
    """
    store = TextStore.build(
        texts,
        tokenizer=tokenizer,
        resolver=resolver,
        buckets=buckets,
        max_tokens=max_tokens,
        max_names=max_names,
    )
    return [store.item(row) for row in range(len(store))]


def _key(texts: Sequence[str], tokenizer: Tokenizer, settings: str) -> str:
    """Name a cache by all that decides it, the code that reads texts included."""
    digest = hashlib.sha256()
    for part in (reader_digest(), settings, str(len(texts)), tokenizer.to_json(), *texts):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:24]


def _read_all(
    texts: Sequence[str],
    tokenizer: Tokenizer,
    resolver: NameResolver | None,
    buckets: int,
    max_tokens: int,
    progress: Progress | None,
) -> dict[str, np.ndarray]:
    sentences: list[list[Sentence]] = []
    for start in range(0, len(texts), CHUNK):
        chunk = texts[start : start + CHUNK]
        sentences += read_sentences(chunk, tokenizer, resolver, buckets, max_tokens)
        if progress is not None:
            progress(len(sentences), len(texts))
    return _pack(sentences, tokenizer)


def _pack(texts: Sequence[Sequence[Sentence]], tokenizer: Tokenizer) -> dict[str, np.ndarray]:
    rows = [sentence for text in texts for sentence in text]
    unique = {smiles: i for i, smiles in enumerate(sorted({s for r in rows for s in r.names}))}
    return {
        "tokens": _joined([r.tokens for r in rows], np.int32),
        "content": _joined([r.content for r in rows], np.bool_),
        "token_offsets": _offsets([len(r.tokens) for r in rows]),
        "bag_index": _joined([r.bag_index for r in rows], np.int32),
        "bag_count": _joined([r.bag_count for r in rows], np.float32),
        "bag_offsets": _offsets([len(r.bag_index) for r in rows]),
        "name_rows": np.array([unique[s] for r in rows for s in r.names], dtype=np.int32),
        "name_relations": np.array([n for r in rows for n in r.relations], dtype=np.int32),
        "name_offsets": _offsets([len(r.names) for r in rows]),
        "sentence_offsets": _offsets([len(text) for text in texts]),
        "name_smiles": pack_lines(list(unique)),
        "special": np.array(
            [tokenizer.start_id, tokenizer.pad_id, tokenizer.mask_id], dtype=np.int64
        ),
    }


def _joined(arrays: Sequence[np.ndarray], dtype: type) -> np.ndarray:
    return np.concatenate([np.zeros(0, dtype), *arrays]).astype(dtype)


def _offsets(sizes: Sequence[int]) -> np.ndarray:
    return np.array([0, *sizes], dtype=np.int64).cumsum()


def _sum_bags(
    index: Sequence[np.ndarray], count: Sequence[np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Add sparse counts; each input is sorted and unique, and so is the sum."""
    if len(index) == 1:
        return index[0], count[0]
    if not index:
        return np.zeros(0, np.int32), np.zeros(0, np.float32)
    unique, place = np.unique(np.concatenate(index), return_inverse=True)
    summed = np.bincount(place, weights=np.concatenate(count), minlength=len(unique))
    return unique, summed.astype(np.float32)
