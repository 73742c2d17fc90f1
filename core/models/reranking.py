"""Re-ranking the first hits of a search by evidence: a checkpoint's ``heads/rerank``.

Layer: core.models (may import core.nn and what stands left of it).
"""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

import numpy as np
import torch
from rdkit import Chem, rdBase
from safetensors.torch import load_file

from core.chem.facts import MoleculeFacts
from core.data.evidence import TextEvidence
from core.data.identities import IdentityTable
from core.data.pair_features import FEATURES, compared, pair_features
from core.errors import CheckpointError, shorten
from core.models.checkpoint import fingerprint
from core.models.heads import damage_told, head_config, write_head
from core.models.querybank import Querybank
from core.nn.list_scorer import ListScorer
from core.text.demands import judge_all

HEAD: Final = Path("heads") / "rerank"
FILES: Final = ("molecules.safetensors", "texts.safetensors")
BANK: Final = "bank.safetensors"
FORMAT: Final = 2
DEPTH: Final = 100
"""Molecules of a ranking that are ordered anew."""
TEXT_DEPTH: Final = 30
"""Texts of a ranking that are ordered anew: each has its own evidence to weigh."""
_FACTS: Final = 8192
"""Molecules whose facts are remembered."""


class Reranker:
    """Orders candidates by names, charges, stereo and demands; thread-safe to read.

    Args:
        scorer: The network that orders the molecules of a text.
        text_scorer: The one that orders the texts of a molecule.
        bank: Tells both how crowded a candidate's place is.
    """

    def __init__(self, scorer: ListScorer, text_scorer: ListScorer, bank: Querybank) -> None:
        self.scorer, self.text_scorer = scorer.eval(), text_scorer.eval()
        self.bank = bank

    @classmethod
    def load(cls, checkpoint: Path) -> Self | None:
        """Read the head of a checkpoint folder; None where it has none.

        Raises:
            CheckpointError: the head is damaged, or was made for other features or weights.
        """
        folder = checkpoint / HEAD
        cure = "train it again with `python -m core train-rerank`"
        config = head_config(folder, cure=cure)
        if config is None:
            return None
        with damage_told(folder, cure=cure):
            if config["format"] != FORMAT or config["features"] != features_digest():
                raise CheckpointError(
                    f"{shorten(folder)} was made for other features than this version computes; "
                    f"{cure}."
                )
            if config["weights"] != fingerprint(checkpoint):
                raise CheckpointError(
                    f"{shorten(folder)} was fitted for other weights; "
                    f"run `python -m core train-rerank {shorten(checkpoint)}`."
                )
            scorers = [ListScorer(len(FEATURES), hidden=int(config["hidden"])) for _ in FILES]
            for scorer, file in zip(scorers, FILES, strict=True):
                scorer.load_state_dict(load_file(folder / file))
            return cls(*scorers, Querybank.of(load_file(folder / BANK)))

    def save(self, checkpoint: Path, *, weights: str) -> None:
        """Write the head beside its place in a checkpoint folder and rename it in.

        Args:
            checkpoint: Checkpoint folder.
            weights: ``fingerprint`` of the checkpoint that the head was fitted for.

        Raises:
            CheckpointError: the folder cannot be written.
        """
        hidden = self.scorer.correction[0].out_features
        config = {"format": FORMAT, "features": features_digest(), "hidden": hidden}
        tensors = {
            file: scorer.state_dict()
            for file, scorer in zip(FILES, (self.scorer, self.text_scorer), strict=True)
        }
        tensors[BANK] = self.bank.tensors()
        write_head(checkpoint / HEAD, tensors, {**config, "weights": weights})

    def scores(self, features: np.ndarray) -> np.ndarray:
        """Score the molecules of a text, (..., K, F) -> (..., K) float32."""
        return score(self.scorer, features)

    def text_scores(self, features: np.ndarray) -> np.ndarray:
        """Score the texts of a molecule, (..., K, F) -> (..., K) float32."""
        return score(self.text_scorer, features)


@torch.inference_mode()
def score(scorer: ListScorer, features: np.ndarray) -> np.ndarray:
    """Score lists of candidates, (..., K, F) -> (..., K) float32."""
    scored: np.ndarray = scorer(torch.from_numpy(features)).numpy()
    return scored


def evidence_features(
    text: TextEvidence,
    cosine: np.ndarray,
    candidates: IdentityTable,
    rows: np.ndarray,
    smiles: Sequence[str],
    named: "NamedStructures",
    crowd: np.ndarray,
) -> np.ndarray:
    """Return ``pair_features`` of one text and K candidates, (K, F) float32.

    Args:
        text: What the text says.
        cosine: (K,) similarities.
        candidates: Identities of the library.
        rows: (K,) rows of the candidates in it.
        smiles: The candidates' K canonical SMILES.
        named: Identities of the structures that ``text`` names.
        crowd: (K, n) cosines of the candidates to the nearest texts of a bank, falling.
    """
    met = np.stack([judged(text, one) for one in smiles])
    return pair_features(text, cosine, candidates, rows, named.table, named.rows, met, crowd)


def text_features(
    texts: Sequence[TextEvidence],
    cosine: np.ndarray,
    candidates: IdentityTable,
    row: int,
    smiles: str,
    named: "NamedStructures",
    crowd: np.ndarray,
) -> np.ndarray:
    """Return the features of one molecule and K texts, compared with each other, (K, F) float32.

    Args:
        texts: What each text says.
        cosine: (K,) similarities.
        candidates: Holds the identity of the molecule.
        row: Its row there.
        smiles: Its canonical SMILES.
        named: Identities of the structures that the texts name.
        crowd: (K, n) cosines of the texts to the nearest molecules of a bank, falling.
    """
    rows = np.array([row])
    each = [
        evidence_features(text, cosine[own], candidates, rows, [smiles], named, crowd[own])
        for text, own in ((text, slice(k, k + 1)) for k, text in enumerate(texts))
    ]
    return compared(np.concatenate(each))


def judged(text: TextEvidence, smiles: str) -> np.ndarray:
    """Return how far a molecule fulfils each demand of a text, (demands,) float32."""
    facts = facts_of(smiles) if text.demands else None
    if facts is None:
        return np.zeros(len(text.demands), np.float32)
    return judge_all(text.demands, facts)


@lru_cache(maxsize=_FACTS)
def facts_of(smiles: str) -> MoleculeFacts | None:
    """Return the facts of a molecule, remembered; None for what RDKit refuses."""
    with rdBase.BlockLogs():
        mol = Chem.MolFromSmiles(smiles) if smiles else None
    return MoleculeFacts(mol) if mol is not None else None


def require_reranker(checkpoint: Path) -> Reranker:
    """Read the head of a checkpoint folder that must have one.

    Raises:
        CheckpointError: it has none, or it is damaged.
    """
    reranker = Reranker.load(checkpoint)
    if reranker is None:
        raise CheckpointError(
            f"{shorten(checkpoint)} has no re-ranker; fit one with "
            f"`python -m core train-rerank {shorten(checkpoint)}`."
        )
    return reranker


class NamedStructures:
    """Identities of the structures that some texts name or spell out.

    Args:
        texts: What the texts say.
        cache: Folder that keeps them.
        workers: Processes that compute them.
    """

    def __init__(
        self, texts: Sequence[TextEvidence], *, cache: Path | None = None, workers: int = 1
    ) -> None:
        found = {
            smiles
            for text in texts
            for name in text.names
            for smiles in (name.smiles, *name.spelled[:1])
        }
        ordered = sorted(found)
        self.rows = {smiles: row for row, smiles in enumerate(ordered)}
        self.table = IdentityTable.build(ordered, cache=cache, workers=workers)


def features_digest() -> str:
    """Return a hash of the features' names and order; a head knows only what it was made for."""
    return hashlib.sha256("\n".join(FEATURES).encode()).hexdigest()[:16]
