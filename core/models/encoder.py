"""A loaded checkpoint, ready to use: texts and molecules in, unit vectors and alignments out.

Layer: core.models (may import core.nn and what stands left of it).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

import numpy as np
import torch
from torch import Tensor

from core.chem.graph import MoleculeGraph, featurise
from core.chem.molecule import molecule_from_smiles
from core.chem.names import NameResolver
from core.config import RunConfig
from core.data.batch import TextItem, collate_molecules, collate_texts
from core.data.texts import text_items
from core.models.align import align_pair
from core.models.checkpoint import fingerprint, load_weights, read_config, read_transformer
from core.models.dual_encoder import DualEncoder
from core.models.ensemble import join, load_members
from core.results import Alignment
from core.text.normalise import normalise
from core.text.tokenizer import Tokenizer

BATCH: Final = 64
"""Items encoded at once: small enough for a laptop, large enough for its cores."""

Progress = Callable[[int, int], None]


class Encoder:
    """A model with its tokenizer and name resolver, in evaluation mode.

    Args:
        model: Trained dual encoder; alignments are its own.
        config: The run that made it.
        tokenizer: Its word pieces.
        resolver: Reads names as structures; None leaves grounding out.
        fingerprint: Names the weights; indexes are bound to it.
        device: Where to compute.
        members: Further dual encoders, whose cosines are averaged with those of ``model``.
    """

    def __init__(
        self,
        model: DualEncoder,
        *,
        config: RunConfig,
        tokenizer: Tokenizer,
        resolver: NameResolver | None,
        fingerprint: str,
        device: str = "cpu",
        members: Sequence[DualEncoder] = (),
    ) -> None:
        self.model = model.to(device).eval()
        self._models = (self.model, *(member.to(device).eval() for member in members))
        self.config = config
        self.tokenizer = tokenizer
        self.resolver = resolver
        self.fingerprint = fingerprint
        self.device = device

    @classmethod
    def load(
        cls,
        folder: Path,
        *,
        device: str = "cpu",
        known_names: Mapping[str, str] | None = None,
        grounding: bool = True,
        ensemble: bool = True,
    ) -> Self:
        """Read a checkpoint folder.

        Args:
            folder: As ``core.models.checkpoint`` writes it.
            device: Where to compute.
            known_names: Lower-case trivial names and their SMILES, beside OPSIN.
            grounding: Whether names inside texts are read as structures.
            ensemble: Whether the further members of an ensemble are loaded, too.

        Raises:
            CheckpointError: the folder is incomplete, damaged, or of another format.
        """
        config = read_config(folder)
        tokenizer = Tokenizer.load(folder / "tokenizer.json")
        model = DualEncoder(
            config.model, vocabulary=len(tokenizer), transformer=read_transformer(folder)
        )
        load_weights(folder, model)
        wanted = grounding and config.model.text.grounding
        return cls(
            model,
            config=config,
            tokenizer=tokenizer,
            resolver=NameResolver(known=known_names) if wanted else None,
            fingerprint=fingerprint(folder),
            device=device,
            members=load_members(folder, config) if ensemble else (),
        )

    @property
    def width(self) -> int:
        """Size of a vector: the widths of all members together."""
        return sum(model.config.width for model in self._models)

    def text_items(self, texts: Sequence[str], *, names: bool = True) -> list[TextItem]:
        """Read texts as training did: normalised, cut into word pieces, names resolved."""
        text = self.config.model.text
        return text_items(
            texts,
            tokenizer=self.tokenizer,
            resolver=self.resolver if names else None,
            buckets=text.bag_buckets,
            max_tokens=text.max_tokens,
            max_names=text.max_names,
        )

    @torch.inference_mode()
    def encode_texts(
        self, texts: Sequence[str], *, names: bool = True, progress: Progress | None = None
    ) -> np.ndarray:
        """Encode texts.

        Args:
            texts: N texts as written.
            names: Whether names in them are read as structures.
            progress: Told the number encoded and of all.

        Returns:
            (N, width) float32 unit rows.
        """
        vectors = np.empty((len(texts), self.width), np.float32)
        for rows in _blocks(len(texts), 8 * BATCH):
            items = self.text_items([texts[i] for i in rows], names=names)
            # Texts of like length share a batch: padding is computed for nothing.
            order = sorted(range(len(items)), key=lambda i: len(items[i].tokens))
            for part in _blocks(len(order), BATCH):
                chosen = [order[i] for i in part]
                batch = collate_texts([items[i] for i in chosen], pad_id=self.tokenizer.pad_id)
                batch = batch.to(self.device)
                encoded = self._join([m.encode_texts(batch).vector for m in self._models])
                vectors[[rows[i] for i in chosen]] = encoded
            if progress is not None:
                progress(rows.stop, len(texts))
        return vectors

    @torch.inference_mode()
    def encode_graphs(
        self, graphs: Sequence[MoleculeGraph], *, progress: Progress | None = None
    ) -> np.ndarray:
        """Encode featurised molecules.

        Returns:
            (N, width) float32 unit rows.
        """
        vectors = np.empty((len(graphs), self.width), np.float32)
        order = sorted(range(len(graphs)), key=lambda i: len(graphs[i].atoms))
        for part in _blocks(len(order), BATCH):
            chosen = [order[i] for i in part]
            batch = collate_molecules([graphs[i] for i in chosen]).to(self.device)
            vectors[chosen] = self._join([m.encode_molecules(batch).vector for m in self._models])
            if progress is not None:
                progress(part.stop, len(graphs))
        return vectors

    def _join(self, vectors: Sequence[Tensor]) -> np.ndarray:
        joined = join([rows.float() for rows in vectors], weight=self.config.ensemble.weight)
        return joined.cpu().numpy()

    def encode_smiles(
        self, smiles: Iterable[str], *, progress: Progress | None = None
    ) -> np.ndarray:
        """Encode molecules given as SMILES.

        Returns:
            (N, width) float32 unit rows.

        Raises:
            MoleculeError: one of them is no molecule; the message names it.
        """
        graphs = [featurise(molecule_from_smiles(text)) for text in smiles]
        return self.encode_graphs(graphs, progress=progress)

    @torch.inference_mode()
    def align(self, text: str, smiles: str, *, guided: bool = True) -> Alignment:
        """Transport the words of ``text`` to the motifs of the molecule.

        Args:
            text: A description.
            smiles: The molecule.
            guided: Whether words that name a group or a part are led to the motifs that hold it.

        Raises:
            MoleculeError: ``smiles`` is no molecule.
        """
        names = self.resolver.find(normalise(text)) if self.resolver is not None else ()
        return align_pair(
            self.model,
            text,
            smiles,
            tokenizer=self.tokenizer,
            item=self.text_items([text])[0],
            names=names,
            guided=guided,
            device=self.device,
        )


def _blocks(total: int, size: int) -> Iterable[range]:
    for start in range(0, total, size):
        yield range(start, min(start + size, total))
