"""Names of a text, resolved to structures, join the text vector.

Layer: core.nn (may import core.errors). Symbols: B texts, n names of a text, U different
structures; masks are True where real.
"""

import torch
from torch import Tensor, nn

from core.errors import ShapeError
from core.nn.dropout import Dropout


class NameGrounding(nn.Module):
    """Add an attention pool over the resolved names to the text vector, through a gate.

    A name enters as the vector that the molecule encoder gives its structure, changed by the
    relation that the words around it state ("conjugate base of", "derives from").

    Args:
        width: Size of text and name vectors.
        relations: Number of relations.
        dropout: Dropout of the hidden vector of a name.

    Shape:
        text (B, width), names (U, width), name_index (B, n) long in [0, U) where ``name_mask``
        (B, n) is True, name_relation (B, n) long -> (B, width); a text without names comes back
        unchanged, bit for bit.
    """

    def __init__(self, width: int, relations: int, *, dropout: float = 0.0) -> None:
        super().__init__()
        self.output_dim = width
        self.name = nn.Linear(width, width)
        self.relation = nn.Embedding(relations, width)
        nn.init.normal_(self.relation.weight, std=0.5)
        self.mix = nn.Sequential(
            nn.LayerNorm(width), nn.GELU(), Dropout(dropout), nn.Linear(width, width)
        )
        self.query = nn.Linear(width, width)
        self.score = nn.Linear(width, width)
        self.gate = nn.Linear(2 * width, width)

    def forward(
        self,
        text: Tensor,
        names: Tensor,
        name_index: Tensor,
        name_mask: Tensor,
        name_relation: Tensor,
    ) -> Tensor:
        """Ground ``text``; see the class for shapes."""
        if name_index.shape != name_mask.shape or len(text) != len(name_index):
            raise ShapeError("name_mask", got=name_mask.shape, want=(len(text), "n"))
        if not len(names) or not name_index.shape[1]:
            return text
        index = name_index.masked_fill(~name_mask, 0)
        relation = self.relation(name_relation.masked_fill(~name_mask, 0))
        # The structure itself stays in the sum: a text often means just that molecule.
        values = nn.functional.embedding(index, names) + self.mix(
            nn.functional.embedding(index, self.name(names)) + relation
        )
        scores = torch.einsum("bd,bnd->bn", self.query(text), self.score(values)).float()
        scores = scores * text.shape[-1] ** -0.5
        scores = scores.masked_fill(~name_mask, torch.finfo(scores.dtype).min)
        weights = scores.softmax(dim=-1)  # rows without names are dropped below
        pooled = torch.einsum("bn,bnd->bd", weights.to(values.dtype), values)
        gate = self.gate(torch.cat([text.to(pooled.dtype), pooled], dim=-1)).sigmoid()
        return torch.where(name_mask.any(dim=1, keepdim=True), text + gate * pooled, text)
