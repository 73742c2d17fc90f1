"""Weak truth for the transport plan: the motifs that words of the training texts name.

Layer: core.training (may import core.models and what stands left of it). The patterns are those
by which ``core.evaluation.faithfulness`` judges: groups and rings by SMARTS, names that are parts.
"""

import hashlib
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from rdkit import rdBase

import core.chem
import core.models.word_atoms
import core.text
from core.chem.molecule import molecule_from_smiles
from core.chem.motifs import find_motifs
from core.chem.names import NameResolver
from core.data.records import IUPAC_SOURCE, PairRecord
from core.data.storage import load_arrays, save_arrays
from core.data.word_links import STORED, WordLinks
from core.errors import MoleculeError
from core.models.word_atoms import motifs_of_words
from core.results import NameSpan
from core.text.normalise import normalise
from core.text.sentences import split_sentences
from core.text.tokenizer import Tokenizer

CHUNK: Final = 512
"""Pairs that a process looks at in one go."""
Progress = Callable[[int, int], None]


class _Chunk(NamedTuple):
    """Pairs on their way to a process."""

    pieces: str
    """The tokenizer as JSON."""
    max_tokens: int
    pairs: list[tuple[str, tuple[NameSpan, ...], str]]
    """Normalised text, its names, SMILES; a text without truth is empty."""


def link_words(
    records: Sequence[PairRecord],
    *,
    tokenizer: Tokenizer,
    resolver: NameResolver | None,
    max_tokens: int,
    cache: Path | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> WordLinks:
    """Find the motifs that the words of each record name, from the cache where it has them.

    Systematic names get no links: every word of theirs is a part of one name.

    Args:
        records: The training pairs.
        tokenizer: Gives words and their pieces.
        resolver: Finds names that are parts of the molecule; None leaves them out.
        max_tokens: Word pieces of one sentence at most, [CLS] included, as ``read_sentences``.
        cache: Folder that keeps the links.
        workers: Processes.
        progress: Told the pairs done, and how many there are.
    """
    key = _key(records, tokenizer, f"{resolver is not None}/{max_tokens}")
    path = None if cache is None else cache / f"links-{key}.npz"
    kept = None if path is None else load_arrays(path, STORED)
    if kept is not None:
        return WordLinks(kept["offsets"], kept["links"])
    found: list[np.ndarray] = []
    for part in _mapped(list(_chunks(records, tokenizer, resolver, max_tokens)), workers):
        found += part
        if progress is not None:
            progress(len(found), len(records))
    links = WordLinks.join(found)
    if path is not None:
        save_arrays(path, links.arrays())
    return links


def _chunks(
    records: Sequence[PairRecord],
    tokenizer: Tokenizer,
    resolver: NameResolver | None,
    max_tokens: int,
) -> Iterator[_Chunk]:
    pieces = tokenizer.to_json()
    for start in range(0, len(records), CHUNK):
        part = records[start : start + CHUNK]
        texts = ["" if r.source == IUPAC_SOURCE else normalise(r.text) for r in part]
        names = [()] * len(texts) if resolver is None else resolver.find_many(texts)
        rows = zip(texts, names, (r.smiles for r in part), strict=True)
        yield _Chunk(pieces, max_tokens, list(rows))


def _mapped(chunks: Sequence[_Chunk], workers: int) -> Iterator[list[np.ndarray]]:
    if workers <= 1 or len(chunks) <= 1:
        yield from map(_link_chunk, chunks)
        return
    # Fresh processes: a fork would copy the locks of threads that torch may have started.
    with multiprocessing.get_context("spawn").Pool(min(workers, len(chunks))) as pool:
        yield from pool.imap(_link_chunk, chunks)


def _link_chunk(chunk: _Chunk) -> list[np.ndarray]:
    tokenizer = Tokenizer.from_json(chunk.pieces)
    with rdBase.BlockLogs():
        return [
            _links(text, names, smiles, tokenizer, chunk.max_tokens)
            for text, names, smiles in chunk.pairs
        ]


def _links(
    text: str, names: Sequence[NameSpan], smiles: str, tokenizer: Tokenizer, max_tokens: int
) -> np.ndarray:
    """Return (n, 2): word piece of the text read sentence by sentence, motif."""
    nothing = np.zeros((0, 2), np.int32)
    words = tokenizer.words(text)
    if not words:
        return nothing
    try:
        molecule = molecule_from_smiles(smiles)
    except MoleculeError:
        return nothing
    held = motifs_of_words(text, words, names, molecule, find_motifs(molecule))
    if not held.any():
        return nothing
    word = {at.start: number for number, at in enumerate(words)}
    rows, place, start = [], 0, 0
    for sentence in split_sentences(text):
        inside = tokenizer.words(sentence)
        pieces = tokenizer.encode(sentence, max_tokens=max_tokens)
        for piece, (own, content) in enumerate(
            zip(pieces.word[1:], pieces.content[1:], strict=True), start=place
        ):
            number = word.get(start + inside[own].start) if content else None
            if number is not None:
                rows += [(piece, motif) for motif in np.flatnonzero(held[number])]
        place += len(pieces.word) - 1
        start += len(sentence) + 1  # the blank between two sentences
    return np.array(rows, np.int32).reshape(-1, 2)


def _key(records: Sequence[PairRecord], tokenizer: Tokenizer, settings: str) -> str:
    """Name a cache by all that decides it, the code that knows the words included."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    digest.update(Path(str(core.models.word_atoms.__file__)).read_bytes())
    for package in (core.chem, core.text):
        for path in sorted(Path(str(package.__file__)).parent.rglob("*.py")):
            digest.update(path.read_bytes())
    for part in (settings, tokenizer.to_json(), *(f"{r.smiles}\0{r.text}" for r in records)):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()[:24]
