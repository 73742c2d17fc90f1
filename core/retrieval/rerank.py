"""Ordering the first hits of a search anew, in one of several ways.

Layer: core.retrieval (may import core.errors, core.results, core.data, core.models,
core.library). The dual encoder finds what belongs together among all molecules; the ways here
look at a hundred of them more closely, each at its own cost.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from core.data.evidence import TextEvidence, read_evidence
from core.data.identities import IdentityTable
from core.errors import QueryError, shorten
from core.models.encoder import Encoder
from core.models.hypothesis import HYPOTHESIS_WEIGHT, hypothesis_similarity
from core.models.reranking import (
    DEPTH,
    NamedStructures,
    Reranker,
    evidence_features,
    text_features,
)
from core.models.transport_scores import TRANSPORT_WEIGHT, transport_scores
from core.models.word_head import WordHead
from core.retrieval.asked import read_asked
from core.retrieval.index import MoleculeIndex
from core.retrieval.relative import relative_order
from core.retrieval.tables import LibraryTables
from core.retrieval.typed import (
    MOST_DRAWN,
    depth,
    drawn,
    fulfilment,
    order,
    words_against,
    words_beside,
)
from core.text.relative import RelativeQuery
from core.text.zones import is_query

WAYS: Final = ("none", "evidence", "hypothesis", "transport")
"""none: cosine similarity alone. evidence: a small network that holds names, charges, stereo
and demands of the text against each hit. hypothesis: cosine similarity plus the similarity to
the structures that the names and their relations spell out. transport: cosine similarity plus
the mean cosine of words and motifs under the optimal transport plan."""


def check_way(way: str | None, *, has_head: bool) -> str:
    """Return the way to order hits; None takes the best that the checkpoint has.

    Raises:
        QueryError: there is no such way, or the checkpoint was not trained for it.
    """
    if way is None:
        return "evidence" if has_head else "none"
    if way not in WAYS:
        raise QueryError(f"{shorten(way)} is no way to order hits; choose {', '.join(WAYS)}.")
    if way == "evidence" and not has_head:
        raise QueryError(
            "This checkpoint has no re-ranker; train one with `python -m core train-rerank`, "
            "or choose none, hypothesis or transport."
        )
    return way


def text_order(
    reranker: Reranker,
    encoder: Encoder,
    smiles: str,
    texts: Sequence[str],
    vectors: np.ndarray,
    cosine: np.ndarray,
) -> np.ndarray:
    """Return the places of K texts, those first that agree best with a molecule.

    Args:
        reranker: The checkpoint's head.
        encoder: Reads the names in the texts.
        smiles: The molecule, canonical SMILES.
        texts: As written.
        vectors: (K, d) their unit rows.
        cosine: (K,) their cosine similarities, falling.
    """
    read = read_evidence(texts, encoder.resolver)
    identity, named = IdentityTable.build([smiles]), NamedStructures(read)
    crowd = reranker.bank.around_texts(vectors)
    features = text_features(read, cosine, identity, 0, smiles, named, crowd)
    return np.argsort(-reranker.text_scores(features), kind="stable")


class HeadOrder:
    """Orders the first ``DEPTH`` hits of text queries.

    Args:
        encoder: The dual encoder.
        index: The library's vectors.
        smiles: The library's canonical SMILES.
        tables: Their identities and fingerprints; asked only where a way needs them.
        reranker: The checkpoint's head; None where it has none.
        words: The checkpoint's word head; None where it has none.
    """

    def __init__(
        self,
        encoder: Encoder,
        index: MoleculeIndex,
        smiles: Sequence[str],
        tables: LibraryTables,
        reranker: Reranker | None,
        words: WordHead | None = None,
    ) -> None:
        self._encoder, self._index, self._smiles = encoder, index, smiles
        self._tables, self._reranker, self._words = tables, reranker, words

    def page(
        self,
        vector: np.ndarray,
        k: int,
        offset: int,
        *,
        way: str,
        text: str,
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return rows and cosines of ranks ``offset + 1`` to ``offset + k``, fewer at the end.

        Pages join to one ranking whatever their size: the first ``DEPTH`` ranks are always
        ordered together, and all further ones stay in the order of the index.
        """
        if not len(self._index):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        if way == "evidence" and is_query(text):
            return self._typed(vector, k, offset, text)
        if way == "none" or offset >= DEPTH:
            return self._index.search(vector, k, offset)
        rows, cosine = self._index.search(vector, max(DEPTH, offset + k))
        rows, cosine = self.apply(way, text, rows, cosine)
        return rows[offset : offset + k], cosine[offset : offset + k]

    def _typed(
        self, vector: np.ndarray, k: int, offset: int, text: str
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the wanted ranks of a typed query: demands first, see ``core.retrieval.typed``."""
        asked = read_asked(text, self._encoder.resolver)
        relative = asked.relative
        if relative is not None:
            vector = self._encoder.encode_smiles([relative.known.smiles])[0]
        wide = depth(len(self._index))
        pointed = self._pointed(words_beside(text)) if relative is None else None
        against = self._pointed(words_against(text)) if relative is None else None
        if pointed is None and against is None:
            rows, cosine = self._index.search(vector, max(wide, offset + k))
            pull = cosine
        else:
            rows, cosine = self._index.search(vector, len(self._index))
            prints = self._tables.prints()
            scores = [None if d is None else prints.scores(d)[rows] for d in (pointed, against)]
            pull = drawn(cosine, *scores)
            best = np.argsort(-pull, kind="stable")[: max(wide, offset + k)]
            rows, cosine, pull = rows[best], cosine[best], pull[best]
        count = int(np.isfinite(pull[:wide]).sum())
        if not count:
            return rows[offset : offset + k], pull[offset : offset + k]
        near, own = rows[:count], cosine[:count]
        if relative is not None:
            places = self._like(relative, near, own)
        else:
            places = self._demanded(asked.evidence, near, own, pull[:count])
        places = np.concatenate([places, np.arange(count, len(rows))])
        rows, cosine = rows[places], cosine[places]
        return rows[offset : offset + k], cosine[offset : offset + k]

    def _pointed(self, words: str) -> np.ndarray | None:
        """Return where words of a query point among fingerprints; None where nowhere."""
        if self._words is None or len(self._index) > MOST_DRAWN:
            return None
        return self._words.direction(words)

    def _demanded(
        self, evidence: TextEvidence, rows: np.ndarray, cosine: np.ndarray, pull: np.ndarray
    ) -> np.ndarray:
        """Return the places of N hits with those first that fulfil most demands."""
        smiles = [self._smiles[row] for row in rows]
        met = fulfilment(evidence, smiles) if evidence.demands else np.ones(len(rows))
        head = np.lexsort((-pull, -met))[:DEPTH]
        if not evidence.names:  # demands are met already, and of short words the head knows little
            return order(met, pull, head, pull[head])
        return order(met, pull, head, self._evidence(evidence, rows[head], cosine[head]))

    def _like(self, query: RelativeQuery, rows: np.ndarray, cosine: np.ndarray) -> np.ndarray:
        """Return the places of N hits by likeness to the known molecule, differing as asked."""
        smiles = [self._smiles[row] for row in rows]
        known = IdentityTable.build([query.known.smiles])
        alike = self._tables.identities().similarity(rows, known, 0)
        return relative_order(query, smiles, alike, cosine)

    def apply(
        self, way: str, text: str, rows: np.ndarray, cosine: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return rows and cosines (N,) with the first ``DEPTH`` in their new order."""
        # The index gives vectors that are not numbers the cosine -inf: they stay behind all.
        count = int(np.isfinite(cosine[:DEPTH]).sum())
        if not count:
            return rows, cosine
        order = np.arange(len(rows))
        scores = self.scores(way, text, rows[:count], cosine[:count])
        order[:count] = np.argsort(-scores, kind="stable")
        return rows[order], cosine[order]

    def scores(self, way: str, text: str, rows: np.ndarray, cosine: np.ndarray) -> np.ndarray:
        """Return what the hits are ordered by, (K,), higher first.

        Args:
            way: One of ``WAYS`` but "none".
            text: The query.
            rows: (K,) rows of the library.
            cosine: (K,) cosine similarities.
        """
        smiles = [self._smiles[row] for row in rows]
        if way == "transport":
            found = transport_scores(self._encoder, text, smiles)
            return cosine + TRANSPORT_WEIGHT * found
        evidence = read_evidence([text], self._encoder.resolver)[0]
        if way == "evidence" and self._reranker is not None:
            return self._evidence(evidence, rows, cosine)
        named = NamedStructures([evidence])
        similarity = hypothesis_similarity(evidence, named, self._tables.identities(), rows)
        return cosine + HYPOTHESIS_WEIGHT * similarity

    def _evidence(self, evidence: TextEvidence, rows: np.ndarray, cosine: np.ndarray) -> np.ndarray:
        if self._reranker is None:
            return cosine
        smiles = [self._smiles[row] for row in rows]
        named = NamedStructures([evidence])
        crowd = self._reranker.bank.around_molecules(self._index.vectors[rows])
        features = evidence_features(
            evidence, cosine, self._tables.identities(), rows, smiles, named, crowd
        )
        return self._reranker.scores(features)
