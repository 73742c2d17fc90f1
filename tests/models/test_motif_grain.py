"""The middle grain: whose motifs meet whose words, and what is known of them."""

from dataclasses import replace

import pytest
import torch

from core.config import override
from core.models import motif_grain as module
from core.models.dual_encoder import DualEncoder
from core.models.motif_grain import motif_grain, motif_keys
from core.presets import preset
from tests.models.pairs import VOCABULARY, pair_batch


def build(*settings: str) -> tuple[DualEncoder, module.MotifGrain]:
    config = override(preset("tiny"), settings).model
    torch.manual_seed(0)
    model = DualEncoder(config, vocabulary=VOCABULARY).eval()
    batch = replace(pair_batch(), links=torch.tensor([[0, 1, 0], [2, 2, 1], [3, 1, 0]]))
    return model, motif_grain(model(batch), batch, config, pairs=3)


def test_the_first_pairs_enter_with_their_own_motifs() -> None:
    batch = pair_batch()
    _, grain = build()
    counts = torch.bincount(batch.molecule.motif_molecule)[:3]
    assert grain.mask.sum(dim=1).tolist() == counts.tolist()
    torch.testing.assert_close(grain.plan.sum(dim=(1, 2)), torch.ones(3))
    assert not grain.plan[~grain.content].any()


def test_links_of_the_pairs_that_enter_are_marked() -> None:
    _, grain = build()
    assert grain.held.nonzero().tolist() == [[0, 1, 0], [2, 2, 1]]


def test_large_molecules_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = pair_batch()
    config = preset("tiny").model
    model = DualEncoder(config, vocabulary=VOCABULARY).eval()
    counts = torch.bincount(batch.molecule.motif_molecule)
    most = int(counts.min())
    monkeypatch.setattr(module, "MOST_MOTIFS", most)
    grain = motif_grain(model(batch), batch, config, pairs=99)
    assert len(grain.plan) == int((counts <= most).sum())


def test_one_vector_for_all_words_knows_no_links() -> None:
    _, grain = build("model.text.transformer=false")
    assert grain.plan.shape[1] == 1
    assert not grain.held.any()


def test_equal_motifs_have_equal_keys_and_others_do_not() -> None:
    batch = pair_batch()
    keys = motif_keys(batch.molecule)
    assert len(keys) == len(batch.molecule.motifs)
    by_content: dict[tuple, set[int]] = {}
    atom, motif = batch.molecule.motif_members
    for row, key in enumerate(keys.tolist()):
        rows = batch.molecule.atoms[atom[motif == row]].tolist()
        by_content.setdefault(tuple(sorted(map(tuple, rows))), set()).add(key)
    assert all(len(found) == 1 for found in by_content.values())
    assert len(set().union(*by_content.values())) == len(by_content)
