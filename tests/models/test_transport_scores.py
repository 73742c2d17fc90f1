"""Transport scores of many molecules are those of each alignment that no rule guides."""

import numpy as np
import pytest

from core.errors import MoleculeError
from core.models.encoder import Encoder
from core.models.transport_scores import transport_scores

MOLECULES = ("CCO", "CCOC(=O)c1ccc([N+](=O)[O-])cc1", "O", "C" * 15 + "C(=O)O")


@pytest.fixture(scope="module")
def encoder(tiny_checkpoint: object) -> Encoder:
    return Encoder.load(tiny_checkpoint, known_names={"booze": "CCO"})


@pytest.mark.parametrize("text", ["phenol", "a fatty acid " * 150])
def test_each_score_is_that_of_the_alignment(encoder: Encoder, text: str) -> None:
    found = transport_scores(encoder, text, MOLECULES)
    assert found.dtype == np.float32
    shown = [encoder.align(text, smiles, guided=False).score for smiles in MOLECULES]
    np.testing.assert_allclose(found, shown, atol=1e-5)


@pytest.mark.parametrize("text", ["of the", "; -", ""])
def test_texts_without_content_words(encoder: Encoder, text: str) -> None:
    found = transport_scores(encoder, text, MOLECULES)
    shown = [encoder.align(text, smiles, guided=False).score for smiles in MOLECULES]
    np.testing.assert_allclose(found, shown, atol=1e-5)
    assert found.any() == bool(text)


def test_company_does_not_change_a_score(encoder: Encoder) -> None:
    alone = transport_scores(encoder, "a fatty acid", MOLECULES[:1])
    np.testing.assert_allclose(
        transport_scores(encoder, "a fatty acid", MOLECULES)[:1], alone, atol=1e-5
    )


def test_no_molecules_no_scores(encoder: Encoder) -> None:
    assert transport_scores(encoder, "a fatty acid", []).shape == (0,)


def test_a_refused_molecule_is_an_error(encoder: Encoder) -> None:
    with pytest.raises(MoleculeError):
        transport_scores(encoder, "a fatty acid", ["CCO", "C1CC"])
