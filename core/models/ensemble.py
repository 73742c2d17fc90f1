"""Several dual encoders as one: their vectors joined, so that cosines are averaged.

Layer: core.models (may import core.nn and what stands left of it). Models of one training set
that began from other random weights, or see other features, err at other pairs (Lakshminarayanan
et al., arXiv:1612.01474): the mean of their cosines ranks better than any of them.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from core.config import RunConfig
from core.errors import CheckpointError, shorten
from core.models.checkpoint import load_weights, member_folders, read_config
from core.models.dual_encoder import DualEncoder
from core.text.tokenizer import Tokenizer


def join(vectors: Sequence[Tensor], *, weight: float) -> Tensor:
    """Return unit rows whose dot products are weighted means of the members' cosines.

    Args:
        vectors: Unit rows of the same B items, (B, d) from each of n members.
        weight: What each member after the first weighs, beside 1 of the first.

    Returns:
        (B, n * d).
    """
    if len(vectors) == 1:
        return vectors[0]
    shares = torch.tensor([1.0] + [weight] * (len(vectors) - 1))
    roots = (shares / shares.sum()).sqrt().tolist()
    return torch.cat([root * rows for root, rows in zip(roots, vectors, strict=True)], dim=1)


def load_members(folder: Path, config: RunConfig) -> tuple[DualEncoder, ...]:
    """Return the further members of the checkpoint ``folder``.

    Args:
        folder: The checkpoint, whose first model was made by ``config``.
        config: Says how the texts are read for all of them.

    Raises:
        CheckpointError: a member is missing or damaged, reads a transformer's word pieces, or has
            another table of n-grams than the first model.
    """
    return tuple(_load(member, config) for member in member_folders(folder))


def _load(folder: Path, first: RunConfig) -> DualEncoder:
    text = read_config(folder).model.text
    if text.transformer or text.bag_buckets != first.model.text.bag_buckets:
        raise CheckpointError(
            f"the ensemble's member {shorten(folder)} does not read texts as its first model does; "
            "train both together with python -m core train"
        )
    tokenizer = Tokenizer.load(folder / "tokenizer.json")
    model = DualEncoder(read_config(folder).model, vocabulary=len(tokenizer))
    load_weights(folder, model)
    return model
