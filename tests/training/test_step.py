"""Learning rate, parameter groups and one step."""

import pytest
import torch
from accelerate import Accelerator

from core.config import override
from core.models.dual_encoder import DualEncoder
from core.models.objective import Objective
from core.presets import preset
from core.training.step import Stepper, build_optimizer, learning_rate_factor
from tests.models.pairs import VOCABULARY, pair_batch


def test_the_rate_rises_to_one_and_falls_to_zero() -> None:
    factors = [learning_rate_factor(s, total=100, warmup=0.1) for s in range(100)]
    assert factors[9] == 1.0
    assert factors[:10] == sorted(factors[:10])
    assert factors[10:] == sorted(factors[10:], reverse=True)
    assert factors[-1] < 0.001


def stepper(*settings: str) -> Stepper:
    config = override(preset("tiny"), settings)
    torch.manual_seed(0)
    model = DualEncoder(config.model, vocabulary=VOCABULARY)
    objective = Objective(config.loss, config.model)
    return Stepper(
        Accelerator(cpu=True, mixed_precision="bf16"), model, objective, config.train, total=50
    )


def test_every_parameter_is_in_one_group_and_vectors_do_not_decay() -> None:
    made = stepper()
    optimizer = build_optimizer(made.model, made.objective, made.config)
    grouped = [id(p) for group in optimizer.param_groups for p in group["params"]]
    everything = [*made.model.parameters(), made.objective.log_scale]
    assert sorted(grouped) == sorted(map(id, everything))
    for group in optimizer.param_groups:
        assert all((p.dim() >= 2) == (group["weight_decay"] > 0) for p in group["params"])


def test_the_transformer_has_its_own_rate() -> None:
    made = stepper("train.text_lr=1e-5", "train.lr=1e-2")
    rates = {id(p): g["peak"] for g in made.optimizer.param_groups for p in g["params"]}
    assert {rates[id(p)] for p in made.model.transformer.parameters()} == {1e-5}
    assert rates[id(made.model.molecule_tower.fingerprint.bag.table)] == 1e-2


def test_steps_bring_the_loss_down() -> None:
    made, batch = stepper(), pair_batch()
    losses = [float(made(batch, step=s).total.detach()) for s in range(25)]
    assert losses[-1] < 0.5 * losses[0]


@pytest.mark.parametrize("weight", [0.0, 0.1])
def test_the_critic_learns_only_where_there_is_one(weight: float) -> None:
    made = stepper(f"loss.adversarial={weight}")
    assert set(made.optimizers) == ({"main", "critic"} if weight else {"main"})
    before = [p.detach().clone() for p in made.objective.critic_parameters()]
    made(pair_batch(), step=0)
    after = list(made.objective.critic_parameters())
    assert not before or any(not torch.equal(a, b) for a, b in zip(before, after, strict=True))
