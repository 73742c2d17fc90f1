"""Agreement of the modalities on who is near whom (Song et al., arXiv:2410.23715).

Layer: core.losses (may import core.errors). Symbols: B pairs, d width; D_tm (B, B) holds the
Euclidean distances of texts to molecules, D_tt, D_mm, D_mt likewise.
"""

import torch
from torch import Tensor

from core.losses.triplet import pairwise_distance


def _divergence(target: Tensor, given: Tensor) -> Tensor:
    """KL(target || given) of log-distributions in rows, mean over rows."""
    return (target.exp() * (target - given)).sum(dim=-1).mean()


def second_order(
    text: Tensor, molecule: Tensor, *, temperature: float, nearest: bool = True
) -> Tensor:
    """Add the four KL terms between the neighbour distributions of a batch.

    Row i of each distance matrix, divided by the temperature, becomes a distribution over the
    other pairs. Two terms compare the modalities within themselves, KL(mm || tt) + KL(tt || mm);
    two pull the cross-modal distributions to these, held fixed: KL(mm || tm) + KL(tt || mt). The
    diagonal is left out throughout: in D_tt and D_mm it is a vector and itself, and a
    distribution can only be compared with one over the same entries.

    Args:
        text: Unit rows, B >= 2.
        molecule: Unit rows.
        temperature: Divides the distances.
        nearest: Whether near vectors get the mass, softmax of -D. The released code of the paper
            takes softmax of +D, which sharpens agreement on the farthest vectors; False does so.

    Shape: text, molecule (B, d) -> scalar; zero where all four distributions agree, and for B < 2.
    """
    with torch.autocast(text.device.type, enabled=False):
        text, molecule = text.float(), molecule.float()
        size = len(text)
        if size < 2:
            return (text.sum() + molecule.sum()) * 0
        others = ~torch.eye(size, dtype=torch.bool, device=text.device)
        scale = -1 / temperature if nearest else 1 / temperature

        def neighbours(left: Tensor, right: Tensor) -> Tensor:
            distance = pairwise_distance(left, right)[others].view(size, -1)
            return (scale * distance).log_softmax(dim=-1)

        tt, mm = neighbours(text, text), neighbours(molecule, molecule)
        tm, mt = neighbours(text, molecule), neighbours(molecule, text)
        within = _divergence(mm, tt) + _divergence(tt, mm)
        across = _divergence(mm.detach(), tm) + _divergence(tt.detach(), mt)
        return within + across
