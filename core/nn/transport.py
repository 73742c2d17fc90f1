"""Entropic optimal transport between the tokens of a text and the motifs of its molecule.

Layer: core.nn (may import core.errors). Symbols: B pairs, n rows (tokens), m columns (motifs);
masks are True where real.
"""

from typing import Final, NamedTuple

import torch
from torch import Tensor

from core.errors import ConfigError, ShapeError

_NEVER: Final = -1e30
"""Log-mass of padding; finite, so that a row of padding alone has finite gradients."""


class Plan(NamedTuple):
    """How the mass of the rows is spread over the columns.

    Attributes:
        plan: (B, n, m) float32; the real entries of a pair sum to 1, padding is exactly zero, a
            pair without real rows or without real columns is all zero.
        marginal_error: (B,) largest distance of a column sum from its marginal, as a share of it.
    """

    plan: Tensor
    marginal_error: Tensor


def sinkhorn(
    cost: Tensor,
    row_mask: Tensor,
    column_mask: Tensor,
    *,
    epsilon: float = 0.1,
    iterations: int = 30,
    relax: float | None = None,
) -> Plan:
    """Transport uniform mass over the real rows to uniform mass over the real columns.

    Log-domain Sinkhorn (Cuturi, arXiv:1306.0895; Peyre and Cuturi, arXiv:1803.00567, section 4.4).
    The last step fits the rows, so that row sums are exact and column sums are right to
    ``marginal_error``.

    Args:
        cost: Cost of a unit of mass from row to column; any finite values, padding included.
        row_mask: Real rows.
        column_mask: Real columns.
        epsilon: Entropic regularisation in units of ``cost``.
        iterations: Updates of both potentials.
        relax: Price of column sums that are not uniform, a weight of KL(sums || uniform) in units
            of ``cost`` (semi-relaxed transport: Chizat et al., arXiv:1607.05816, algorithm 1);
            None holds them to it.

    Shape: cost (B, n, m), row_mask (B, n), column_mask (B, m); see ``Plan`` for the result.

    Raises:
        ConfigError: ``epsilon``, ``iterations`` or ``relax`` is not positive.
        ShapeError: a mask does not fit ``cost``.
    """
    if epsilon <= 0 or iterations < 1:
        raise ConfigError(
            f"transport needs a positive epsilon and iterations, not {epsilon} and {iterations}"
        )
    if relax is not None and relax <= 0:
        raise ConfigError(f"transport needs a positive relax, not {relax}")
    for name, mask, want in (
        ("row_mask", row_mask, cost.shape[:2]),
        ("column_mask", column_mask, (cost.shape[0], cost.shape[-1])),
    ):
        if mask.shape != want:
            raise ShapeError(name, got=mask.shape, want=want)
    with torch.autocast(cost.device.type, enabled=False):
        held = 1.0 if relax is None else relax / (relax + epsilon)
        return _solve(cost.float() / epsilon, row_mask, column_mask, iterations, held)


def _solve(
    cost: Tensor, row_mask: Tensor, column_mask: Tensor, iterations: int, held: float
) -> Plan:
    real = row_mask.unsqueeze(2) & column_mask.unsqueeze(1)  # (B, n, m)
    kernel = (-cost).masked_fill(~real, _NEVER)
    columns = column_mask.sum(dim=1, keepdim=True).clamp(min=1).float()  # (B, 1)
    log_row = -row_mask.sum(dim=1, keepdim=True).clamp(min=1).float().log()
    log_column = -columns.log()
    row = torch.zeros_like(row_mask, dtype=torch.float32)
    column = torch.zeros_like(column_mask, dtype=torch.float32)
    for _ in range(iterations):
        reach = (kernel + row.unsqueeze(2)).logsumexp(dim=1)
        column = held * (log_column - reach).masked_fill(~column_mask, 0.0)
        reach = (kernel + column.unsqueeze(1)).logsumexp(dim=2)
        row = (log_row - reach).masked_fill(~row_mask, 0.0)
    exponent = (kernel + row.unsqueeze(2) + column.unsqueeze(1)).masked_fill(~real, 0.0)
    plan = torch.where(real, exponent.exp(), 0.0)
    filled = real.any(dim=1)  # a pair without rows has no column marginal to miss
    error = (plan.detach().sum(dim=1) * columns - 1).abs() * filled
    return Plan(plan, error.amax(dim=1) if error.shape[1] else error.new_zeros(len(error)))


def cosine_cost(rows: Tensor, columns: Tensor) -> Tensor:
    """Return one minus the cosine of every row and column, in float32.

    Shape: rows (B, n, d), columns (B, m, d) -> (B, n, m) in [0, 2].
    """
    with torch.autocast(rows.device.type, enabled=False):
        unit_rows = torch.nn.functional.normalize(rows.float(), dim=-1)
        unit_columns = torch.nn.functional.normalize(columns.float(), dim=-1)
        return 1 - unit_rows @ unit_columns.transpose(1, 2)
