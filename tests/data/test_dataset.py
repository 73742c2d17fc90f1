"""The order of the pairs is a function of seed and epoch; a resumed run sees the same."""

import threading
from itertools import pairwise

import numpy as np
import pytest
import torch

from core.data import dataset
from core.data.augment import AugmentConfig
from core.data.batch import PairBatch
from core.data.dataset import PairSet
from core.data.features import MoleculeTable
from core.data.graph_augment import GraphAugmentConfig
from core.data.texts import TextStore
from core.errors import DataError

AUGMENT = AugmentConfig(sentence_dropout=0.5, names_dropout=0.3, token_mask=0.2)


def same(one: PairBatch, other: PairBatch) -> bool:
    return (
        torch.equal(one.text.tokens, other.text.tokens)
        and torch.equal(one.text.bag_index, other.text.bag_index)
        and torch.equal(one.text.name_mask, other.text.name_mask)
        and torch.equal(one.molecule.atoms, other.molecule.atoms)
        and torch.equal(one.molecule_key, other.molecule_key)
    )


def test_an_epoch_has_every_pair_once(pairs: PairSet) -> None:
    order = pairs.order(0, batch=7, seed=1)
    assert sorted(np.concatenate(order).tolist()) == list(range(60))
    assert len(order) == pairs.steps(batch=7) == 9
    assert sorted(map(len, order)) == [4, *[7] * 8]


def test_a_last_batch_of_one_pair_is_left_out(pairs: PairSet) -> None:
    assert pairs.steps(batch=59) == 1
    assert [b.size for b in pairs.batches(0, batch=59, seed=0)] == [59]


def test_order_is_a_function_of_seed_and_epoch(pairs: PairSet) -> None:
    def flat(epoch: int, seed: int) -> list[int]:
        return np.concatenate(pairs.order(epoch, batch=8, seed=seed)).tolist()

    assert flat(0, 0) == flat(0, 0)
    assert flat(0, 0) != flat(1, 0) != flat(0, 1)


def test_texts_of_a_batch_are_of_similar_length(pairs: PairSet) -> None:
    lengths = pairs.texts.lengths()[pairs.text_rows]
    spread = [np.ptp(lengths[b]) for b in pairs.order(0, batch=6, seed=0)]
    assert np.mean(spread) < np.ptp(lengths) / 3


def test_batches_are_not_in_order_of_length(pairs: PairSet) -> None:
    lengths = pairs.texts.lengths()[pairs.text_rows]
    means = [lengths[b].mean() for b in pairs.order(0, batch=6, seed=0)]
    assert any(a > b for a, b in pairwise(means))
    assert any(a < b for a, b in pairwise(means))


def test_a_resumed_run_sees_the_same_batches(pairs: PairSet) -> None:
    options = {"batch": 8, "seed": 3, "augment": AUGMENT}
    whole = list(pairs.batches(2, **options))
    rest = list(pairs.batches(2, start_step=5, **options))
    assert len(rest) == len(whole) - 5
    assert all(same(a, b) for a, b in zip(whole[5:], rest, strict=True))


def test_epochs_are_augmented_differently(pairs: PairSet) -> None:
    def masked(epoch: int) -> list[int]:
        batches = pairs.batches(epoch, batch=30, seed=0, augment=AUGMENT)
        return [int((b.text.tokens == pairs.texts.mask_id).sum()) for b in batches]

    assert masked(0) != masked(1)


def test_rows_of_text_and_molecule_belong_together(
    store: TextStore, table: MoleculeTable, pairs: PairSet
) -> None:
    batch = pairs.collate(np.array([12, 3, 47]))
    for place, pair in enumerate((12, 3, 47)):
        text = store.item(pair % 10)
        np.testing.assert_array_equal(batch.text.tokens[place][batch.text.mask[place]], text.tokens)
        atoms = table.graph(pairs.molecule_rows[pair]).atoms
        np.testing.assert_array_equal(
            batch.molecule.atoms[batch.molecule.atom_molecule == place], atoms
        )
        assert batch.text_key[place] == pair % 10
        assert batch.molecule_key[place] == pairs.molecule_keys[pair]


def test_without_augmentation_texts_are_whole(pairs: PairSet, store: TextStore) -> None:
    (batch,) = pairs.batches(0, batch=60, seed=0)
    assert not (batch.text.tokens == pairs.texts.mask_id).any()
    assert sorted(batch.text.mask.sum(dim=1).tolist()) == sorted(store.lengths().tolist() * 6)


def test_texts_that_are_names_lose_their_structures(store: TextStore, table: MoleculeTable) -> None:
    rows = np.ones(40, int)
    chances = np.repeat([0.0, 1.0], 20)
    named = PairSet(store, rows, table, rows, rows, rows, name_dropout=chances)
    batch = named.collate(np.arange(40), augment=AugmentConfig(), rng=np.random.default_rng(0))
    assert batch.text.name_mask.any(dim=1).tolist() == [True] * 20 + [False] * 20


def test_names_are_dropped_as_often_as_asked(store: TextStore, table: MoleculeTable) -> None:
    rows = np.ones(1000, int)
    named = PairSet(store, rows, table, rows, rows, rows)
    batch = named.collate(
        np.arange(1000), augment=AugmentConfig(names_dropout=0.25), rng=np.random.default_rng(0)
    )
    kept = batch.text.name_mask.any(dim=1).float().mean().item()
    assert kept == pytest.approx(0.75, abs=0.05)


def test_columns_of_unequal_length_are_refused(store: TextStore, table: MoleculeTable) -> None:
    with pytest.raises(DataError, match="equally long"):
        PairSet(store, [0, 1], table, [0], [0, 1], [0, 1])


@pytest.mark.parametrize(("text", "molecule"), [(10, 0), (0, -1), (0, 10)])
def test_rows_outside_the_tables_are_refused(
    store: TextStore, table: MoleculeTable, text: int, molecule: int
) -> None:
    with pytest.raises(DataError, match="leave out the pairs"):
        PairSet(store, [text], table, [molecule], [0], [0])


def test_a_batch_of_one_is_refused(pairs: PairSet) -> None:
    with pytest.raises(DataError, match="at least 2"):
        pairs.batches(0, batch=1, seed=0)


def test_an_abandoned_epoch_leaves_no_thread(pairs: PairSet) -> None:
    batches = pairs.batches(0, batch=2, seed=0)
    next(batches)
    batches.close()
    assert not [t for t in threading.enumerate() if t.name == "batches"]


def test_an_error_of_the_thread_reaches_the_caller(
    pairs: PairSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(dataset, "collate_molecules", fail)
    with pytest.raises(ZeroDivisionError, match="inside"):
        list(pairs.batches(0, batch=8, seed=0))


def test_molecules_are_whole_unless_views_are_asked_for(pairs: PairSet) -> None:
    rows = np.arange(8)
    views = AugmentConfig(graph=GraphAugmentConfig(node_drop=0.2, subgraph_drop=0.2))
    made, again = (
        pairs.collate(rows, augment=views, rng=np.random.default_rng(1)) for _ in range(2)
    )
    whole = pairs.collate(rows, augment=AUGMENT, rng=np.random.default_rng(1))
    assert whole.other_view is None
    assert torch.equal(whole.molecule.atoms, pairs.collate(rows).molecule.atoms)
    assert len(made.molecule.atoms) < len(whole.molecule.atoms)
    assert len(made.other_view.atoms) < len(whole.molecule.atoms)
    assert same(made, again)
    assert torch.equal(made.other_view.atoms, again.other_view.atoms)
