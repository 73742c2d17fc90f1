"""Views of molecules: what each change takes away, and that what is left is a sound batch."""

from collections.abc import Callable

import numpy as np
import pytest
import torch

from core.chem.graph import featurise
from core.chem.molecule import molecule_from_smiles
from core.config import TrainConfig
from core.data.batch import MoleculeBatch, collate_molecules
from core.data.graph_augment import (
    GraphAugmentConfig,
    drop_bonds,
    drop_nodes,
    mask_atoms,
    two_views,
    walk_subgraph,
)
from core.models.dual_encoder import DualEncoder
from core.presets import preset, shrink

SMILES = (
    "CC(=O)Oc1ccccc1C(=O)O",
    "C",
    "[Na+].[Cl-]",
    "CCCCCCCCCCCCCCCC(=O)O",
    "c1ccc2[nH]ccc2c1",
    "OC[C@H]1O[C@@H](O)[C@H](O)[C@@H](O)[C@@H]1O",
    "C1CC1.CCO",
)
FULL = GraphAugmentConfig(node_drop=0.3, subgraph_drop=0.4, bond_drop=0.2, atom_mask=0.2)
Change = Callable[[MoleculeBatch, float, np.random.Generator], MoleculeBatch]
CHANGES = (drop_nodes, walk_subgraph, drop_bonds, mask_atoms)


@pytest.fixture
def whole() -> MoleculeBatch:
    return collate_molecules([featurise(molecule_from_smiles(s)) for s in SMILES])


def tensors(batch: MoleculeBatch) -> dict[str, torch.Tensor]:
    return {
        name: value
        for name in MoleculeBatch.__dataclass_fields__
        if isinstance(value := getattr(batch, name), torch.Tensor)
    }


def same(one: MoleculeBatch, other: MoleculeBatch) -> bool:
    return all(torch.equal(a, tensors(other)[name]) for name, a in tensors(one).items())


def counts(batch: MoleculeBatch) -> list[int]:
    return torch.bincount(batch.atom_molecule, minlength=batch.size).tolist()


def parts(batch: MoleculeBatch, molecule: int) -> int:
    """Return the number of connected parts of one molecule."""
    label = {int(a): int(a) for a in (batch.atom_molecule == molecule).nonzero()}
    for _ in label:
        for near, far in batch.bonds.T.tolist():
            if near in label:
                label[near] = label[far] = min(label[near], label[far])
    return len(set(label.values()))


def assert_sound(batch: MoleculeBatch) -> None:
    atoms, motifs = len(batch.atoms), len(batch.motifs)
    assert min(counts(batch)) >= 1
    assert len(batch.atom_molecule) == atoms
    assert bool((batch.atom_molecule.diff() >= 0).all())
    assert batch.bonds.shape[1] == len(batch.bond_features)
    near, far = batch.bonds
    assert torch.equal(batch.atom_molecule[near], batch.atom_molecule[far])
    forward = sorted(zip(near.tolist(), far.tolist(), strict=True))
    assert forward == sorted(zip(far.tolist(), near.tolist(), strict=True))
    member, motif = batch.motif_members
    assert set(motif.tolist()) == set(range(motifs))  # no motif without an atom
    assert int(member.max()) < atoms
    assert torch.equal(batch.atom_molecule[member], batch.motif_molecule[motif])
    first, second = batch.motif_bonds
    assert torch.equal(batch.motif_molecule[first], batch.motif_molecule[second])


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
@pytest.mark.parametrize("seed", range(4))
def test_a_changed_batch_is_sound(
    whole: MoleculeBatch, change: Change, share: float, seed: int
) -> None:
    assert_sound(change(whole, share, np.random.default_rng(seed)))


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_a_function_of_its_generator(whole: MoleculeBatch, change: Change) -> None:
    one, again, other = (change(whole, 0.4, np.random.default_rng(s)) for s in (1, 1, 2))
    assert same(one, again)
    assert not same(one, other)


@pytest.mark.parametrize("change", CHANGES)
def test_a_share_of_zero_changes_nothing(whole: MoleculeBatch, change: Change) -> None:
    assert same(change(whole, 0.0, np.random.default_rng(0)), whole)


@pytest.mark.parametrize("change", [drop_nodes, walk_subgraph])
@pytest.mark.parametrize("share", [0.1, 0.2, 0.5, 0.99])
def test_the_asked_share_of_atoms_stays(whole: MoleculeBatch, change: Change, share: float) -> None:
    kept = counts(change(whole, share, np.random.default_rng(0)))
    assert kept == [max(1, round((1 - share) * n)) for n in counts(whole)]


def test_the_bonds_of_a_dropped_atom_vanish_and_the_others_stay(whole: MoleculeBatch) -> None:
    # Each atom carries its number in a column, so that it is known again.
    numbered = whole.atoms.clone()
    numbered[:, 0] = torch.arange(len(numbered))
    marked = MoleculeBatch(**{**tensors(whole), "atoms": numbered, "size": whole.size})
    view = drop_nodes(marked, 0.3, np.random.default_rng(3))
    left = view.atoms[:, 0]
    stays = torch.isin(whole.bonds, left).all(dim=0)
    assert 0 < int(stays.sum()) < whole.bonds.shape[1]
    assert torch.equal(left[view.bonds], whole.bonds[:, stays])
    assert torch.equal(view.bond_features, whole.bond_features[stays])


@pytest.mark.parametrize("seed", range(10))
def test_a_subgraph_of_a_connected_molecule_is_connected(whole: MoleculeBatch, seed: int) -> None:
    view = walk_subgraph(whole, 0.4, np.random.default_rng(seed))
    assert [parts(view, m) for m in (0, 3, 4, 5)] == [1, 1, 1, 1]


@pytest.mark.parametrize("seed", range(10))
def test_a_growth_uses_up_one_part_before_the_next(whole: MoleculeBatch, seed: int) -> None:
    view = walk_subgraph(whole, 0.5, np.random.default_rng(seed))  # 3 atoms of two parts of 3
    assert counts(view)[6] == 3
    assert parts(view, 6) == 1


def test_about_the_asked_share_of_bonds_goes_and_no_atom(whole: MoleculeBatch) -> None:
    many = [drop_bonds(whole, 0.3, np.random.default_rng(s)).bonds.shape[1] for s in range(200)]
    assert np.mean(many) == pytest.approx(0.7 * whole.bonds.shape[1], rel=0.03)
    assert torch.equal(drop_bonds(whole, 0.3, np.random.default_rng(0)).atoms, whole.atoms)


def test_a_hidden_atom_shows_nothing_and_the_others_are_whole(whole: MoleculeBatch) -> None:
    view = mask_atoms(whole, 0.3, np.random.default_rng(0))
    hidden = (view.atoms == 0).all(dim=1)
    assert 0 < int(hidden.sum()) < len(hidden)
    assert torch.equal(view.atoms[~hidden], whole.atoms[~hidden])
    assert torch.equal(view.bonds, whole.bonds)


def test_bondless_molecules_have_views() -> None:
    alone = collate_molecules([featurise(molecule_from_smiles(s)) for s in ("C", "[Na+].[Cl-]")])
    for view in two_views(alone, FULL, np.random.default_rng(0)):
        assert min(counts(view)) == 1


def test_the_first_view_loses_atoms_and_the_second_keeps_a_subgraph(whole: MoleculeBatch) -> None:
    config = GraphAugmentConfig(node_drop=0.1, subgraph_drop=0.5)
    first, second = two_views(whole, config, np.random.default_rng(0))
    assert counts(first)[3] == round(0.9 * counts(whole)[3])
    assert counts(second)[3] == round(0.5 * counts(whole)[3])


@pytest.mark.parametrize("name", ["momu", "aman", "memory-bank", "orma"])
def test_both_views_are_encoded(whole: MoleculeBatch, name: str) -> None:
    model = DualEncoder(shrink(preset(name)).model, vocabulary=20).eval()
    with torch.inference_mode():
        for view in two_views(whole, FULL, np.random.default_rng(0)):
            assert model.encode_molecules(view).vector.isfinite().all()


def test_the_configuration_is_off_by_default_and_read_from_the_run() -> None:
    assert not GraphAugmentConfig.of(TrainConfig())
    made = GraphAugmentConfig.of(TrainConfig(subgraph_drop=0.2))
    assert made
    assert made == GraphAugmentConfig(subgraph_drop=0.2)
