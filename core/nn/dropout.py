"""Dropout that costs little on a CPU.

Layer: core.nn (may import nothing of core).
"""

from typing import Final

import torch
from torch import Tensor, nn

_LEVELS: Final = 256


class Dropout(nn.Dropout):
    """Hide a share of all entries in training and scale up the rest.

    PyTorch draws one random float for each entry, which takes a sixth of a training step on a
    CPU. One random byte decides as well: the share is rounded to a multiple of 1/256, and the
    scale fits the rounded share, so that the mean stays exact. Other devices use PyTorch's own.

    Args:
        p: Share of the entries hidden, in [0, 1).

    Shape:
        any -> the same, unchanged in evaluation.
    """

    def forward(self, values: Tensor) -> Tensor:
        """Hide entries of ``values``."""
        hidden = min(round(self.p * _LEVELS), _LEVELS - 1)
        if not self.training or not hidden:
            return values
        if values.device.type != "cpu":
            return super().forward(values)
        words = torch.empty(-(-values.numel() // 8), dtype=torch.int64).random_(-(2**63), None)
        noise = words.view(torch.uint8)[: values.numel()].view(values.shape)
        kept = torch.where(noise >= hidden, values, torch.zeros((), dtype=values.dtype))
        return kept.mul_(_LEVELS / (_LEVELS - hidden))


def replace_dropout(module: nn.Module) -> None:
    """Put this ``Dropout`` in place of every one of PyTorch's inside ``module``."""
    for name, child in module.named_children():
        if type(child) is nn.Dropout:
            setattr(module, name, Dropout(child.p))
        else:
            replace_dropout(child)
