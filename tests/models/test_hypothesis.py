"""The similarity to what a text spells out: names and their relations, the best of them."""

import numpy as np

from core.chem.names import NameResolver
from core.data.evidence import read_evidence
from core.data.identities import IdentityTable
from core.models.hypothesis import hypothesis_similarity
from core.models.reranking import NamedStructures

MOLECULES = ("CC(=O)O", "CC(=O)[O-]", "c1ccccc1", "CCCCCC")


def similarity(text: str) -> np.ndarray:
    with NameResolver() as resolver:
        (read,) = read_evidence([text], resolver)
    identities = IdentityTable.build(list(MOLECULES))
    return hypothesis_similarity(read, NamedStructures([read]), identities, np.arange(4))


def test_a_name_is_most_like_itself() -> None:
    found = similarity("The molecule is benzene.")
    assert found.dtype == np.float32
    assert found.argmax() == 2
    assert found[2] > found[0]


def test_what_a_relation_spells_out_counts() -> None:
    found = similarity("It is the conjugate base of acetic acid.")
    assert set(np.argsort(-found)[:2].tolist()) == {0, 1}


def test_a_text_without_names_likes_nothing() -> None:
    assert similarity("It is a colourless liquid.").tolist() == [0, 0, 0, 0]
