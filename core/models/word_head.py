"""Which words a description of a molecule would use: a checkpoint's ``heads/words``.

Layer: core.models (may import core.errors, core.text). One ridge regression a word, from the count
fingerprint of a molecule to whether its descriptions use the word (linear label prediction; Hoerl
and Kennard, Technometrics 12, 1970). A dual encoder is trained to tell molecules of one batch apart
and hardly learns "antifungal", which a hundred others share; this head sees every word with all
that it was said of. It reads fingerprints, as the vectors of molecules that were trained on know
their texts by heart, and those of others do not. Symbols: V words, F columns of a fingerprint.
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
from core.text.terms import terms

HEAD: Final = Path("heads") / "words"
WEIGHTS: Final = "words.safetensors"
FORMAT: Final = 2
_TENSORS: Final = ("weight", "scale", "worth")


@dataclass(frozen=True, kw_only=True, eq=False)
class WordHead:
    """What each word points at among molecules."""

    words: tuple[str, ...]
    """V words in the form of ``core.text.terms``."""
    weight: np.ndarray
    """(V, F) int8: times ``scale`` and a molecule's fingerprint it is the molecule's score, in
    standard deviations over training."""
    scale: np.ndarray
    """(V, 1) float32."""
    worth: np.ndarray
    """(V,) float32: how much a word tells, by its rarity and by how well molecules foretell it."""

    def __post_init__(self) -> None:
        count = len(self.words)
        if self.weight.ndim != 2 or len(self.weight) != count:
            raise ShapeError("weight of words", got=self.weight.shape, want=("V", "F"))
        for name, shape in (("scale", (count, 1)), ("worth", (count,))):
            if getattr(self, name).shape != shape:
                raise ShapeError(f"{name} of words", got=getattr(self, name).shape, want=shape)

    @cached_property
    def _place(self) -> dict[str, int]:
        return {word: place for place, word in enumerate(self.words)}

    def known(self, text: str) -> tuple[str, ...]:
        """Return the words of ``text`` that the head knows, each once, in their order."""
        return tuple(word for word in dict.fromkeys(terms(text)) if word in self._place)

    def direction(self, text: str) -> np.ndarray | None:
        """Return where the words of ``text`` point, (F,) float32; None where none is known.

        Molecules whose fingerprints lie far along it are described in such words.
        """
        places = [self._place[word] for word in self.known(text)]
        if not places:
            return None
        share = self.worth[places, None] * self.scale[places]
        pointed: np.ndarray = (share * self.weight[places]).sum(axis=0)
        return pointed

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
            read = load_file(folder / WEIGHTS)
            return cls(
                words=tuple(str(word) for word in config["words"]),
                **{name: read[name].numpy() for name in _TENSORS},
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
        tensors = {name: torch.from_numpy(getattr(self, name)) for name in _TENSORS}
        write_head(checkpoint / HEAD, {WEIGHTS: tensors}, config)
