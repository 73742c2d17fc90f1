"""Hashed counts of words and character n-grams: the sparse half of a text.

Layer: core.text (imports nothing of core). One table of rows serves both kinds: words fill the
first quarter, characters the other three (feature hashing, Weinberger et al., arXiv:0902.2206).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import HashingVectorizer

_WORD: Final = re.compile(r"[^\W_](?:[^\s]*[^\W_])?")
_PART: Final = re.compile(r"[^\W\d_]{2,}|\d+[a-z]?")
_CHUNK: Final = 2048

Counts = tuple[np.ndarray, np.ndarray]
"""Sorted unique rows (n,) int32 and how often each occurs (n,) float32."""


def word_terms(text: str) -> list[str]:
    """Return the words, pairs of neighbours, and the parts of compound words, lower-cased.

    "3,4-dihydroxy acid" gives the two words, their pair, and the parts "3", "4", "dihydroxy".
    """
    words = _WORD.findall(text.lower())
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    parts = [
        part for word in words if not word.isalpha() for part in _PART.findall(word) if part != word
    ]
    return words + pairs + parts


@lru_cache(maxsize=4)
def _vectorizers(buckets: int) -> tuple["HashingVectorizer", "HashingVectorizer"]:
    """Return the vectorizer of words and that of characters for a table of ``buckets`` rows."""
    # scikit-learn takes a second to import, which a caller without a bag need not pay.
    from sklearn.feature_extraction.text import HashingVectorizer

    word_rows = buckets // 4
    words = HashingVectorizer(
        analyzer=word_terms, n_features=word_rows, norm=None, alternate_sign=False, dtype=np.float32
    )
    characters = HashingVectorizer(
        analyzer="char_wb",
        ngram_range=(3, 5),
        lowercase=True,
        n_features=buckets - word_rows,
        norm=None,
        alternate_sign=False,
        dtype=np.float32,
    )
    return words, characters


def count_ngrams(texts: Sequence[str], *, buckets: int) -> list[Counts]:
    """Count hashed words (1-2) and in-word characters (3-5) of each text.

    Args:
        texts: Any strings; an empty one gives empty arrays.
        buckets: Rows of the table, at least 4.

    Returns:
        One pair a text: rows (n,) int32, sorted and unique in [0, buckets), and counts (n,)
        float32, at least 1.
    """
    from scipy.sparse import hstack

    words, characters = _vectorizers(buckets)
    counts: list[Counts] = []
    for first in range(0, len(texts), _CHUNK):
        # A lone surrogate cannot be hashed as UTF-8.
        chunk = [t.encode("utf-8", "replace").decode() for t in texts[first : first + _CHUNK]]
        table = hstack([words.transform(chunk), characters.transform(chunk)], format="csr")
        table.sum_duplicates()
        for start, end in pairwise(table.indptr):
            index = table.indices[start:end].astype(np.int32)
            counts.append((index, table.data[start:end].astype(np.float32)))
    return counts
