"""What the dual encoder is trained for: a weighted sum of losses, each named in the report.

Layer: core.models (may import core.losses, core.nn and what stands left of them).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor, nn

from core.config import LossConfig, ModelConfig
from core.data.batch import PairBatch
from core.losses.adversarial import discriminator_loss, generator_loss
from core.losses.alignment import (
    phrase_motif_contrast,
    plan_faithfulness,
    token_atom_contrast,
)
from core.losses.contrastive import info_nce, nt_xent
from core.losses.second_order import second_order
from core.losses.triplet import batch_hard_triplet
from core.models.dual_encoder import PairEncoding
from core.models.motif_grain import MotifGrain, motif_grain
from core.nn.adversary import ModalityDiscriminator, gradient_penalty
from core.nn.pooling import pack_to_rows

LARGEST_SCALE = 100.0
"""Bound of the learnable inverse temperature, as in CLIP (Radford et al., arXiv:2103.00020)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossReport:
    """The loss of one batch."""

    total: Tensor
    """Scalar to go down on."""
    parts: dict[str, Tensor]
    """Unweighted terms by name, detached."""


class Objective(nn.Module):
    """The loss terms of one configuration; a weight of 0 skips the computation.

    Args:
        loss: Weights and temperatures.
        model: For the transport plan's settings and the width of the space.
    """

    def __init__(self, loss: LossConfig, model: ModelConfig) -> None:
        super().__init__()
        self.loss = loss
        self.model = model
        self.log_scale = nn.Parameter(torch.tensor(-math.log(loss.temperature)))
        self.discriminator = ModalityDiscriminator(model.width) if loss.adversarial else None

    def main_parameters(self) -> Iterator[nn.Parameter]:
        """Give what learns with the model: the temperature."""
        yield self.log_scale

    def critic_parameters(self) -> Iterator[nn.Parameter]:
        """Give what learns against the model."""
        if self.discriminator is not None:
            yield from self.discriminator.parameters()

    def forward(self, encoding: PairEncoding, batch: PairBatch) -> LossReport:
        """Weigh all terms that are switched on."""
        loss = self.loss
        grain = cache(lambda: motif_grain(encoding, batch, self.model, pairs=self.loss.grain_pairs))
        terms = {
            "contrastive": (loss.contrastive, lambda: self._contrastive(encoding, batch)),
            "triplet": (
                loss.triplet,
                lambda: batch_hard_triplet(
                    encoding.text.vector,
                    encoding.molecule.vector,
                    margin=loss.margin,
                    molecule_key=batch.molecule_key,
                    text_key=batch.text_key,
                ),
            ),
            "second_order": (
                loss.second_order,
                lambda: second_order(
                    encoding.text.vector,
                    encoding.molecule.vector,
                    temperature=loss.second_order_temperature,
                    nearest=loss.second_order_nearest,
                ),
            ),
            "within_molecule": (
                loss.within_molecule if encoding.other_view is not None else 0.0,
                lambda: self._within_molecule(encoding, batch),
            ),
            "multitoken_motif": (loss.multitoken_motif, lambda: self._motifs(grain())),
            "plan": (loss.plan, lambda: plan_faithfulness(grain().plan, grain().held)),
            "token_atom": (loss.token_atom, lambda: self._atoms(encoding, batch)),
            "adversarial": (loss.adversarial, lambda: self._generator(encoding)),
        }
        parts: dict[str, Tensor] = {}
        total = self.log_scale.new_zeros(())
        for name, (weight, term) in terms.items():
            if weight:
                value = term()
                total = total + weight * value
                parts[name] = value.detach()
        return LossReport(total=total, parts=parts)

    def discriminator_loss(self, encoding: PairEncoding) -> Tensor:
        """Return the critic's own loss on vectors that give the model no gradient."""
        if self.discriminator is None:
            raise RuntimeError("loss.adversarial is 0, so there is no discriminator to train")
        real = encoding.text.vector.detach()
        fake = encoding.molecule.vector.detach()
        penalty = gradient_penalty(self.discriminator, real, fake)
        return discriminator_loss(
            self.discriminator(real),
            self.discriminator(fake),
            penalty=self.loss.gradient_penalty * penalty,
        )

    def _temperature(self) -> Tensor:
        return 1 / self.log_scale.exp().clamp(max=LARGEST_SCALE)

    def _contrastive(self, encoding: PairEncoding, batch: PairBatch) -> Tensor:
        """Contrast the texts with the molecules, the mean over the views of the molecules."""
        views = [encoding.molecule, encoding.other_view]
        losses = [
            info_nce(
                encoding.text.vector,
                view.vector,
                temperature=self._temperature(),
                text_key=batch.text_key,
                molecule_key=batch.molecule_key,
                label_smoothing=self.loss.label_smoothing,
            )
            for view in views
            if view is not None
        ]
        return torch.stack(losses).mean()

    def _within_molecule(self, encoding: PairEncoding, batch: PairBatch) -> Tensor:
        if encoding.other_view is None:
            raise RuntimeError("there is no second view of the molecules to contrast")
        return nt_xent(
            encoding.molecule.vector,
            encoding.other_view.vector,
            temperature=self._temperature(),
            key=batch.molecule_key,
        )

    def _generator(self, encoding: PairEncoding) -> Tensor:
        if self.discriminator is None:
            raise RuntimeError("loss.adversarial is 0, so there is no discriminator to ask")
        return generator_loss(self.discriminator(encoding.molecule.vector))

    def _motifs(self, grain: MotifGrain) -> Tensor:
        return phrase_motif_contrast(
            grain.tokens,
            grain.motifs,
            grain.plan,
            content=grain.content,
            motif_mask=grain.mask,
            motif_key=grain.keys,
            temperature=self.loss.grain_temperature,
        )

    def _atoms(self, encoding: PairEncoding, batch: PairBatch) -> Tensor:
        pairs = min(self.loss.grain_pairs, batch.size)
        keep = batch.molecule.atom_molecule < pairs
        atoms, mask = pack_to_rows(
            encoding.molecule.atoms[keep], batch.molecule.atom_molecule[keep], pairs
        )
        tokens = encoding.text.atom_tokens[:pairs]
        return token_atom_contrast(
            tokens,
            atoms,
            content=batch.text.content[:pairs, : tokens.shape[1]],
            atom_mask=mask,
            token_key=batch.text.tokens[:pairs],
            temperature=self.loss.grain_temperature,
        )
