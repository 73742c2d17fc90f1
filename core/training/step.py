"""What one training step means: parameter groups, learning rate, losses, the two players.

Layer: core.training (may import core.models and what stands left of it).
"""

import math
from collections.abc import Iterable

import torch
from accelerate import Accelerator
from torch import Tensor, nn

from core.config import TrainConfig
from core.data.batch import PairBatch
from core.models.dual_encoder import DualEncoder
from core.models.objective import LossReport, Objective


def build_optimizer(
    model: DualEncoder, objective: Objective, config: TrainConfig
) -> torch.optim.AdamW:
    """Return AdamW with decay on matrices alone and the transformer's own learning rate."""
    transformer = set(model.transformer.parameters()) if model.transformer is not None else set()
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for parameter in [*model.parameters(), *objective.main_parameters()]:
        rate = config.text_lr if parameter in transformer else config.lr
        decay = config.weight_decay if parameter.dim() >= 2 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": params, "lr": rate, "peak": rate, "weight_decay": decay}
            for (rate, decay), params in groups.items()
        ]
    )


def learning_rate_factor(step: int, *, total: int, warmup: float) -> float:
    """Rise linearly for ``warmup`` of the steps, then fall along half a cosine to zero.

    Args:
        step: Zero-based step.
        total: Steps of the whole run.
        warmup: Share of the steps, 0 to 1.
    """
    rising = max(1, round(total * warmup))
    if step < rising:
        return (step + 1) / rising
    share = (step - rising) / max(1, total - rising)
    return 0.5 * (1.0 + math.cos(math.pi * min(1.0, share)))


class Stepper:
    """One optimiser step for the model and, where there is one, for the discriminator.

    Args:
        accelerator: Device and precision.
        model: Already prepared by ``accelerator``.
        objective: Losses; holds the temperature and the discriminator.
        config: Learning rates, clipping, seed.
        total: Steps of the whole run.
    """

    def __init__(
        self,
        accelerator: Accelerator,
        model: DualEncoder,
        objective: Objective,
        config: TrainConfig,
        *,
        total: int,
    ) -> None:
        self.accelerator = accelerator
        self.model = model
        self.objective = objective
        self.config = config
        self.total = total
        self.optimizer = build_optimizer(model, objective, config)
        self.critic_optimizer = (
            torch.optim.Adam(objective.discriminator.parameters(), lr=1e-4)
            if objective.discriminator is not None
            else None
        )

    @property
    def optimizers(self) -> dict[str, torch.optim.Optimizer]:
        """Everything that has a state to keep."""
        named: dict[str, torch.optim.Optimizer] = {"main": self.optimizer}
        if self.critic_optimizer is not None:
            named["critic"] = self.critic_optimizer
        return named

    def __call__(self, batch: PairBatch, *, step: int) -> LossReport:
        """Learn from one batch; ``step`` seeds dropout, so a resumed run repeats itself."""
        torch.manual_seed(self.config.seed * 1_000_003 + step)
        factor = learning_rate_factor(step, total=self.total, warmup=self.config.warmup)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        with self.accelerator.autocast():
            encoding = self.model(batch)
        if self.critic_optimizer is not None:
            self._update(
                self.critic_optimizer,
                self.objective.discriminator_loss(encoding),
                self.objective.critic_parameters(),
            )
        with self.accelerator.autocast():
            report = self.objective(encoding, batch)
        self._update(
            self.optimizer,
            report.total,
            [*self.model.parameters(), *self.objective.main_parameters()],
        )
        return report

    def _update(
        self, optimizer: torch.optim.Optimizer, loss: Tensor, parameters: Iterable[nn.Parameter]
    ) -> None:
        optimizer.zero_grad(set_to_none=True)
        self.accelerator.backward(loss)
        if self.config.clip:
            self.accelerator.clip_grad_norm_(list(parameters), self.config.clip)
        optimizer.step()
