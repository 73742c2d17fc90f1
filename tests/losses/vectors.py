"""Random unit vectors."""

import torch
from torch.nn import functional


def unit(*shape: int, seed: int) -> torch.Tensor:
    """Return unit rows that ask for a gradient."""
    values = torch.randn(*shape, generator=torch.Generator().manual_seed(seed))
    return functional.normalize(values, dim=-1).requires_grad_()


def has_finite_gradients(loss: torch.Tensor, *inputs: torch.Tensor) -> bool:
    """Tell whether ``loss`` pulls at every input, finitely."""
    gradients = torch.autograd.grad(loss, inputs)
    return all(g.isfinite().all() and g.any() for g in gradients)
