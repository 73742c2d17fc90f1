"""The unit vector of a query or a molecule, as a library is compared with it.

Layer: core.retrieval (may import core.errors, core.models, core.text).
"""

import numpy as np
from numpy.typing import NDArray

from core.errors import CheckpointError
from core.models.encoder import Encoder
from core.retrieval.query import Reading, check_words
from core.text.lay_words import as_description
from core.text.remainder import beside_demands, unwanted_words
from core.text.spelling import plain_query
from core.text.zones import is_query


def reading_vector(encoder: Encoder, reading: Reading) -> NDArray[np.float32]:
    """Return the vector of an understood query, (d,): of its words, or of its structure.

    Raises:
        QueryError: the model knows no word of a description.
        CheckpointError: the weights give vectors that are not numbers.
    """
    if reading.kind != "text":
        return molecule_vector(encoder, reading.smiles)
    check_words(reading.text, encoder.tokenizer)
    if not is_query(reading.text):
        return _finite(encoder.encode_texts([reading.text])[0])
    # Half of what draws the hits of "an opioid with a phenol" is "opioid": the phenol is checked.
    beside = beside_demands(reading.text)
    # "A painkiller, not an opioid" lies near the opioids as a whole.
    whole = "" if beside and unwanted_words(reading.text) else reading.text
    told = [as_description(text) for text in (plain_query(whole), beside) if text]
    # "SSRI" is told as an inhibitor of serotonin uptake, and no serotonin is wanted.
    names = bool(reading.read_as)
    total = _finite(encoder.encode_texts(told, names=names).sum(axis=0))
    return total / np.linalg.norm(total)


def molecule_vector(encoder: Encoder, smiles: str) -> NDArray[np.float32]:
    """Return the vector of a molecule, (d,).

    Raises:
        CheckpointError: the weights give vectors that are not numbers.
    """
    return _finite(encoder.encode_smiles([smiles])[0])


def _finite(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    if not np.isfinite(vector).all():
        raise CheckpointError(
            "The weights of this checkpoint give vectors that are not numbers; "
            "use another checkpoint, or train it again."
        )
    return vector
