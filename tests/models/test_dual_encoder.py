"""Both towers: unit vectors, untouched by padding, company and the order of atoms."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from rdkit import Chem

from core.chem.graph import featurise
from core.chem.molecule import molecule_from_smiles
from core.config import override
from core.data.batch import collate_molecules, collate_texts
from core.models.dual_encoder import DualEncoder, drop_branches
from core.presets import preset
from tests.models.pairs import MOLECULES, VOCABULARY, pair_batch, text_item

ENCODERS = ["hierarchical", "gin", "gcn", "graph-transformer", "none"]


def build(*settings: str) -> DualEncoder:
    torch.manual_seed(0)
    config = override(preset("tiny"), settings)
    return DualEncoder(config.model, vocabulary=VOCABULARY).eval()


@pytest.mark.parametrize("encoder", ENCODERS)
@torch.no_grad()
def test_both_sides_are_unit_vectors(encoder: str) -> None:
    encoding = build(f"model.molecule.encoder={encoder}")(pair_batch())
    for vectors in (encoding.text.vector, encoding.molecule.vector, encoding.molecule.motifs):
        torch.testing.assert_close(vectors.norm(dim=-1), torch.ones(len(vectors)))


@pytest.mark.parametrize(
    "setting",
    [
        "model.text.bag=false",
        "model.text.transformer=false",
        "model.text.grounding=false",
        "model.memory=0",
        "model.molecule.fingerprint=false",
    ],
)
@torch.no_grad()
def test_every_part_can_be_left_out(setting: str) -> None:
    encoding = build(setting)(pair_batch())
    assert torch.isfinite(encoding.text.vector).all()
    assert torch.isfinite(encoding.molecule.vector).all()


@torch.no_grad()
def test_padding_does_not_change_a_text() -> None:
    model = build()
    short, long = text_item(4, names=("CCO",), seed=1), text_item(30, seed=2)
    alone = model.encode_texts(collate_texts([short], pad_id=0))
    padded = model.encode_texts(collate_texts([short, long], pad_id=0))
    torch.testing.assert_close(padded.vector[:1], alone.vector, atol=1e-5, rtol=0)
    torch.testing.assert_close(padded.tokens[:1, :4], alone.tokens, atol=1e-5, rtol=0)


@pytest.mark.parametrize("encoder", ENCODERS)
@torch.no_grad()
def test_a_molecule_is_the_same_alone_and_in_any_atom_order(encoder: str) -> None:
    model = build(f"model.molecule.encoder={encoder}")
    together = model.encode_molecules(
        collate_molecules([featurise(molecule_from_smiles(s)) for s in MOLECULES])
    ).vector
    rng = np.random.default_rng(0)
    for row, smiles in enumerate(MOLECULES):
        molecule = molecule_from_smiles(smiles)
        order = rng.permutation(molecule.GetNumAtoms()).tolist()
        shuffled = featurise(Chem.RenumberAtoms(molecule, order))
        alone = model.encode_molecules(collate_molecules([shuffled])).vector
        torch.testing.assert_close(alone[0], together[row], atol=1e-5, rtol=0)


@torch.no_grad()
def test_stereoisomers_and_charge_states_differ() -> None:
    model = build()
    smiles = ("C[C@H](N)C(=O)O", "C[C@@H](N)C(=O)O", "C[C@H]([NH3+])C(=O)[O-]", "CC(N)C(=O)O")
    vectors = model.encode_molecules(
        collate_molecules([featurise(molecule_from_smiles(s)) for s in smiles])
    ).vector
    similarity = vectors @ vectors.T
    assert (similarity - torch.eye(4)).max() < 1 - 1e-4


@torch.no_grad()
def test_names_change_their_text_alone() -> None:
    model = build()
    plain, other = text_item(5, seed=1), text_item(6, seed=2)
    named = text_item(5, names=("CCO",), seed=1)
    before = model.encode_texts(collate_texts([plain, other], pad_id=0)).vector
    after = model.encode_texts(collate_texts([named, other], pad_id=0)).vector
    assert (before[0] - after[0]).abs().max() > 1e-4
    torch.testing.assert_close(before[1], after[1], atol=1e-6, rtol=0)


def test_dropped_branches_leave_the_other_whole() -> None:
    torch.manual_seed(0)
    ones = torch.ones(2000, 1)
    first, second = drop_branches(ones, 2 * ones, share=0.3)
    assert ((first > 0) | (second > 0)).all()
    assert set(first.unique().tolist()) == {0.0, 1.0}
    assert 0.25 < (first == 0).float().mean() < 0.35
    assert 0.25 < (second == 0).float().mean() < 0.35
    kept = drop_branches(ones, ones, share=0.0)
    assert all((part == 1).all() for part in kept)


@torch.no_grad()
def test_the_memory_reads_what_it_is_told_to() -> None:
    batch = pair_batch().molecule
    motifs, atoms = (build(f"model.memory_items={items}") for items in ("motifs", "atoms"))
    by_motif, by_atom = motifs.encode_molecules(batch), atoms.encode_molecules(batch)
    torch.testing.assert_close(by_motif.pooled, by_atom.pooled)
    assert not torch.allclose(by_motif.vector, by_atom.vector)
    atoms.motif_head.weight.zero_()
    torch.testing.assert_close(atoms.encode_molecules(batch).vector, by_atom.vector)


@torch.no_grad()
def test_each_grain_may_have_its_own_layer() -> None:
    texts = pair_batch().text
    plain = build("model.text.layers=2").encode_texts(texts)
    assert plain.atom_tokens is plain.tokens
    model = build("model.text.layers=2", "model.grain_layers=true", "model.memory=0")
    before = model.encode_texts(texts)
    # Spoil the last layer: the sentence changes, the finer grains do not.
    for parameter in model.transformer.bert.encoder.layer[-1].parameters():
        parameter.mul_(-2)
    after = model.encode_texts(texts)
    assert not torch.allclose(before.vector, after.vector)
    torch.testing.assert_close(before.tokens, after.tokens)
    # Spoil the one before it: the atoms' tokens are older still.
    for parameter in model.transformer.bert.encoder.layer[-2].parameters():
        parameter.mul_(-2)
    older = model.encode_texts(texts)
    assert not torch.allclose(after.tokens, older.tokens)
    torch.testing.assert_close(after.atom_tokens, older.atom_tokens)


@torch.no_grad()
def test_a_second_view_is_encoded_like_the_first() -> None:
    model, batch = build(), pair_batch()
    assert model(batch).other_view is None
    both = model(replace(batch, other_view=batch.molecule))
    torch.testing.assert_close(both.other_view.vector, both.molecule.vector)


def test_parameters_are_counted() -> None:
    model = build()
    assert model.parameter_count == sum(p.numel() for p in model.parameters())
