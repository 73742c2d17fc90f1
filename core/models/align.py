"""From a model's token and motif vectors to the alignment that people look at.

Layer: core.models (may import core.nn and what stands left of it). What is shown is what was
computed: the plan of the transport that training contrasts (ORMA, arXiv:2411.11875), summed over
the word pieces of each word.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import torch
from torch import Tensor

from core.chem.graph import featurise
from core.chem.molecule import canonical_smiles, molecule_from_smiles
from core.chem.motifs import find_motifs, motif_smiles
from core.config import ModelConfig
from core.data.batch import TextItem, collate_molecules, collate_texts
from core.models.dual_encoder import DualEncoder
from core.models.word_atoms import motifs_of_words
from core.nn.transport import cosine_cost, sinkhorn
from core.results import Alignment, MotifPart, NameSpan
from core.text.normalise import normalise
from core.text.tokenizer import Tokenizer

GUIDANCE: Final = 1.0
"""What a motif that holds the atoms of a word costs less, in units of cosine distance: more than
learnt costs of one word differ by, so that knowledge overrules a guess."""
RELAX: Final = 0.1
"""Price of motifs' uneven shares in a guided plan, in units of cosine distance."""


def align_pair(
    model: DualEncoder,
    text: str,
    smiles: str,
    *,
    tokenizer: Tokenizer,
    item: TextItem,
    names: Sequence[NameSpan] = (),
    guided: bool = True,
    device: str,
) -> Alignment:
    """Align one text and one molecule.

    Args:
        model: In evaluation mode.
        text: The text as written; its words are those of ``normalise(text)``.
        smiles: The molecule.
        tokenizer: Gives words and their pieces.
        item: ``text`` as the model reads it, for the cosine of the whole.
        names: Names in ``normalise(text)`` and their structures.
        guided: Whether words that name a group, and names that stand for a part, are led to the
            motifs that hold these atoms; False shows what the model has learnt by itself.
        device: Where to compute.

    Raises:
        MoleculeError: ``smiles`` is no molecule.
    """
    plain = normalise(text)
    # Atom indices of the motifs must count the atoms of the SMILES that is handed out.
    molecule = molecule_from_smiles(canonical := canonical_smiles(molecule_from_smiles(smiles)))
    told = model.encode_texts(collate_texts([item], pad_id=tokenizer.pad_id).to(device))
    seen = model.encode_molecules(collate_molecules([featurise(molecule)]).to(device))
    pieces = tokenizer.encode(plain, max_tokens=model.config.text.max_tokens)
    own = np.flatnonzero(pieces.content)
    words, motifs = tokenizer.words(plain), find_motifs(molecule)
    held = motifs_of_words(plain, words, names, molecule, motifs)
    guide = held[pieces.word[own]] & guided
    plan, score = _transport(told.tokens[:, own], seen.motifs.unsqueeze(0), guide, model.config)
    shown, mass = _by_word(plan, pieces.word[own])
    return Alignment(
        text=plain,
        smiles=canonical,
        words=tuple(words[i] for i in shown),
        motifs=tuple(MotifPart(atoms=m, label=motif_smiles(molecule, m)) for m in motifs),
        plan=mass,
        atom_weights=spread(mass, motifs, molecule.GetNumAtoms()),
        score=score,
        held=held[shown],
        cosine=float(told.vector[0] @ seen.vector[0]),
    )


def _by_word(plan: np.ndarray, word: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Add up the pieces of each word; plan (T, M), word (T,) -> words (W,), mass (W, M)."""
    shown = np.unique(word)
    mass = np.zeros((len(shown), plan.shape[1]), np.float32)
    np.add.at(mass, np.searchsorted(shown, word), plan)
    return shown, mass


def _transport(
    tokens: Tensor, motifs: Tensor, guide: np.ndarray, config: ModelConfig
) -> tuple[np.ndarray, float]:
    """Return the plan (T, M) and its mean cosine; tokens (1, T, d), motifs (1, M, d).

    Where ``guide`` (T, M) is True the way costs less, and as many words may name one motif, the
    motifs need not share the mass evenly then.
    """
    cost = cosine_cost(tokens, motifs)
    rows, columns = (torch.ones(1, n, dtype=torch.bool, device=cost.device) for n in cost.shape[1:])
    led = torch.from_numpy(guide).to(cost).unsqueeze(0)
    plan = sinkhorn(
        cost - GUIDANCE * led,
        rows,
        columns,
        epsilon=config.transport_epsilon,
        iterations=config.transport_iterations,
        relax=RELAX if guide.any() else None,
    ).plan
    return plan[0].cpu().numpy(), float(((1 - cost) * plan).sum())


def spread(mass: np.ndarray, motifs: tuple[tuple[int, ...], ...], atoms: int) -> np.ndarray:
    """Share each motif's mass equally among its atoms.

    Shape: mass (W, M) -> (W, atoms); rows keep their sums.
    """
    member = np.zeros((len(motifs), atoms), np.float32)
    for row, motif in enumerate(motifs):
        member[row, list(motif)] = 1 / len(motif)
    return mass @ member
