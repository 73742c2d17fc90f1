"""From a model's token and motif vectors to the alignment that people look at.

Layer: core.models (may import core.nn and what stands left of it). What is shown is what was
computed: the plan of the transport that training contrasts (ORMA, arXiv:2411.11875), summed over
the word pieces of each word.
"""

import numpy as np
import torch

from core.chem.graph import featurise
from core.chem.molecule import canonical_smiles, molecule_from_smiles
from core.chem.motifs import find_motifs, motif_smiles
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
    batch = collate_texts([item], pad_id=tokenizer.pad_id).to(device)
    encoded_text = model.encode_texts(batch)
    encoded = model.encode_molecules(collate_molecules([featurise(molecule)]).to(device))
    pieces = tokenizer.encode(plain, max_tokens=model.config.text.max_tokens)
    own = np.flatnonzero(pieces.content)
    cost = cosine_cost(encoded_text.tokens[:, own], encoded.motifs.unsqueeze(0))
    real = [
        torch.ones((*cost.shape[:1], n), dtype=torch.bool, device=cost.device)
        for n in cost.shape[1:]
    ]
    plan = sinkhorn(
        cost,
        *real,
        epsilon=model.config.transport_epsilon,
        iterations=model.config.transport_iterations,
    ).plan
    words = tokenizer.words(plain)
    shown = np.unique(pieces.word[own])
    place = np.searchsorted(shown, pieces.word[own])
    mass = np.zeros((len(shown), plan.shape[2]), np.float32)
    np.add.at(mass, place, plan[0].cpu().numpy())
    motifs = find_motifs(molecule)
    return Alignment(
        text=plain,
        smiles=canonical,
        words=tuple(words[i] for i in shown),
        motifs=tuple(MotifPart(atoms=m, label=motif_smiles(molecule, m)) for m in motifs),
        plan=mass,
        atom_weights=spread(mass, motifs, molecule.GetNumAtoms()),
        score=float(((1 - cost) * plan).sum()),
        cosine=float(encoded_text.vector[0] @ encoded.vector[0]),
    )


def spread(mass: np.ndarray, motifs: tuple[tuple[int, ...], ...], atoms: int) -> np.ndarray:
    """Share each motif's mass equally among its atoms.

    Shape: mass (W, M) -> (W, atoms); rows keep their sums.
    """
    member = np.zeros((len(motifs), atoms), np.float32)
    for row, motif in enumerate(motifs):
        member[row, list(motif)] = 1 / len(motif)
    return mass @ member
