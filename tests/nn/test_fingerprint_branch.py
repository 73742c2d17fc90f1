"""The count-fingerprint branch."""

import torch

from core.chem.fingerprints import FINGERPRINT_SIZE
from core.nn.fingerprint_branch import FingerprintBranch
from tests.nn.gradients import silent_parameters
from tests.nn.molecules import batch, graphs


def encode(branch: FingerprintBranch, molecules: list) -> torch.Tensor:
    joined = batch(molecules)
    return branch(joined.fingerprint_index, joined.fingerprint_value, joined.fingerprint_offsets)


def test_one_molecule_equals_the_same_in_a_batch() -> None:
    branch = FingerprintBranch(FINGERPRINT_SIZE, 24, 16).eval()
    together = encode(branch, graphs())
    assert together.shape == (6, 16)
    for row, graph in enumerate(graphs()):
        torch.testing.assert_close(encode(branch, [graph])[0], together[row])


def test_counts_matter_not_presence_alone() -> None:
    branch = FingerprintBranch(10, 24, 16)
    index, offsets = torch.tensor([1, 4, 1, 4]), torch.tensor([0, 2])
    out = branch(index, torch.tensor([1.0, 1.0, 1.0, 3.0]), offsets)
    assert (out[0] - out[1]).abs().max() > 0.01


def test_output_has_unit_order_and_every_weight_learns() -> None:
    torch.manual_seed(0)
    branch = FingerprintBranch(FINGERPRINT_SIZE, 64, 16, dropout=0.1, feature_dropout=0.2)
    out = encode(branch, graphs())
    assert 0.1 < out.std() < 3
    assert silent_parameters(branch, out) == []
