"""From a model's token and motif vectors to the alignment that people look at.

Layer: core.models (may import core.nn and what stands left of it). What is shown is what was
computed: the plan of the transport that training contrasts (ORMA, arXiv:2411.11875), summed over
the word pieces of each word.
"""

import numpy as np
import torch
from torch import Tensor

from core.chem.graph import featurise
from core.chem.molecule import canonical_smiles, molecule_from_smiles
from core.chem.motifs import find_motifs, motif_smiles
from core.config import ModelConfig
from core.data.batch import TextItem, collate_molecules, collate_texts
from core.models.dual_encoder import DualEncoder
from core.nn.transport import cosine_cost, sinkhorn
from core.results import Alignment, MotifPart
from core.text.normalise import normalise
from core.text.tokenizer import Tokenizer


def align_pair(
    model: DualEncoder,
    text: str,
    smiles: str,
    *,
    tokenizer: Tokenizer,
    item: TextItem,
    device: str,
) -> Alignment:
    """Align one text and one molecule.

    Args:
        model: In evaluation mode.
        text: The text as written; its words are those of ``normalise(text)``.
        smiles: The molecule.
        tokenizer: Gives words and their pieces.
        item: ``text`` as the model reads it, for the cosine of the whole.
        device: Where to compute.

    Raises:
        MoleculeError: ``smiles`` is no molecule.
    """
    plain = normalise(text)
    # Atom indices of the motifs must count the atoms of the SMILES that is handed out.
    canonical = canonical_smiles(molecule_from_smiles(smiles))
    molecule = molecule_from_smiles(canonical)
    told = model.encode_texts(collate_texts([item], pad_id=tokenizer.pad_id).to(device))
    seen = model.encode_molecules(collate_molecules([featurise(molecule)]).to(device))
    pieces = tokenizer.encode(plain, max_tokens=model.config.text.max_tokens)
    own = np.flatnonzero(pieces.content)
    plan, score = _transport(told.tokens[:, own], seen.motifs.unsqueeze(0), model.config)
    shown = np.unique(pieces.word[own])
    mass = np.zeros((len(shown), plan.shape[1]), np.float32)
    np.add.at(mass, np.searchsorted(shown, pieces.word[own]), plan)
    words, motifs = tokenizer.words(plain), find_motifs(molecule)
    return Alignment(
        text=plain,
        smiles=canonical,
        words=tuple(words[i] for i in shown),
        motifs=tuple(MotifPart(atoms=m, label=motif_smiles(molecule, m)) for m in motifs),
        plan=mass,
        atom_weights=spread(mass, motifs, molecule.GetNumAtoms()),
        score=score,
        cosine=float(told.vector[0] @ seen.vector[0]),
    )


def _transport(tokens: Tensor, motifs: Tensor, config: ModelConfig) -> tuple[np.ndarray, float]:
    """Return the plan (T, M) and its mean cosine; tokens (1, T, d), motifs (1, M, d)."""
    cost = cosine_cost(tokens, motifs)
    rows, columns = (torch.ones(1, n, dtype=torch.bool, device=cost.device) for n in cost.shape[1:])
    plan = sinkhorn(
        cost,
        rows,
        columns,
        epsilon=config.transport_epsilon,
        iterations=config.transport_iterations,
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
