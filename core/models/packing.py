"""Weights on disk: large tables in 8 bits, matrices in 16, the rest exact.

Layer: core.models (may import nothing of core).
"""

from collections.abc import Mapping
from typing import Final

import torch
from torch import Tensor

TABLE: Final = 8192
"""Rows from which a matrix counts as an embedding table."""
SCALE: Final = ":scale"
"""Ends the name of the scales of a table's rows; no name of a module's tensor holds a colon."""
_LEVELS: Final = 127


def pack(tensors: Mapping[str, Tensor], *, table: int = TABLE) -> dict[str, Tensor]:
    """Return what is written; matrices of ``table`` rows or more count as tables.

    A table of n rows becomes int8 of the same shape and float32 scales (n, 1) beside it, row-wise
    and symmetric (Jacob et al., arXiv:1712.05877, without zero point): rows are summed by the
    hundred, and the rounding of one, below 1 % of its length, is lost among them. Other
    matrices become float16; vectors (norms, biases, IDF) stay exact, they weigh nothing.
    """
    packed: dict[str, Tensor] = {}
    for name, value in tensors.items():
        value = value.detach().cpu().contiguous()
        if not value.is_floating_point() or value.dim() < 2:
            packed[name] = value
        elif value.dim() == 2 and len(value) >= table:
            scale = value.float().abs().amax(dim=1, keepdim=True) / _LEVELS
            whole = (value.float() / scale.clamp(min=torch.finfo(torch.float32).tiny)).round()
            packed[name], packed[name + SCALE] = whole.to(torch.int8), scale
        else:
            packed[name] = value.half()
    return packed


def unpack(packed: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return what ``pack`` was given, rounded: float32, integers unchanged."""
    tensors = {}
    for name, value in packed.items():
        if name.endswith(SCALE):
            continue
        scale = packed.get(name + SCALE)
        if scale is not None:
            value = value.float() * scale
        tensors[name] = value.float() if value.is_floating_point() else value
    return tensors
