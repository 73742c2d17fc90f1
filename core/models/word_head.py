"""Which words a description of a molecule would use: a checkpoint's ``heads/words``.

Layer: core.models (may import core.errors, core.text). One ridge regression a word, from the unit
vector of a molecule to whether its descriptions use the word (linear label prediction; Hoerl and
Kennard, Technometrics 12, 1970). A dual encoder is trained to tell molecules of one batch apart
and hardly learns "antifungal", which a hundred others share; this head sees every word with all
that it was said of. Being linear in the vector, the words of a query add up to one direction that
libraries of any size are searched along. Symbols: V words, d width of a vector, N molecules.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Self

import numpy as np
import torch
from safetensors.torch import load_file

from core.errors import CheckpointError, ShapeError, shorten
from core.models.checkpoint import fingerprint
from core.models.heads import damage_told, head_config, write_head
from core.models.packing import pack, unpack
from core.text.terms import terms

HEAD: Final = Path("heads") / "words"
WEIGHTS: Final = "words.safetensors"
FORMAT: Final = 1


@dataclass(frozen=True, kw_only=True, eq=False)
class WordHead:
    """What each word points at among molecules; scores are standard deviations over training."""

    words: tuple[str, ...]
    """V words in the form of ``core.text.terms``."""
    weight: np.ndarray
    """(V, d) float32: a molecule's score is its vector times this, less ``offset``."""
    offset: np.ndarray
    """(V,) float32."""
    worth: np.ndarray
    """(V,) float32: how much a word tells, by its rarity and by how well molecules foretell it."""

    def __post_init__(self) -> None:
        shape = (len(self.words),)
        if self.weight.ndim != 2 or self.weight.shape[:1] != shape:
            raise ShapeError("weight of words", got=self.weight.shape, want=("V", "d"))
        for name in ("offset", "worth"):
            if getattr(self, name).shape != shape:
                raise ShapeError(f"{name} of words", got=getattr(self, name).shape, want=("V",))

    @cached_property
    def _place(self) -> dict[str, int]:
        return {word: place for place, word in enumerate(self.words)}

    def known(self, text: str) -> tuple[str, ...]:
        """Return the words of ``text`` that the head knows, each once, in their order."""
        return tuple(word for word in dict.fromkeys(terms(text)) if word in self._place)

    def direction(self, text: str) -> np.ndarray | None:
        """Return where the words of ``text`` point, (d,); None where none is known.

        Molecules whose vectors lie far along it are described in such words.
        """
        places = [self._place[word] for word in self.known(text)]
        if not places:
            return None
        pointed: np.ndarray = self.worth[places] @ self.weight[places]
        return pointed

    def scores(self, vectors: np.ndarray) -> np.ndarray:
        """Return how far each word fits each molecule, (N, d) -> (N, V)."""
        fit: np.ndarray = vectors @ self.weight.T - self.offset
        return fit

    @classmethod
    def load(cls, checkpoint: Path) -> Self | None:
        """Read the head of a checkpoint folder; None where it has none.

        Raises:
            CheckpointError: the head is damaged, or was fitted for other weights.
        """
        folder = checkpoint / HEAD
        cure = f"run `python -m core train-words {shorten(checkpoint)}`"
        config = head_config(folder, cure=cure)
        if config is None:
            return None
        with damage_told(folder, cure=cure):
            if config["format"] != FORMAT or config["weights"] != fingerprint(checkpoint):
                raise CheckpointError(
                    f"{shorten(folder)} was fitted for other weights or by another version; {cure}."
                )
            read = unpack(load_file(folder / WEIGHTS))
            return cls(
                words=tuple(str(word) for word in config["words"]),
                **{name: read[name].numpy() for name in ("weight", "offset", "worth")},
            )

    def save(self, checkpoint: Path, *, weights: str) -> None:
        """Write the head beside its place in a checkpoint folder and rename it in.

        Args:
            checkpoint: Checkpoint folder.
            weights: ``fingerprint`` of the checkpoint that the head was fitted for.

        Raises:
            CheckpointError: the folder cannot be written.
        """
        config = {"format": FORMAT, "weights": weights, "words": self.words}
        tensors = {n: torch.from_numpy(getattr(self, n)) for n in ("weight", "offset", "worth")}
        write_head(checkpoint / HEAD, {WEIGHTS: pack(tensors, table=1)}, config)
