"""The alignment that is shown obeys the laws of transport."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import MoleculeError
from core.models.align import spread
from core.models.encoder import Encoder

TEXT = "The molecule is a benzene ring with a nitro group and an ethyl ester."
MOLECULE = "CCOC(=O)c1ccc([N+](=O)[O-])cc1"


@pytest.fixture(scope="module")
def encoder(tiny_checkpoint: Path) -> Encoder:
    """The untrained tiny model."""
    return Encoder.load(tiny_checkpoint)


def test_all_mass_is_transported(encoder: Encoder) -> None:
    alignment = encoder.align(TEXT, MOLECULE)
    assert alignment.plan.shape == (len(alignment.words), len(alignment.motifs))
    assert alignment.plan.sum() == pytest.approx(1.0, abs=1e-5)
    assert (alignment.plan >= 0).all()


def test_atoms_share_what_their_motifs_got(encoder: Encoder) -> None:
    alignment = encoder.align(TEXT, MOLECULE)
    np.testing.assert_allclose(
        alignment.atom_weights.sum(axis=1), alignment.plan.sum(axis=1), rtol=1e-4
    )
    assert {a for m in alignment.motifs for a in m.atoms} == set(
        range(alignment.atom_weights.shape[1])
    )


def test_words_are_places_in_the_text_and_small_words_are_left_out(encoder: Encoder) -> None:
    alignment = encoder.align(TEXT, MOLECULE)
    shown = [word.text for word in alignment.words]
    assert all(alignment.text[w.start : w.end] == w.text for w in alignment.words)
    assert "nitro" in shown
    assert not {"a", "is", "with", "and", "."} & set(shown)


def test_the_order_of_atoms_does_not_matter(encoder: Encoder) -> None:
    one = encoder.align(TEXT, MOLECULE)
    other = encoder.align(TEXT, "c1cc([N+]([O-])=O)ccc1C(OCC)=O")
    assert one.smiles == other.smiles
    np.testing.assert_allclose(one.plan, other.plan, atol=1e-6)
    assert one.cosine == pytest.approx(other.cosine, abs=1e-6)


def test_the_cosine_is_the_one_of_the_search(encoder: Encoder) -> None:
    vectors = encoder.encode_texts([TEXT]) @ encoder.encode_smiles([MOLECULE]).T
    assert encoder.align(TEXT, MOLECULE).cosine == pytest.approx(float(vectors[0, 0]), abs=1e-5)


@pytest.mark.parametrize("text", ["", "the", "?!", "苯", "🧪"])
def test_any_text_can_be_aligned(encoder: Encoder, text: str) -> None:
    alignment = encoder.align(text, "CCO")
    assert np.isfinite(alignment.plan).all()
    assert np.isfinite(alignment.score)


def test_a_broken_molecule_is_refused(encoder: Encoder) -> None:
    with pytest.raises(MoleculeError):
        encoder.align(TEXT, "C1CC")


def test_spreading_shares_a_motif_equally() -> None:
    atoms = spread(np.array([[0.6, 0.4]], np.float32), ((0, 1), (1, 2, 3, 4)), 5)
    np.testing.assert_allclose(atoms, [[0.3, 0.4, 0.1, 0.1, 0.1]], rtol=1e-6)
