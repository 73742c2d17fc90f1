"""Ragged molecules and texts joined into the tensors of one step.

Layer: core.data (may import core.errors, core.config, core.results, core.chem, core.text).
Symbols: B pairs, A atoms, E directed bonds, M motifs, K atom-motif memberships, T tokens,
U unique named structures, n names of one text, N sparse features; all counts are batch-wide.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Self

import numpy as np
import torch
from torch import Tensor

from core.errors import DataError

if TYPE_CHECKING:
    from core.chem.graph import MoleculeGraph


class _Movable:
    """A dataclass of tensors that moves to a device as one."""

    __slots__ = ()

    def to(self, device: torch.device | str, *, non_blocking: bool = False) -> Self:
        """Return a copy whose tensors lie on ``device``."""
        moved = {}
        for field in fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            if isinstance(value, Tensor | _Movable):
                moved[field.name] = value.to(device, non_blocking=non_blocking)
        return replace(self, **moved)  # type: ignore[type-var]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoleculeBatch(_Movable):
    """B molecules as one graph; indices count atoms and motifs of the whole batch."""

    atoms: Tensor
    """(A, Fa) long, categorical codes."""
    atom_molecule: Tensor
    """(A,) long, the molecule of each atom, ascending."""
    bonds: Tensor
    """(2, E) long, both directions of each bond."""
    bond_features: Tensor
    """(E, Fb) long, categorical codes."""
    motif_members: Tensor
    """(2, K) long: atom, motif."""
    motif_molecule: Tensor
    """(M,) long, the molecule of each motif, ascending."""
    motifs: Tensor
    """(M, Fm) long, categorical codes."""
    motif_bonds: Tensor
    """(2, Em) long, neighbouring motifs, both directions."""
    fingerprint_index: Tensor
    """(N,) long, set features of all molecules, one after the other."""
    fingerprint_value: Tensor
    """(N,) float, log1p of their counts."""
    fingerprint_offsets: Tensor
    """(B,) long, where each molecule's features begin (as ``EmbeddingBag`` reads them)."""
    size: int
    """B."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBatch(_Movable):
    """B texts: padded tokens, sparse n-gram counts, and the structures they name."""

    tokens: Tensor
    """(B, T) long, word pieces, padded."""
    mask: Tensor
    """(B, T) bool, True where a token is real."""
    content: Tensor
    """(B, T) bool, True for pieces of words that carry meaning."""
    bag_index: Tensor
    """(N,) long, hashed n-grams of all texts, one after the other."""
    bag_count: Tensor
    """(N,) float, their raw counts."""
    bag_offsets: Tensor
    """(B,) long, where each text's n-grams begin."""
    names: MoleculeBatch | None
    """The U unique structures named in the batch; None where there are none."""
    name_index: Tensor
    """(B, n) long, into the U structures; 0 where masked."""
    name_mask: Tensor
    """(B, n) bool, True where a name is real; n is 0 where ``names`` is None."""
    name_relation: Tensor
    """(B, n) long, index into ``core.text.relations.RELATIONS``."""
    size: int
    """B."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBatch(_Movable):
    """B texts and their B molecules, row by row."""

    text: TextBatch
    molecule: MoleculeBatch
    text_key: Tensor
    """(B,) long; equal keys are the same text."""
    molecule_key: Tensor
    """(B,) long; equal keys are the same molecule."""
    other_view: MoleculeBatch | None = None
    """The same molecules, changed in another way than ``molecule`` is; None without augmentation
    of graphs."""
    links: Tensor | None = None
    """(L, 3) long: pair, token, motif of the pair's molecule; the motif holds atoms that the token
    is known to name. None where no links are known."""

    @property
    def size(self) -> int:
        """Number of pairs, B."""
        return self.molecule.size


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextItem:
    """One text, encoded, not yet in a batch."""

    tokens: np.ndarray
    """(T,) int32, special tokens included."""
    content: np.ndarray
    """(T,) bool."""
    bag_index: np.ndarray
    """(n,) int32, ascending."""
    bag_count: np.ndarray
    """(n,) float32."""
    names: "tuple[MoleculeGraph, ...]" = ()
    """Structures the text names."""
    name_keys: tuple[Hashable, ...] = ()
    """One key a structure; equal keys of a batch are embedded once."""
    relations: tuple[int, ...] = ()
    """One relation a structure, index into ``RELATIONS``."""


def _sizes(arrays: Sequence[np.ndarray], axis: int = 0) -> np.ndarray:
    return np.fromiter((a.shape[axis] for a in arrays), np.int64, len(arrays))


def _starts(sizes: np.ndarray) -> np.ndarray:
    """Exclusive running sum: where each part begins."""
    starts = np.zeros(len(sizes), np.int64)
    np.cumsum(sizes[:-1], out=starts[1:])
    return starts


def _rows(arrays: Sequence[np.ndarray]) -> Tensor:
    return torch.from_numpy(np.concatenate(arrays)).long()


def _columns(
    arrays: Sequence[np.ndarray], first: np.ndarray, second: np.ndarray | None = None
) -> Tensor:
    """Join (2, n) index pairs, each row shifted by where its molecule begins."""
    joined = np.concatenate(arrays, axis=1).astype(np.int64)
    counts = _sizes(arrays, axis=1)
    joined[0] += np.repeat(first, counts)
    joined[1] += np.repeat(first if second is None else second, counts)
    return torch.from_numpy(joined)


def collate_molecules(graphs: "Sequence[MoleculeGraph]") -> MoleculeBatch:
    """Join molecule graphs into one batch-wide graph.

    Args:
        graphs: At least one featurised molecule.

    Raises:
        DataError: there is no graph.
    """
    if not graphs:
        raise DataError("A batch needs at least one molecule, but none was given")
    # One transposition of the tuples: then each field is concatenated once, not appended B times.
    atoms, bonds, bond_features, members, motifs, motif_bonds, index, value = zip(
        *graphs, strict=True
    )
    atom_counts, motif_counts = _sizes(atoms), _sizes(motifs)
    atom_starts, motif_starts = _starts(atom_counts), _starts(motif_counts)
    molecules = np.arange(len(graphs), dtype=np.int64)
    return MoleculeBatch(
        atoms=_rows(atoms),
        atom_molecule=torch.from_numpy(np.repeat(molecules, atom_counts)),
        bonds=_columns(bonds, atom_starts),
        bond_features=_rows(bond_features),
        motif_members=_columns(members, atom_starts, motif_starts),
        motif_molecule=torch.from_numpy(np.repeat(molecules, motif_counts)),
        motifs=_rows(motifs),
        motif_bonds=_columns(motif_bonds, motif_starts),
        fingerprint_index=_rows(index),
        fingerprint_value=torch.from_numpy(np.concatenate(value).astype(np.float32)),
        fingerprint_offsets=torch.from_numpy(_starts(_sizes(index))),
        size=len(graphs),
    )


def _padded(rows: Sequence[Sequence[int] | np.ndarray], fill: int) -> tuple[Tensor, Tensor]:
    """Pad ragged rows to (B, longest) long, with the (B, longest) mask of real entries."""
    sizes = np.fromiter((len(r) for r in rows), np.int64, len(rows))
    mask = np.arange(sizes.max()) < sizes[:, None]
    padded = np.full(mask.shape, fill, np.int64)
    if mask.any():
        padded[mask] = np.concatenate([np.asarray(r, np.int64) for r in rows])
    return torch.from_numpy(padded), torch.from_numpy(mask)


def collate_texts(items: Sequence[TextItem], *, pad_id: int) -> TextBatch:
    """Pad and join encoded texts; a structure named by several texts appears once.

    Args:
        items: At least one encoded text.
        pad_id: Token that fills the rows of shorter texts.

    Raises:
        DataError: there is no text.
    """
    if not items:
        raise DataError("A batch needs at least one text, but none was given")
    tokens, mask = _padded([i.tokens for i in items], pad_id)
    content, _ = _padded([i.content for i in items], 0)
    unique: dict[Hashable, int] = {}
    graphs: list[MoleculeGraph] = []
    places: list[list[int]] = []
    for item in items:
        for key, graph in zip(item.name_keys, item.names, strict=True):
            if key not in unique:
                unique[key] = len(graphs)
                graphs.append(graph)
        places.append([unique[key] for key in item.name_keys])
    name_index, name_mask = _padded(places, 0)
    relation, _ = _padded([i.relations for i in items], 0)
    bags = [i.bag_index for i in items]
    return TextBatch(
        tokens=tokens,
        mask=mask,
        content=content.bool(),
        bag_index=_rows(bags),
        bag_count=torch.from_numpy(np.concatenate([i.bag_count for i in items]).astype(np.float32)),
        bag_offsets=torch.from_numpy(_starts(_sizes(bags))),
        names=collate_molecules(graphs) if graphs else None,
        name_index=name_index,
        name_mask=name_mask,
        name_relation=relation,
        size=len(items),
    )
