"""One check that every part of the model needs."""

from torch import Tensor, nn


def silent_parameters(module: nn.Module, output: Tensor) -> list[str]:
    """Name the parameters without a finite, non-zero gradient of a quadratic in ``output``."""
    weight = output.detach().new_tensor(range(output.numel())).sin().view(output.shape)
    (weight * output + output.square()).sum().backward()
    return [
        name
        for name, parameter in module.named_parameters()
        if parameter.grad is None or not parameter.grad.isfinite().all() or not parameter.grad.any()
    ]
