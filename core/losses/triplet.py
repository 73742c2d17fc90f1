"""Batch-hard triplet loss over both modalities at once (AMAN; Song et al.).

Layer: core.losses (may import nothing of core). Symbols: B pairs, d width.
"""

import torch
from torch import Tensor


def pairwise_distance(left: Tensor, right: Tensor) -> Tensor:
    """Return Euclidean distances; differentiable where two vectors agree.

    Shape: left (N, d), right (M, d) -> (N, M).
    """
    square = left.square().sum(dim=-1).unsqueeze(1) + right.square().sum(dim=-1)
    return (square - 2 * left @ right.T).clamp(min=1e-12).sqrt()


def batch_hard_triplet(
    text: Tensor,
    molecule: Tensor,
    *,
    margin: float,
    text_key: Tensor | None = None,
    molecule_key: Tensor | None = None,
) -> Tensor:
    """Push the nearest stranger ``margin`` further away than the partner (arXiv:1703.07737).

    Texts and molecules are joined into 2B rows, so that a text may be the hard negative of a
    text. Rows of pairs with an equal text or an equal molecule are no negatives.

    Args:
        text: Unit rows.
        molecule: Unit rows.
        margin: Distance kept between partner and stranger.
        text_key: Equal where texts are equal.
        molecule_key: Equal where molecules are equal.

    Shape: text, molecule (B, d), keys (B,) -> scalar, the mean over the 2B rows; rows without any
    negative count zero.
    """
    with torch.autocast(text.device.type, enabled=False):
        rows = torch.cat([text, molecule]).float()
        distance = pairwise_distance(rows, rows)
        pair = torch.arange(len(text), device=rows.device)
        partner = pair.unsqueeze(1) == pair
        same = partner.clone()
        for key in (text_key, molecule_key):
            if key is not None:
                same |= key.unsqueeze(1) == key
        partner, same = partner.repeat(2, 2), same.repeat(2, 2)
        itself = torch.eye(len(rows), dtype=torch.bool, device=rows.device)
        far = distance.masked_fill(~partner | itself, -torch.inf).amax(dim=1)
        near = distance.masked_fill(same, torch.inf).amin(dim=1)
        return torch.relu(far - near + margin).mean()
