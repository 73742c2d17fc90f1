"""Weighted sums of embedding rows: the shared core of the n-gram bag and the fingerprints.

Layer: core.nn (may import nothing of core). Symbols: B rows, N features of all rows, packed.
"""

from typing import Any

import numpy as np
import torch
from scipy import sparse
from torch import Tensor, nn
from torch.nn import functional


def packed_rows(offsets: Tensor, length: int) -> Tensor:
    """Name the row of each packed feature.

    Shape: offsets (B,) starts of the rows -> (length,) long.
    """
    ends = torch.cat([offsets[1:], offsets.new_tensor([length])])
    rows = torch.arange(len(offsets), device=offsets.device)
    return rows.repeat_interleave(ends - offsets, output_size=length)


class _WeightedSum(torch.autograd.Function):
    """``embedding_bag`` on CPU with a backward pass as fast as the forward pass.

    The gradient of a table row is the weighted sum of the gradients of the inputs that use it,
    which is an embedding bag of the transposed sparse matrix. The built-in backward pass sorts
    with comparisons and is ten times slower on tables of this size.
    """

    @staticmethod
    def forward(ctx: Any, table: Tensor, index: Tensor, weight: Tensor, offsets: Tensor) -> Tensor:
        ctx.save_for_backward(index, weight, offsets)
        ctx.features = len(table)
        return functional.embedding_bag(
            index, table, offsets, mode="sum", per_sample_weights=weight
        )

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None, None]:
        index, weight, offsets = ctx.saved_tensors
        starts = np.append(offsets.numpy(), len(index))
        shape = (len(offsets), ctx.features)
        # The conversion is a counting sort: linear, and it keeps the order of the inputs.
        columns = sparse.csr_array((weight.numpy(), index.numpy(), starts), shape=shape).tocsc()
        summed = functional.embedding_bag(
            torch.from_numpy(columns.indices.astype(np.int64, copy=False)),
            gradient.contiguous(),
            torch.from_numpy(columns.indptr[:-1].astype(np.int64)),
            mode="sum",
            per_sample_weights=torch.from_numpy(columns.data),
        )
        return summed, None, None, None


class FeatureBag(nn.Module):
    """Sum the embedding rows of the features of each input, weighted, in float32.

    Args:
        features: Rows of the table.
        width: Size of an embedding.
        dropout: Share of the features hidden in training; the rest is scaled up.

    Shape:
        index (N,) long in [0, features), weight (N,), offsets (B,) -> (B, width) float32; an
        input without features gives zeros.
    """

    def __init__(self, features: int, width: int, *, dropout: float = 0.0) -> None:
        super().__init__()
        self.output_dim = width
        self.dropout = dropout
        self.table = nn.Parameter(torch.empty(features, width))
        # Small beside what training adds, so that features never seen stay quiet.
        nn.init.normal_(self.table, std=0.1)

    def forward(self, index: Tensor, weight: Tensor, offsets: Tensor) -> Tensor:
        """Sum the rows; see the class for shapes."""
        weight = functional.dropout(weight.float(), self.dropout, self.training)
        with torch.autocast(self.table.device.type, enabled=False):
            if self.table.device.type == "cpu":
                return _WeightedSum.apply(self.table, index, weight, offsets)
            return functional.embedding_bag(
                index, self.table, offsets, mode="sum", per_sample_weights=weight
            )
