"""What a score means: where it lies in the library, and what each sentence adds.

Layer: core.retrieval (may import core.results, core.text, core.models). Symbols: N molecules, d
the shared width.
"""

import numpy as np

from core.models.encoder import Encoder
from core.results import Alignment
from core.retrieval.index import MoleculeIndex
from core.retrieval.ranked import below
from core.text.sentences import split_sentences


def sentence_cosines(encoder: Encoder, alignment: Alignment) -> tuple[tuple[int, int, float], ...]:
    """Return start, end and cosine similarity of each sentence, read alone, with the molecule."""
    places, start = [], 0
    for sentence in split_sentences(alignment.text):
        places.append((start, start + len(sentence)))
        start += len(sentence) + 1  # the blank between two sentences
    if not places:
        return ()
    told = encoder.encode_texts([alignment.text[start:end] for start, end in places])
    cosines = told @ encoder.encode_smiles([alignment.smiles])[0]
    return tuple(
        (start, end, float(np.clip(cosine, -1, 1)))
        for (start, end), cosine in zip(places, cosines, strict=True)
    )


def standing(encoder: Encoder, index: MoleculeIndex, text: str, cosine: float) -> float:
    """Return the share of the library that lies below ``cosine`` for ``text``, 0 to 1."""
    if not len(index):
        return 0.0
    scores = index.vectors @ encoder.encode_texts([text])[0]
    return below(scores, [cosine])[0] / len(index)
