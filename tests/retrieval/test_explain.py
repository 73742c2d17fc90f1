"""Scores explained: against the library, and sentence by sentence."""

from pathlib import Path

import numpy as np
import pytest

from core.library.starter import starter_library
from core.models.encoder import Encoder
from core.retrieval.explain import sentence_cosines, standing
from core.retrieval.index import MoleculeIndex

TEXT = "A benzoic acid with an acetoxy group. It is a drug."


@pytest.fixture(scope="module")
def encoder(tiny_checkpoint: Path) -> Encoder:
    return Encoder.load(tiny_checkpoint)


def test_each_sentence_has_its_own_cosine(encoder: Encoder) -> None:
    alignment = encoder.align(TEXT, "CC(=O)Oc1ccccc1C(=O)O")
    found = sentence_cosines(encoder, alignment)
    told = [alignment.text[start:end] for start, end, _ in found]
    assert told == ["A benzoic acid with an acetoxy group.", "It is a drug."]
    molecule = encoder.encode_smiles([alignment.smiles])[0]
    for (_, _, cosine), text in zip(found, told, strict=True):
        assert cosine == pytest.approx(float(encoder.encode_texts([text])[0] @ molecule), abs=1e-5)


def test_standing_counts_the_molecules_below(encoder: Encoder) -> None:
    smiles = starter_library().smiles[:40]
    vectors = encoder.encode_smiles(smiles)
    index = MoleculeIndex(vectors, encoder.fingerprint)
    scores = np.sort(vectors @ encoder.encode_texts([TEXT])[0])
    assert standing(encoder, index, TEXT, float(scores[30]) + 1e-6) == pytest.approx(31 / 40)
    assert standing(encoder, index, TEXT, -1.0) == 0
    assert standing(encoder, index, TEXT, 1.1) == 1


def test_an_empty_library_is_below_nothing(encoder: Encoder) -> None:
    empty = MoleculeIndex(np.zeros((0, 32), np.float32), encoder.fingerprint)
    assert standing(encoder, empty, TEXT, 0.5) == 0
