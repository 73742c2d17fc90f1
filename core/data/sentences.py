"""One text read sentence by sentence: word pieces, n-gram counts, named structures.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

import core.chem
import core.text
from core.chem.names import NameResolver
from core.text.ngrams import count_ngrams
from core.text.normalise import normalise
from core.text.relations import relation_of
from core.text.sentences import split_sentences
from core.text.tokenizer import Tokenizer


class Sentence(NamedTuple):
    """An encoded sentence: T word pieces, n distinct n-grams."""

    tokens: np.ndarray
    """(T,) int32, without special tokens."""
    content: np.ndarray
    """(T,) bool."""
    bag_index: np.ndarray
    """(n,) int32, ascending."""
    bag_count: np.ndarray
    """(n,) float32."""
    names: list[str]
    """SMILES of the structures that are named here."""
    relations: list[int]
    """How each is related to the molecule, index into ``RELATIONS``."""


@lru_cache(maxsize=1)
def reader_digest() -> str:
    """Return a checksum of the code that decides what a text becomes.

    A cache of read texts carries it: whoever changes the code starts a new one.
    """
    return hashlib.sha256(b"".join(file.read_bytes() for file in reader_files())).hexdigest()


def reader_files() -> tuple[Path, ...]:
    """Return the modules that decide what a text becomes."""
    chem, text = (Path(str(m.__file__)).parent for m in (core.chem, core.text))
    here = Path(__file__)
    return (
        *(chem / name for name in ("names.py", "opsin.py", "spans.py")),
        *sorted((chem / "naming").glob("*.py")),
        here,
        here.with_name("texts.py"),
        *sorted(text.glob("*.py")),
    )


def read_sentences(
    texts: Sequence[str],
    tokenizer: Tokenizer,
    resolver: NameResolver | None,
    buckets: int,
    max_tokens: int,
) -> list[list[Sentence]]:
    """Encode each sentence of each text; names are looked for in the whole text.

    Args:
        texts: Texts as written; they are normalised here.
        tokenizer: Gives the word pieces.
        resolver: Reads names as structures; None leaves names out.
        buckets: Rows of the n-gram table.
        max_tokens: Word pieces of one sentence at most.

    Returns:
        The sentences of each text; none for an empty text.
    """
    plain = [normalise(text) for text in texts]
    split = [split_sentences(text) for text in plain]
    bags = iter(count_ngrams([s for parts in split for s in parts], buckets=buckets))
    spans = [()] * len(plain) if resolver is None else resolver.find_many(plain)
    read: list[list[Sentence]] = []
    for text, parts, found in zip(plain, split, spans, strict=True):
        row: list[Sentence] = []
        start = 0
        for part in parts:
            end = start + len(part) + 1  # the blank between two sentences
            inside = [span for span in found if start <= span.start < end]
            tokens = tokenizer.encode(part, max_tokens=max_tokens)
            row.append(
                Sentence(
                    tokens.ids[1:],
                    tokens.content[1:],
                    *next(bags),
                    [span.smiles for span in inside],
                    [relation_of(text, span) for span in inside],
                )
            )
            start = end
        read.append(row)
    return read
