"""Texts and molecules in, unit vectors out, whatever the company."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import MoleculeError
from core.models.encoder import Encoder

TEXTS = [
    "a fatty acid",
    "The molecule is hexadecanoic acid. It has a role as a metabolite.",
    "",
    "x" * 5000,
    "苯环 🧪 <b>bold</b>",
]
MOLECULES = ["C", "CCO", "c1ccccc1", "[Na+].[Cl-]", "CC(=O)Oc1ccccc1C(=O)O", "[2H]C([2H])([2H])O"]


@pytest.fixture(scope="module")
def encoder(tiny_checkpoint: Path) -> Encoder:
    """The untrained tiny model."""
    return Encoder.load(tiny_checkpoint)


def test_all_rows_are_finite_unit_vectors(encoder: Encoder) -> None:
    for vectors in (encoder.encode_texts(TEXTS), encoder.encode_smiles(MOLECULES)):
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_text_has_the_same_vector_alone_and_in_company(encoder: Encoder) -> None:
    together = encoder.encode_texts(TEXTS)
    alone = np.concatenate([encoder.encode_texts([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_a_molecule_has_the_same_vector_alone_and_in_company(encoder: Encoder) -> None:
    together = encoder.encode_smiles(MOLECULES)
    alone = np.concatenate([encoder.encode_smiles([smiles]) for smiles in MOLECULES])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_many_items_keep_their_order_across_batches(encoder: Encoder) -> None:
    smiles = ["C" * n + "O" for n in range(1, 151)]
    vectors = encoder.encode_smiles(smiles)
    np.testing.assert_allclose(
        vectors[[3, 149]], encoder.encode_smiles([smiles[3], smiles[149]]), atol=1e-5
    )


def test_progress_ends_at_all(encoder: Encoder) -> None:
    seen: list[tuple[int, int]] = []
    encoder.encode_smiles(MOLECULES, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(MOLECULES), len(MOLECULES))


def test_nothing_gives_no_rows(encoder: Encoder) -> None:
    assert encoder.encode_texts([]).shape == (0, encoder.width)
    assert encoder.encode_smiles([]).shape == (0, encoder.width)


def test_a_broken_molecule_is_refused(encoder: Encoder) -> None:
    with pytest.raises(MoleculeError):
        encoder.encode_smiles(["CCO", "C1CC"])


def test_grounding_changes_texts_with_names_and_no_others(tiny_checkpoint: Path) -> None:
    texts = ["derives from a hexadecanoic acid", "a blue dye"]
    with_names = Encoder.load(tiny_checkpoint).encode_texts(texts)
    without = Encoder.load(tiny_checkpoint, grounding=False).encode_texts(texts)
    difference = np.abs(with_names - without).max(axis=1)
    assert difference[0] > 1e-3
    assert difference[1] < 1e-6
