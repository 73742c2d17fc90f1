"""Losses are added by weight, and every parameter learns from what it takes part in."""

from dataclasses import replace

import pytest
import torch

from core.chem.graph import featurise
from core.chem.molecule import molecule_from_smiles
from core.config import LossConfig, RunConfig, override
from core.data.batch import PairBatch, collate_molecules
from core.losses.second_order import second_order
from core.models.dual_encoder import DualEncoder
from core.models.objective import Objective
from core.presets import preset, shrink
from tests.models.pairs import MOLECULES, VOCABULARY, pair_batch

ALL = LossConfig(
    triplet=1.0, second_order=1.0, multitoken_motif=1.0, token_atom=1.0, adversarial=0.1
)


@pytest.fixture
def batch() -> PairBatch:
    """Four real pairs, two of them with named structures."""
    return pair_batch()


def build(config: RunConfig) -> tuple[DualEncoder, Objective]:
    torch.manual_seed(0)
    model = DualEncoder(config.model, vocabulary=VOCABULARY)
    return model, Objective(config.loss, config.model)


def test_the_total_is_the_weighted_sum_of_the_parts(batch: PairBatch) -> None:
    model, objective = build(replace(preset("tiny"), loss=ALL))
    report = objective(model(batch), batch)
    expected = sum(getattr(ALL, name) * value for name, value in report.parts.items())
    torch.testing.assert_close(report.total.detach(), expected)
    assert set(report.parts) == {
        "contrastive",
        "triplet",
        "second_order",
        "multitoken_motif",
        "token_atom",
        "adversarial",
    }


def test_the_plan_learns_what_words_name(batch: PairBatch) -> None:
    model, objective = build(override(preset("tiny"), ["loss.plan=1", "loss.contrastive=0"]))
    linked = replace(batch, links=torch.tensor([[0, 1, 0]]))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    costs = []
    for _ in range(15):
        report = objective(model(linked), linked)
        optimizer.zero_grad()
        report.total.backward()
        optimizer.step()
        costs.append(float(report.parts["plan"]))
    assert costs[-1] < costs[0] / 2
    assert not float(objective(model(batch), batch).parts["plan"])  # nothing known, nothing asked


def test_a_weight_of_zero_skips_the_term(batch: PairBatch) -> None:
    model, objective = build(override(preset("tiny"), ["loss.multitoken_motif=0"]))
    assert set(objective(model(batch), batch).parts) == {"contrastive"}
    assert objective.discriminator is None


@pytest.mark.parametrize("encoder", ["hierarchical", "gin", "gcn", "graph-transformer", "none"])
def test_every_parameter_gets_a_finite_gradient(batch: PairBatch, encoder: str) -> None:
    config = override(preset("tiny"), [f"model.molecule.encoder={encoder}"])
    model, objective = build(replace(config, loss=ALL))
    objective(model(batch), batch).total.backward()
    for name, parameter in model.named_parameters():
        assert parameter.grad is not None, name
        assert torch.isfinite(parameter.grad).all(), name
        assert parameter.grad.abs().sum() > 0 or "bias" in name or "key" in name, name


def test_two_views_share_the_contrast_and_are_contrasted(batch: PairBatch) -> None:
    model, objective = build(override(preset("tiny"), ["loss.within_molecule=0.5"]))
    alone = objective(model(batch), batch).parts
    assert "within_molecule" not in alone
    rows = torch.tensor([1, 2, 3, 0])
    graphs = [featurise(molecule_from_smiles(MOLECULES[i])) for i in rows.tolist()]
    other = collate_molecules(graphs)
    viewed = replace(batch, other_view=other)
    both = objective(model(viewed), viewed).parts
    # The texts see each view: the mean of what either alone would cost.
    swapped = replace(batch, molecule=other)
    expected = (alone["contrastive"] + objective(model(swapped), swapped).parts["contrastive"]) / 2
    torch.testing.assert_close(both["contrastive"], expected)
    same = replace(batch, other_view=batch.molecule)
    assert both["within_molecule"] > objective(model(same), same).parts["within_molecule"]


def test_far_vectors_get_the_mass_only_where_asked(batch: PairBatch) -> None:
    model, near = build(override(preset("tiny"), ["loss.second_order=1"]))
    _, far = build(
        override(preset("tiny"), ["loss.second_order=1", "loss.second_order_nearest=false"])
    )
    encoding = model(batch)
    text, molecule = encoding.text.vector, encoding.molecule.vector
    for objective, nearest in ((near, True), (far, False)):
        expected = second_order(text, molecule, temperature=0.1, nearest=nearest).detach()
        torch.testing.assert_close(objective(encoding, batch).parts["second_order"], expected)


@pytest.mark.parametrize("name", ["momu", "aman", "memory-bank", "orma"])
def test_every_part_of_a_published_system_learns(batch: PairBatch, name: str) -> None:
    model, objective = build(shrink(preset(name)))
    viewed = replace(batch, other_view=batch.molecule)
    objective(model(viewed), viewed).total.backward()
    still = {n for n, p in model.named_parameters() if p.grad is None or not p.grad.abs().sum()}
    heads = {"motif_head", "atom_head", "token_head"}  # of grains this system does not have
    assert all("bias" in n or "key" in n or n.split(".")[0] in heads for n in still), still
    if name == "orma":
        assert not any(n.split(".")[0] in heads for n in still)


def test_the_critic_learns_nothing_of_the_model(batch: PairBatch) -> None:
    model, objective = build(replace(preset("tiny"), loss=ALL))
    objective.discriminator_loss(model(batch)).backward()
    assert all(p.grad is None for p in model.parameters())
    assert all(p.grad is not None for p in objective.critic_parameters())
