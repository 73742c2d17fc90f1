"""The transport score of one text and many molecules, for re-ranking.

Layer: core.models (may import core.nn and what stands left of it). The score is that of
``core.models.align`` without its guidance: the mean cosine of words and motifs under the plan.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import torch

from core.chem.graph import featurise
from core.chem.molecule import molecule_from_smiles
from core.data.batch import collate_molecules, collate_texts
from core.models.encoder import Encoder
from core.nn.pooling import pack_to_rows
from core.nn.transport import cosine_cost, sinkhorn

TRANSPORT_WEIGHT: Final = 0.2
"""What the score counts beside a cosine."""


@torch.inference_mode()
def transport_scores(encoder: Encoder, text: str, smiles: Sequence[str]) -> np.ndarray:
    """Return the transport score of ``text`` and each of K molecules, (K,) float32, -1 to 1.

    A text without a single word scores 0; stop words count where there are no others.

    Raises:
        MoleculeError: one of them is no molecule.
    """
    model, config = encoder.model, encoder.config.model
    item = encoder.text_items([text])[0]
    batch = collate_texts([item], pad_id=encoder.tokenizer.pad_id).to(encoder.device)
    told = model.encode_texts(batch).tokens
    # Without a transformer one vector stands for all words.
    tokens = told if model.transformer is None else told[:, batch.content[0]]
    if not smiles or not tokens.shape[1]:
        return np.zeros(len(smiles), np.float32)
    graphs = [featurise(molecule_from_smiles(one)) for one in smiles]
    molecules = collate_molecules(graphs).to(encoder.device)
    seen = model.encode_molecules(molecules)
    motifs, mask = pack_to_rows(seen.motifs, molecules.motif_molecule, len(smiles))
    cost = cosine_cost(tokens.expand(len(smiles), -1, -1), motifs)
    rows = torch.ones(cost.shape[:2], dtype=torch.bool, device=cost.device)
    plan = sinkhorn(
        cost,
        rows,
        mask,
        epsilon=config.transport_epsilon,
        iterations=config.transport_iterations,
    ).plan
    scores: np.ndarray = ((1 - cost) * plan).sum(dim=(1, 2)).float().cpu().numpy()
    return scores
