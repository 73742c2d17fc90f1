"""From a query to ranked molecules: one encoder, one library, one index.

Layer: core.retrieval (may import core.errors, core.results, core.data, core.models,
core.library). An engine is never changed by a question and may be shared by threads.
"""

import dataclasses
import threading
import time
import weakref
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from core.chem.names import NameResolver
from core.data.catalog import PROJECT_ROOT
from core.data.storage import cache_folder
from core.errors import LibraryError, QueryError
from core.library.library import Library, open_library
from core.library.starter import known_names, readable_names
from core.models.encoder import Encoder
from core.models.reranking import TEXT_DEPTH, Reranker
from core.models.word_head import WordHead
from core.results import Alignment, Description, SearchResult
from core.retrieval.asked import checks_of
from core.retrieval.build import Progress, open_index
from core.retrieval.index import MoleculeIndex
from core.retrieval.query import Reading, clean_query, interpret, interpret_molecule
from core.retrieval.ranked import Ranked
from core.retrieval.rerank import HeadOrder, check_way, text_order
from core.retrieval.tables import LibraryTables
from core.retrieval.typed import is_reordered, look_ahead
from core.retrieval.vectors import molecule_vector, reading_vector

DEFAULT_CHECKPOINT: Final = PROJECT_ROOT / "checkpoints" / "motiflens"
_WARM_UP: Final = "3-ethylheptane"  # OPSIN reads it, and the built-in library has it not


class RetrievalEngine:
    """Searches one library with one checkpoint.

    Args:
        encoder: The loaded checkpoint.
        library: What is searched.
        cache: Folder of the cache; None asks ``cache_folder``.
        shipped: Checkpoint folder, whose ``indexes/`` may hold the index ready made.
        must_save: Fail where the index cannot be written, instead of going on in memory.
        reranker: Orders the first hits by evidence; None leaves them as they are.
        words: Draws short queries to what their words point at; None leaves that to the cosine.
        progress: Told the molecules embedded and how many there are, if the index must be made.
    """

    def __init__(
        self,
        encoder: Encoder,
        library: Library,
        *,
        cache: Path | None = None,
        shipped: Path | None = None,
        must_save: bool = False,
        reranker: Reranker | None = None,
        words: WordHead | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.encoder, self.reranker, self.words = encoder, reranker, words
        self.library = library
        self._cache = cache or cache_folder()
        self._shipped, self._must_save = shipped, must_save
        self._names = readable_names(library)
        # A model without grounding reads no names in a text, but a query may still be a name.
        self._resolver = encoder.resolver or NameResolver(known=known_names())
        # OPSIN takes seconds to start: it does so while the index is read or made.
        threading.Thread(target=self._resolver.resolve, args=(_WARM_UP,), daemon=True).start()
        self.index = open_index(
            library.smiles,
            encoder.encode_smiles,
            cache=self._cache,
            fingerprint=encoder.fingerprint,
            shipped=shipped,
            must_save=must_save,
            progress=progress,
        )
        self._text_rows = tuple(row for row, text in enumerate(library.texts) if text)
        self._texts: MoleculeIndex | None = None
        self.tables = LibraryTables(
            library.smiles,
            cache=self._cache / "indexes",
            shipped=shipped / "indexes" if shipped is not None else None,
        )
        self._lock = threading.Lock()

    @classmethod
    def open(
        cls,
        checkpoint: Path | None = None,
        *,
        library: str = "starter",
        data: Path | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Load a checkpoint and a library, and make the index if the cache has none.

        Args:
            checkpoint: Checkpoint folder; None takes the one that ships.
            library: Name of the library.
            data: Data folder, for libraries that live there.
            progress: Told the molecules embedded and how many there are.

        Raises:
            LibraryError: there is no such library.
            CheckpointError: the checkpoint is missing or damaged.
        """
        searched = open_library(library, data=data)
        folder = checkpoint or DEFAULT_CHECKPOINT
        encoder = Encoder.load(folder, known_names=known_names())
        reranker, words = Reranker.load(folder), WordHead.load(folder)
        engine = cls(
            encoder, searched, shipped=folder, reranker=reranker, words=words, progress=progress
        )
        if reranker is not None:
            engine.prepare(progress=progress)
            look_ahead(searched.smiles)
        # Java would outlive an engine that is dropped for another. From a thread of its own: the
        # garbage collector may run in one that holds the resolver's lock.
        aside = threading.Thread(target=engine._resolver.close, daemon=True)
        weakref.finalize(engine, aside.start).atexit = False
        return engine

    def prepare(self, *, progress: Progress | None = None) -> None:
        """Make what typed queries and the re-ranker need, before the first question asks for it."""
        self.tables.identities(progress=progress)
        if self.words is not None:
            self.tables.prints(progress=progress)

    def interpret(self, query: str) -> Reading:
        """Say what a query is taken for, and the structures read from it.

        Raises:
            QueryError: the query is empty, too long, or has no words.
            MoleculeError: it is a SMILES or InChI that RDKit refuses.
        """
        reading = interpret(query, resolver=self._resolver, names=self._names)
        if reading.kind == "text" and self.encoder.resolver is None:
            return dataclasses.replace(reading, read_as=())
        return reading

    def vector(self, query: str) -> NDArray[np.float32]:
        """Return the unit vector (d,) that a search for ``query`` compares the library with.

        Raises:
            QueryError: the query is empty, too long or unknown to the model.
            MoleculeError: it is a SMILES or InChI that RDKit refuses.
        """
        return reading_vector(self.encoder, self.interpret(query))

    def search(
        self, query: str, *, k: int = 20, offset: int = 0, rerank: str | None = None
    ) -> SearchResult:
        """Rank the library's molecules for a description, name, SMILES or InChI.

        Args:
            query: What the user typed.
            k: Hits wanted; fewer come back at the end of the library.
            offset: Hits of the ranking to skip; the first hit's rank is ``offset + 1``.
            rerank: How the first hits of a description are ordered, one of
                ``core.retrieval.rerank.WAYS``; None takes the best that the checkpoint has.

        Raises:
            QueryError: the query is empty, too long or unknown to the model, or no such way is.
            MoleculeError: it is a SMILES or InChI that RDKit refuses.
        """
        return self.rank(query, k=k, offset=offset, rerank=rerank).answer(self.library)

    def rank(
        self, query: str, *, k: int | None = None, offset: int = 0, rerank: str | None = None
    ) -> Ranked:
        """Rank as ``search`` does, without making hits; ``k`` of None ranks the whole library."""
        start = time.perf_counter()
        k = max(1, len(self.library)) if k is None else k
        _check_page(k, offset)
        way = check_way(rerank, has_head=self.reranker is not None)
        reading = self.interpret(query)
        vector = reading_vector(self.encoder, reading)
        way = way if is_reordered(reading) else "none"
        smiles = self.library.smiles
        head = HeadOrder(self.encoder, self.index, smiles, self.tables, self.reranker, self.words)
        rows, scores = head.page(vector, k, offset, way=way, text=reading.text)
        return Ranked(
            query=reading.text,
            kind=reading.kind,
            rows=rows,
            scores=_clipped(scores),
            seconds=time.perf_counter() - start,
            read_as=reading.read_as,
            ordered_by=way,
            checks=checks_of(reading.text, self.encoder.resolver) if way == "evidence" else (),
            first=offset + 1,
        )

    def describe(self, molecule: str, *, k: int = 10) -> tuple[Description, ...]:
        """Rank the library's texts for a molecule, the first ones by evidence as ``search`` does.

        Args:
            molecule: SMILES, InChI, molfile, or a name that can be read.
            k: Texts wanted.

        Raises:
            QueryError: the molecule is empty, too long, or no structure.
            MoleculeError: RDKit refuses the structure.
            LibraryError: the library has no texts.
        """
        _check_page(k, 0)
        smiles = self.read_molecule(molecule).smiles
        vector = molecule_vector(self.encoder, smiles)
        rows, scores = self.texts().search(vector, max(k, TEXT_DEPTH))
        places = [self._text_rows[row] for row in rows.tolist()]
        if self.reranker is not None:
            head = [self.library.texts[row] for row in places[:TEXT_DEPTH]]
            vectors, cosine = self.texts().vectors[rows[:TEXT_DEPTH]], scores[:TEXT_DEPTH]
            order = text_order(self.reranker, self.encoder, smiles, head, vectors, cosine)
            order = np.concatenate([order, np.arange(len(head), len(places))])
            places, scores = [places[place] for place in order], scores[order]
        return tuple(
            Description(
                rank=rank,
                id=self.library.ids[row],
                name=self.library.names[row],
                text=self.library.texts[row],
                score=score,
            )
            for rank, (row, score) in enumerate(
                zip(places[:k], _clipped(scores[:k]).tolist(), strict=True), start=1
            )
        )

    def align(self, text: str, molecule: str) -> Alignment:
        """Show which words of a text go with which motifs of a molecule.

        Args:
            text: A description.
            molecule: SMILES, InChI, molfile, or a name that can be read.

        Raises:
            QueryError: one of the two is empty, too long, or not what it should be.
            MoleculeError: RDKit refuses the structure.
        """
        cleaned = clean_query(text)
        return self.encoder.align(cleaned, self.read_molecule(molecule).smiles)

    def texts(self, *, progress: Progress | None = None) -> MoleculeIndex:
        """Return the index of the library's texts, made the first time it is asked for.

        Raises:
            LibraryError: the library has no texts.
        """
        if not self._text_rows:
            raise LibraryError(
                f"The library {self.library.name} holds no texts to describe a molecule with; "
                "choose another with --library."
            )
        with self._lock:
            if self._texts is None:
                self._texts = open_index(
                    [self.library.texts[row] for row in self._text_rows],
                    self.encoder.encode_texts,
                    cache=self._cache,
                    fingerprint=self.encoder.fingerprint,
                    shipped=self._shipped,
                    must_save=self._must_save,
                    progress=progress,
                )
            return self._texts

    def read_molecule(self, molecule: str) -> Reading:
        """Read what must be one molecule, as ``describe`` does."""
        return interpret_molecule(molecule, resolver=self._resolver, names=self._names)


def _check_page(k: int, offset: int) -> None:
    if k < 1 or offset < 0:
        raise QueryError(f"k={k} must be at least 1 and offset={offset} must not be negative.")


def _clipped(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.clip(scores, -1, 1)  # rounding can carry the product of two unit vectors past 1
